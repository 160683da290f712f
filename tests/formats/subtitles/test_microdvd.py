"""MicroDVD: frames, the rate that a file gives or not, line breaks and codes."""

from __future__ import annotations

import pytest
from transcript_views import shown, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data


def opened(text: str) -> Transcript:
    return read_data(text.encode(), "captions.sub")


@pytest.mark.parametrize(
    ("head", "rate"),
    [("{1}{1}23.976\n", 23.976), ("{0}{0}29,97\n", 29.97), ("{DEFAULT}{}{C:$00ff}\n{1}{1}50 fps\n", 50)],
)
def test_the_first_line_gives_the_rate(head: str, rate: float) -> None:
    read = opened(f"{head}{{240}}{{480}}warm bread\n")
    assert shown(read) == [("", "warm bread", round(240_000 / rate), round(480_000 / rate))]
    assert warnings(read) == []


def test_without_a_rate_times_are_taken_as_25_a_second_and_that_is_told() -> None:
    read = opened("{25}{50}warm bread\n")
    assert shown(read) == [("", "warm bread", 1000, 2000)]
    assert warnings(read) == ["the file does not say how many frames a second has; its times are taken as 25 a second"]


def test_bars_break_lines_and_codes_are_no_text() -> None:
    read = opened("{1}{1}25\n{25}{50}{Y:i}{c:$0000ff}warm|{y:b}bread|/slanted|<i>html</i>\n")
    assert [c.source.text for c in read.paragraphs[0].cues if c.source] == ["warm\nbread\nslanted\nhtml"]


def test_a_caption_without_an_end_stays_until_the_next() -> None:
    assert [c[2:] for c in shown(opened("{1}{1}25\n{25}{}warm\n{100}{125}bread\n"))] == [(1000, 4000), (4000, 5000)]


def test_a_line_without_frames_is_kept_and_told() -> None:
    read = opened("{1}{1}25\n{25}{50}warm\nbread\n{75}{100}again\nand again\n{125}{150}later\n")
    assert [text for _, text, *_ in shown(read)] == ["warm", "bread", "again", "and again", "later"]
    assert warnings(read) == ["a line without a time is kept as text, as are 1 more"]
