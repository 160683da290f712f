"""Changes of a transcript made without the edits of the program, as formats must be able to write them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from jamedit.document import Cue, Paragraph, Span, Timing, Transcript, Word

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["change", "two", "insert", "delete", "swap", "speaker", "split", "merge", "cut"]),
        *[st.integers(0, 30)] * 2,
    ),
    max_size=8,
)
TEXTS = ("Zebra,", "yes", "naïve.", '"quoted"', "back\\slash", "…")


def retyped(transcript: Transcript, word_index: int, new: str) -> Transcript:
    """Change the text of one word, as an edit does."""
    for at, paragraph in enumerate(transcript.paragraphs):
        if word_index < len(paragraph.words):
            words = list(paragraph.words)
            words[word_index] = replace(words[word_index], text=new, confidence=1.0)
            return transcript.splice(at, 1, [replace(paragraph, words=tuple(words))])
        word_index -= len(paragraph.words)
    raise IndexError(word_index)


def told(transcript: Transcript) -> list[tuple[str, str]]:
    """Return every word with its speaker."""
    names = {s.id: s.name for s in transcript.speakers}
    return [(w.text, names.get(p.speaker_id or 0, "")) for p in transcript.paragraphs for w in p.words]


def with_words(transcript: Transcript, at: int, words: list[Word], **changes: object) -> Transcript:
    """Put words into a paragraph; cues whose first word went open at the next word, as edits have it."""
    p = transcript.paragraphs[at]
    known = {w.id for w in words}
    cues: list[Cue] = []
    for cue, a, b in p.cue_ranges():
        left = [w.id for w in p.words[a:b] if w.id in known]
        if left:
            cues.append(replace(cue, first_word_id=left[0]))
    order = {w.id: i for i, w in enumerate(words)}
    cues.sort(key=lambda c: order[c.first_word_id])
    if cues and words and cues[0].first_word_id != words[0].id:
        cues[0] = replace(cues[0], first_word_id=words[0].id)
    new = replace(p, words=tuple(words), cues=tuple(cues) if words else (), **changes)  # type: ignore[arg-type]
    highest = max([transcript.next_id - 1, *(w.id for w in words)])
    return transcript.splice(at, 1, [new] if words else [], highest + 1)


def edited(transcript: Transcript, edits: list[tuple[str, int, int]]) -> Transcript:
    for kind, a, b in edits:
        if transcript.paragraphs:
            transcript = _edited(transcript, kind, a % len(transcript.paragraphs), b)
    return transcript


def _edited(t: Transcript, kind: str, at: int, b: int) -> Transcript:
    p = t.paragraphs[at]
    words = list(p.words)
    i = b % max(1, len(words))
    if kind == "speaker" and t.speakers:
        return t.splice(at, 1, [replace(p, speaker_id=t.speakers[b % len(t.speakers)].id)])
    if kind == "change":
        words[i] = replace(words[i], text=TEXTS[b % len(TEXTS)], confidence=1.0)
    elif kind == "two" and words[i].span:
        span = words[i].span
        middle = (span.start_ms + span.end_ms) // 2
        words[i : i + 1] = [
            replace(words[i], text="one", span=Span(span.start_ms, middle), timing=Timing.ESTIMATED),
            Word(t.next_id, "two.", Span(middle, span.end_ms), 1.0, Timing.ESTIMATED),
        ]
    elif kind == "insert":
        words.insert(i, Word(t.next_id, TEXTS[b % len(TEXTS)], None, 1.0))
    elif kind == "delete":
        del words[i]
    elif kind == "swap" and i:
        words[i - 1 : i + 1] = [words[i], words[i - 1]]
    elif kind == "split" and i > 0:
        return _split(t, at, i)
    elif kind == "merge" and at:
        first = t.paragraphs[at - 1]
        cues = (*first.cues, *p.cues) if first.cues or not first.words else ()
        return t.splice(at - 1, 2, [replace(first, words=first.words + p.words, cues=cues)])
    elif kind == "cut" and p.cues and i and words[i].id not in {c.first_word_id for c in p.cues}:
        cues = sorted((*p.cues, Cue(words[i].id, words[i].span)), key=lambda c: p.index_of(c.first_word_id) or 0)
        return t.splice(at, 1, [replace(p, cues=tuple(cues))])
    return with_words(t, at, words)


def _split(t: Transcript, at: int, i: int) -> Transcript:
    p = t.paragraphs[at]
    there = {w.id for w in p.words[i:]}
    left = tuple(c for c in p.cues if c.first_word_id not in there)
    right = tuple(c for c in p.cues if c.first_word_id in there)
    if p.cues and (not right or right[0].first_word_id != p.words[i].id):
        right = (Cue(p.words[i].id, p.words[i].span), *right)
        left = (*left[:-1], replace(left[-1], source=None))
    new = Paragraph(t.next_id, p.speaker_id, p.words[i:], right)
    return t.splice(at, 1, [replace(p, words=p.words[:i], cues=left), new], t.next_id + 1)
