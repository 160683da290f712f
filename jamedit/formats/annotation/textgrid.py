"""Praat TextGrid, long and short: intervals of time with labels, in tiers.

A tier of words gives the times of words, else the tiers of longer labels are captions; tiers of phones and points stay
in the file. Each tier read is a speaker, when there are several or its name says so.
"""

from __future__ import annotations

from jamedit.document import Timing, Transcript
from jamedit.document.span import ordered
from jamedit.formats.annotation.textgrid_tiers import (
    Grid,
    added_tier,
    chosen,
    grid_of,
    new_grid,
    quoted,
    rebuilt_tier,
    speaker_of,
)
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.cue_list.writing import captions
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, read_items
from jamedit.formats.engine.line_items.writing import new_passages, passages_of
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.engine.source_text import source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "textgrid"


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is a TextGrid."""
    head = text[:400]
    return 1.0 if "ooTextFile" in head and "TextGrid" in head else 0.0


def _items(text: str, builder: Builder) -> list[Item]:
    tiers, _, rest = grid_of(text)
    if rest is not None:
        builder.warn_at(
            text, rest, "the TextGrid cannot be read from here on" if tiers else "there is no tier of a TextGrid"
        )
    read = chosen(tiers)
    items: list[Item] = []
    for tier in read:
        speaker = speaker_of(tier, alone=len(read) == 1)
        for number, mark in enumerate(tier.marks):
            words = mark.text.split()
            if words and not mark.silent:
                span = ordered(mark.start_ms, mark.end_ms)
                item = Item(*mark.place, mark.body, words, span, speaker, shown=mark.text.strip())
                item.start_at, item.end_at, item.part = mark.start_at, mark.end_at, (tier.number, number)
                items.append(item)
    if not tiers and text.strip():
        items.append(Item(0, len(text), (0, len(text)), text.split()))
    items.sort(key=lambda i: i.span.start_ms if i.span else 0)
    return items


def _unused(literal: str, ms: int) -> str:
    return literal


_SCHEME = Scheme(_ID, _items, lambda out: "", _unused, points=True, grain="either")


def read(source: SourceText, name: str) -> Transcript:
    """Read a TextGrid."""
    return read_items(source, name, _SCHEME)


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write a TextGrid; in one that was read only the labels that changed, or the tiers whose intervals did."""
    text = source_text(transcript.meta, _ID)
    if text is None:
        heard = any(w.span and w.timing is not Timing.ESTIMATED for w in transcript.words())
        if not heard:
            captions(transcript, options, _ID)  # refuses what has no times
        return new_grid(new_passages(transcript, options, _ID, by_word=heard), " - words" if heard else "")
    items = _items(text, Builder())
    outs = passages_of(transcript, options, _SCHEME, items)
    grid = grid_of(text)
    if not grid.tiers:
        return (
            text if [o.texts for o in outs] == [i.words for i in items] else " ".join(w for o in outs for w in o.texts)
        )
    return _changed(text, items, outs, grid)


def _changed(text: str, items: list[Item], outs: list[ItemPassage], grid: Grid) -> str:
    tiers = grid.tiers
    read = chosen(tiers)
    names = {t.number: speaker_of(t, alone=len(read) == 1) for t in read}
    by_tier: dict[int, list[ItemPassage]] = {t.number: [] for t in read}
    patches: list[Patch] = []
    renamed = _renamed(outs, names)
    before = read[0].number if read else tiers[0].number
    new = {o.speaker: len(tiers) + i for i, o in enumerate(outs) if o.speaker and o.speaker not in renamed.values()}
    for out in outs:
        before = new[out.speaker] if out.speaker in new else _tier_of(out, before, renamed)
        by_tier.setdefault(before, []).append(out)
    for tier in tiers:
        if tier.number in renamed and renamed[tier.number] != names[tier.number]:
            patches.append(Patch(*tier.name_at, quoted(tier.renamed(names[tier.number], renamed[tier.number]))))
        mine = [i for i in items if i.part[0] == tier.number]
        theirs = by_tier.get(tier.number, [])
        if [id(o.item) for o in theirs] == [id(i) for i in mine] and all(
            o.item is not None and o.item.span == o.span for o in theirs
        ):
            patches += [Patch(*o.item.body, quoted(o.text)) for o in theirs if o.item and o.texts != o.item.words]
        elif tier.number in by_tier:
            patches.append(Patch(*tier.content, rebuilt_tier(text, tier, theirs)))
    if new:
        patches += _more_tiers(text, grid, [(name, by_tier[place]) for name, place in new.items()])
    return apply(text, patches)


def _more_tiers(text: str, grid: Grid, new: list[tuple[str, list[ItemPassage]]]) -> list[Patch]:
    """Return the patches that put a tier behind the others for each new speaker."""
    count = len(grid.tiers)
    like = chosen(grid.tiers)[0] if chosen(grid.tiers) else grid.tiers[0]
    added = "\n".join(added_tier(text, like, count + i, name, outs) for i, (name, outs) in enumerate(new, 1))
    end = len(text)
    ended = text.endswith("\n")
    return [Patch(*grid.size_at, str(count + len(new))), Patch(end, end, f"{added}\n" if ended else f"\n{added}")]


def _renamed(outs: list[ItemPassage], names: dict[int, str]) -> dict[int, str]:
    """Return the names of tiers as they are now: another one where all of a tier is said by somebody else."""
    said: dict[int, set[str]] = {}
    for out in outs:
        if out.item is not None and out.speaker:
            said.setdefault(out.item.part[0], set()).add(out.speaker)
    now = {n: next(iter(said[n])) if len(said.get(n, ())) == 1 else name for n, name in names.items()}
    return now if len(set(now.values())) == len(now) else dict(names)


def _tier_of(out: ItemPassage, before: int, names: dict[int, str]) -> int:
    """Return the tier that an item belongs to: its speaker's, its own, or that of the one before."""
    own = out.item.part[0] if out.item else before
    if not out.speaker or names.get(own) == out.speaker:
        return own
    return next((n for n, name in names.items() if name == out.speaker), own)


CODEC = Codec(sniff, read, write)
