"""Made transcripts for tests: small by hand, large by number, any by Hypothesis."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from jamedit.document import Cue, Paragraph, Section, Span, Speaker, Timing, Transcript, Word
from jamedit.document.note import Note

SENTENCE = "so the model reads every line twice and then we plot what it got wrong in the second run today"
VOCABULARY = SENTENCE.split()


SPEECH = """So I took the captions of two hundred talks that somebody had corrected by hand, lined them up with the raw
ones, and kept every pair of words that was different. The model is tiny, it has two layers, and it trains on a laptop
in the time that a kettle needs. Most of what it finds are names, which is what I had hoped for. Dr. Ada Lind from the
library asked me whether a reader would notice, and I could not tell her. It is a fair question. We went through the
first hour together with a pencil, and of the forty places that we marked she had seen nine before."""


def transcript(*texts: str, word_ms: int = 400, gap_ms: int = 100, cues: bool = False, speakers: int = 0) -> Transcript:
    """Return a transcript of one paragraph a text, every word `word_ms` long with `gap_ms` between words."""
    next_id, time, paragraphs = 1, 0, []
    for n, text in enumerate(texts):
        words = []
        for token in text.split():
            words.append(Word(next_id, token, Span(time, time + word_ms), None, Timing.HEARD))
            next_id, time = next_id + 1, time + word_ms + gap_ms
        marks = (Cue(words[0].id, Span(words[0].span.start_ms, words[-1].span.end_ms)),) if cues and words else ()
        paragraphs.append(Paragraph(next_id, n % speakers + 1 if speakers else None, tuple(words), marks))
        next_id, time = next_id + 1, time + 500
    people = tuple(Speaker(i + 1, f"Speaker {i + 1}", i) for i in range(speakers))
    return Transcript(tuple(paragraphs), people, next_id=next_id)


def spoken(text: str = SPEECH, ms_a_letter: int = 60) -> Transcript:
    """Return one paragraph of words that take as long as they are long, a breath after each full stop."""
    now, words = 0, []
    for i, token in enumerate(text.split(), 1):
        words.append(Word(i, token, Span(now, now + len(token) * ms_a_letter), None, Timing.HEARD))
        now = words[-1].span.end_ms + (400 if token.endswith(".") else 20)  # type: ignore[union-attr]
    return Transcript((Paragraph(len(words) + 1, None, tuple(words)),), next_id=len(words) + 2)


def large(words: int, per_paragraph: int = 100, seed: int = 1) -> Transcript:
    """Return a timed transcript of that many words."""
    rng = random.Random(seed)
    next_id, time, paragraphs = 1, 0, []
    for start in range(0, words, per_paragraph):
        row = []
        for _ in range(min(per_paragraph, words - start)):
            token = rng.choice(VOCABULARY)
            row.append(Word(next_id, token, Span(time, time + 300), 0.9, Timing.HEARD))
            next_id, time = next_id + 1, time + 360
        paragraphs.append(Paragraph(next_id, len(paragraphs) // 3 % 3 + 1, tuple(row)))
        next_id += 1
    people = tuple(Speaker(i + 1, name, i) for i, name in enumerate(("Ada", "Ben", "Cleo")))
    return Transcript(tuple(paragraphs), people, next_id=next_id)


tokens = st.one_of(
    st.sampled_from(VOCABULARY),
    st.text("abcdeé'-.,", min_size=1, max_size=6),
)
texts = st.lists(tokens, max_size=12).map(" ".join)


@st.composite
def transcripts(draw: st.DrawFn, min_paragraphs: int = 1) -> Transcript:
    """Make sound transcripts: some words timed, some hidden, some captions, speakers and sections."""
    count = draw(st.integers(min_paragraphs, 5))
    people = draw(st.integers(0, 3))
    next_id, time, paragraphs = 1, 0, []
    for _ in range(count):
        words = []
        for token in draw(st.lists(tokens, max_size=10)):
            timed = draw(st.booleans())
            length = draw(st.integers(0, 600))
            span = Span(time, time + length) if timed else None
            timing = draw(st.sampled_from(list(Timing)[1:])) if timed else Timing.NONE
            sure = draw(st.sampled_from([None, 0.5, 1.0]))
            found = draw(st.sampled_from([None, 0.25, 1.0])) if timing is Timing.ALIGNED else None
            words.append(Word(next_id, token, span, sure, timing, draw(st.booleans()), found))
            next_id += 1
            time += length + draw(st.integers(0, 300))
        opens = sorted({0, *draw(st.lists(st.integers(0, max(0, len(words) - 1)), max_size=3))}) if words else []
        marks = tuple(Cue(words[i].id, words[i].span) for i in opens) if draw(st.booleans()) else ()
        speaker = draw(st.sampled_from([None, *range(1, people + 1)]))
        paragraphs.append(Paragraph(next_id, speaker, tuple(words), marks))
        next_id += 1
    sections = tuple(Section(f"Part {p.id}", p.id) for p in paragraphs if draw(st.integers(0, 3)) == 0)
    speakers = tuple(Speaker(i + 1, f"S{i + 1}", i) for i in range(people))
    notes = ()
    if draw(st.booleans()):
        notes = (Note(next_id, draw(st.sampled_from(paragraphs)).id, "ask Ada"),)
        next_id += 1
    return Transcript(tuple(paragraphs), speakers, sections, next_id=next_id, notes=notes)
