"""Captions that hold the times of their words after these were moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jamedit.document import Cue, Paragraph, Span, Word


@dataclass(slots=True)
class _Caption:
    """Hold a caption, its time, that of its words, and whether they were moved."""

    paragraph: int
    cue: Cue
    span: Span | None
    words: Span | None
    moved: bool


def hold_words(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the new paragraphs with captions that hold their words; words may differ from the old ones in time only.

    A caption whose words leave it moves along and keeps its length, as far as they allow; one without a time gets
    that of its words. Of two captions that would overlap though their words do not, the second begins where it did,
    if it can, and the first ends there. Where no word of a caption has a time, it gives way.
    """
    captions = [c for i, (a, b) in enumerate(zip(old, new, strict=True)) if b.cues for c in _captions(i, a, b)]
    if not any(c.moved or c.span != c.cue.span for c in captions):
        return list(new)
    _part(captions)
    changed: dict[int, dict[int, Cue]] = {}
    for c in captions:
        if c.span != c.cue.span:
            changed.setdefault(c.paragraph, {})[c.cue.first_word_id] = replace(c.cue, span=c.span)
    return [_with_cues(p, changed[i]) if i in changed else p for i, p in enumerate(new)]


def _with_cues(paragraph: Paragraph, changed: dict[int, Cue]) -> Paragraph:
    return replace(paragraph, cues=tuple(changed.get(c.first_word_id, c) for c in paragraph.cues))


def _captions(at: int, old: Paragraph, new: Paragraph) -> Iterable[_Caption]:
    for cue, start, end in new.cue_ranges():
        words = _around(new.words[start:end])
        moved = old is not new and any(
            a is not b for a, b in zip(old.words[start:end], new.words[start:end], strict=True)
        )
        holds = cue.span is not None and not moved
        yield _Caption(at, cue, cue.span if holds else _held(cue.span, words), words, moved)


def _around(words: Sequence[Word]) -> Span | None:
    """Return the time of words from the first start to the last end."""
    spans = [w.span for w in words if w.span]
    if not spans:
        return None
    return Span(min([s.start_ms for s in spans]), max([s.end_ms for s in spans]))


def _held(span: Span | None, words: Span | None) -> Span | None:
    if span is None or words is None:
        return span or words
    late, early = max(0, words.end_ms - span.end_ms), max(0, span.start_ms - words.start_ms)
    return Span(min(words.start_ms, span.start_ms + late), max(words.end_ms, span.end_ms - early))


def _part(captions: Sequence[_Caption]) -> None:
    """Let captions beside one that moved end before the next begins, where their words do."""
    before: list[_Caption] = []
    for caption in captions:
        while before and caption.span is not None and (before[-1].moved or caption.moved):
            _part_two(before[-1], caption)
            if before[-1].span is not None:
                break
            before.pop()
        if caption.span is not None:
            before.append(caption)


def _part_two(a: _Caption, b: _Caption) -> None:
    if a.span is None or b.span is None or a.span.end_ms <= b.span.start_ms:
        return
    earliest = a.words.end_ms if a.words else a.span.start_ms
    latest = b.words.start_ms if b.words else b.span.end_ms
    if earliest <= latest:
        border = min(max(b.span.start_ms, earliest), latest)
        a.span, b.span = Span(a.span.start_ms, border), Span(border, b.span.end_ms)
    elif not b.words:
        b.span = None
    elif not a.words:
        a.span = None
