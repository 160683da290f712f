"""Which words have a time that is in doubt."""

from __future__ import annotations

from jamedit.document.paragraph import Paragraph
from jamedit.document.tokens import key
from jamedit.document.transcript import Transcript
from jamedit.document.word import Timing, Word

_DOUBTFUL = 0.5  # an aligned word that is less sure than this
_ALIGNED, _ESTIMATED, _NONE = Timing.ALIGNED, Timing.ESTIMATED, Timing.NONE  # looked up once: words may be a million


def is_doubtful(word: Word) -> bool:
    """Return whether the time of a word is only estimated, not known, or was found with doubt."""
    timing = word.timing
    if timing is _ALIGNED:
        return word.time_confidence is not None and word.time_confidence < _DOUBTFUL
    return timing is _ESTIMATED or timing is _NONE


def start_is_doubtful(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins, as far as is known, with a word whose time is in doubt, and no caption."""
    start = paragraph.start_ms
    first = next((w for w in paragraph.words if w.span), None)
    if first is None or first.span is None or not is_doubtful(first):
        return False
    captioned = bool(paragraph.cues) and paragraph.cues[0].span is not None
    return not captioned and first.span.start_ms == start


def doubtful_run(transcript: Transcript, at: tuple[int, int], by: int) -> tuple[int, int, int] | None:
    """Return the next (1) or previous (-1) run of doubtful words from a place, as paragraph, first and last word.

    `at` is a paragraph's position and a word's; the run it is in is passed over. A run does not cross paragraphs; the
    last word is exclusive. What has no letter or digit is never spoken and no run of its own.
    """
    here, word = at
    while 0 <= here < len(transcript.paragraphs):
        words = transcript.paragraphs[here].words
        runs = _runs(words)
        if by > 0:
            found = next((r for r in runs if here != at[0] or r[0] > word), None)
        else:
            found = next((r for r in reversed(runs) if here != at[0] or r[1] <= word), None)
        if found is not None:
            return here, *found
        here += by
    return None


def _runs(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for i, word in enumerate((*words, None)):
        doubtful = word is not None and is_doubtful(word)
        if doubtful and start is None:
            start = i
        elif not doubtful and start is not None:
            if any(any(c.isalnum() for c in key(w.text)) for w in words[start:i]):
                runs.append((start, i))
            start = None
    return runs
