"""Code pages of many languages are told from a few captions; a wrong guess is never certain."""

from __future__ import annotations

import pytest
from encoded_texts import all_pairs, captions

from jamedit.errors import UsageError
from jamedit.formats.engine.text.encodings import candidates, encoding_of, is_certain
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

PAIRS = list(all_pairs())


@pytest.mark.parametrize("count", [4, 8, 30])
@pytest.mark.parametrize(("language", "page"), PAIRS, ids=lambda x: x)
def test_captions_are_read_in_the_encoding_they_were_written_in(language: str, page: str, count: int) -> None:
    text = captions(language, page, count)
    data = text.encode(page)
    assert data.decode(encoding_of(data)) == text
    transcript = read_data(data, "talk.srt")
    assert transcript.meta.warnings == ()
    assert render(transcript, "srt") == data


@pytest.mark.parametrize("count", [1, 2, 8])
def test_no_wrong_guess_is_certain(count: int) -> None:
    for language, page in PAIRS:
        text = captions(language, page, count)
        data = text.encode(page)
        if data.decode(encoding_of(data), "replace") != text:
            assert not is_certain(data), (language, page)
            assert text in [data.decode(code, "replace") for code in candidates(data)]


@pytest.mark.parametrize("line", ["Ça coûte 5 €, déjà.", "Le cœur bat vite.", "Un œuf à la coque."])
def test_the_euro_and_the_french_oe_are_read_where_only_iso_8859_15_has_them(line: str) -> None:
    assert read_data(line.encode("iso8859-15"), "talk.txt", "txt").meta.encoding == "iso8859-15"
    assert read_data(line.encode("cp1252"), "talk.txt", "txt").paragraphs[0].text == line


@pytest.mark.parametrize("line", ["La moitié : ½ tasse, déjà.", "Ana: Olé. ¤<1900>", "1½in of snow, señor"])
def test_characters_that_make_sense_in_windows_1252_stay(line: str) -> None:
    assert read_data(line.encode("cp1252"), "talk.txt", "txt").meta.encoding == "cp1252"


def test_a_wrong_guess_is_said_to_be_one_where_words_look_wrong() -> None:
    data = captions("ro", "mac_romanian", 30).encode("mac_romanian")  # a page that is not among those looked for
    (warning,) = read_data(data, "talk.srt").meta.warnings
    assert warning.message.startswith("the encoding is a guess (")
    assert not is_certain(data)
    assert read_data(data, "talk.srt", encoding="mac-romanian").meta.warnings == ()


def test_what_is_written_in_unicode_or_ascii_is_certain() -> None:
    for data in (b"plain", "ärger".encode(), "\ufeffärger".encode("utf-16-le"), b"\xef\xbb\xbfx"):
        assert is_certain(data)
        assert len(candidates(data)) == 1


def test_an_encoding_that_is_named_counts_and_is_written_again() -> None:
    data = captions("ru", "koi8-r").encode("koi8-r")
    read = read_data(data, "talk.srt", encoding="cp1251")
    assert read.meta.encoding == "cp1251"
    assert render(read, "srt") == data
    assert next(read.words()).text != next(read_data(data, "talk.srt").words()).text


@pytest.mark.parametrize("name", ["nonsense", "base64", "rot13", "\0", "x" * 300])
def test_an_encoding_that_there_is_not_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UsageError, match=r"^There is no encoding .*utf-8"):
        read_data(b"bread", "talk.txt", encoding=name)


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-32", "cp1252", "shift_jis"])
def test_any_encoding_reads_any_bytes(name: str) -> None:
    data = bytes(range(32, 256)) + b"\n"
    assert read_data(data, "talk.txt", "txt", name).meta.source_format == "txt"
