"""Times of another transcript on the words of ours."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from made import SPEECH, spoken, transcript, transcripts

from jamedit.alignment.take_times import take_times
from jamedit.document import Paragraph, Span, Timing, Transcript, Word

TEXT = SPEECH.split()


def untimed(*texts: str) -> Transcript:
    t = transcript(*texts)
    bare = [replace(p, words=tuple(w.timed(None, Timing.NONE) for w in p.words)) for p in t.paragraphs]
    return t.with_same_ids(tuple(bare))


def timed(text: str, timing: Timing = Timing.HEARD) -> list[Word]:
    """Return words of 400 ms every half second."""
    return [Word(i, t, Span(i * 500, i * 500 + 400), None, timing) for i, t in enumerate(text.split())]


def later(words: Sequence[Word], ms: int) -> list[Word]:
    return [w.timed(Span(w.span.start_ms + ms, w.span.end_ms + ms), w.timing) for w in words if w.span]


def starts(ours: Transcript, theirs: list[Word]) -> list[int | None]:
    times = take_times(ours, theirs).times
    return [t.span.start_ms if (t := times.get(w.id)) and t.span else None for w in ours.words()]


def test_the_same_words_get_the_time_of_the_other_however_they_are_written() -> None:
    taken = take_times(
        untimed("So the well-known model – trains on 1,500 talks."),
        timed("so THE well known model trains on 1500 talks"),
    )
    spans = [t.span for t in taken.times.values()]
    assert spans[:4] == [Span(0, 400), Span(500, 900), Span(1_000, 1_900), Span(2_000, 2_400)]
    assert spans[5:] == [Span(n * 500, n * 500 + 400) for n in range(5, 9)]
    assert [t.timing for t in taken.times.values()].count(Timing.ESTIMATED) == 1  # the dash
    assert taken.anchored == 1.0
    assert taken.fitted == frozenset()


def test_words_that_only_the_other_has_are_left_out() -> None:
    assert starts(untimed("one two three four five six"), timed("one two um three four uh yes five six")) == [
        *(0, 500, 1_500, 2_000, 3_500, 4_000),
    ]


def test_another_word_at_the_same_place_gets_its_time_with_doubt() -> None:
    ours = untimed("we plotted all of it in Jupyter notebooks with Ada and then went home")
    taken = take_times(ours, timed("we plotted all of it in stupider notebooks with either and then went home"))
    assert starts(ours, timed("we plotted all of it in stupider notebooks with either and then went home")) == [
        n * 500 for n in range(14)
    ]
    ids = [w.id for w in ours.words()]
    assert taken.fitted == {ids[6], ids[9]}
    same, near, far = (taken.times[ids[n]].confidence or 0 for n in (5, 6, 9))
    assert same > 0.9
    assert far <= near < same
    assert far > 0.5


def test_two_words_for_one_share_its_time() -> None:
    ours = untimed("the talk was about psychic learn and nothing else at all")
    taken = take_times(ours, timed("the talk was about scikit-learn and nothing else at all"))
    psychic, learn = (list(taken.times.values())[n] for n in (4, 5))
    assert (psychic.span, learn.span) == (Span(1_900, 2_218), Span(2_218, 2_400))
    assert psychic.timing is learn.timing is Timing.ESTIMATED  # within a word of theirs


def test_a_run_of_ours_is_interpolated_over_ten_seconds_at_the_most() -> None:
    ours = untimed("one two three four or maybe so five six seven eight")
    theirs = timed("one two three four five six seven eight")
    maybe = take_times(ours, [*theirs[:4], *later(theirs[4:], 9_900)]).times[6]
    assert maybe.timing is Timing.ESTIMATED
    assert maybe.span == Span(2_050, 2_425)
    assert set(take_times(ours, [*theirs[:4], *later(theirs[4:], 10_000)]).times).isdisjoint({5, 6, 7})


def test_estimates_stay_estimates_and_what_was_aligned_keeps_its_doubt() -> None:
    ours = untimed("one two three four five")
    assert {t.timing for t in take_times(ours, timed("one two three four five", Timing.ESTIMATED)).times.values()} == {
        Timing.ESTIMATED
    }
    aligned = [replace(w, timing=Timing.ALIGNED, time_confidence=0.4) for w in timed("one two three four five")]
    assert {t.confidence for t in take_times(ours, aligned).times.values()} == {0.4}


def test_a_word_that_takes_long_is_doubtful() -> None:
    theirs = timed("one two three four five")
    theirs[4] = replace(theirs[4], span=Span(2_000, 4_500))
    taken = take_times(untimed("one two three four five"), theirs)
    assert taken.fitted == {5}
    assert (taken.times[5].confidence or 1) < 0.5


def test_another_text_is_refused_and_half_a_text_gives_its_own_words_only() -> None:
    rng = random.Random(1)
    ours = untimed(" ".join(f"{w}{rng.randrange(9)}" for w in TEXT * 3))
    words = [w.text for w in ours.words()]
    other = " ".join(f"{w}{rng.randrange(9)}x" for w in TEXT * 3)
    taken = take_times(ours, timed(other))
    assert not taken.belongs
    assert taken.times == {}
    middle = len(words) // 2
    half = timed(" ".join([*words[: middle - 6], "but", "never", *words[middle - 4 : middle]]))
    taken = take_times(ours, half)
    assert taken.belongs
    assert not taken.sure
    assert len(taken.times) == middle - 2
    assert all(t.timing is Timing.ALIGNED for t in taken.times.values())
    assert taken.fitted == frozenset()


def test_words_that_the_other_lacks_are_moved_as_the_rest_was() -> None:
    ours = spoken(SPEECH)
    words = list(ours.words())
    there = later(words, 3_000)
    taken = take_times(ours, there[:-20])
    assert taken.drift is not None
    assert (taken.drift.kind, taken.drift.offset_ms) == ("offset", 3_000)
    assert taken.times[words[-1].id].span == there[-1].span
    assert taken.times[words[-1].id].timing is Timing.HEARD


def test_text_without_spaces_between_words_is_taken_letter_by_letter() -> None:
    taken = take_times(untimed("今天我们讨论 一个模型"), timed("今天 我们 讨论一个 模型"))
    assert [t.span for t in taken.times.values()] == [Span(0, 1_200), Span(1_200, 1_900)]


@given(transcripts(), transcripts())
@settings(max_examples=200, deadline=None)
def test_times_never_run_back(ours: Transcript, theirs: Transcript) -> None:
    words = list(theirs.words())
    for other in (words, [*words, *ours.words()], list(reversed(words)) + list(ours.words())):
        times = take_times(ours, other).times
        row = [t.span.start_ms for w in ours.words() if (t := times.get(w.id)) and t.span]
        assert row == sorted(row)


def test_nine_words_of_ten_are_right_to_the_millisecond_where_the_other_has_many_errors() -> None:
    rng = random.Random(7)
    truth = timed(" ".join(f"{w}{rng.randrange(60)}" for w in TEXT * 20))
    known = [w for w in truth if rng.random() > 0.05]
    theirs = [replace(w, text=rng.choice(truth).text) if rng.random() < 0.15 else w for w in known]
    bare = tuple(replace(w, span=None, timing=Timing.NONE) for w in truth)
    ours = Transcript((Paragraph(90_000, None, bare),), next_id=90_001)
    taken = take_times(ours, theirs)
    sure = {i: t.span for i, t in taken.times.items() if t.timing is Timing.ALIGNED}
    assert len(sure) > 0.9 * len(truth)
    assert sum(sure.get(w.id) == w.span for w in truth) > 0.99 * len(sure)


def test_a_hundred_thousand_words_take_about_a_second() -> None:
    rng = random.Random(7)
    truth = timed(" ".join(f"{w}{rng.randrange(900)}" for w in TEXT * 210)[:-1])
    theirs = [w for w in truth if rng.random() > 0.1]
    small = Transcript((Paragraph(900_000, None, tuple(truth[:4_000])),), next_id=900_001)
    begin = time.process_time()
    take_times(small, theirs[:3_600])
    unit = time.process_time() - begin
    whole = Transcript((Paragraph(900_000, None, tuple(truth)),), next_id=900_001)
    begin = time.process_time()
    take_times(whole, theirs)
    assert time.process_time() - begin < 3 * unit * len(truth) / 4_000


def test_times_of_the_other_that_run_back_are_left_out() -> None:
    theirs = timed("one two three four five six seven eight")
    theirs[3] = replace(theirs[3], span=Span(90_000, 90_400))
    theirs[5] = replace(theirs[5], span=Span(100, 300))
    found = starts(untimed("one two three four five six seven eight"), theirs)
    assert found == [0, 500, 1_000, 1_400, 2_000, 2_400, 3_000, 3_500]  # the two share the gaps
