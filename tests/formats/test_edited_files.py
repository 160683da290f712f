"""Edited files: what is written reads as the transcript of now, and all that was not edited stays as it was."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest
from examples_text import SOUND as TEXT_FAMILY
from format_examples import SOUND
from transcript_views import texts

from jamedit.document import Transcript
from jamedit.document.invariants import violations
from jamedit.edits.cue_breaks import BreakCue
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.set_time import SetTime
from jamedit.edits.speakers import SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.formats.reading import read_data
from jamedit.formats.register import format_named
from jamedit.formats.writing import render

Change = Callable[[Transcript, int], Transcript]

ROUGH = ("stamped", "f4")  # whole and tenths of seconds
TIMED = ("srt", "vtt", "whisper", *TEXT_FAMILY)


def at_word(t: Transcript, n: int):
    for p in t.paragraphs:
        if n < len(p.words):
            return p, n
        n -= len(p.words)
    raise IndexError(n)


def deleted(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    return DeleteWords((p.id,), frozenset({p.words[i].id})).apply(t)


def inserted(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    return InsertWords(p.id, i, "brand new").apply(t)


def split(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    return SplitParagraph(p.id, i).apply(t)


def broken(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    return BreakCue(p.id, p.words[i].id).apply(t) if p.cues else t


def without_its_caption(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    ranges = [(a, b) for _, a, b in p.cue_ranges() if a <= i < b] or [(i, i + 1)]
    return DeleteWords((p.id,), frozenset(w.id for w in p.words[slice(*ranges[0])])).apply(t)


def later(t: Transcript, n: int) -> Transcript:
    p, i = at_word(t, n)
    span = p.words[i].span
    return SetTime(p.id, p.words[i].id, span.start_ms + 40, False).apply(t) if span else t


def said_by_another(t: Transcript, n: int) -> Transcript:
    p, _ = at_word(t, n)
    return SetSpeaker((p.id,), t.speakers[-1].id).apply(t) if t.speakers else t


CHANGES: dict[str, Change] = {
    f.__name__: f for f in (deleted, inserted, split, broken, without_its_caption, later, said_by_another)
}


def starts(t: Transcript) -> list[int | None]:
    """Return when each caption, or each word where there are none, begins."""
    found: list[int | None] = []
    for p in t.paragraphs:
        if p.cues:
            found += [c.span.start_ms if c.span else None for c in p.cues if c.source is None or c.source.text]
        else:
            found += [w.span.start_ms if w.span else None for w in p.words]
    return found


def spoken(t: Transcript) -> list[str]:
    names = {s.id: s.name for s in t.speakers}
    return [names.get(p.speaker_id or 0, "") for p in t.paragraphs for _ in p.words]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("format_id", TIMED)
def test_what_is_written_after_an_edit_reads_as_the_transcript_of_now(format_id: str, change: str) -> None:
    transcript = read_data(SOUND[format_id].data, "example")
    carries = format_named(format_id).carries
    shared = any(c.source and not c.source.text for p in transcript.paragraphs for c in p.cues)
    for n in range(transcript.word_count):
        after = CHANGES[change](transcript, n)
        assert violations(after) == []
        again = read_data(render(after, format_id), "example", format_id)
        assert texts(again) == texts(after), (n, render(after, format_id).decode())
        if carries.speakers and len(set(spoken(after))) > 1:  # a file may leave out who speaks all of it
            assert spoken(again) == spoken(after), (n, render(after, format_id).decode())
        old, new = starts(after), starts(again)
        if change in ("split", "broken", "without_its_caption") and not shared and format_id not in ROUGH:
            assert len(old) == len(new), (n, render(after, format_id).decode())
            assert all(abs(a - b) <= 5 for a, b in zip(old, new, strict=True) if a is not None and b is not None)


@pytest.mark.parametrize("change", ["deleted", "inserted", "later", "without_its_caption"])
@pytest.mark.parametrize("format_id", TIMED)
def test_an_edit_touches_the_lines_of_its_caption_only(format_id: str, change: str) -> None:
    transcript = read_data(SOUND[format_id].data, "example")
    before = SOUND[format_id].text.split("\n")
    for n in range(transcript.word_count):
        after = render(CHANGES[change](transcript, n), format_id).decode().split("\n")
        lines = [x for x in difflib.ndiff(before, after) if x[0] in "+-" and x[2:].strip()]
        numbers = format_id == "srt" or format_id == "textgrid"
        assert len(lines) <= (30 if numbers else 7), (n, lines)
