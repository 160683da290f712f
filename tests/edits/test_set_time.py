"""A caption gets another time: what happens to the times of its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from made import transcript

from jamedit.document import Cue, Paragraph, Span, Timing, Transcript
from jamedit.edits.set_time import SetTime, room
from jamedit.suggest.base import Resources, TextStatistics
from jamedit.suggest.suggesters.speech_rate import SpeechRateSuggester


def timed(paragraph: Paragraph) -> list[tuple[int, int, Timing]]:
    return [(w.span.start_ms, w.span.end_ms, w.timing) for w in paragraph.words if w.span]


def test_a_start_past_the_end_takes_the_words_along() -> None:
    t = transcript("one two three", cues=True)  # 0-400, 500-900, 1000-1400
    p = t.paragraphs[0]
    after = SetTime(p.id, p.words[0].id, 5_000).apply(t).paragraphs[0]
    assert after.cues[0].span == Span(5_000, 6_400)
    assert timed(after) == [
        (5_000, 5_400, Timing.ESTIMATED),
        (5_500, 5_900, Timing.ESTIMATED),
        (6_000, 6_400, Timing.ESTIMATED),
    ]


def test_a_word_cut_by_the_new_edge_is_set_and_the_others_stay_heard() -> None:
    t = transcript("one two three", cues=True)
    p = t.paragraphs[0]
    after = SetTime(p.id, p.words[0].id, 100).apply(t).paragraphs[0]
    assert timed(after) == [(100, 400, Timing.SET), (500, 900, Timing.HEARD), (1_000, 1_400, Timing.HEARD)]


def test_a_longer_caption_leaves_its_words_alone() -> None:
    t = transcript("one two three", cues=True)
    p = t.paragraphs[0]
    after = SetTime(p.id, p.words[0].id, 3_000, end=True).apply(t).paragraphs[0]
    assert (after.words, after.cues[0].span) == (p.words, Span(0, 3_000))


def test_a_caption_without_a_time_has_that_of_its_words() -> None:
    t = transcript("one two three")
    p = replace(t.paragraphs[0], cues=(Cue(t.paragraphs[0].words[0].id),))
    after = SetTime(p.id, p.words[0].id, 100).apply(t.splice(0, 1, [p])).paragraphs[0]
    assert after.cues[0].span == Span(100, 1_400)
    assert after.words[1:] == p.words[1:]


@given(time=st.integers(0, 9_000), end=st.booleans())
def test_words_keep_order_and_length_within_the_caption(time: int, end: bool) -> None:
    t = transcript("one two three four", cues=True)
    p = t.paragraphs[0]
    after = SetTime(p.id, p.words[0].id, time, end).apply(t).paragraphs[0]
    span = after.cues[0].span
    spans = [w.span for w in after.words if w.span]
    assert span is not None
    assert all(span.start_ms <= s.start_ms <= s.end_ms <= span.end_ms for s in spans)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(spans))
    if span.length_ms >= 100:
        assert all(s.length_ms for s in spans)
    for old, new in zip(p.words, after.words, strict=True):
        assert new.span == old.span or new.timing in (Timing.SET, Timing.ESTIMATED)


def test_a_word_without_captions_is_set() -> None:
    t = transcript("one two")
    p = t.paragraphs[0]
    after = SetTime(p.id, p.words[1].id, 600).apply(t).paragraphs[0]
    assert timed(after) == [(0, 400, Timing.HEARD), (600, 900, Timing.SET)]


def test_the_room_of_a_caption_is_up_to_its_neighbours() -> None:
    t = transcript("one two", "three four", "five", cues=True)
    first, middle, last = t.paragraphs
    span, before, after = room(t, middle.id, middle.words[1].id)
    assert span == middle.cues[0].span
    assert (before, after) == (first.cues[0].span.end_ms, last.cues[0].span.start_ms)
    assert room(t, first.id, first.words[0].id)[1] is None
    assert room(t, last.id, last.words[0].id)[2] is None
    assert room(t, 9_999, 1) == (None, None, None)


def untimed(*lines: str) -> Transcript:
    """Return a paragraph of captions without any time."""
    t = transcript(" ".join(lines))
    starts = [sum(len(line.split()) for line in lines[:n]) for n in range(len(lines))]
    words = tuple(replace(w, span=None, timing=Timing.NONE) for w in t.paragraphs[0].words)
    cues = tuple(Cue(words[at].id) for at in starts)
    return t.splice(0, 1, [replace(t.paragraphs[0], words=words, cues=cues)])


def at(t: Transcript, number: int, ms: int, *, end: bool = False) -> Transcript:
    p = t.paragraphs[0]
    return SetTime(p.id, p.words[number].id, ms, end).apply(t)


def test_the_first_time_in_a_caption_without_any_is_that_of_the_word_and_ends_no_caption() -> None:
    t = at(untimed("we baked some bread that morning", "and ate it"), 3, 9_000)
    p = t.paragraphs[0]
    assert [w.text for w in p.words if w.span] == ["bread"]
    assert [c.span for c in p.cues] == [None, None]
    (word,) = timed(p)
    assert (word[0], word[2]) == (9_000, Timing.SET)
    assert 200 <= word[1] - word[0] <= 600
    assert not list(SpeechRateSuggester(Resources()).find_in(t, 0, TextStatistics()))


def test_further_words_are_timed_each_and_a_guessed_end_leaves_the_next_word_its_time() -> None:
    t = untimed("we baked some bread that morning", "and ate it")
    for number, ms in ((4, 9_500), (3, 9_400), (8, 12_000)):
        t = at(t, number, ms)
    assert [(a, b) for a, b, _ in timed(t.paragraphs[0])][:2] == [(9_400, 9_500), (9_500, 9_760)]
    assert t.paragraphs[0].words[8].span.start_ms == 12_000
    t = at(t, 5, 9_900, end=True)
    assert t.paragraphs[0].words[5].span == Span(9_760, 9_900)
    assert [c.span for c in t.paragraphs[0].cues] == [None, None]


def test_the_room_of_a_word_in_a_caption_without_times_is_up_to_the_timed_words() -> None:
    t = at(at(untimed("we baked some bread", "and ate it"), 0, 1_000), 5, 3_000)
    p = t.paragraphs[0]
    assert room(t, p.id, p.words[2].id) == (None, p.words[0].span.end_ms, 3_000)
