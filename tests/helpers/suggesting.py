"""Suggestions for texts made by hand."""

from __future__ import annotations

from jamedit.document import Glossary, Paragraph, Transcript, Word
from jamedit.suggest import suggest


def transcript_of(*texts: str, **fields: object) -> Transcript:
    """Return a transcript of one paragraph a text."""
    paragraphs, number = [], 0
    for text in texts:
        words = tuple(Word(number + i, t) for i, t in enumerate(text.split(), 1))
        number += len(words) + 1
        paragraphs.append(Paragraph(number, None, words))
    return Transcript(tuple(paragraphs), next_id=number + 1, **fields)  # type: ignore[arg-type]


def found(transcript: Transcript, *kinds: str, preset: str = "everything") -> list[tuple[str, str]]:
    """Return what is proposed: the words as they are, the best text for them."""
    return [(s.before, s.after) for s in suggest(transcript, Glossary(), kinds or None, preset)]
