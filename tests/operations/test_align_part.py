"""What is aligned, and between which times."""

from __future__ import annotations

from collections.abc import Mapping

from made import transcript

from jamedit.document import Span, Timing, Transcript
from jamedit.operations.align_part import between_set, part_of, rest_from, whole

LENGTH = 60_000


def timed(timings: Mapping[int, Timing], sure: float = 0.9) -> Transcript:
    """Return six words in two paragraphs, ids 1 to 3 and 5 to 7; those that are not named have no time."""
    made = transcript("one two three", "four five six")
    words = {
        w.id: w.timed(w.span if w.id in timings else None, timings.get(w.id, Timing.NONE), sure) for w in made.words()
    }
    from dataclasses import replace

    return replace(
        made, paragraphs=tuple(replace(p, words=tuple(words[w.id] for w in p.words)) for p in made.paragraphs)
    )


def texts(part) -> str:
    return " | ".join(p.text for p in part.text.paragraphs)


def test_the_whole_text_may_be_anywhere():
    part = whole(timed({}))
    assert (texts(part), part.span) == ("one two three | four five six", None)


def test_a_part_is_bounded_by_the_nearest_known_times():
    part = part_of(timed({1: Timing.HEARD, 2: Timing.ESTIMATED, 7: Timing.SET}), {3, 5}, LENGTH)
    assert (texts(part), part.span) == ("three | four", Span(400, 3000))


def test_a_doubtful_neighbour_bounds_nothing():
    part = part_of(timed({1: Timing.ALIGNED}, sure=0.3), {2}, LENGTH)
    assert part.span is None


def test_the_rest_goes_to_the_end_of_the_recording():
    part = rest_from(timed({2: Timing.HEARD}), 3, LENGTH)
    assert (texts(part), part.span) == ("three | four five six", Span(900, LENGTH))


def test_known_times_that_run_back_bound_nothing():
    made = timed({1: Timing.HEARD, 7: Timing.HEARD})
    assert part_of(made, {2}, 300).span == Span(400, 3000)
    assert rest_from(made, 7, 300).span is None


def test_between_two_words_that_were_set():
    made = timed({1: Timing.SET, 6: Timing.SET})
    for at in (1, 3, 5, 6):
        part = between_set(made, at)
        assert part is not None
        assert (texts(part), part.span) == ("one two three | four five", Span(0, 4000))
    assert between_set(made, 7) is None


def test_two_neighbours_that_were_set_have_nothing_between_them():
    assert between_set(timed({1: Timing.SET, 2: Timing.SET}), 1) is None
