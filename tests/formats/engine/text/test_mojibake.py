"""Text that was decoded wrongly is repaired, and right text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jamedit.formats.engine.text.mojibake import repair
from jamedit.formats.engine.text.textio import decode
from jamedit.formats.reading import read_data


def broken(text: str) -> str:
    """Return text as it looks when its UTF-8 was read with windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


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


def test_similar_repairs_are_reported_once_with_their_count() -> None:
    source = decode(broken("a。 b。\nc。 é").encode(), "talk.txt")
    assert [w.line for w in source.warnings] == [1, 2]
    assert "3 times" in source.warnings[0].message


def test_an_unsure_run_is_left_alone_where_the_rest_is_right() -> None:
    assert repair("CAFÉ… schön für öfter, " + broken("é"))[0] == "CAFÉ… schön für öfter, é"


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


def test_two_characters_that_may_be_meant_stay_beside_what_is_repaired() -> None:
    data = "See Ü§ 7 and the für of Müller\n".encode("cp1252") + "＃ Lied ＃\n".encode()
    read = read_data(data, "talk.txt")
    assert read.meta.encoding == "cp1252"
    assert [w.text for w in read.words()] == ["See", "Ü§", "7", "and", "the", "für", "of", "Müller", "＃", "Lied", "＃"]
