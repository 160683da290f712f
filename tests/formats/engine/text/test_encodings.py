"""The encoding of a file is found and kept, or the file is refused."""

from __future__ import annotations

import time

import pytest

from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.text.encodings import encoding_of, is_binary
from jamedit.formats.engine.text.textio import decode, encode
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


@pytest.mark.parametrize(
    ("data", "text", "encoding", "newline"),
    [
        (b"plain\n", "plain\n", "utf-8", "\n"),
        ("\ufeffmark\r\n".encode(), "mark\n", "utf-8-sig", "\r\n"),
        ("ärger\n".encode("utf-16"), "ärger\n", "utf-16-le", "\n"),
        (b"\xfe\xff" + "ärger".encode("utf-16-be"), "ärger", "utf-16-be", "\n"),
        ("no mark here".encode("utf-16-le"), "no mark here", "utf-16-le-bare", "\n"),
        ("caf\xe9 “cr\xe8me”\r".encode("cp1252"), "café “crème”\n", "cp1252", "\r"),
        ("Сегодня говорим о хлебе".encode("cp1251"), "Сегодня говорим о хлебе", "cp1251", "\n"),
        ("Dziś mówię o życiu i miłości".encode("cp1250"), "Dziś mówię o życiu i miłości", "cp1250", "\n"),
    ],
)
def test_encoding_is_found_and_kept(data: bytes, text: str, encoding: str, newline: str) -> None:
    source = decode(data, "talk.txt")
    assert (source.text, source.encoding, source.newline, source.warnings) == (text, encoding, newline, ())
    assert encode(source.text, source.encoding, source.newline) == data


SAMPLES = {
    "cp1251": ["Сегодня говорим о хлебе", "Привет, мир!", "Мука, вода, соль и время: вот и всё, что нужно."],
    "koi8-r": ["Сегодня говорим о хлебе", "Привет, мир!", "Мука, вода, соль и время: вот и всё, что нужно."],
    "cp1252": [
        *("café crème", "Über den Öfen schön, Straße", "«\xa0C’est désolé…\xa0»", "El niño comió piñas en la montaña"),
        *("Não há pão na padaria", "På øya er det blåbær", "très élève", "“It’s” — he said… ‘no’", "20 °C ± 2 µm"),
    ],
    "cp1250": [
        *("Dziś mówię o życiu i miłości", "Příliš žluťoučký kůň", "říkám, že", "Árvíztűrő tükörfúrógép", "Łódź"),
        "Dobrý večer, dnes budeme péct chléb",
    ],
    "cp932": ["今日はパンについて話します。", "こんにちは", "パンを焼くには時間がかかります。"],
    "euc_jp": ["今日はパンについて話します。", "パンを焼くには時間がかかります。"],
    "gb18030": ["今天我们谈谈面包。", "你好，世界", "面包需要时间，也需要耐心。"],
    "cp950": ["今天我們談談麵包。", "你好，世界", "麵包需要時間，也需要耐心。"],
    "cp949": ["오늘은 빵에 대해 이야기합니다.", "안녕하세요", "빵을 굽는 데는 시간이 걸립니다."],
    "utf-32-le": ["\ufeffärger", "\ufeffplain"],
    "utf-32-be": ["\ufeffärger"],
    "utf-16-be": ["\ufeffno mark"],
}


@pytest.mark.parametrize(("encoding", "text"), [(e, t) for e, texts in SAMPLES.items() for t in texts])
def test_encodings_are_recognised_by_statistics_in_short_and_in_long_files(encoding: str, text: str) -> None:
    body = text.removeprefix("\ufeff")
    mark = text[: len(text) - len(body)]
    captions = "".join(f"{i}\r\n00:00:{i:02d},000 --> 00:00:{i:02d},900\r\n{body}\r\n\r\n" for i in range(1, 40))
    for whole in (text, mark + captions):
        data = whole.encode(encoding)
        source = decode(data, "talk")
        assert source.encoding == encoding
        assert source.text == whole.removeprefix("\ufeff").replace("\r\n", "\n")
        assert encode(source.text, source.encoding, source.newline) == data


def test_the_encoding_of_a_large_file_is_recognised_by_a_part_of_it() -> None:
    data = ("wir schön für öfter, " * 60 + "\n").encode("cp1252") * 4_000
    start = time.process_time()
    assert encoding_of(data) == "cp1252"
    assert time.process_time() - start < 0.2  # ten times what it takes


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"\x7fELF" + bytes(range(24)) * 50, b"\x89PNG\r\n\x1a\n" + bytes(40)],
    ids=["noise", "program", "picture"],
)
def test_what_is_not_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^odd\.txt is not a transcript but a recording, an archive or"):
        read_data(data, "odd.txt")


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16", "utf-8", "cp1251", "shift_jis"])
def test_text_in_any_encoding_is_not_binary(encoding: str) -> None:
    text = "Мост через реку построен давно.\n" * 40
    if encoding == "shift_jis":
        text = "橋の話をします。\n" * 40
    assert not is_binary(text.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + text.encode(encoding))


def test_bytes_that_are_no_utf_32_are_never_dropped() -> None:
    data = "<p>so it is</p>\n".encode("utf-32-be")
    assert read_data(data, "talk").meta.encoding == "utf-32-be-bare"
    broken = data[:9] + b"\xff" + data[10:]
    with pytest.raises(UnreadableFileError, match=r"talk\.html is not a transcript"):
        read_data(broken, "talk.html")
    marked = read_data("\ufeff".encode("utf-32-be") + broken, "talk.txt")
    assert any("UTF-32" in w.message for w in marked.meta.warnings)


def test_a_character_in_its_second_code_is_reported() -> None:
    usual = "今天我們來談談語言和聲音的關係。\n大家都知道電腦可以聽懂人說的話。\n" * 5 + "═" * 3 + "\n"
    data = usual.encode("cp950")
    assert read_data(data, "talk.txt").meta.warnings == ()
    other = data.replace("═".encode("cp950"), b"\xf9\xf9")
    transcript = read_data(other, "talk.txt")
    assert [w.text for w in transcript.words()] == usual.split()
    assert "two codes" in transcript.meta.warnings[0].message
    assert render(transcript, "txt") == data
