"""SubViewer: both versions, with and without a head."""

from __future__ import annotations

from transcript_views import shown, warnings

from jamedit.formats.reading import read_data


def test_version_two_has_its_times_above_the_text() -> None:
    text = (
        "[INFORMATION]\n[TITLE]Oven talk\n[AUTHOR]me\n[DELAY]0\n[CD TRACK]0\n[COMMENT]\n[END INFORMATION]\n[SUBTITLE]\n"
        "[COLF]&HFFFFFF,[STYLE]bd,[SIZE]18,[FONT]Arial\n\n"
        "00:00:01.50,00:00:02.75\nwarm[br]bread\n\n00:01:03.00,00:01:04.00\nagain\nand again\n"
    )
    read = read_data(text.encode(), "captions")
    assert shown(read) == [("", "warm bread", 1500, 2750), ("", "again and again", 63_000, 64_000)]
    assert read.meta.title == "Oven talk"
    assert warnings(read) == []


def test_version_one_has_a_time_above_each_text_and_each_gap() -> None:
    text = (
        "[TITLE]\nOven talk\n[AUTHOR]\nme\n[SOURCE]\n\n[PRG]\n[FILEPATH]\n[DELAY]\n0\n[CD TRACK]\n0\n[BEGIN]\n"
        "******** START SCRIPT ********\n[00:00:01]\nwarm|bread\n[00:00:04]\n\n[00:00:06]\nagain\n[00:00:07]\n\n"
        "[END]\n******** END SCRIPT ********\n"
    )
    read = read_data(text.encode(), "captions")
    assert shown(read) == [("", "warm bread", 1000, 4000), ("", "again", 6000, 7000)]
    assert warnings(read) == []


def test_breaks_in_brackets_tell_it_from_sbv_where_there_is_no_head() -> None:
    read = read_data(b"00:00:01.00,00:00:02.00\nwarm[br]bread\n", "captions.txt")
    assert read.meta.source_format == "subviewer"
    assert [text for _, text, *_ in shown(read)] == ["warm bread"]


def test_text_before_the_first_time_is_kept() -> None:
    read = read_data(b"[SUBTITLE]\nadrift\n00:00:01.00,00:00:02.00\nwarm\n", "captions.sub")
    assert [text for _, text, *_ in shown(read)] == ["adrift", "warm"]
    assert warnings(read) == ["text before the first time, kept as text"]
