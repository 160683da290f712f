"""The rule for words and times: what an edit of the text does to ids, spans, timing and confidence.

One for one keeps id and span. One to many: the span is shared out by letter count, ESTIMATED. Many to one: first id,
joined span. Inserted: new id, the time of the gap, ESTIMATED, or NONE. Deleted: neighbours untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jamedit.alignment.interpolate import in_gap
from jamedit.alignment.word_alignment import group
from jamedit.document.span import Span, share, union
from jamedit.document.word import Timing, Word

Mint = Callable[[str], int]


def carry_over(
    old: Sequence[Word],
    new: Sequence[str],
    mint: Mint,
    *,
    confidence: float | None = 1.0,
    floor_ms: int | None = None,
    ceiling_ms: int | None = None,
    untouched: tuple[int, int] | None = None,
) -> tuple[Word, ...]:
    """Give the words of a changed text the ids and times of the words they came from.

    `mint` returns the id for a new word of a text; `confidence` is given to every word whose text changed; `floor_ms`
    and `ceiling_ms` are the end of the word before `old` and the start of the word after it, where known. `untouched`
    says how many words at the start and at the end nobody changed: of two equal words in a row only that shows which
    one went.
    """
    if len(old) == len(new) == 1:  # as nearly everywhere when a word is replaced in thousands of places
        return (_retyped(old[0], new[0], confidence),)
    most_head, most_tail = untouched or (len(new), len(new))
    head = _common(old, new[:most_head])
    tail = _common(old[head:][::-1], new[head:][::-1][:most_tail])
    middle = old[head : len(old) - tail]
    after = old[len(old) - tail :]
    words = list(old[:head])
    inserted: set[int] = set()
    for g in group([w.text for w in middle], new[head : len(new) - tail]):
        texts = new[head + g.new_start : head + g.new_end]
        part = _carried(middle[g.old_start : g.old_end], texts, mint, confidence)
        words.extend(part)
        if g.old_start == g.old_end:
            inserted.update(w.id for w in part)
    words.extend(after)
    return tuple(_fill_gaps(words, inserted, floor_ms, ceiling_ms) if inserted else words)


def _common(old: Sequence[Word], new: Sequence[str]) -> int:
    same = 0
    for word, text in zip(old, new, strict=False):
        if word.text != text:
            break
        same += 1
    return same


def _retyped(word: Word, text: str, confidence: float | None) -> Word:
    if word.text == text:
        return word
    return Word(word.id, text, word.span, confidence, word.timing, word.hidden, word.time_confidence)


def _carried(old: Sequence[Word], texts: Sequence[str], mint: Mint, confidence: float | None) -> list[Word]:
    if len(old) == len(texts) == 1:
        return [_retyped(old[0], texts[0], confidence)]
    if not old:
        return [Word(mint(text), text, None, confidence, Timing.NONE) for text in texts]
    if not texts:
        return []
    hidden = all(w.hidden for w in old)
    span = union(w.span for w in old)
    ids = [w.id for w in old[: len(texts)]] + [mint(text) for text in texts[len(old) :]]
    if len(texts) == 1:
        timing = _joined_timing(old) if span else Timing.NONE
        sure = [w.time_confidence for w in old if w.time_confidence is not None] if timing is Timing.ALIGNED else []
        return [Word(ids[0], texts[0], span, confidence, timing, hidden, min(sure, default=None))]
    spans: Sequence[Span | None] = share(span, [len(t) for t in texts]) if span else [None] * len(texts)
    timing = Timing.ESTIMATED if span else Timing.NONE
    return [Word(i, t, s, confidence, timing, hidden) for i, t, s in zip(ids, texts, spans, strict=True)]


def _joined_timing(words: Sequence[Word]) -> Timing:
    """Return the timing all share; a join of several kinds is known no better than an estimate."""
    kinds = {w.timing for w in words if w.span}
    return kinds.pop() if len(kinds) == 1 else Timing.ESTIMATED


def _fill_gaps(words: list[Word], inserted: set[int], floor_ms: int | None, ceiling_ms: int | None) -> list[Word]:
    """Give runs of inserted words their share of the gap they are in."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].id in inserted:
            end += 1
        if end == at:
            at += 1
            continue
        before, after = (words[at - 1].span if at else None), (words[end].span if end < len(words) else None)
        start_ms = before.end_ms if before else floor_ms if at == 0 else None
        end_ms = after.start_ms if after else ceiling_ms if end == len(words) else None
        words[at:end] = _placed(words[at:end], start_ms, end_ms)
        at = end
    return words


def _placed(run: list[Word], start_ms: int | None, end_ms: int | None) -> list[Word]:
    if start_ms is None or end_ms is None:
        return run
    spans = in_gap(start_ms, end_ms, [len(w.text) for w in run])
    return [w.timed(s, Timing.ESTIMATED) for w, s in zip(run, spans, strict=True)] if spans else run
