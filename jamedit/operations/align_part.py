"""Which words of a transcript are to be aligned, and between which times they must be spoken."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from jamedit.document import Paragraph, Span, Timing, Transcript, Word

_TRUSTED = 0.5  # how sure the time of an aligned word must be to bound its neighbours
_AFTER_MS = 1500  # of sound after the start of a word that was set: nobody has set its end


@dataclass(frozen=True, slots=True)
class Part:
    """Hold words to be aligned as a transcript of their own; `span` is where they are spoken, None: anywhere."""

    text: Transcript
    span: Span | None = None


def whole(transcript: Transcript) -> Part:
    """Return all of a transcript."""
    return Part(transcript)


def part_of(transcript: Transcript, ids: Container[int], duration_ms: int) -> Part:
    """Return some words that follow each other; the nearest words with a time that is known bound them."""
    words = list(transcript.words())
    chosen = [at for at, word in enumerate(words) if word.id in ids]
    if not chosen:
        return Part(replace(transcript, paragraphs=()))
    before = next((w.span.end_ms for w in reversed(words[: chosen[0]]) if w.span and _known(w)), 0)
    after = next((w.span.start_ms for w in words[chosen[-1] + 1 :] if w.span and _known(w)), duration_ms)
    span = Span(before, after) if before < after and (before, after) != (0, duration_ms) else None
    return Part(_only(transcript, ids), span)


def rest_from(transcript: Transcript, word_id: int, duration_ms: int) -> Part:
    """Return all words from one on."""
    words = list(transcript.words())
    at = next((i for i, w in enumerate(words) if w.id == word_id), len(words))
    return part_of(transcript, {w.id for w in words[at:]}, duration_ms)


def between_set(transcript: Transcript, word_id: int) -> Part | None:
    """Return the words from the last one whose time a person set to the next such one; None where there are no two.

    Both are in the part: it is only known when they begin.
    """
    words = list(transcript.words())
    at = next((i for i, w in enumerate(words) if w.id == word_id), None)
    if at is None:
        return None
    found = _around(words, at) or _before(words, at)
    if found is None:
        return None
    first, last = found
    begin, end = words[first].span, words[last].span
    if begin is None or end is None or begin.start_ms >= end.start_ms:
        return None
    ids = {w.id for w in words[first : last + 1]}
    return Part(_only(transcript, ids), Span(begin.start_ms, max(end.end_ms, end.start_ms + _AFTER_MS)))


def _around(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    first = _last_set(range(at, -1, -1), words)
    last = _last_set(range(at + 1, len(words)), words)
    return None if first is None or last is None or last - first < 2 else (first, last)


def _before(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Return the stretch that ends with the word at the cursor, which was just set."""
    if words[at].timing is not Timing.SET:
        return None
    first = _last_set(range(at - 1, -1, -1), words)
    return None if first is None or at - first < 2 else (first, at)


def _last_set(places: Iterable[int], words: Sequence[Word]) -> int | None:
    return next((i for i in places if words[i].timing is Timing.SET), None)


def _known(word: Word) -> bool:
    if word.timing is Timing.ALIGNED:
        return word.time_confidence is None or word.time_confidence >= _TRUSTED
    return word.timing in (Timing.HEARD, Timing.SET)


def _only(transcript: Transcript, ids: Container[int]) -> Transcript:
    paragraphs = []
    for paragraph in transcript.paragraphs:
        words = tuple(w for w in paragraph.words if w.id in ids)
        if words:
            cues = tuple(c for c in paragraph.cues if c.first_word_id in ids)
            same = len(words) == len(paragraph.words)
            paragraphs.append(paragraph if same else Paragraph(paragraph.id, paragraph.speaker_id, words, cues))
    return replace(transcript, paragraphs=tuple(paragraphs), sections=(), notes=())
