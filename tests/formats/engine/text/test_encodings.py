"""Encodings and their repair: what is right stays, what is broken is mended or told of."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.text import textio
from jamedit.formats.engine.text.encodings import encoding_of, is_binary
from jamedit.formats.engine.text.mojibake import repair
from jamedit.formats.engine.text.textio import decode, encode
from jamedit.formats.reading import read_data


def broken(text: str) -> str:
    """Return text as it looks when its UTF-8 was read with windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


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


@pytest.mark.parametrize(
    "text",
    [
        *("«\xa0C’est désolé…\xa0»", "„Spaß“ – „Ä“", "Åland, Ærø, NÃO", "À\xa0propos", "voilà\xa0!", "20\xa0°C ± 2 µm"),
        *(
            "Привет, мир — да…",
            "中文。日本語、한국어",
            "Ελλάδα «ναι»",
            "“It’s”—he said… ‘no’ • €5",
            "Łódź, gęś, żółw",
            "naïve Ü…",
        ),
        *("“It’s”—he said… ‘no’ • €5", "ß“ É… Š” Ž’", "Joaquín\xa0\xa0", "שלום עולם", "😊👍🏽", "Â", "Ã", "â", "ð"),
    ],
)
def test_right_text_is_never_repaired(text: str) -> None:
    assert repair(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        *("“It’s” — he said… ‘no’", "café à la crème", "日本語、中文。", "Привет", "Ελλάδα", "שלום", "，：？！"),
        *("a 👍 b", "20\xa0°C", "Zażółć gęślą jaźń"),
    ],
)
def test_broken_text_is_repaired(text: str) -> None:
    assert repair(broken(text))[0] == text


@given(
    st.lists(st.sampled_from(["é", "ñ", "ü", "’", "—", "。", "，", "日本", "Привет", "plain", " ", "\n", "x"])).map(
        "".join
    )
)
def test_breaking_and_repairing_gives_the_text_back(text: str) -> None:
    assert repair(broken(text))[0] == text
    assert repair(text)[0] == text


@given(
    st.text(
        st.sampled_from([*map(chr, range(0xA0, 0x100)), *"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", *"\x80\x8f ab\n"]), max_size=60
    )
)
@example("Ã" * 300 + "©")
@example("Â" * 300 + "\xa0")
def test_what_was_repaired_is_never_repaired_once_more(text: str) -> None:
    fixed = repair(text)[0]
    assert repair(fixed) == (fixed, [])


def test_repairs_are_run_by_run_in_a_mixed_line() -> None:
    fixed, repairs = repair("right é, " + broken("wrong é") + ", «désolé…\xa0»")
    assert fixed == "right é, wrong é, «désolé…\xa0»"
    assert [(r.line, r.column, r.wrong, r.right) for r in repairs] == [(1, 16, "Ã©", "é")]


def test_a_lost_byte_is_told_of_with_its_place() -> None:
    data = ("ok\nx " + broken("新闻学").replace("å\xad¦", "å¦")).encode()
    source = decode(data, "talk.txt")
    assert source.text == "ok\nx 新闻å¦"
    assert source.warnings[0].line == 2
    assert "column 3" in source.warnings[0].message
    assert "å¦" in source.warnings[0].message


def test_alike_repairs_are_told_once_with_their_count() -> None:
    source = decode(broken("a。 b。\nc。 é").encode(), "talk.txt")
    assert [w.line for w in source.warnings] == [1, 2]
    assert "3 times" in source.warnings[0].message


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


def test_an_unsure_run_is_left_alone_where_the_rest_is_right() -> None:
    assert repair("CAFÉ… schön für öfter, " + broken("é"))[0] == "CAFÉ… schön für öfter, é"


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
def test_encodings_are_told_by_statistics_in_short_and_in_long_files(encoding: str, text: str) -> None:
    body = text.removeprefix("\ufeff")
    mark = text[: len(text) - len(body)]
    captions = "".join(f"{i}\r\n00:00:{i:02d},000 --> 00:00:{i:02d},900\r\n{body}\r\n\r\n" for i in range(1, 40))
    for whole in (text, mark + captions):
        data = whole.encode(encoding)
        source = decode(data, "talk")
        assert source.encoding == encoding
        assert source.text == whole.removeprefix("\ufeff").replace("\r\n", "\n")
        assert encode(source.text, source.encoding, source.newline) == data


def test_the_encoding_of_a_large_file_is_told_from_a_part_of_it() -> None:
    data = ("wir schön für öfter, " * 60 + "\n").encode("cp1252") * 4_000
    start = time.process_time()
    assert encoding_of(data) == "cp1252"
    assert time.process_time() - start < 0.2  # ten times what it takes


@pytest.mark.parametrize(
    "text", ["“It’s” — yes", "Straße", "Ärger", "Übung", "łódź", "řeka", "đường phố Việt Nam", "日本語", "ñ"]
)
def test_text_broken_twice_or_with_latin_1_is_repaired(text: str) -> None:
    assert repair(broken(broken(text)))[0] == text
    assert repair(text.encode().decode("latin-1"))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Le café est à gauche, l’été dernier ; « ça va ? » — voilà…",
        "Über Äpfel und Öl: „Straße“ – größer, schöner…",
        "Příliš žluťoučký kůň úpěl ďábelské ódy.",
        "Zażółć gęślą jaźń — «już»…",
        "Đường phố Việt Nam rất đẹp. Tôi đã ăn phở ở đó.",
        "彼は「パン」と言った。５０％です。",
        "AMANHÃ… “AMANHÃ” NÃO É – À ESQUERDA",
        "«está»… «está», «á» á» º",
        "Mojibake: UTF-8 read as Latin-1 turns é into Ã© and ’ into â€™.",
        "In the wrong encoding, café shows up as cafÃ©.",
        "Unicode says:\n“Ã¼”\nis not what you want.",
    ],
)
def test_right_sentences_and_texts_about_mojibake_are_left_alone(text: str) -> None:
    assert repair(text) == (text, [])


def test_a_broken_text_about_encodings_is_repaired_all_the_same() -> None:
    text = "We’ll talk of UTF-8 — it’s easy.\n" + "“So” it’s, that’s, don’t — é.\n" * 6 + "An encoding — yes.\n"
    assert repair(broken(text))[0] == text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"\x7fELF" + bytes(range(24)) * 50, b"\x89PNG\r\n\x1a\n" + bytes(40)],
    ids=["noise", "program", "picture"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^odd\.txt is no transcript but a recording, an archive or"):
        read_data(data, "odd.txt")


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16", "utf-8", "cp1251", "shift_jis"])
def test_text_in_any_encoding_is_no_binary(encoding: str) -> None:
    text = "Мост через реку построен давно.\n" * 40
    if encoding == "shift_jis":
        text = "橋の話をします。\n" * 40
    assert not is_binary(text.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + text.encode(encoding))


def test_a_few_control_characters_are_kept_in_a_text() -> None:
    assert read_data(b"one\x00 two\x07 three\n" * 3, "talk.txt").word_count == 9
