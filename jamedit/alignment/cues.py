"""Where captions open after their words changed or were dealt to other paragraphs."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import accumulate

from jamedit.document.cue import Cue
from jamedit.document.paragraph import Paragraph
from jamedit.document.span import Span, share
from jamedit.document.word import Word


def captions_of_all(paragraphs: Sequence[Paragraph]) -> list[Cue]:
    """Return the captions of paragraphs that are joined: where one has captions, one without any is its own.

    Else a caption would run back over the words before it.
    """
    if not any(p.cues for p in paragraphs):
        return []
    own = ((Cue(p.words[0].id, p.span),) if p.words and not p.cues else p.cues for p in paragraphs)
    return [cue for cues in own for cue in cues]


def carry_cues_over(cues: Sequence[Cue], old: Sequence[Word], new: Sequence[Word]) -> tuple[Cue, ...]:
    """Keep every caption that still has words; one whose first word went opens at the next one that stayed.

    The first caption always opens at the first word. A caption that lost all its words is gone.
    """
    if not cues or not new:
        return ()
    stayed = {w.id for w in new}
    if cues[0].first_word_id == new[0].id and stayed.issuperset([c.first_word_id for c in cues]):
        return tuple(cues)
    position = {w.id: i for i, w in enumerate(old)}
    opens = [position.get(c.first_word_id, len(old)) for c in cues]
    kept: list[Cue] = []
    for cue, start, end in zip(cues, opens, [*opens[1:], len(old)], strict=True):
        word = next((w.id for w in old[start:end] if w.id in stayed), None)
        if word is not None:
            kept.append(cue if word == cue.first_word_id else replace(cue, first_word_id=word))
    if not kept:  # every word is new: what was there before still says when
        kept = [cues[0]]
    if kept[0].first_word_id != new[0].id:
        kept[0] = replace(kept[0], first_word_id=new[0].id)
    return tuple(kept)


def deal_cues(cues: Sequence[Cue], words: Sequence[Word], sizes: Sequence[int]) -> list[tuple[Cue, ...]]:
    """Deal the captions of a run of words to consecutive blocks of `sizes` words.

    A caption that a block's start cuts in two becomes two, the time divided where the second part's first word
    starts, or by letter count where words have no time.
    """
    by_word = {c.first_word_id: c for c in cues}
    ends = _next_openings(words, by_word) if cues else []
    letters = [0, *accumulate(len(w.text) for w in words)] if cues else []
    dealt: list[tuple[Cue, ...]] = []
    open_cue: Cue | None = None
    at = opened = 0
    for size in sizes:
        block: list[Cue] = []
        for i in range(at, at + size):
            cue = by_word.get(words[i].id)
            if cue is None and i == at and open_cue is not None:
                shares = (letters[i] - letters[opened], letters[ends[i]] - letters[i])
                first, cue = _cut(open_cue, words[i], shares)
                _put_back(dealt, open_cue, first)
            if cue is not None:
                open_cue, opened = cue, i
                block.append(cue)
        dealt.append(tuple(block))
        at += size
    return dealt


def _next_openings(words: Sequence[Word], opens: Container[int]) -> list[int]:
    """Return for each word the position of the first one from it on that opens a caption; without one, the end."""
    ends, end = [0] * len(words), len(words)
    for i in range(len(words) - 1, -1, -1):
        if words[i].id in opens:
            end = i
        ends[i] = end
    return ends


def cut_cue(cue: Cue, words: Sequence[Word], start: int, at: int, end: int) -> tuple[Cue, Cue]:
    """Cut a caption of words `start:end` in two before word `at`.

    The time is divided where that word starts, or by letter count when the word has no time.
    """
    before, after = (sum(len(w.text) for w in part) for part in (words[start:at], words[at:end]))
    return _cut(cue, words[at], (before, after))


def _cut(cue: Cue, word: Word, letters: tuple[int, int]) -> tuple[Cue, Cue]:
    """Cut a caption in two before a word; `letters` are those before it and from it on."""
    if cue.span is None:
        return replace(cue, source=None), Cue(word.id)
    cut_ms = word.span.start_ms if word.span else share(cue.span, letters)[0].end_ms
    cut_ms = min(max(cut_ms, cue.span.start_ms), cue.span.end_ms)
    first = replace(cue, span=Span(cue.span.start_ms, cut_ms), source=None)
    return first, Cue(word.id, Span(cut_ms, cue.span.end_ms))


def _put_back(dealt: list[tuple[Cue, ...]], old: Cue, new: Cue) -> None:
    for i in range(len(dealt) - 1, -1, -1):
        if old in dealt[i]:
            dealt[i] = tuple(new if c is old else c for c in dealt[i])
            return
