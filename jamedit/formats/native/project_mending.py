"""What must hold between the values of a project file, and how it is made to hold: ids, references, info, steps."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from pathlib import Path, PureWindowsPath

from jamedit import paths
from jamedit.document import Paragraph, Section, Speaker, Transcript
from jamedit.document.change import Rest
from jamedit.document.decision import ACCEPTED, DISMISSED, OPEN, REMEMBERED, Decision
from jamedit.document.note import Note
from jamedit.formats.native.project_values import LARGEST_ID, Doubts, name_of, short, text_of

_ROOM = LARGEST_ID // 2  # ids above leave too few for what is still to be typed
_CHOICES = frozenset({OPEN, ACCEPTED, DISMISSED, REMEMBERED})
_LONGEST_PATH, _LONGEST_PART = 4096, 255  # bytes: no system opens a longer one
_NO_TIME = "1971-01-01T00:00:00+00:00"
_YEARS = range(1971, 3000)
_PATHS = ("recording", "source")
_NEVER = ("model_server_consent",)  # who may have the text is decided where it is read, not where it comes from


def transcript_of(paragraphs: tuple[Paragraph, ...], rest: Rest, doubts: Doubts) -> Transcript:
    """Put paragraphs and the rest together; ids that are used twice become new ones, references to nothing go."""
    ids = _ids(paragraphs, rest.notes)
    if len(set(ids)) != len(ids) or (ids and min(ids) < 1) or max(ids, default=0) >= _ROOM or rest.next_id >= _ROOM:
        paragraphs, rest = _numbered(paragraphs, rest, doubts)
        ids = _ids(paragraphs, rest.notes)
    if ids and max(ids) >= rest.next_id:
        doubts.add(f"the next free number {rest.next_id} was in use; it was counted")
        rest = replace(rest, next_id=max(ids) + 1)
    speakers = _speakers(paragraphs, rest.speakers, doubts)
    there = set(map(attrgetter("id"), paragraphs))
    sections = tuple([s for s in rest.sections if _is_there(s, there, doubts)])
    notes = tuple([n if n.paragraph_id in there else _moved(n, paragraphs, doubts) for n in rest.notes])
    return Transcript(paragraphs, speakers, sections, rest.meta, rest.next_id, notes if there else ())


def _ids(paragraphs: tuple[Paragraph, ...], notes: Iterable[Note]) -> list[int]:
    ids = [word.id for p in paragraphs for word in p.words]
    return [*ids, *(p.id for p in paragraphs), *(note.id for note in notes)]


def _numbered(paragraphs: tuple[Paragraph, ...], rest: Rest, doubts: Doubts) -> tuple[tuple[Paragraph, ...], Rest]:
    """Give new ids to what has none, or one that is used before; to all where they are too large."""
    ids = _ids(paragraphs, rest.notes)
    large = max(ids, default=0) >= _ROOM
    doubts.add("some words or paragraphs had no number, or that of another; they got new ones")
    taken: set[int] = set()
    following = 1 if large else max(ids, default=0) + 1
    again: dict[int, int] = {}

    def number(old: int) -> int:
        nonlocal following
        if old >= 1 and old not in taken and not large:
            taken.add(old)
            return old
        following += 1
        again.setdefault(old, following - 1)
        return following - 1

    made = tuple([_with_ids(p, number) for p in paragraphs])
    moved = again if large else {}
    notes = tuple(
        [
            replace(
                n,
                id=number(n.id),
                paragraph_id=moved.get(n.paragraph_id, n.paragraph_id),
                word_ids=tuple(moved.get(i, i) for i in n.word_ids),
            )
            for n in rest.notes
        ]
    )
    sections = tuple(
        [replace(s, first_paragraph_id=moved.get(s.first_paragraph_id, s.first_paragraph_id)) for s in rest.sections]
    )
    highest = following if large else max(following, rest.next_id if rest.next_id < _ROOM else 0)
    return made, replace(rest, notes=notes, sections=sections, next_id=highest)


def _with_ids(paragraph: Paragraph, number: Callable[[int], int]) -> Paragraph:
    places = {word.id: i for i, word in reversed(list(enumerate(paragraph.words)))}
    own_id = number(paragraph.id)
    words = tuple([word if (new := number(word.id)) == word.id else replace(word, id=new) for word in paragraph.words])
    cues = tuple([replace(cue, first_word_id=words[places[cue.first_word_id]].id) for cue in paragraph.cues])
    return Paragraph(own_id, paragraph.speaker_id, words, cues)


def _speakers(paragraphs: tuple[Paragraph, ...], speakers: tuple[Speaker, ...], doubts: Doubts) -> tuple[Speaker, ...]:
    """Return the speakers, each id once, with one for each id that a paragraph names and nobody has."""
    found: dict[int, Speaker] = {}
    for speaker in speakers:
        if speaker.id in found:
            doubts.add(f"two speakers have the number {speaker.id}; {name_of(speaker.name)} was left out")
        else:
            found[speaker.id] = speaker
    unknown = {p.speaker_id for p in paragraphs if p.speaker_id is not None} - found.keys()
    for own_id in sorted(unknown):
        doubts.add(f"the speaker {own_id} was not described; it got a name")
        found[own_id] = Speaker(own_id, f"Speaker {own_id}", (own_id - 1) % 8)
    return tuple(found.values())


def _is_there(section: Section, there: set[int], doubts: Doubts) -> bool:
    if section.first_paragraph_id in there:
        return True
    doubts.add(f"the section {short(section.title)} begins at no paragraph; left out")
    return False


def _moved(note: Note, paragraphs: tuple[Paragraph, ...], doubts: Doubts) -> Note:
    doubts.add(f"the note {short(note.text)} was on no paragraph; it is on the first now")
    return replace(note, paragraph_id=paragraphs[0].id if paragraphs else 0, word_ids=())


# the project as a whole


def info_of(rows: Iterable[tuple[object, object]], home: Path, doubts: Doubts) -> dict[str, str]:
    """Return the values that belong to the project at `home`, those that can be used."""
    found: dict[str, str] = {}
    for key, value in rows:
        if key in _NEVER:
            continue
        if isinstance(key, str) and isinstance(value, str) and _usable(key, value, home):
            found[key] = value
        else:
            doubts.add(f"the value {short(value)} of {short(key)} cannot be used; left out")
    return found


def _usable(key: str, value: str, home: Path) -> bool:
    if key in _PATHS:
        return _is_path(value, home)
    if key == "recording_size":
        return value == "" or bool(re.fullmatch(r"[0-9]{1,18}", value))
    if key == "recording_fingerprint":
        return bool(re.fullmatch(r"[0-9a-f]{0,128}", value))
    return text_of(key) == key and text_of(value) == value


def _is_path(value: str, home: Path) -> bool:
    """Return whether a value is the path of a file here; merely to look on the network tells a stranger who looks."""
    path = str(paths.from_text(value))
    parts = [os.fsencode(part) for part in re.split(r"[/\\]", path)] if "\0" not in path else []
    if not parts or sum(map(len, parts)) > _LONGEST_PATH or max(map(len, parts)) > _LONGEST_PART:
        return False
    if _address().match(path):
        return False
    if not path.startswith(("\\\\", "//")):
        return True
    return PureWindowsPath(path).drive.lower() == PureWindowsPath(home.absolute()).drive.lower()


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)  # not c:/


def head_of(value: object, steps: int, doubts: Doubts) -> int:
    """Return how many of the steps are applied."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) and int(value) <= steps:
        return int(value)
    doubts.add(f"{short(value)} of {steps} steps cannot be applied; all of them count as applied")
    return steps


def time_of(value: object, doubts: Doubts) -> str:
    """Return when a step was made; what is not a time that a clock shows becomes one that is clearly none."""
    if isinstance(value, str):
        try:
            when = datetime.fromisoformat(value)
            if when.year in _YEARS:
                when.astimezone(UTC).timestamp()
                return value
        except (ValueError, OverflowError, OSError):
            pass
    doubts.add(f"a step was made at {short(value)}, which is not a time")
    return _NO_TIME


def decisions_of(rows: object, doubts: Doubts) -> tuple[Decision, ...]:
    """Return the decisions of a step."""
    if not isinstance(rows, list):
        return ()
    found = []
    for row in rows:
        fine = isinstance(row, list) and len(row) == 5 and set(map(type, row)) == {str}
        if fine and row[3] in _CHOICES | {""} and row[4] in _CHOICES | {""}:
            found.append(Decision((row[0], row[1], row[2]), row[3], row[4]))
        else:
            doubts.add(f"the decision {short(row)} cannot be read; left out")
    return tuple(found)


def verdict_of(row: tuple[object, ...], doubts: Doubts) -> tuple[str, str, str, str] | None:
    """Return a decision on suggestions, None where it is none."""
    kind, before, after, choice = row
    if (
        isinstance(kind, str)
        and isinstance(before, str)
        and isinstance(after, str)
        and isinstance(choice, str)
        and kind
        and choice in _CHOICES
    ):
        texts = text_of(kind), text_of(before), text_of(after)
        if texts == (kind, before, after):
            return kind, before, after, choice
    doubts.add(f"the decision {short(choice)} on {short(before)} cannot be read; left out")
    return None
