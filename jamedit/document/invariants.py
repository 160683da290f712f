"""What must hold for every transcript: checked of every edit, format and project by tests and fuzzers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jamedit.document.paragraph import Paragraph
from jamedit.document.transcript import Transcript


def violations(transcript: Transcript) -> list[str]:
    """Return one sentence for every broken rule; an empty list means the transcript is sound."""
    return [*broken_references(transcript), *chain.from_iterable(map(broken_values, transcript.paragraphs))]


def broken_references(t: Transcript) -> Iterator[str]:
    """Yield what is wrong between the parts of a transcript: ids that are used twice, or that nothing has."""
    ids = [p.id for p in t.paragraphs] + [w.id for p in t.paragraphs for w in p.words] + [n.id for n in t.notes]
    if len(set(ids)) != len(ids):
        yield "an id is used twice"
    if ids and max(ids) >= t.next_id:
        yield f"next_id {t.next_id} is in use"
    speakers = {s.id for s in t.speakers}
    if len(speakers) != len(t.speakers):
        yield "a speaker id is used twice"
    paragraphs = {p.id for p in t.paragraphs}
    for note in t.notes:
        if note.paragraph_id not in paragraphs:
            yield f"note {note.id} is on a paragraph that does not exist"
    for section in t.sections:
        if section.first_paragraph_id not in paragraphs:
            yield f"section {section.title!r} begins at a paragraph that does not exist"
    for p in t.paragraphs:
        if p.speaker_id is not None and p.speaker_id not in speakers:
            yield f"paragraph {p.id} names an unknown speaker"


def broken_values(p: Paragraph) -> Iterator[str]:
    """Yield what is wrong with the words and captions of a paragraph."""
    for w in p.words:
        if not w.text or any(c.isspace() for c in w.text):
            yield f"word {w.id} is empty or holds white space: {w.text!r}"
        if w.span is not None and not 0 <= w.span.start_ms <= w.span.end_ms:
            yield f"word {w.id} has a broken span {w.span}"
        if (w.span is None) != (w.timing == 0):
            yield f"word {w.id} has timing {w.timing!r} but span {w.span}"
        if w.confidence is not None and not 0 <= w.confidence <= 1:
            yield f"word {w.id} has confidence {w.confidence}"
        if w.time_confidence is not None and not (w.timing == 2 and 0 <= w.time_confidence <= 1):
            yield f"word {w.id} has timing {w.timing!r} and time confidence {w.time_confidence}"
    order = {w.id: i for i, w in enumerate(p.words)}
    places = [order.get(c.first_word_id, -1) for c in p.cues]
    if -1 in places:
        yield f"paragraph {p.id} has a cue at a word that is not in it"
    elif places and (places[0] != 0 or sorted(set(places)) != places):
        yield f"the cues of paragraph {p.id} are out of order or leave its first words out"
