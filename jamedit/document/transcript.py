"""The whole transcript: a value that edits replace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from unicodedata import normalize

from jamedit.document.note import Note
from jamedit.document.paragraph import Paragraph
from jamedit.document.section import Section
from jamedit.document.speaker import Speaker
from jamedit.document.word import Word


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Describe what a reader kept but could not interpret; `line` counts from 1, 0 when unknown."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Meta:
    """Hold what is known of the transcript as a whole."""

    title: str = ""
    language: str = ""
    source_name: str = ""
    source_format: str = ""
    encoding: str = ""
    newline: str = "\n"
    warnings: tuple[ReadWarning, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()  # front matter, headers: kept for writing back


@dataclass(frozen=True)
class Transcript:
    """Hold paragraphs in order, speakers, sections, what is known of the whole, and remarks.

    `next_id` is the next free id for words, paragraphs and notes; speakers have their own small ids.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    sections: tuple[Section, ...] = ()
    meta: Meta = field(default_factory=Meta)
    next_id: int = 1
    notes: tuple[Note, ...] = ()

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {p.id: i for i, p in enumerate(self.paragraphs)}

    @cached_property
    def word_count(self) -> int:
        """Return the number of words."""
        return sum([len(p.words) for p in self.paragraphs])

    def position_of(self, paragraph_id: int) -> int | None:
        """Return the position of a paragraph, or None when there is none with this id."""
        return self._positions.get(paragraph_id)

    def paragraph(self, paragraph_id: int) -> Paragraph | None:
        """Return the paragraph with this id, or None."""
        position = self._positions.get(paragraph_id)
        return None if position is None else self.paragraphs[position]

    def speaker(self, speaker_id: int | None) -> Speaker | None:
        """Return the speaker with this id, or None."""
        return next((s for s in self.speakers if s.id == speaker_id), None)

    def speaker_called(self, name: str, but: int | None = None) -> Speaker | None:
        """Return the speaker who has a name, case and spaces aside, or None; the one with the id `but` is not asked."""
        wanted = _same_name(name)
        return next((s for s in self.speakers if s.id != but and _same_name(s.name) == wanted), None)

    def words(self) -> Iterator[Word]:
        """Yield every word in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.words

    def find_word(self, word_id: int, near_paragraph_id: int | None = None) -> tuple[int, int] | None:
        """Return (paragraph position, word position) of a word, looking first where it was last seen."""
        near = None if near_paragraph_id is None else self._positions.get(near_paragraph_id)
        first = [] if near is None else [i for i in (near, near + 1, near - 1) if 0 <= i < len(self.paragraphs)]
        for i in first:
            at = self.paragraphs[i].index_of(word_id)
            if at is not None:
                return i, at
        for i, paragraph in enumerate(self.paragraphs):
            at = None if i in first else paragraph.index_of(word_id)
            if at is not None:
                return i, at
        return None

    def splice(self, at: int, removed: int, added: Sequence[Paragraph], next_id: int | None = None) -> Transcript:
        """Return a transcript with `removed` paragraphs from position `at` on replaced by `added`."""
        old = self.paragraphs[at : at + removed]
        paragraphs = list(self.paragraphs)
        paragraphs[at : at + removed] = added
        new = replace(
            self,
            paragraphs=tuple(paragraphs),
            next_id=self.next_id if next_id is None else next_id,
        )
        if [p.id for p in old] == [p.id for p in added] and "_positions" in self.__dict__:
            new.__dict__["_positions"] = self._positions  # same ids in the same order: the index still holds
        if "word_count" in self.__dict__:
            new.__dict__["word_count"] = (
                self.word_count - sum(len(p.words) for p in old) + sum(len(p.words) for p in added)
            )
        return new

    def with_same_ids(self, paragraphs: tuple[Paragraph, ...]) -> Transcript:
        """Return a transcript with these paragraphs, whose ids are the ones of now in the same order."""
        new = replace(self, paragraphs=paragraphs)
        new.__dict__["_positions"] = self._positions
        return new

    def turns(self) -> Iterator[tuple[int, int]]:
        """Yield each speaker turn, a run of paragraphs with one speaker, as positions (end exclusive)."""
        start = 0
        for i, paragraph in enumerate(self.paragraphs):
            if i and paragraph.speaker_id != self.paragraphs[i - 1].speaker_id:
                yield start, i
                start = i
        if self.paragraphs:
            yield start, len(self.paragraphs)

    def opens_turn(self, position: int) -> bool:
        """Return whether the speaker changes at a paragraph."""
        if position == 0:
            return True
        return self.paragraphs[position].speaker_id != self.paragraphs[position - 1].speaker_id


def next_speaker_id(speakers: Iterable[Speaker]) -> int:
    """Return the smallest id above all in use."""
    return max(map(attrgetter("id"), speakers), default=0) + 1


def _same_name(name: str) -> str:
    """Return what is equal for all ways to write one name: case, spaces, letters with their accents apart."""
    return normalize("NFC", " ".join(name.split()).casefold())
