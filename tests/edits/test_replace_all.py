"""What replacing all does to text, words and times."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import texts, transcript, transcripts

from jamedit.document import Change
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.errors import StaleEditError


def found(p, needle: str, text: str) -> tuple[Replacement, ...]:
    starts = [i for i in range(len(p.text)) if p.text.startswith(needle, i)]
    return tuple(Replacement(p.id, i, i + len(needle), needle, text) for i in starts)


@pytest.mark.parametrize(
    ("text", "needle", "by", "wanted"),
    [
        ("one two three", "two", "2", "one 2 three"),
        ("one two three", "o", "0", "0ne tw0 three"),
        ("one two three", " ", "", "onetwothree"),
        ("one two three", "one two three", "", ""),
        ("one two three", "two ", "", "one three"),
        ("one two three", "e", "e and", "one and two threande and"),
        ("aaaa", "a", "b", "bbbb"),
        ("one two", "e t", "e, t", "one, two"),
    ],
)
def test_the_text_is_as_if_replaced_in_a_string(text, needle, by, wanted):
    t = transcript(text)
    p = t.paragraphs[0]
    wanted = " ".join(text.replace(needle, by).split())
    assert ReplaceAll(found(p, needle, by)).apply(t).paragraphs[0].text == wanted


@given(text=texts, needle=st.text("abcdeé ", min_size=1, max_size=3), by=st.text("ab x", max_size=4))
@settings(max_examples=200, deadline=None)
def test_any_replacement_is_as_if_in_a_string(text, needle, by):
    t = transcript(text)
    p = t.paragraphs[0]
    hits, at = [], p.text.find(needle)
    while at >= 0:
        hits.append(Replacement(p.id, at, at + len(needle), needle, by))
        at = p.text.find(needle, at + len(needle))
    after = ReplaceAll(tuple(hits)).apply(t).paragraphs[0]
    assert after.text.split() == p.text.replace(needle, by).split()


def test_words_that_are_not_touched_are_the_same_words():
    t = transcript("a pie torch model and a pie torch talk", "untouched")
    p = t.paragraphs[0]
    after = ReplaceAll(found(p, "pie torch", "PyTorch")).apply(t)
    words = after.paragraphs[0].words
    assert [w.text for w in words] == ["a", "PyTorch", "model", "and", "a", "PyTorch", "talk"]
    assert [words[i] for i in (0, 2, 3, 4, 6)] == [p.words[i] for i in (0, 3, 4, 5, 8)]
    assert words[1].id == p.words[1].id
    assert words[1].span.start_ms == p.words[1].span.start_ms
    assert words[1].span.end_ms == p.words[2].span.end_ms
    assert after.paragraphs[1] is t.paragraphs[1]


def test_a_hit_whose_text_changed_is_passed_over():
    t = transcript("one two")
    p = t.paragraphs[0]
    good, stale = Replacement(p.id, 0, 3, "one", "1"), Replacement(p.id, 4, 7, "six", "6")
    assert ReplaceAll((good, stale)).apply(t).paragraphs[0].text == "1 two"
    with pytest.raises(StaleEditError, match="changed since"):
        ReplaceAll((stale,)).apply(t)


@pytest.mark.parametrize(("count", "label"), [(1, "replace"), (2, "replace_all")])
def test_the_label_says_one_or_all(count, label):
    assert ReplaceAll((Replacement(1, 0, 1, "a", "b"),) * count).label == label


@given(t=transcripts(), needle=st.sampled_from(["a", "e", "so", "model", "the"]), by=st.sampled_from(["o", "the", "é"]))
@settings(max_examples=150, deadline=None)
def test_all_at_once_is_as_one_after_the_other(t, needle, by):
    hits = [hit for p in t.paragraphs for hit in apart(p, needle, by)]
    one_by_one = t
    for hit in reversed(hits):  # so that the places before it stay where they are
        one_by_one = ReplaceAll((hit,)).apply(one_by_one)
    together = ReplaceAll(tuple(hits)).apply(t)
    assert together == one_by_one
    assert Change.between(t, together).reversed.apply(together) == t


def apart(p, needle: str, by: str) -> list[Replacement]:
    starts = [i for i in range(len(p.text)) if p.text.startswith(needle, i)]
    kept = [i for n, i in enumerate(starts) if not n or i >= starts[n - 1] + len(needle)]
    return [Replacement(p.id, i, i + len(needle), needle, by) for i in kept]
