"""What a pattern finds and how a template is filled."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.panels.find.folding import folded
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


E, E_IN_TWO = "\u00e9", "e\u0301"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        (f"caf{E} caf{E_IN_TWO} cafe", Wanted(f"caf{E}"), [f"caf{E}", f"caf{E_IN_TWO}"]),
        (f"caf{E} caf{E_IN_TWO} cafe", Wanted(f"caf{E_IN_TWO}"), [f"caf{E}", f"caf{E_IN_TWO}"]),
        (f"caf{E_IN_TWO}s caf{E_IN_TWO}", Wanted("cafe"), []),
        (f"CAF{E_IN_TWO.upper()}", Wanted(f"caf{E}", whole_words=True), [f"CAF{E_IN_TWO.upper()}"]),
        (f"caf{E_IN_TWO} caf{E}", Wanted(r"caf\w\b", regular=True), [f"caf{E_IN_TWO}", f"caf{E}"]),
        ("\u1112\u1161\u11ab글 \ud55c글", Wanted("\ud55c글"), ["\u1112\u1161\u11ab글", "\ud55c글"]),
        ("it’s it's itʼs", Wanted("it's"), ["it’s", "it's", "itʼs"]),
        ("it’s it's", Wanted("it’s", match_case=True), ["it’s", "it's"]),
        ("it’s it's", Wanted("it's", regular=True), ["it's"]),
        ('“so” "so" „so“', Wanted('"so"'), ["“so”", '"so"', "„so“"]),
        ("10\u00a0km 10\u202fkm 10 km", Wanted("10 km"), ["10\u00a0km", "10\u202fkm", "10 km"]),
        ("Straße STRASSE", Wanted("strasse"), ["Straße", "STRASSE"]),
        ("Maß", Wanted("mas"), []),
        ("co\u00adoperate \ufeffcooperate", Wanted("cooperate"), ["co\u00adoperate", "cooperate"]),
        ("co\u00adoperate", Wanted("\u00ad"), ["\u00ad"]),
        ("well\u2011known", Wanted("well-known"), ["well\u2011known"]),
        (f"🙂 {E_IN_TWO} 🙂 {E}", Wanted(f"🙂 {E}"), [f"🙂 {E_IN_TWO}", f"🙂 {E}"]),
    ],
)
def test_what_looks_the_same_is_found_at_its_place(text, wanted, found):
    assert places(text, wanted) == found


@given(
    st.text("aeEsSß'’ é\u0301\u0323\u00a0\u00adİ🙂", max_size=24), st.text("aeEsSß'’ é\u0301İ", min_size=1, max_size=3)
)
def test_every_place_found_reads_as_what_is_looked_for(text, needle):
    wanted = Wanted(needle)
    found = Pattern(wanted).find(text)
    assert list(found) == sorted(found)
    for part in places(text, wanted):
        assert folded(part, case=False).text == folded(needle, case=False).text


def test_a_long_run_of_marks_is_no_more_work_than_other_text():
    start = time.process_time()
    Pattern(Wanted("x")).find("q" + "\u0301\u0325" * 100_000)
    assert time.process_time() - start < 2


def test_a_slow_regular_expression_is_given_up_soon():
    start = time.perf_counter()
    with pytest.raises(TooHardError):
        Pattern(Wanted(r"(a+)+$", regular=True)).find("x" + "a" * 40 + "b")
    assert time.perf_counter() - start < 2
