"""Make a transcript step by step while a file is read: ids, speakers, paragraphs, captions, sections."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import NamedTuple, Protocol, TypeVar

from jamedit.captioning.paragraphs import Unit, break_units
from jamedit.document import (
    Cue,
    CueSource,
    Meta,
    Paragraph,
    ReadWarning,
    Section,
    Span,
    Speaker,
    Timing,
    Transcript,
    Word,
)
from jamedit.document.fast_construction import add_words, cue_of, numbered, untimed
from jamedit.formats.engine.source_layout import Layout
from jamedit.formats.engine.text.textio import MAX_WARNINGS
from jamedit.formats.guard import MOST_WORDS, TooManyWordsError
from jamedit.formats.source import SourceText

T = TypeVar("T")

_FEW, _TOO_MANY = 200_000, 20_000_000  # values: a young collection of so few takes .03 s; ten times a million words
_unseen = 0  # values that went to the oldest generation since it was last searched
_CONTINUED = CueSource("")  # marks the rest of a caption that a paragraph's start has cut; its source is the one before


@dataclass(slots=True)
class Caption:
    """Hold one caption, or the part of one that a single person speaks, on its way into the document.

    `word_times` are the times that the file gives for its words, one for each; `source` None marks the rest of the
    caption before. `word_id` is filled in when the words are made: the id of the first one. One that `opens` begins a
    paragraph in any case.
    """

    words: list[str]
    span: Span | None = None
    source: CueSource | None = None
    speaker: str = ""
    word_times: list[tuple[Span, Timing]] | None = None
    word_id: int = 0
    opens: bool = False


class Row(NamedTuple):
    """Hold a word that a file tells all about, on its way into the document."""

    text: str
    span: Span | None
    confidence: float | None
    timing: Timing
    speaker: str = ""


class Builder:
    """Collect paragraphs, minting ids 1, 2, 3 … in reading order.

    One that is not `keeping` only tells the captions it is given the ids of their words: all that a writer asks for.
    """

    def __init__(self, *, keeping: bool = True) -> None:
        self._keeping = keeping
        self._next_id = 1
        self._paragraphs: list[Paragraph] = []
        self._speakers: dict[str, Speaker] = {}
        self._sections: list[Section] = []
        self._pending: list[tuple[str, int]] = []
        self.warnings: list[ReadWarning] = []

    def warn(self, line: int, message: str) -> None:
        """Tell of something that was kept but not understood."""
        self.warnings.append(ReadWarning(line, message))

    def warn_at(self, text: str, offset: int, message: str) -> None:
        """Tell of something at a place in the text; lines are no longer counted once there are warnings enough."""
        line = text.count("\n", 0, offset) + 1 if len(self.warnings) < MAX_WARNINGS else 0
        self.warn(line, message)

    @property
    def next_id(self) -> int:
        """Return the first id that is not in use."""
        return self._next_id

    def section(self, title: str, level: int = 1) -> None:
        """Open a section at the next paragraph."""
        self._pending.append((title, level))

    def speaker_id(self, name: str) -> int | None:
        """Return the id of the speaker with this name, a new one when needed; None for no name."""
        if not name:
            return None
        known = self._speakers.get(name)
        if known is None:
            count = len(self._speakers)
            known = self._speakers[name] = Speaker(count + 1, name, count)
        return known.id

    def paragraph(self, texts: Iterable[str], speaker: str = "") -> int:
        """Add a paragraph of untimed words; return its id."""
        mine = self._open()
        first = self._next_id
        words = tuple(untimed(first, self._within(texts)))
        self._next_id += len(words)
        self._paragraphs.append(Paragraph(mine, self.speaker_id(speaker), words))
        return mine

    def timed_paragraph(self, words: Iterable[Word], cues: Sequence[Cue] = (), speaker: str = "") -> int:
        """Add a paragraph of ready words whose ids are yet to be given; cues name words by position."""
        mine = self._open()
        first = self._next_id
        kept = tuple(numbered(first, self._within(words)))
        self._next_id += len(kept)
        placed = tuple(replace(cue, first_word_id=first + cue.first_word_id) for cue in cues)
        self._paragraphs.append(Paragraph(mine, self.speaker_id(speaker), kept, placed))
        return mine

    def row_paragraph(self, rows: Sequence[Row], cues: Sequence[Cue] = (), speaker: str = "") -> int:
        """Add a paragraph of words that the file tells all about; cues name words by position."""
        mine = self._open()
        first = self._next_id
        listed = enumerate(self._within(rows), first)
        words = tuple([Word(i, r.text, r.span, r.confidence, r.timing) for i, r in listed])
        self._next_id += len(words)
        placed = tuple(replace(cue, first_word_id=first + cue.first_word_id) for cue in cues)
        self._paragraphs.append(Paragraph(mine, self.speaker_id(speaker), words, placed))
        return mine

    def captions(self, captions: Sequence[Caption]) -> None:
        """Add captions, gathered into paragraphs by the rule for readers."""
        opening = [i for i, caption in enumerate(captions) if caption.opens and i]
        for first, last in pairwise([0, *opening, len(captions)]):
            part = captions[first:last]
            start = 0
            for end in break_units(caption_units(part)):
                self.caption_paragraph(part[start:end])
                start = end

    def transcript(self, source: SourceText, name: str, format_id: str, layout: Layout, standard: Layout) -> Transcript:
        """Return the finished transcript."""
        return self.with_meta(replace(source.meta(name, format_id), properties=layout.to_property(standard)))

    def with_meta(self, meta: Meta) -> Transcript:
        """Return the finished transcript with ready meta data; the reader's warnings are added to it."""
        if self._pending:
            self.paragraph(())  # a heading at the very end has nothing below it
        warnings = (*meta.warnings, *self.warnings)[:MAX_WARNINGS]
        return Transcript(
            tuple(self._paragraphs),
            tuple(self._speakers.values()),
            tuple(self._sections),
            replace(meta, warnings=warnings),
            self._next_id,
        )

    def _within(self, words: Iterable[T]) -> Sequence[T]:
        """Return the words of a paragraph; raise TooManyWordsError before memory is short."""
        kept = words if isinstance(words, list | tuple) else list(islice(words, MOST_WORDS + 1))
        if self._next_id + len(kept) > MOST_WORDS:
            raise TooManyWordsError
        return kept

    def _open(self) -> int:
        mine = self._next_id
        self._next_id += 1
        self._sections.extend(Section(title, mine, level) for title, level in self._pending)
        self._pending.clear()
        return mine

    def caption_paragraph(self, captions: Sequence[Caption]) -> None:
        """Add one paragraph made of captions of one speaker."""
        mine, next_id = self._open(), self._next_id
        words: list[Word] = []
        cues = []
        for caption in captions:
            caption.word_id = next_id
            if next_id + len(caption.words) > MOST_WORDS:
                raise TooManyWordsError
            if not self._keeping:
                next_id += len(caption.words)
                continue
            _add_words(words, caption, next_id)
            cues.append(cue_of(next_id, caption.span, caption.source or _CONTINUED))
            next_id += len(caption.words)
        self._next_id = next_id
        if not self._keeping:
            return
        speaker = self.speaker_id(captions[0].speaker)
        self._paragraphs.append(Paragraph(mine, speaker, tuple(words), tuple(cues)))


class Spoken(Protocol):
    """Say what the rule for readers asks of a caption or a word."""

    words: list[str]
    span: Span | None
    speaker: str


def caption_units(captions: Sequence[Spoken]) -> Iterator[Unit]:
    """Yield what the rule for readers has to know of captions."""
    end_ms: int | None = None
    for caption in captions:
        span = caption.span
        pause = span.start_ms - end_ms if span and end_ms is not None else 0
        end_ms = span.end_ms if span else end_ms
        yield Unit(caption.words, caption.speaker, pause)


def _add_words(made: list[Word], caption: Caption, first_id: int) -> None:
    """Add the words of a caption; without times of their own they share the caption's out by letter count."""
    if caption.word_times is not None:
        timed = zip(caption.words, caption.word_times, strict=True)
        made += [Word(i, text, at, None, timing) for i, (text, (at, timing)) in enumerate(timed, first_id)]
    elif caption.span is None:
        made += untimed(first_id, caption.words)
    else:
        add_words(made, first_id, caption.words, caption.span)


@contextmanager
def quiet_gc() -> Iterator[None]:
    """Keep the collector from walking a million new values again and again (a third of the reading time).

    At the end a great many go to its oldest generation at once, rings among them, which it would hardly ever look
    for there: hence a full collection when so many have gone there that it costs little beside. Fewer than that are
    looked at as usual, so that the rings of a library are freed.
    """
    global _unseen
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            made = gc.get_count()[0]
            if made > _FEW:
                gc.freeze()
                gc.unfreeze()
                _unseen += made
            if _unseen > _TOO_MANY:
                gc.collect()
                _unseen = 0
            gc.enable()
