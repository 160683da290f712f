"""What a pattern finds and how a template is filled."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.panels.find.pattern import Pattern, TooHardError, Wanted

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def places(text, wanted):
    found = Pattern(wanted).find(text)
    return [text[a:b] for a, b in zip(found[::2], found[1::2], strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The the other", Wanted("the"), ["The", "the", "the"]),
        ("The the other", Wanted("the", match_case=True), ["the", "the"]),
        ("The the other", Wanted("the", whole_words=True), ["The", "the"]),
        ("a.b acb", Wanted("a.b"), ["a.b"]),
        ("a.b acb", Wanted("a.b", regular=True), ["a.b", "acb"]),
        ("été Été", Wanted("été", whole_words=True), ["été", "Été"]),
        ("a 🙂 b 🙂🙂 c", Wanted("🙂"), ["🙂", "🙂", "🙂"]),
        ("one two", Wanted("x*", regular=True), []),
        ("one two", Wanted("x*|o", regular=True), ["o", "o"]),
        (r"a\E(b", Wanted(r"\E("), [r"\E("]),
    ],
)
def test_a_pattern_finds(text, wanted, found):
    assert places(text, wanted) == found


@given(st.text("ab🙂é ", max_size=30), st.text("ab🙂é ", min_size=1, max_size=2))
def test_plain_text_is_found_where_python_finds_it(text, needle):
    found = Pattern(Wanted(needle, match_case=True)).find(text)
    assert list(zip(found[::2], found[1::2], strict=True)) == [m.span() for m in re.finditer(re.escape(needle), text)]


@pytest.mark.parametrize(
    ("wanted", "template", "after"),
    [
        (Wanted("two"), r"\1 $", r"one \1 $ three"),
        (Wanted(r"(\w+) (\w+)", regular=True), r"\2 \1", "two one three"),
        (Wanted(r"(t)wo", regular=True), "$1$$", "one t$ three"),
        (Wanted(r"two", regular=True), r"\\", r"one \ three"),
    ],
)
def test_a_template_is_filled(wanted, template, after):
    text = "one two three"
    for start, end, new in reversed(Pattern(wanted).replaced(text, template)):
        text = text[:start] + new + text[end:]
    assert text == after


def test_a_slow_regular_expression_is_given_up_soon():
    start = time.perf_counter()
    with pytest.raises(TooHardError):
        Pattern(Wanted(r"(a+)+$", regular=True)).find("x" + "a" * 40 + "b")
    assert time.perf_counter() - start < 2
