"""Every format at two sizes: made from a transcript, read, and written back untouched and after edits.

Times are processor seconds of the larger file; the note says how much longer it takes than one of a fourth of its size,
which is about 4 where time grows with the size, and 16 where it grows with the square of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.speed.formats import WORDS, seconds
from jamedit.document import Cue, Meta, Paragraph, Section, Span, Speaker, Timing, Transcript, Word
from jamedit.formats.base import Format
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

CAPTIONS, SMALLER = 10_000, 4  # captions of four words
CAPTION_WORDS, PARAGRAPH_CAPTIONS, WORD_MS = 4, 20, 300
LINEAR = 6.5  # times as long for four times the text is still taken for linear, caches and the collector considered
LEAST_S = 0.05  # growth of less says nothing
Row = tuple[str, float, str, str]


def made(captions: int) -> Transcript:
    """Return a transcript with speakers, sections, captions, and words with times and confidence."""
    paragraphs = []
    sections = []
    next_id = 1
    for number, start in enumerate(range(0, captions, PARAGRAPH_CAPTIONS)):
        count = min(PARAGRAPH_CAPTIONS, captions - start) * CAPTION_WORDS
        words = tuple(_word(next_id + 1 + i, start * CAPTION_WORDS + i) for i in range(count))
        cues = tuple(_cue(words[i : i + CAPTION_WORDS]) for i in range(0, count, CAPTION_WORDS))
        paragraphs.append(Paragraph(next_id, 1 + number % 2, words, cues))
        if number % 50 == 0:
            sections.append(Section(f"Part {number // 50 + 1}", next_id))
        next_id += count + 1
    speakers = (Speaker(1, "Ada", 0), Speaker(2, "Grace Hall", 1))
    return Transcript(tuple(paragraphs), speakers, tuple(sections), Meta(), next_id)


def _word(number: int, place: int) -> Word:
    text = WORDS[place % len(WORDS)] + ("." if place % 11 == 10 else "")
    span = Span(place * WORD_MS, place * WORD_MS + WORD_MS - 50)
    return Word(number, text, span, 0.5 + place % 50 / 100, Timing.HEARD)


def _cue(words: tuple[Word, ...]) -> Cue:
    first, last = words[0].span, words[-1].span
    assert first
    assert last
    return Cue(words[0].id, Span(first.start_ms, last.end_ms))


def reworded(transcript: Transcript) -> Transcript:
    """Return the transcript with every paragraph's last word replaced."""
    return replace(transcript, paragraphs=tuple(_reworded(p) for p in transcript.paragraphs))


def _reworded(paragraph: Paragraph) -> Paragraph:
    last = tuple(replace(w, text="changed") for w in paragraph.words[-1:])
    return replace(paragraph, words=(*paragraph.words[:-1], *last))


def shifted(transcript: Transcript) -> Transcript:
    """Return the transcript with all times a little later."""
    return replace(transcript, paragraphs=tuple(_later(p) for p in transcript.paragraphs))


def _later(paragraph: Paragraph) -> Paragraph:
    words = tuple(replace(w, span=_moved(w.span)) for w in paragraph.words)
    return replace(paragraph, words=words, cues=tuple(replace(c, span=_moved(c.span)) for c in paragraph.cues))


def _moved(span: Span | None) -> Span | None:
    return Span(span.start_ms + 100, span.end_ms + 100) if span else None


def renewed(transcript: Transcript) -> Transcript:
    """Return the transcript with words that are all new, as after all of it was typed once more."""
    add = transcript.next_id
    paragraphs = []
    for p in transcript.paragraphs:
        words = tuple(replace(w, id=w.id + add) for w in p.words)
        cues = tuple(replace(c, first_word_id=c.first_word_id + add) for c in p.cues)
        paragraphs.append(replace(p, words=words, cues=cues))
    return replace(transcript, paragraphs=tuple(paragraphs), next_id=2 * add)


def thinned(transcript: Transcript) -> Transcript:
    """Return the transcript without every other paragraph."""
    return replace(transcript, paragraphs=transcript.paragraphs[::2], sections=())


def exchanged(transcript: Transcript) -> Transcript:
    """Return the transcript with other people speaking."""
    people = tuple(replace(s, name=f"{s.name} Smith") for s in transcript.speakers)
    speaks = [replace(p, speaker_id=people[i % len(people)].id if people else None) for i, p in _thirds(transcript)]
    return replace(transcript, speakers=people, paragraphs=tuple(speaks))


def _thirds(transcript: Transcript) -> Iterator[tuple[int, Paragraph]]:
    return ((number // 3, p) for number, p in enumerate(transcript.paragraphs))


EDITS = {
    "words changed": reworded,
    "times changed": shifted,
    "all words new": renewed,
    "paragraphs gone": thinned,
    "speakers changed": exchanged,
}


def run() -> list[Row]:
    """Return name, value, unit and note of every figure."""
    small, large = made(CAPTIONS // SMALLER), made(CAPTIONS)
    return [row for known in FORMATS if known.writes for row in rows(known, small, large)]


def rows(known: Format, small: Transcript, large: Transcript) -> Iterator[Row]:
    """Yield the figures of one format."""
    works = [_works(known, transcript) for transcript in (small, large)]
    for name in works[0]:
        before, after = (seconds(work[name], 1) for work in works)
        yield f"{known.id} {name}", after, "s", _growth(before, after)


def _works(known: Format, transcript: Transcript) -> dict[str, Callable[[], object]]:
    data = render(transcript, known.id)
    read = read_data(data, "talk", known.id)
    works: dict[str, Callable[[], object]] = {
        "made": lambda: render(transcript, known.id),
        "read": lambda: read_data(data, "talk", known.id),
        "written untouched": lambda: render(read, known.id),
    }
    for name, edit in EDITS.items():
        changed = edit(read)
        works[f"written, {name}"] = lambda changed=changed: render(changed, known.id)  # type: ignore[misc]
    return works


def _growth(before: float, after: float) -> str:
    if after < LEAST_S:
        return ""
    growth = after / max(before, 0.001)
    return f"{growth:.1f} × for {SMALLER} × the text" + (" NOT LINEAR" if growth > LINEAR else "")
