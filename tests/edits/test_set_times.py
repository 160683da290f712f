"""Many words are timed at once: in order, with what a person set, and with captions around them."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made import large, transcript, transcripts
from made_edits import some_times

from jamedit.document import Cue, Paragraph, Span, Timing, Transcript, Word, WordTime
from jamedit.document.invariants import violations
from jamedit.edits.set_times import SetTimes


def found(*spans: tuple[int, int] | None, first: int = 1) -> dict[int, WordTime]:
    """Return times for words with consecutive ids."""
    return {i: WordTime(Span(*s), Timing.ALIGNED, 0.9) for i, s in enumerate(spans, first) if s}


def spans(t: Transcript) -> list[tuple[int, int] | None]:
    return [(w.span.start_ms, w.span.end_ms) if w.span else None for w in t.words()]


def captions(t: Transcript) -> list[tuple[int, int] | None]:
    return [(c.span.start_ms, c.span.end_ms) if c.span else None for p in t.paragraphs for c in p.cues]


def in_order(t: Transcript) -> bool:
    starts = [w.span.start_ms for w in t.words() if w.span]
    return starts == sorted(starts)


def with_words(t: Transcript, **changes: Word) -> Transcript:
    """Return a transcript of one paragraph in which words (w1, w2, …) are others."""
    p = t.paragraphs[0]
    return t.splice(0, 1, [replace(p, words=tuple(changes.get(f"w{w.id}", w) for w in p.words))])


def captioned(*rows: tuple[str, tuple[int, int] | None]) -> Transcript:
    """Return a paragraph of captions, the words of each sharing its time, ESTIMATED; without one there is none."""
    words: list[Word] = []
    cues: list[Cue] = []
    for text, times in rows:
        tokens = text.split()
        cues.append(Cue(len(words) + 1, Span(*times) if times else None))
        for n, token in enumerate(tokens):
            if times:
                size = (times[1] - times[0]) // len(tokens)
                span = Span(times[0] + n * size, times[0] + (n + 1) * size)
                words.append(Word(len(words) + 1, token, span, None, Timing.ESTIMATED))
            else:
                words.append(Word(len(words) + 1, token))
    return Transcript((Paragraph(900, None, tuple(words), tuple(cues)),), next_id=901)


def test_words_get_time_timing_and_how_sure_it_is() -> None:
    t = Transcript((Paragraph(9, None, (Word(1, "so"), Word(2, "far"), Word(3, "on"))),), next_id=10)
    times = {1: WordTime(Span(100, 200), Timing.ALIGNED, 0.75), 3: WordTime(Span(400, 500), Timing.ESTIMATED, 0.5)}
    after = SetTimes(times).apply(t).paragraphs[0].words
    assert [(w.span, w.timing, w.time_confidence) for w in after] == [
        (Span(100, 200), Timing.ALIGNED, 0.75),
        (None, Timing.NONE, None),
        (Span(400, 500), Timing.ESTIMATED, None),
    ]


def test_nothing_to_set_leaves_the_very_same_transcript() -> None:
    t = transcript("one two", "three", cues=True)
    assert SetTimes({}).apply(t) is t
    assert SetTimes({77: WordTime(Span(0, 1))}).apply(t) is t
    same = {w.id: WordTime(w.span, w.timing) for w in t.words()}
    assert SetTimes(same).apply(t) is t


def test_paragraphs_without_a_new_time_are_the_same_objects() -> None:
    t = transcript("one two", "three four", "five")
    after = SetTimes(found((1_600, 1_700), first=4)).apply(t)
    assert after.paragraphs[0] is t.paragraphs[0]
    assert after.paragraphs[2] is t.paragraphs[2]


def test_a_word_that_a_person_set_stays_and_keeps_the_others_on_their_side() -> None:
    t = transcript("one two three four")
    set_word = replace(t.paragraphs[0].words[1], span=Span(500, 900), timing=Timing.SET)
    t = with_words(t, w2=set_word)
    after = SetTimes(found((300, 600), (5_000, 5_100), (800, 1_200), (1_300, 1_400))).apply(t)
    assert spans(after) == [(300, 500), (500, 900), (900, 1_200), (1_300, 1_400)]
    assert after.paragraphs[0].words[1] is set_word
    told = SetTimes(found(None, (600, 700)), leave=frozenset()).apply(t).paragraphs[0].words[1]
    assert (told.span, told.timing) == (Span(600, 700), Timing.ALIGNED)


def test_a_time_beyond_a_word_that_was_set_is_not_taken() -> None:
    t = transcript("one two three")
    t = with_words(t, w2=replace(t.paragraphs[0].words[1], timing=Timing.SET))
    assert spans(SetTimes(found((2_000, 2_300))).apply(t)) == spans(t)


def test_times_that_run_back_are_not_taken() -> None:
    t = Transcript((Paragraph(9, None, tuple(Word(i, f"w{i}") for i in range(1, 6))),), next_id=10)
    after = SetTimes(found((100, 200), (300, 400), (9_000, 9_100), (500, 600), (700, 800))).apply(t)
    assert spans(after) == [(100, 200), (300, 400), None, (500, 600), (700, 800)]


def test_an_old_time_in_the_way_is_cut_or_shares_the_gap_that_is_left() -> None:
    t = transcript("one two three four five")  # 0, 500, 1000, 1500, 2000, each of 400
    after = SetTimes(found((0, 700), None, None, (2_000, 2_100), (2_200, 2_300))).apply(t)
    words = after.paragraphs[0].words
    assert spans(after) == [(0, 700), (700, 900), (1_000, 1_400), (2_000, 2_100), (2_200, 2_300)]
    assert words[1].timing is Timing.HEARD
    late = SetTimes(found((5_000, 5_100), None, None, (5_500, 5_600), (5_700, 5_800))).apply(t)
    assert spans(late) == [(5_000, 5_100), (5_100, 5_250), (5_250, 5_500), (5_500, 5_600), (5_700, 5_800)]
    assert [w.timing for w in late.paragraphs[0].words[1:3]] == [Timing.ESTIMATED] * 2


def test_the_times_after_a_part_that_moved_on_make_way_in_other_paragraphs_too() -> None:
    t = transcript("one two", "three four")  # 0, 500 | 1500, 2000
    after = SetTimes(found((1_700, 1_800), (1_850, 2_100))).apply(t)
    assert spans(after) == [(1_700, 1_800), (1_850, 2_100), None, (2_100, 2_400)]


def test_voices_that_overlapped_before_are_left_as_they_are() -> None:
    ada = Paragraph(20, 1, (Word(1, "yes", Span(0, 900), None, Timing.HEARD), Word(2, "so", Span(900, 1_500), None, 1)))
    ben = Paragraph(21, 2, (Word(3, "well", Span(700, 1_000), None, Timing.HEARD),))
    t = transcript()
    t = replace(t, paragraphs=(ada, ben), speakers=transcript("a", "b", speakers=2).speakers, next_id=22)
    after = SetTimes(found(None, (950, 1_400))).apply(t)
    assert spans(after)[2] == (700, 1_000)


def test_a_time_can_be_taken_away() -> None:
    t = transcript("one two")
    assert spans(SetTimes({1: WordTime(None)}).apply(t)) == [None, (500, 900)]


def test_captions_without_a_time_get_that_of_their_words() -> None:
    t = captioned(("one two", None), ("three", None))
    after = SetTimes(found((100, 200), (250, 400), (900, 1_000))).apply(t)
    assert captions(after) == [(100, 400), (900, 1_000)]


def test_captions_that_hold_their_words_stay_as_they_are() -> None:
    t = captioned(("one two", (0, 2_000)), ("three", (2_500, 4_000)))
    after = SetTimes(found((300, 600), (700, 1_500), (2_600, 3_000))).apply(t)
    assert captions(after) == [(0, 2_000), (2_500, 4_000)]


def test_captions_whose_words_moved_out_move_along_and_keep_their_length() -> None:
    t = captioned(("one two", (0, 2_000)), ("three", (2_000, 4_000)))
    after = SetTimes(found((10_300, 10_600), (10_700, 11_500), (12_100, 12_900))).apply(t)
    assert captions(after) == [(9_500, 11_500), (11_500, 12_900)]
    earlier = captioned(
        ("one two", (5_000, 7_000)),
    )
    assert captions(SetTimes(found((4_000, 4_400), (4_500, 5_500))).apply(earlier)) == [(4_000, 6_000)]


def test_captions_part_where_their_words_do() -> None:
    t = captioned(("one two", (0, 2_000)), ("three four", (2_000, 4_000)))
    after = SetTimes(found((300, 600), (700, 2_400), (2_500, 3_000), (3_100, 3_900))).apply(t)
    assert captions(after) == [(300, 2_400), (2_400, 4_000)]


@given(transcripts(), st.data())
@settings(max_examples=300, deadline=None)
def test_what_was_in_order_stays_in_order(t: Transcript, data: st.DataObject) -> None:
    left = frozenset(data.draw(st.sets(st.sampled_from(Timing))))
    after = SetTimes(some_times(t, data.draw), leave=left).apply(t)
    assert violations(after) == []
    assert in_order(after)
    for old, new in zip(t.words(), after.words(), strict=True):
        assert (old.id, old.text, old.confidence, old.hidden) == (new.id, new.text, new.confidence, new.hidden)
        assert old.timing not in left or new is old


@given(transcripts(), st.data())
@settings(max_examples=300, deadline=None)
def test_captions_hold_their_words_and_overlap_only_where_these_do(t: Transcript, data: st.DataObject) -> None:
    after = SetTimes(some_times(t, data.draw)).apply(t)
    rows = []
    for old, new in zip(t.paragraphs, after.paragraphs, strict=True):
        for cue, start, end in new.cue_ranges():
            inside = [w.span for w in new.words[start:end] if w.span]
            moved = old.words[start:end] != new.words[start:end]
            if inside and (moved or cue.span is None):
                assert cue.span is not None
                assert cue.span.start_ms <= min(s.start_ms for s in inside)
                assert cue.span.end_ms >= max(s.end_ms for s in inside)
            rows.append((cue, inside, moved))
    for (a, first, moved), (b, second, moved_too) in pairwise(rows):
        apart = first and second and max(s.end_ms for s in first) <= min(s.start_ms for s in second)
        if apart and (moved or moved_too):
            assert a.span.end_ms <= b.span.start_ms


def test_a_long_text_is_timed_in_a_moment() -> None:
    t = large(100_000)
    times = {w.id: WordTime(Span(w.span.start_ms + 5, w.span.end_ms + 5)) for w in t.words()}
    begin = time.process_time()
    copies = [replace(w) for w in t.words()]
    unit = time.process_time() - begin
    begin = time.process_time()
    SetTimes(times).apply(t)
    assert time.process_time() - begin < 40 * unit, len(copies)
