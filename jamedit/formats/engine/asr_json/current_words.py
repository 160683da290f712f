"""The words of now beside those of the file they came from, and running texts that follow them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from jamedit.document import Paragraph, Span, Transcript, Word
from jamedit.document.tokens import core, token_spans
from jamedit.formats.engine.matching import match_words
from jamedit.formats.engine.passage import speaker_names, visible

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_LABEL = re.compile(r"^[ \t]*Speaker \d{1,4}:", re.MULTILINE)


class CurrentWords(NamedTuple):
    """Hold a word as it is now: which word of the file it is (-1 a new one), and whether it is as it was there.

    `speaker` is who speaks now, `file_speaker` who spoke in the file. `opens` where a paragraph or a caption begins,
    with the caption's time; `captioned` where captions are known.
    """

    word: Word
    at: int
    same: bool
    speaker: str
    file_speaker: str
    opens: bool
    captioned: bool
    span: Span | None = None


def words_now(present: Transcript, original: Transcript, options: WriteOptions) -> list[CurrentWords]:
    """Return the words to write, each with its place in the file."""
    from jamedit.formats.options import WriteOptions

    old = list(original.words())
    told = [name for p, name in _voices(original, WriteOptions()) for _ in p.words]
    shown = visible(present.words(), options)
    places = iter(match_words([w.id for w in shown], [w.id for w in old]))
    found: list[CurrentWords] = []
    for paragraph, speaker in _voices(present, options):
        opening, opens, span = _openings(paragraph), not paragraph.cues, None
        for word in paragraph.words:
            if word.id in opening:
                opens, span = True, opening[word.id]
            if word.hidden and options.layer == "clean":
                continue
            at = next(places)
            before = told[at] if at >= 0 else ""
            same = at >= 0 and word == old[at] and speaker == before
            found.append(
                CurrentWords(word, at, same, speaker, before, opens, bool(paragraph.cues), span if opens else None)
            )
            opens = False
    return found


def _voices(transcript: Transcript, options: WriteOptions) -> list[tuple[Paragraph, str]]:
    names = speaker_names(transcript, options)
    return [(p, names.get(p.speaker_id, "")) for p in transcript.paragraphs]


def _openings(paragraph: Paragraph) -> dict[int, Span | None]:
    """Return the words that open a caption; the rest of one that was cut for reading opens none."""
    return {c.first_word_id: c.span for c in paragraph.cues if c.source is None or c.source.text}


def respelled(
    raw: str, tokens: Sequence[str], now: Sequence[CurrentWords], first: int, *, bare: bool = False
) -> str | None:
    """Return a running text with the words of now; what parts words that stayed together stays.

    `tokens` are the words of the file that the text spells, counted from `first`; None when it does not spell them.
    `bare` texts are in small letters and without punctuation. "Speaker 1:" at the start of a line is no word.
    """
    labels = [m.span() for m in _LABEL.finditer(raw)] if "peaker " in raw else []
    spans = [(a, b) for a, b in token_spans(raw) if not any(start <= a < end for start, end in labels)]
    if [raw[a:b] for a, b in spans] != ([bare_word(t) for t in tokens] if bare else list(tokens)):
        return None
    words = [bare_word(n.word.text) if bare else n.word.text for n in now]
    if not spans:
        return " ".join(words)
    out = [raw[: spans[0][0]]]
    before = -1  # the last word of the text that is still there
    for number, (n, word) in enumerate(zip(now, words, strict=True)):
        at = n.at - first if first <= n.at < first + len(tokens) else -1
        if number:
            out.append(_gap(raw, spans, before, at))
        out.append(word)
        before = at if at >= 0 else before
    return "".join(out) + raw[spans[-1][1] :]


def _gap(raw: str, spans: Sequence[tuple[int, int]], before: int, at: int) -> str:
    """Return what parts two words: as it is between them, or a line break that was on the way."""
    if at <= before or before < 0:
        return " "
    gaps = [raw[spans[i][1] : spans[i + 1][0]] for i in {before, at - 1}]
    return gaps[0] if at == before + 1 and len(gaps) == 1 else next((g for g in gaps if "\n" in g), " ")


def bare_word(text: str) -> str:
    """Return a word in small letters and without punctuation."""
    return core(text).lower() or text
