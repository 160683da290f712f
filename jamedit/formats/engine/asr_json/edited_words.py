"""JSON whose text may have been edited since its words were timed: the words of the text take over what times fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from jamedit.alignment.carry_over import carry_over
from jamedit.document import Cue, CueSource, Span, Timing, Word
from jamedit.document.span import ordered, share, union
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.schema import confidence_of
from jamedit.formats.engine.builder import Builder


class Heard(NamedTuple):
    """Hold a piece of text as it was recognised, which may be several words or none."""

    text: str
    span: Span | None
    confidence: float | None


def heard(text: Any, start: Any, end: Any, confidence: Any = None) -> Heard:
    """Return a piece of text from the values of a file, whatever they are."""
    begin, stop = SECONDS.read(start), SECONDS.read(end)
    span = None if begin is None else ordered(begin, begin if stop is None else stop)
    return Heard(text if isinstance(text, str) else "", span, confidence_of(confidence))


def timed_words(text: str, pieces: Sequence[Heard]) -> list[Word]:
    """Return the words of a text, ids yet to be given, with the times and confidences of what was recognised.

    Words typed since share the time between their neighbours.
    """
    old: list[Word] = []
    for piece in pieces:
        tokens = piece.text.split()
        spans = share(piece.span, [len(t) for t in tokens]) if piece.span and tokens else [None] * len(tokens)
        heard_alone = Timing.HEARD if len(tokens) == 1 else Timing.ESTIMATED
        for token, span in zip(tokens, spans, strict=True):
            timing = heard_alone if span else Timing.NONE
            old.append(Word(len(old) + 1, token, span, piece.confidence, timing))
    new = text.split()
    if not old:
        return [Word(0, token, None, None, Timing.NONE) for token in new]
    ids = iter(range(len(old) + 1, len(old) + len(new) + 2))
    return list(carry_over(old, new, lambda _: next(ids), confidence=None))


def shared_out(words: Sequence[Word], span: Span) -> list[Word]:
    """Return words among which a span is shared by letter count where none of them has a time."""
    if not words or any(w.span for w in words):
        return list(words)
    parts = share(span, [len(w.text) for w in words])
    return [w.timed(part, Timing.ESTIMATED) for w, part in zip(words, parts, strict=True)]


def add_paragraph(builder: Builder, words: Sequence[Word], speaker: str) -> None:
    """Add a paragraph that is one caption, as long as its words."""
    if words:
        whole, text = union(w.span for w in words), " ".join(w.text for w in words)
        builder.timed_paragraph(words, [Cue(0, whole, CueSource(text, "", "", whole))], speaker)
