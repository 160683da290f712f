"""Bytes become text and text becomes bytes: lost bytes are reported, too large files refused."""

from __future__ import annotations

import pytest

from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.text import textio
from jamedit.formats.engine.text.textio import decode, encode
from jamedit.formats.reading import read_data


def broken(text: str) -> str:
    """Return text as it looks when its UTF-8 was read with windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


def test_a_lost_byte_is_reported_with_its_place() -> None:
    data = ("ok\nx " + broken("新闻学").replace("å\xad¦", "å¦")).encode()
    source = decode(data, "talk.txt")
    assert source.text == "ok\nx 新闻å¦"
    assert source.warnings[0].line == 2
    assert "column 3" in source.warnings[0].message
    assert "å¦" in source.warnings[0].message


def test_characters_no_file_can_hold_become_replacement_characters() -> None:
    source = decode(b"a\x00b\n\xed\xa0\x80 \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", "talk.txt")
    assert source.text.startswith("a\ufffdb\n")
    assert [w.line for w in source.warnings] == [2, 2, 2, 1]
    source.text.encode()


def test_a_file_above_the_bound_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textio, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFileError, match=r"talk\.txt is larger than"):
        decode(b"eleven bytes", "talk.txt")


def test_text_that_its_encoding_cannot_hold_is_written_as_utf8() -> None:
    assert encode("é 日", "cp1252") == "é 日".encode()


def test_a_byte_that_a_code_page_does_not_have_comes_back_as_it_was() -> None:
    lines = "".join(f"Zwölf Bücher für die schöne Fläche, Nummer {i}.\n" for i in range(9))
    data = lines.encode("cp1252").replace(b"Nummer 4", b"Num\x81mer 4")
    source = decode(data, "talk.txt")
    assert [(w.line, w.message) for w in source.warnings] == [
        (5, "column 40: a byte that is not cp1252, read as '\\x81'")
    ]
    assert encode(source.text, source.encoding) == data
    assert encode(source.text.replace("Zwölf", "Elf"), source.encoding) == data.replace(b"Zw\xf6lf", b"Elf")
    assert encode(source.text + "日", source.encoding) == f"{source.text}日".encode()


def test_a_stray_byte_in_utf_8_is_said_to_be_written_differently() -> None:
    source = decode("schöne Fläche, ".encode() + b"Caf\xe9\n", "talk.txt")
    assert source.text == "schöne Fläche, Café\n"
    assert [w.message for w in source.warnings] == ["column 19: a byte that is not utf-8, read and written as 'é'"]


def test_a_code_page_that_would_no_longer_be_known_becomes_utf_8() -> None:
    russian = "Мы считаем рыб по звукам. ы".encode("cp1251")
    source = decode(russian, "talk.txt")
    assert source.encoding == "cp1251"
    assert encode(source.text, source.encoding) == russian
    assert encode("plainыtext", source.encoding) == "plainыtext".encode()
    assert encode("plain text", source.encoding) == b"plain text"


def test_utf_16_without_a_mark_that_would_no_longer_be_known_becomes_utf_8() -> None:
    assert encode("a talk", "utf-16-le-bare") == "a talk".encode("utf-16-le")
    assert encode("Мы", "utf-16-le-bare") == "Мы".encode()


def test_a_few_control_characters_are_kept_in_a_text() -> None:
    assert read_data(b"one\x00 two\x07 three\n" * 3, "talk.txt").word_count == 9
