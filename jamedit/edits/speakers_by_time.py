"""Assign the speakers of a diarisation to a transcript: every word to the speaker at its time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jamedit.alignment.cues import deal_cues
from jamedit.document import Paragraph, Span, Transcript, Word
from jamedit.edits.base import Mint, keep_anchors
from jamedit.edits.speakers import AddSpeaker

_FARTHEST_MS = 2_000  # a word farther from every turn than this gets the speaker before it


@dataclass(frozen=True, slots=True)
class SetSpeakersByTime:
    """Assign each word to the speaker whose turn (start, end in milliseconds, name) covers most of it.

    Paragraphs are split where the speaker changes, at the exact word. A word without a time, or far from every turn,
    gets the speaker of the word before; a paragraph without any time stays as it is.
    """

    turns: tuple[tuple[int, int, str], ...]
    label: str = "set_speaker"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the speakers of the turns."""
        named = ((start, end, " ".join(name.split())) for start, end, name in self.turns)
        turns = sorted(t for t in named if t[1] > t[0] and t[2])
        changed = transcript
        ids: dict[str, int] = {}
        for _, _, name in turns:
            if name not in ids:
                changed = AddSpeaker(name).apply(changed)
                speaker = changed.speaker_called(name)
                assert speaker is not None
                ids[name] = speaker.id
        lanes = _Lanes([(a, b, ids[name]) for a, b, name in turns])
        mint = Mint(transcript.next_id)
        paragraphs = [part for p in transcript.paragraphs for part in _dealt(p, lanes, mint)]
        if all(a is b for a, b in zip(paragraphs, transcript.paragraphs, strict=False)):
            return transcript
        new = replace(changed, paragraphs=tuple(paragraphs), next_id=mint.next_id)
        return keep_anchors(transcript, new)


class _Lanes:
    """Hold who speaks when as stretches that follow one another, each with all who speak in it."""

    def __init__(self, turns: Sequence[tuple[int, int, int]]) -> None:
        self._stretches: list[tuple[int, int, tuple[int, ...]]] = []
        edges = sorted([(a, 1, speaker) for a, _, speaker in turns] + [(b, -1, speaker) for _, b, speaker in turns])
        active: Counter[int] = Counter()
        before = 0
        for at, step, speaker in edges:
            speaking = tuple(s for s, count in active.items() if count > 0)
            if speaking and at > before:
                self._stretches.append((before, at, speaking))
            active[speaker] += step
            before = at
        self._ends = [end for _, end, _ in self._stretches]

    def at(self, span: Span, before: int | None) -> int | None:
        """Return the speaker of a word, None when nobody speaks near it; in doubt who spoke before speaks on."""
        covered: Counter[int] = Counter()
        distance: dict[int, int] = {}
        for start, end, speaking in self._near(span):
            for speaker in speaking:
                covered[speaker] += max(0, min(end, span.end_ms) - max(start, span.start_ms))
                away = max(start - span.end_ms, span.start_ms - end, 0)
                distance[speaker] = min(away, distance.get(speaker, away))
        if not distance:
            return None
        return min(distance, key=lambda s: (-covered[s], distance[s], s != before))

    def _near(self, span: Span) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        at = bisect_left(self._ends, span.start_ms - _FARTHEST_MS)
        while at < len(self._stretches) and self._stretches[at][0] <= span.end_ms + _FARTHEST_MS:
            yield self._stretches[at]
            at += 1


def _dealt(paragraph: Paragraph, lanes: _Lanes, mint: Mint) -> list[Paragraph]:
    """Return a paragraph as it is, or one for each run of words of one speaker."""
    speakers = _speakers_of(paragraph, lanes)
    if set(speakers) <= {paragraph.speaker_id}:
        return [paragraph]
    sizes = [len(list(run)) for _, run in groupby(speakers)]
    cues = deal_cues(paragraph.cues, paragraph.words, sizes) if paragraph.cues else [()] * len(sizes)
    parts: list[Paragraph] = []
    at = 0
    for size, marks in zip(sizes, cues, strict=True):
        words = paragraph.words[at : at + size]
        part_id = mint() if parts else paragraph.id
        parts.append(Paragraph(part_id, speakers[at], words, marks))
        at += size
    return parts


def _speakers_of(paragraph: Paragraph, lanes: _Lanes) -> list[int | None]:
    found: list[int | None] = []
    for word in paragraph.words:
        found.append(_speaker_of(word, lanes, found[-1] if found else None))
    first = next((s for s in found if s is not None), paragraph.speaker_id)
    return [first if s is None else s for s in found]


def _speaker_of(word: Word, lanes: _Lanes, before: int | None) -> int | None:
    speaker = lanes.at(word.span, before) if word.span else None
    return before if speaker is None else speaker
