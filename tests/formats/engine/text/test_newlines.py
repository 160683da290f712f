"""Files whose lines do not all end alike come back as they were, and edited ones but for what was edited."""

from __future__ import annotations

import pytest
from rough_changes import retyped

from jamedit.formats.engine.text.newlines import newline_of, with_newlines
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

FILES = {
    "a break inside a cell": ("talk.csv", b'start,end,text\n1.0,2.0,"Early frost\r\non the hills"\n3.0,4.0,and snow\n'),
    "the last line": (
        "talk.srt",
        b"1\r00:00:01,000 --> 00:00:02,000\rEarly frost\r\r2\r00:00:03,000 --> 00:00:04,000\rsnow\r\n",
    ),
    "two files in one": ("talk.txt", b"Early frost.\r\n\r\nLate frost.\r\n\r\nSnow.\n\nThaw.\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_two_kinds_of_newlines_comes_back(name: str) -> None:
    file, data = FILES[name]
    transcript = read_data(data, file)
    assert render(transcript, transcript.meta.source_format) == data
    edited = retyped(transcript, 0, "Hard")
    assert render(edited, transcript.meta.source_format) == data.replace(b"Early", b"Hard")


def test_endings_are_found_again_when_lines_come_or_go() -> None:
    newline, others, kept = newline_of("one\ntwo\nthree\r\nfour\n")
    assert (others, kept) == (1, True)
    assert with_newlines("new\none\ntwo\nthree\nfour\n", newline) == "new\none\ntwo\nthree\r\nfour\n"
    assert with_newlines("one\ntwo\nfour\n", newline) == "one\ntwo\nfour\n"
