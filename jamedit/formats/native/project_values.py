"""Values of a project file, each checked by its type and its bounds: what does not fit is mended, and told of.

Anybody may have made a project file. A paragraph whose values are all as jamedit writes them is found to be so column
by column, at the speed of C; only one with something odd in it is gone through word by word.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import le
from typing import Any, TypeGuard

from jamedit.document import Cue, CueSource, Meta, Paragraph, ReadWarning, Section, Span, Speaker, Timing, Word
from jamedit.document.change import Rest
from jamedit.document.fast_construction import cue_of, source_of, span_of, words_of_rows
from jamedit.document.note import Note
from jamedit.formats.engine.text.textio import replace_unusable

MOST_DOUBTS = 200  # a broken file tells no more by listing every place
LARGEST_ID = (1 << 31) - 1  # of words, paragraphs, speakers: what the window can hold
LATEST_MS = (1 << 31) - 1  # 24 days
_MOST_COLORS = 256
_TIMINGS = tuple(Timing)
_CODES = ("language", "source_format", "encoding")
_NEWLINES = ("\n", "\r\n", "\r")
_LONGEST_NAME = 1000  # characters of a name or title
_MOST_TEXT = 100_000  # characters kept of a value that is no paragraph


class Doubts(list[str]):
    """Collect a sentence for each value that was mended."""

    def add(self, text: str) -> None:
        """Note what was mended."""
        if len(self) < MOST_DOUBTS:
            self.append(text)


@cache
def _code() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x1f/\\]{0,100}")


def whole(value: object, least: int, most: int) -> TypeGuard[int]:
    """Return whether a value is a whole number within bounds; true and false are none."""
    return type(value) is int and least <= value <= most


def text_of(value: object) -> str:
    """Return a text that any file can hold; what is no text becomes one."""
    return replace_unusable(value if isinstance(value, str) else _shown(value))[0]


def name_of(value: object) -> str:
    """Return a text in one line, as a name or a title is."""
    return " ".join(text_of(value)[:_LONGEST_NAME].split())


def _shown(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)[:_MOST_TEXT]
    except (TypeError, ValueError, RecursionError):
        return "\ufffd"


# paragraphs


def paragraph(value: object, doubts: Doubts) -> Paragraph:
    """Return the paragraph that a value of the file describes."""
    if not isinstance(value, dict):
        doubts.add("a paragraph is not an object, kept as text")
        return Paragraph(0, None, tuple(_words_of_text(_shown(value))))
    own_id, speaker = value.get("id"), value.get("speaker")
    if not whole(own_id, 1, LARGEST_ID):
        doubts.add(f"a paragraph has the number {short(own_id)}, which none can have")
        own_id = 0
    if speaker is not None and not whole(speaker, 1, LARGEST_ID):
        doubts.add(f"paragraph {own_id} has the speaker {short(speaker)}, which none can be; left out")
        speaker = None
    words = _words(value.get("words"), doubts)
    return Paragraph(own_id, speaker, tuple(words), _cues(value.get("cues"), words, doubts))


def _words(rows: object, doubts: Doubts) -> list[Word]:
    if not isinstance(rows, list):
        doubts.add("a paragraph has no list of words, kept as text")
        return _words_of_text("" if rows is None else _shown(rows))
    if not rows:
        return []
    made = _sound_words(rows)
    return [word for row in rows for word in _mended(row, doubts)] if made is None else made


def _sound_words(rows: list[Any]) -> list[Word] | None:
    """Return the words of rows that are as jamedit writes them; None when something is odd."""
    if set(map(type, rows)) != {list} or set(map(len, rows)) not in ({7}, {8}):
        return None
    ids, texts, starts, ends, sure, timings, hidden, *more = zip(*rows, strict=True)
    none = type(None)
    if not (
        set(map(type, ids)) == set(map(type, timings)) == {int}
        and set(map(type, texts)) == {str}
        and set(map(type, starts)) | set(map(type, ends)) <= {int, none}
        and set(map(type, sure)) <= {float, int, none}
        and set(map(type, hidden)) <= {int, bool}
        and set(timings) <= {0, 1, 2, 3, 4}
        and set(hidden) <= {0, 1}
        and min(ids) >= 1
        and max(ids) <= LARGEST_ID
        and _sound_confidences(set(sure))
    ):
        return None
    joined = " ".join(texts)
    if joined.split() != list(texts) or replace_unusable(joined)[0] is not joined:
        return None
    if not _sound_times(starts, ends, timings) or (more and not _sound_time_confidences(more[0], timings)):
        return None
    return words_of_rows(rows, _TIMINGS)


def _sound_confidences(found: set[Any]) -> bool:
    found.discard(None)
    return not found or (math.nan not in found and min(found) >= 0 and max(found) <= 1)


def _sound_time_confidences(found: Sequence[Any], timings: Sequence[int]) -> bool:
    aligned = Timing.ALIGNED.value
    return (
        set(map(type, found)) <= {float, int, type(None)}
        and _sound_confidences(set(found))
        and all(sure is None or timing == aligned for sure, timing in zip(found, timings, strict=True))
    )


def _sound_times(starts: Sequence[int | None], ends: Sequence[int | None], timings: Sequence[int]) -> bool:
    if None not in starts and None not in ends and 0 not in timings:
        return min(starts) >= 0 and max(ends) <= LATEST_MS and all(map(le, starts, ends))  # type: ignore[type-var,arg-type,operator]
    return all(
        (start is None) == (end is None) == (timing == 0)
        and (start is None or end is None or 0 <= start <= end <= LATEST_MS)
        for start, end, timing in zip(starts, ends, timings, strict=True)
    )


def _mended(row: object, doubts: Doubts) -> list[Word]:
    """Return the words of a row as far as they can be made out."""
    if not isinstance(row, list) or not row:
        doubts.add(f"the word {short(row)} is not a list of values, kept as text")
        return _words_of_text(_shown(row))
    own_id, text, start, end, sure, timing, hidden, found = (*row, *(None,) * 8)[:8]
    if not whole(own_id, 1, LARGEST_ID):
        doubts.add(f"the word {short(text)} has the number {short(own_id)}, which none can have")
        own_id = 0
    if not isinstance(text, str) or [text] != text.split() or replace_unusable(text)[0] != text:
        doubts.add(f"the word {own_id}, {short(text)}, is not a word, kept as text")
    span, how = _time(own_id, start, end, timing, doubts)
    likely, time_sure = _confidence(sure), _confidence(found) if how is Timing.ALIGNED else None
    for given, kept in ((sure, likely), (found, time_sure)):
        if given is not None and kept is None:
            doubts.add(f"the word {own_id} has the confidence {short(given)}, which cannot be; left out")
    if hidden not in (0, 1) or not 7 <= len(row) <= 8:
        doubts.add(f"the word {own_id} has values that are not known; left out")
    texts = text_of(text).split()
    ids = [own_id, *[0] * (len(texts) - 1)]
    kept = hidden is True or hidden == 1
    return [Word(i, t, span, likely, how, kept, time_sure) for i, t in zip(ids, texts, strict=False)]


def _confidence(value: object) -> float | None:
    """Return a confidence as it is, None for anything that cannot be one."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1 else None


def _time(own_id: int, start: object, end: object, timing: object, doubts: Doubts) -> tuple[Span | None, Timing]:
    span = _span([start, end])
    how = _TIMINGS[timing] if type(timing) is int and 0 <= timing < len(_TIMINGS) else Timing.NONE
    if span is None and start is None and end is None and how is Timing.NONE and timing == 0:
        return None, Timing.NONE
    if span is None:
        doubts.add(f"the word {own_id} has the time {short([start, end])}, which none can have; left out")
        return None, Timing.NONE
    if [start, end] != [span.start_ms, span.end_ms]:
        doubts.add(f"the word {own_id} ended before it began; its end was set to its start")
    if how is Timing.NONE:
        doubts.add(f"the word {own_id} has a time from nowhere; it counts as estimated")
        how = Timing.ESTIMATED
    return span, how


def _words_of_text(text: str) -> list[Word]:
    return [Word(0, part) for part in text_of(text[:_MOST_TEXT]).split()]


def _span(pair: object) -> Span | None:
    """Return the span of two times; None where they are none."""
    if not isinstance(pair, list) or len(pair) != 2:
        return None
    start, end = pair
    if type(start) is not int or type(end) is not int or not 0 <= start <= LATEST_MS or not 0 <= end <= LATEST_MS:
        return None
    return span_of(start, end)


def _cues(rows: object, words: list[Word], doubts: Doubts) -> tuple[Cue, ...]:
    if not rows and isinstance(rows, list):
        return ()
    if not isinstance(rows, list):
        doubts.add("a paragraph has no list of captions")
        return ()
    places = {word.id: i for i, word in reversed(list(enumerate(words)))}
    found: dict[int, Cue] = {}
    for row in rows:
        cue = _cue(row, doubts)
        at = places.get(cue.first_word_id) if cue is not None else None
        if cue is None or at is None or at in found:
            doubts.add("a caption begins at a word that is not there, or where another begins; left out")
        else:
            found[at] = cue
    if found and 0 not in found:
        doubts.add("a paragraph has no caption at its first word; it got one")
        found[0] = Cue(words[0].id)
    made = tuple([found[at] for at in sorted(found)])
    if list(found) != sorted(found):
        doubts.add("the captions of a paragraph are out of order; they were sorted")
    return made


def _cue(row: object, doubts: Doubts) -> Cue | None:
    if not isinstance(row, list) or len(row) != 3 or not whole(row[0], 0, LARGEST_ID):
        return None
    first, times, kept = row
    return cue_of(first, _times(times, doubts), _source(kept, doubts))


def _times(value: object, doubts: Doubts) -> Span | None:
    span = _span(value)
    if value is not None and (span is None or [span.start_ms, span.end_ms] != value):
        doubts.add(f"a caption has the time {short(value)}, which none can have")
    return span


def _source(value: object, doubts: Doubts) -> CueSource | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 4 or set(map(type, value[:3])) != {str}:
        doubts.add("what was kept of a caption is not readable; left out")
        return None
    texts = [replace_unusable(text)[0] for text in value[:3]]
    if texts != value[:3]:
        doubts.add("what was kept of a caption has characters that no file can hold")
    return source_of(texts[0], texts[1], texts[2], _times(value[3], doubts))


# all but the paragraphs


def rest(value: object, doubts: Doubts) -> Rest:
    """Return speakers, sections, meta, next free id and notes; unknown fields of meta are left out."""
    if not isinstance(value, dict):
        doubts.add("speakers, sections and notes cannot be read; left out")
        value = {}
    speakers = [each for row in _rows(value, "speakers", doubts) for each in _speaker(row, doubts)]
    sections = [each for row in _rows(value, "sections", doubts) for each in _section(row, doubts)]
    notes = [each for row in _rows(value, "notes", doubts) for each in _note(row, doubts)]
    next_id = value.get("next_id")
    if not whole(next_id, 1, LARGEST_ID):
        doubts.add(f"the next free number is {short(next_id)}, which none can be; it was counted")
        next_id = 1
    return Rest(tuple(speakers), tuple(sections), meta(value.get("meta"), doubts), next_id, tuple(notes))


def _rows(value: dict[str, Any], key: str, doubts: Doubts) -> Iterable[object]:
    rows = value.get(key, [])
    if not isinstance(rows, list):
        doubts.add(f"the {key} are not a list; left out")
        return []
    return rows


def _speaker(row: object, doubts: Doubts) -> list[Speaker]:
    if not isinstance(row, list) or len(row) not in (2, 3) or not whole(row[0], 1, LARGEST_ID):
        doubts.add(f"the speaker {short(row)} cannot be read; left out")
        return []
    own_id, name, color = (*row, 0)[:3]
    clean = replace_unusable(name)[0] if isinstance(name, str) and len(name) <= _LONGEST_NAME else name_of(name)
    if clean != name:
        doubts.add(f"the speaker {own_id} has a name that no speaker can have; mended")
    if not whole(color, 0, _MOST_COLORS - 1):
        doubts.add(f"the speaker {name_of(name)} has the colour {short(color)}, which does not exist; it got another")
        color = (own_id - 1) % 8
    return [Speaker(own_id, clean, color)]


def _section(row: object, doubts: Doubts) -> list[Section]:
    if not isinstance(row, list) or len(row) not in (2, 3) or not whole(row[1], 0, LARGEST_ID):
        doubts.add(f"the section {short(row)} cannot be read; left out")
        return []
    title, first, level = (*row, 1)[:3]
    clean = replace_unusable(title)[0] if isinstance(title, str) and len(title) <= _LONGEST_NAME else name_of(title)
    if clean != title or not whole(level, 1, 6):
        doubts.add(f"the section {short(title)} has a title or level that none can have; mended")
    return [Section(clean, first, level if whole(level, 1, 6) else 1)]


def _note(row: object, doubts: Doubts) -> list[Note]:
    if (
        not isinstance(row, list)
        or len(row) != 4
        or not (whole(row[0], 1, LARGEST_ID) and whole(row[1], 0, LARGEST_ID) and isinstance(row[2], str))
        or not (isinstance(row[3], list) and all(whole(i, 0, LARGEST_ID) for i in row[3]))
    ):
        doubts.add(f"the note {short(row)} cannot be read; left out")
        return []
    return [Note(row[0], row[1], text_of(row[2]), tuple(row[3]))]


def meta(value: object, doubts: Doubts) -> Meta:
    """Return what is known of the whole."""
    if not isinstance(value, dict):
        doubts.add("title, language and source cannot be read; left out")
        return Meta()
    found: dict[str, Any] = {}
    for key in ("title", "language", "source_name", "source_format", "encoding"):
        held = value.get(key, "")
        fine = isinstance(held, str) and replace_unusable(held)[0] == held and "\n" not in held
        if fine and (key not in _CODES or _code().fullmatch(held)):
            found[key] = held
        else:
            doubts.add(f"{key} is {short(held)}, which it cannot be; left out")
    newline = value.get("newline", "\n")
    if newline in _NEWLINES:
        found["newline"] = newline
    else:
        doubts.add(f"{short(newline)} does not end lines; left out")
    return Meta(**found, warnings=_warnings(value, doubts), properties=_properties(value, doubts))


def _warnings(value: dict[str, Any], doubts: Doubts) -> tuple[ReadWarning, ...]:
    found = []
    for row in _rows(value, "warnings", doubts):
        line, message = (row.get("line"), row.get("message")) if isinstance(row, dict) else (None, None)
        if whole(line, 0, LARGEST_ID) and isinstance(message, str):
            found.append(ReadWarning(line, text_of(message)))
        else:
            doubts.add(f"the warning {short(row)} cannot be read; left out")
    return tuple(found)


def _properties(value: dict[str, Any], doubts: Doubts) -> tuple[tuple[str, str], ...]:
    found = []
    for row in _rows(value, "properties", doubts):
        if isinstance(row, list) and len(row) == 2 and set(map(type, row)) == {str}:
            clean = replace_unusable(row[0])[0], replace_unusable(row[1])[0]
            found.append(clean)
            if clean != (row[0], row[1]):
                doubts.add("a property has characters that no file can hold; mended")
        else:
            doubts.add(f"the property {short(row)} is not a pair of texts; left out")
    return tuple(found)


def parsed(text: str) -> Any:
    """Return what a JSON text holds; raise ValueError whatever is wrong with it."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _no_number(name: str) -> float:
    return math.nan  # this very object is looked for


def short(value: object) -> str:
    """Return the beginning of a value in quotation marks, for a sentence about it."""
    shown = name_of(value)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"
