"""A paragraph that was typed while listening gets the time in which it was heard."""

from __future__ import annotations

from dataclasses import replace

from made import transcript

from jamedit.document import Span, Timing, Transcript
from jamedit.document.invariants import violations
from jamedit.edits.time_paragraph import TimeParagraph


def _untimed(*texts: str) -> Transcript:
    made = transcript(*texts)
    bare = (
        replace(p, words=tuple(replace(w, span=None, timing=Timing.NONE) for w in p.words)) for p in made.paragraphs
    )
    return replace(made, paragraphs=tuple(bare))


def test_words_share_the_time_by_their_letters() -> None:
    source = _untimed("bread is warm")
    after = TimeParagraph(source.paragraphs[0].id, 1_000, 2_400).apply(source)
    spans = [w.span for w in after.paragraphs[0].words]
    assert spans == [Span(1_000, 1_600), Span(1_600, 1_900), Span(1_900, 2_400)]
    assert violations(after) == []


def test_what_has_a_time_and_a_time_without_length_change_nothing() -> None:
    timed, bare = transcript("bread is warm"), _untimed("bread")
    assert TimeParagraph(timed.paragraphs[0].id, 0, 900).apply(timed) is timed
    assert TimeParagraph(bare.paragraphs[0].id, 900, 900).apply(bare) is bare
