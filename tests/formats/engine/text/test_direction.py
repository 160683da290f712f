"""Control characters around lines that run from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.formats.engine.text.direction import marked, without_marks
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

HEBREW = "1\n00:00:01,000 --> 00:00:03,000\nהלחם טרי היום.\n<i>ומחר?</i>\n\n2\n00:00:04,000 --> 00:00:05,000\nGood.\n"


def test_each_line_from_right_to_left_gets_its_marks() -> None:
    source = read_data(HEBREW.encode(), "bread.srt")
    lines = render(source, "srt", WriteOptions(direction_marks="add")).decode().split("\n")
    assert lines[2] == "\u202bהלחם טרי היום.\u202c"
    assert lines[3] == "<i>\u202bומחר?\u202c</i>"
    assert lines[7] == "Good."


def test_marks_are_not_added_twice_and_go_again() -> None:
    once = marked(HEBREW, "add")
    assert marked(once, "add") == once
    assert marked(once, "remove") == HEBREW
    assert marked(once, "keep") == once


@pytest.mark.parametrize("target", ["srt", "vtt", "ass", "ttml", "sbv", "lrc"])
def test_marks_change_no_word_and_no_time(target: str) -> None:
    source = read_data(HEBREW.encode(), "bread.srt")
    plain, with_marks = (render(source, target, WriteOptions(direction_marks=m)) for m in ("keep", "add"))
    assert with_marks.decode().count("\u202b") == with_marks.decode().count("\u202c") > 0
    assert without_marks(with_marks.decode()) == plain.decode()


@given(st.text("אבgo. <i>\\N{}\n\u200f\u202b,"))
def test_only_marks_are_added(content: str) -> None:
    assert without_marks(marked(content, "add")) == without_marks(content)
