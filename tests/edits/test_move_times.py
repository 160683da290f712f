"""A stretch of the recording is moved: where they come from stays."""

from __future__ import annotations

from dataclasses import replace

from made import transcript

from jamedit.document import Paragraph, Span, Timing
from jamedit.edits.move_times import MoveTimes


def timed(paragraph: Paragraph) -> list[tuple[int, int, Timing]]:
    return [(w.span.start_ms, w.span.end_ms, w.timing) for w in paragraph.words if w.span]


def test_moved_times_are_of_the_kind_they_were() -> None:
    t = transcript("one two three")
    p = t.paragraphs[0]
    words = (p.words[0], replace(p.words[1], timing=Timing.ESTIMATED), p.words[2])
    t = t.splice(0, 1, [replace(p, words=words)])
    after = MoveTimes(Span(0, 900), Span(200, 1_100)).apply(t).paragraphs[0]
    assert timed(after) == [(200, 600, Timing.HEARD), (700, 1_100, Timing.ESTIMATED), (1_000, 1_400, Timing.HEARD)]
