"""Which times are in doubt, and where the next such words are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.document import Timing, Word
from jamedit.document.span import Span
from jamedit.document.time_doubts import doubtful_run, is_doubtful, start_is_doubtful


@pytest.mark.parametrize(
    ("timing", "sure", "doubtful"),
    [
        (Timing.HEARD, None, False),
        (Timing.SET, None, False),
        (Timing.ALIGNED, 0.9, False),
        (Timing.ALIGNED, None, False),
        (Timing.ALIGNED, 0.4, True),
        (Timing.ESTIMATED, None, True),
        (Timing.NONE, None, True),
    ],
)
def test_what_is_in_doubt(timing, sure, doubtful):
    assert is_doubtful(Word(1, "word", Span(0, 1), None, timing, False, sure)) is doubtful


def made(*texts: str):
    """Return words of which those with an "x" are only estimated."""
    t = transcript(*texts)

    def word(w: Word) -> Word:
        return w.timed(w.span, Timing.ESTIMATED) if "x" in w.text or w.text == "–" else w

    return replace(t, paragraphs=tuple(replace(p, words=tuple(map(word, p.words))) for p in t.paragraphs))


def test_the_next_and_previous_run_are_found_across_paragraphs():
    t = made("a x1 x2 b – c", "d e", "x3 f x4")
    assert doubtful_run(t, (0, 0), 1) == (0, 1, 3)
    assert doubtful_run(t, (0, 1), 1) == (2, 0, 1)  # a dash alone is never spoken
    assert doubtful_run(t, (2, 0), 1) == (2, 2, 3)
    assert doubtful_run(t, (2, 2), 1) is None
    assert doubtful_run(t, (2, 2), -1) == (2, 0, 1)
    assert doubtful_run(t, (2, 0), -1) == (0, 1, 3)
    assert doubtful_run(t, (0, 1), -1) is None


def test_the_start_of_a_paragraph_is_as_sure_as_its_first_time():
    first, second = made("x1 a", "a x1").paragraphs
    assert (start_is_doubtful(first), start_is_doubtful(second)) == (True, False)
    assert not start_is_doubtful(replace(first, words=()))


def test_the_time_of_a_caption_is_nobodys_estimate():
    (first,) = made("x1 a").paragraphs
    assert not start_is_doubtful(replace(first, cues=transcript("x1 a", cues=True).paragraphs[0].cues))
