"""Put other text in the place of many found stretches as one step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from jamedit.alignment.carry_over import carry_over
from jamedit.alignment.cues import carry_cues_over
from jamedit.document import Paragraph, Transcript, Word
from jamedit.document.tokens import tokens
from jamedit.edits.base import Mint
from jamedit.errors import StaleEditError


class Replacement(NamedTuple):
    """Replace characters `start` to `end` (exclusive) of a paragraph's text, which read `before`, by `text`."""

    paragraph_id: int
    start: int
    end: int
    before: str
    text: str


class _Region(NamedTuple):
    """Hold whole words `first` to `end` (exclusive) and the text that comes in their place."""

    first: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceAll:
    """Put text in the place of every given stretch; the words that one touches keep times by `alignment.carry`.

    Stretches whose text changed since are passed over, and so is one that overlaps one before it.
    """

    replacements: tuple[Replacement, ...]

    @property
    def label(self) -> str:
        """Return "replace" or "replace_all"."""
        return "replace" if len(self.replacements) == 1 else "replace_all"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with all changes; raise StaleEditError when not one could be made."""
        wanted: dict[int, list[Replacement]] = defaultdict(list)
        for each in self.replacements:
            at = transcript.position_of(each.paragraph_id)
            if at is not None:
                wanted[at].append(each)
        paragraphs = list(transcript.paragraphs)
        mint = Mint(transcript.next_id)
        fitting = 0
        for at, hits in wanted.items():
            text = paragraphs[at].text
            found = list(_fitting(text, hits))
            fitting += len(found)
            if any(hit.before != hit.text for hit in found):
                paragraphs[at] = _replaced(transcript, at, text, found, mint)
        if self.replacements and not fitting:
            raise StaleEditError("The text to replace has changed since; nothing was changed.")
        if all(new is old for new, old in zip(paragraphs, transcript.paragraphs, strict=True)):
            return transcript
        return replace(transcript, paragraphs=tuple(paragraphs), next_id=mint.next_id)


def _fitting(text: str, hits: Iterable[Replacement]) -> Iterator[Replacement]:
    """Yield, in the order of the text, the hits that are still there and do not overlap."""
    done = 0
    for hit in sorted(hits, key=lambda h: h.start):
        if done <= hit.start <= hit.end <= len(text) and text[hit.start : hit.end] == hit.before:
            done = hit.end
            yield hit


def _replaced(transcript: Transcript, at: int, text: str, hits: Sequence[Replacement], mint: Mint) -> Paragraph:
    paragraph = transcript.paragraphs[at]
    old = paragraph.words
    floor_ms = transcript.paragraphs[at - 1].end_ms if at else None
    ceiling_ms = transcript.paragraphs[at + 1].start_ms if at + 1 < len(transcript.paragraphs) else None
    words: list[Word] = []
    done = 0
    for first, end, new_text in _regions(old, text, hits):
        words.extend(old[done:first])
        left_ms = _end_ms(old[first - 1]) if first else floor_ms
        right_ms = _start_ms(old[end]) if end < len(old) else ceiling_ms
        words.extend(carry_over(old[first:end], tokens(new_text), mint, floor_ms=left_ms, ceiling_ms=right_ms))
        done = end
    new = (*words, *old[done:])
    if new == old:
        return paragraph
    cues = carry_cues_over(paragraph.cues, old, new) if paragraph.cues else ()
    return Paragraph(paragraph.id, paragraph.speaker_id, new, cues)


def _start_ms(word: Word) -> int | None:
    return word.span.start_ms if word.span else None


def _end_ms(word: Word) -> int | None:
    return word.span.end_ms if word.span else None


def _regions(words: Sequence[Word], text: str, hits: Sequence[Replacement]) -> Iterator[_Region]:
    """Widen hits to the words they touch and join those that share one.

    A word counts as touched when a hit only meets its edge, because a space that goes joins it to the next one.
    """
    ends = list(accumulate([len(w.text) + 1 for w in words], initial=-1))[1:]
    starts = [end - len(w.text) for end, w in zip(ends, words, strict=True)]
    shared: list[tuple[int, int, list[Replacement]]] = []
    for hit in hits:
        first, end = bisect_left(ends, hit.start), bisect_right(starts, hit.end)
        if shared and first < shared[-1][1]:
            first, _, together = shared.pop()
            together.append(hit)
            shared.append((first, end, together))
        else:
            shared.append((first, end, [hit]))
    for first, end, together in shared:
        at = starts[first] if words else 0
        parts = []
        for hit in together:
            parts += [text[at : hit.start], hit.text]
            at = hit.end
        yield _Region(first, end, "".join([*parts, text[at : ends[end - 1]] if words else ""]))
