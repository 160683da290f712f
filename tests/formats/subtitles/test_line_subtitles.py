"""MPL2, TMPlayer and Spruce STL: subtitles of one line each; and what is none of them."""

from __future__ import annotations

import pytest
from transcript_views import shown, texts, warnings

from jamedit.formats.detect import detect
from jamedit.formats.reading import read_data


def test_mpl2_counts_tenths_of_seconds() -> None:
    read = read_data(b"[15][30]/warm|bread\n[40][]again\n[55][60]and on\n", "captions")
    assert [(text, a, b) for _, text, a, b in shown(read)] == [
        ("warm bread", 1500, 3000),
        ("again", 4000, 5500),
        ("and on", 5500, 6000),
    ]


def test_tmplayer_tells_only_when_a_text_begins() -> None:
    read = read_data(b"00:00:01:warm|bread\n00:00:02:\n00:00:10=again\n00:01:00:end\n", "captions")
    assert [(text, a, b) for _, text, a, b in shown(read)] == [
        ("warm bread", 1000, 2000),
        ("again", 10_000, 11_500),
        ("end", 60_000, 61_500),
    ]


@pytest.mark.parametrize("text", ["00:00:01 Ines: warm bread\n00:00:04 yes\n", "[00:00:01] warm\n[00:00:04] bread\n"])
def test_text_with_time_stamps_is_none_of_tmplayers(text: str) -> None:
    assert detect(text).id == "stamped"


def test_spruce_takes_the_smallest_rate_that_fits_and_says_so() -> None:
    read = read_data(b"$FontSize = 30\n//comment\n00:00:01:12 , 00:00:02:00 , warm|^Bbread^B, too\n", "captions.stl")
    assert shown(read) == [("", "warm bread, too", 1480, 2000)]
    assert warnings(read) == ["the file does not say how many frames a second has; its times are taken as 25 a second"]
    faster = read_data(b"00:00:01:12,00:00:02:29,warm\n00:00:03:00,00:00:04:00,bread\n", "captions.stl")
    assert shown(faster)[0][2:] == (1400, 2967)


def test_what_two_formats_call_sub_is_told_apart_by_content() -> None:
    assert read_data(b"{10}{20}warm\n", "a.sub").meta.source_format == "microdvd"
    assert read_data(b"00:00:01.00,00:00:02.00\nwarm\n", "a.sub").meta.source_format == "subviewer"
    assert read_data(b"0:00:01.000,0:00:02.000\nwarm\n", "a.sbv").meta.source_format == "sbv"
    assert texts(read_data(b"[10][20]warm\n", "a.sub")) == ["warm"]
