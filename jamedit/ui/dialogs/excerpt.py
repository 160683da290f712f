"""The beginning of a transcript, to show what a format makes of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from jamedit.document import Paragraph, Transcript
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.options import WriteOptions

WORDS, LINES = 600, 40
LARGEST_KEPT = 100_000  # characters of what a reader has put aside for the writer


def excerpt(transcript: Transcript, words: int = WORDS) -> Transcript:
    """Return the first paragraphs, about so many words; what sections and speakers they have stays.

    The text of a large file is left behind: to read it again for every look would take seconds. What is written then
    has the usual shape of the format instead of that of the file.
    """
    taken: list[Paragraph] = []
    for paragraph in transcript.paragraphs:
        room = words - sum(len(p.words) for p in taken)
        if room <= 0:
            break
        taken.append(_beginning(paragraph, room))
    return _only(transcript, taken)


def timed_excerpt(transcript: Transcript) -> Transcript:
    """Return one paragraph that has a time, or the first one when none has."""
    found = next((p for p in transcript.paragraphs if p.start_ms is not None), None)
    chosen = [found] if found else list(islice(transcript.paragraphs, 1))
    return _only(transcript, [_beginning(p, WORDS) for p in chosen])


def first_lines(text: str, count: int = LINES) -> str:
    """Return the first lines of a text; "…" says that there are more."""
    lines = text.splitlines()
    return "\n".join([*lines[:count], "…"] if len(lines) > count else lines)


def readable(transcript: Transcript, options: WriteOptions) -> str:
    """Return the content of a file that is not text, as text: headings, speakers, times, paragraphs."""
    headings: dict[int, list[str]] = {}
    for section in transcript.sections if options.sections else ():
        headings.setdefault(section.first_paragraph_id, []).append(section.title)
    parts: list[str] = []
    for out in paragraphs(transcript, options):
        parts += headings.get(out.key, [])
        name = f"{out.speaker}: " if out.speaker and out.opens_turn else ""
        parts.append(out.time + name + out.text)
    return "\n\n".join(parts)


def _beginning(paragraph: Paragraph, words: int) -> Paragraph:
    if len(paragraph.words) <= words:
        return paragraph
    kept = paragraph.words[:words]
    ids = {word.id for word in kept}
    return replace(paragraph, words=kept, cues=tuple(c for c in paragraph.cues if c.first_word_id in ids))


def _only(transcript: Transcript, paragraphs: list[Paragraph]) -> Transcript:
    ids = {p.id for p in paragraphs}
    sections = tuple(s for s in transcript.sections if s.first_paragraph_id in ids)
    meta = transcript.meta
    small = tuple((name, text) for name, text in meta.properties if len(text) <= LARGEST_KEPT)
    if small != meta.properties:
        meta = replace(meta, properties=small)
    return replace(transcript, paragraphs=tuple(paragraphs), sections=sections, meta=meta)
