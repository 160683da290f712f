"""Marks around words stay when the words change."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jamedit.formats.annotation import eaf_read
from jamedit.formats.engine.inline_markup import placed_words, retyped, words_in
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.subtitles import ttml_read
from jamedit.formats.writing import render

MARKS = re.compile(r"</?(?:i|b|c|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}|(?P<entity>&\w+;)")


def changed(raw: str, new: str) -> str:
    return retyped(raw, placed_words(raw, MARKS), new.split(), escape=True)


@pytest.mark.parametrize(
    ("raw", "new", "expected"),
    [
        ("we <i>really like it</i> now", "really like it now", "<i>really like it</i> now"),
        ("we <i>really like it</i> now", "we like it now", "we <i>like it</i> now"),
        ("we <i>really like it</i> now", "we really like now", "we <i>really like</i> now"),
        ("we <i>really</i> like it", "we like it", "we like it"),
        ("<i>we like</i> it", "we love them", "<i>we love</i> them"),
        ("<i>we like</i> it", "we adore", "<i>we adore</i>"),
        ("<c.yellow>we like</c> it", "we adore", "<c.yellow>we adore</c>"),
        ('<font color="red">so we like</font> it now', "so it now", '<font color="red">so</font> it now'),
        ("one <00:00:01.500>um two", "one two", "one <00:00:01.500>two"),
        ("um <i>hello there</i>", "hello there", "<i>hello there</i>"),
        ("<i>hello there</i> um", "hello there", "<i>hello there</i>"),
        ("{\\an8}um hello", "hello", "{\\an8}hello"),
        ("a <b><i>um</i></b> c", "a c", "a c"),
        ("a pie\ntorch c", "a PyTorch c", "a PyTorch\nc"),
        ("a w<i>or</i>d c", "a sword c", "a sword c"),
        ("a w<i>ord c</i>", "a sword c", "a sword<i> c</i>"),
        ("<i>a</i> b", "x & a b", "<i>x &amp; a</i> b"),
    ],
)
def test_marks_stay_around_a_changed_word(raw: str, new: str, expected: str) -> None:
    assert changed(raw, new) == expected


@example(parts=["a", "a", "</i>", "</i>"], new=["a"])
@given(
    parts=st.lists(st.sampled_from(["a", "b", "c", "<i>", "</i>", "<b>", "</b>", "<00:01.000>", " ", "\n", "&amp;"])),
    new=st.lists(st.sampled_from(["a", "b", "c", "d", "&"]), min_size=1),
)
def test_words_become_the_new_ones_and_no_lone_mark_goes(parts: list[str], new: list[str]) -> None:
    raw = " ".join(parts)
    text = changed(raw, " ".join(new))
    words = [w.text for w in placed_words(text, MARKS)]
    assert words == new or not placed_words(raw, MARKS)
    for mark in ("<i>", "<b>"):
        assert raw.count(mark) - text.count(mark) == raw.count(f"</{mark[1:]}") - text.count(f"</{mark[1:]}")
    assert raw.count("<00:01.000>") == text.count("<00:01.000>")


def test_a_hidden_word_takes_no_mark_along() -> None:
    source = "1\n00:00:01,000 --> 00:00:02,000\num <i>hello there</i>\n"
    transcript = read_data(source.encode(), "talk.srt")
    paragraph = transcript.paragraphs[0]
    words = (replace(paragraph.words[0], hidden=True), *paragraph.words[1:])
    hidden = transcript.splice(0, 1, [replace(paragraph, words=words)])
    clean = render(hidden, "srt", WriteOptions(layer="clean")).decode()
    assert clean == source.replace("um ", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("so so\nso", "NEW so so", "NEW so\nso"),
        ("so\nso so", "so so NEW", "so\nso NEW"),
        ("a b\nc d", "b c d", "b\nc d"),
        ("a b\nc d", "x b c y", "x b\nc y"),
    ],
)
def test_equal_words_around_a_changed_one_stay_on_their_lines(old: str, new: str, expected: str) -> None:
    assert retyped(old, placed_words(old), new.split()) == expected


def test_a_long_caption_is_retyped_in_a_moment() -> None:
    old = " ".join(["so", "it"] * 20_000)
    new = ["it", *["so", "it", "is"] * 20_000]
    start = time.process_time()
    assert retyped(old, placed_words(old), new).split() == new
    assert time.process_time() - start < 5


@given(
    st.lists(st.sampled_from([*"ab<>&;/ \n\xa0\x1c", "<i>", "</i>", "<br/>", "<BR>", "&amp;", "&amp;#39;", "&#233;"]))
)
def test_words_without_places_are_those_with_places(pieces: list[str]) -> None:
    raw = "".join(pieces)
    for marks in (ttml_read.MARKS, eaf_read.MARKS, MARKS):
        assert words_in(raw, marks) == [word.text for word in placed_words(raw, marks)]
