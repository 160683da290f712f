"""The clean layer as it is read: what hidden words leave behind when they are left out.

A full stop at the end of a hidden word goes to the word before it, the capital of a sentence's first word to the word
after it, and so do quotation marks and brackets of which only one went.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jamedit.document.paragraph import Paragraph
from jamedit.document.tokens import edges, ends_sentence
from jamedit.document.transcript import Transcript
from jamedit.document.word import Word

_ENDS = ".!?…。！？"
_OPENERS, _CLOSERS = '"“„«([{', '"”“»)]}'
_PAUSES = ",;:-–—，；："


def smoothed(transcript: Transcript) -> Transcript:
    """Return a transcript whose visible words make sentences when the hidden ones are left out; ids and times stay."""
    paragraphs = transcript.paragraphs
    if not any(w.hidden for p in paragraphs for w in p.words):
        return transcript
    return replace(transcript, paragraphs=tuple(map(_smoothed, paragraphs)))


def _smoothed(paragraph: Paragraph) -> Paragraph:
    texts = [w.text for w in paragraph.words]
    for start, end in _hidden_runs(paragraph.words):
        head, tail = edges(texts[start])[0], edges(texts[end - 1])[2]
        closers = "".join(c for c in tail if c in _CLOSERS)
        openers = "".join(c for c in head if c in _OPENERS)
        if openers and closers:  # both went together
            openers = closers = ""
        ending = "".join(c for c in tail if c in _ENDS)
        if "…" in ending or ".." in ending:  # a pause
            ending = ""
        opens = start == 0 or ends_sentence(texts[start - 1])
        if end < len(texts):
            texts[end] = openers + _with_capital(texts[end], opens and _core(texts[start])[:1].isupper())
        if start:
            texts[start - 1] = _closed(texts[start - 1], ending, closers)
    if all(text == w.text for text, w in zip(texts, paragraph.words, strict=True)):
        return paragraph
    words = (w if t == w.text else replace(w, text=t) for t, w in zip(texts, paragraph.words, strict=True))
    return replace(paragraph, words=tuple(words))


def _hidden_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if word.hidden and runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        elif word.hidden:
            runs.append((at, at + 1))
    return runs


def _core(text: str) -> str:
    return edges(text)[1]


def _with_capital(text: str, wanted: bool) -> str:
    """Return a word in lower case with its first letter as a capital, where that is wanted."""
    before, core, after = edges(text)
    return before + core[0].upper() + core[1:] + after if wanted and core[:1].islower() and core.islower() else text


def _closed(text: str, ending: str, closers: str) -> str:
    """Return a word with the end of its sentence in place of a pause, and with what closes after it."""
    if ending and not ends_sentence(text):
        text = text.rstrip(_PAUSES) + ending
    return text + closers
