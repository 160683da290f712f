"""CHAT: participants, bullets, words said twice, codes, what explains a line, times of single words."""

from __future__ import annotations

import pytest
from transcript_views import said, shown, spans, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.annotation.chat_text import readable
from jamedit.formats.reading import read_data

HEAD = "@UTF8\n@Begin\n@Languages:\tnld, eng\n@Participants:\tINV Ines_K Investigator, MOT Mother, FAT Ines_K Father\n"


def opened(body: str) -> Transcript:
    return read_data(f"{HEAD}{body}@End\n".encode(), "talk")


def test_participants_have_names_and_two_alike_their_codes() -> None:
    read = opened("*INV:\tone .\n*MOT:\ttwo .\n*FAT:\tthree .\n*XYZ:\tfour .\n")
    assert [who for who, _ in said(read)] == ["Ines K (INV)", "Mother", "Ines K (FAT)", "XYZ"]
    assert read.meta.language == "nld"


def test_bullets_are_times_also_in_the_middle_of_a_line_and_of_the_old_kind() -> None:
    read = opened('*MOT:\tone \x15100_200\x15 two . \x15250_400\x15\n*INV:\tthree . \x15%snd:"talk"_500_700\x15\n')
    assert [c[1:] for c in shown(read)] == [("one", 100, 200), ("two.", 250, 400), ("three.", 500, 700)]


def test_a_line_goes_on_behind_a_tab() -> None:
    assert said(opened("*MOT:\tone two\n\tthree . \x15100_200\x15\n")) == [("Mother", "one two three.")]


def test_lines_that_explain_are_no_text_and_are_told() -> None:
    read = opened("*MOT:\tone .\n%mor:\tnum|one .\n%gra:\t1|0|ROOT\n*MOT:\ttwo .\n%mor:\tnum|two .\n")
    assert texts(read) == ["one.", "two."]
    assert warnings(read) == ["3 lines of %mor, %gra explain what was said and are not read as text"]


def test_times_of_words_are_taken_from_their_own_line() -> None:
    read = opened(
        "*MOT:\tso one , two . \x15100_900\x15\n%wor:\tso \x15100_250\x15 one \x15300_450\x15 two \x15600_880\x15 .\n"
    )
    assert texts(read) == ["so", "one,", "two."]
    assert spans(read) == [(100, 250), (300, 450), (600, 880)]


def test_gems_open_sections() -> None:
    read = opened("@Bg:\tsoup\n*MOT:\tone .\n@Eg:\tsoup\n@G:\tbread\n*MOT:\ttwo .\n")
    assert [s.title for s in read.sections] == ["soup", "bread"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<the dog> [//] the cat [*] ran .", "the dog the cat ran."),
        ("I [/] I &-um want [: wanted] it !", "I I um want it!"),
        ("&=laughs yes [=! whispering] no ?", "[laughs] yes [whispering] no?"),
        ("(be)cause it (i)s hel(lo) .", "because it is hello."),
        ("dada@b and gumma@c:x .", "dada and gumma."),
        ("New_York ice+cream .", "New York ice cream."),
        ("well (.) and (1.5) so +...", "well and so…"),
        ("+< but then +/.", "but then–"),
        ("you did +//?", "you did–?"),
        ('&+fr &fri Friday +" .', "fr- fri- Friday."),
        ("no:: way ↑ xxx [>] .", "no way xxx."),
        ("0 [=! nods] .", "[nods]."),
        ("well ‡ that's it [+ bch] .", "well, that's it."),
        ("0 .", ""),
    ],
)
def test_codes_go_and_words_stay(raw: str, text: str) -> None:
    assert readable(raw) == text


def test_a_long_transcript_full_of_bullets_is_no_recording() -> None:
    read = opened("".join(f"*MOT:\tyes . \x15{i}00_{i}50\x15\n" for i in range(200)))
    assert len(texts(read)) == 200
