"""Who opens a paragraph of a Markdown text, and when: bold names, names as headings, times in brackets beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jamedit.document.timecode import clock_ms, short_clock
from jamedit.formats.engine.paragraphs.names import like_a_name, speaker_prefixes
from jamedit.formats.readable.markdown_blocks import Block, parts_of
from jamedit.formats.readable.markdown_escapes import escaped, unescaped

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_EMPHASIS = r"(?:\*{1,3}|_{1,3}|`)"
_BOXED = rf"[\[(]{_CLOCK}[\])]"
_TIME = rf"(?:{_BOXED}|{_EMPHASIS}(?:{_BOXED}|{_CLOCK}){_EMPHASIS})"
_STAMP = re.compile(rf"{_TIME}[ \t]+(?=\S)")
_NAMED = re.compile(
    rf"\*\*([^*\n:]{{1,40}})\*\*[ \t]*({_TIME}):?(?:[ \t]+|[ \t]*\n(?:[ \t]*\n)?[ \t]*)(?=\S)"
    rf"|\*\*[\[(]({_CLOCK})[\])][ \t]+([^*\n:]{{1,40}}):\*\*[ \t]+(?=\S)"
)
_NAME_ALONE = re.compile(rf"\*\*[^*\n:]{{1,40}}\*\*[ \t]*{_TIME}:?[ \t]*")
_BULLET = re.compile(rf"[-*+][ \t]+(?=\*\*|{_TIME}[ \t]+\*\*)")
STAMPS = re.compile(rf"(?<!\S)\[({_CLOCK})\](?!\()(?=\s|$)")  # between the words of a paragraph
_HEADING = re.compile(r"(#{1,6})[ \t]++((?:[ \t]*+[^ \t\n]++)*?)(?:[ \t]++#++)?+[ \t]*+\n++")
_SHOWN = 120
_MOST_WORDS = 4
_LEAST_STAMPED = 0.3  # of the paragraphs, so that times in brackets are stamps


class Turn(NamedTuple):
    """Hold what opens a paragraph: a name, a time in milliseconds, and how many characters both take up."""

    name: str = ""
    length: int = 0
    ms: int | None = None


def turns_of(text: str, blocks: Sequence[Block]) -> list[Turn]:
    """Return what opens each paragraph; a heading that is a name becomes part of its paragraph."""
    found = _bold([text[b.start : min(b.end, b.start + _SHOWN)] for b in blocks])
    level = _level_of_names(blocks, {turn.name for turn in found if turn.name})
    for i, block in enumerate(blocks):
        if level and block.headings and block.headings[-1][0] == level and not found[i].name:
            begins = _last_heading(text, block)
            name, length = block.headings[-1][1], block.start - begins + found[i].length
            block.start, block.headings = begins, block.headings[:-1]
            found[i] = Turn(name, length, found[i].ms)
    return found


def with_names(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return paragraphs where a name and a time that are one by themselves open the next one, if several are."""
    alone = [i for i, b in enumerate(blocks) if _NAME_ALONE.fullmatch(text, b.start, b.end)]
    alone = [i for i in alone if i + 1 < len(blocks) and i + 1 not in alone and not blocks[i + 1].headings]
    if len(alone) < 2:
        return list(blocks)
    for i in alone:
        blocks[i + 1].start = blocks[i].start
        blocks[i + 1].headings, blocks[i + 1].headings_at = blocks[i].headings, blocks[i].headings_at
    gone = set(alone)
    return [b for i, b in enumerate(blocks) if i not in gone]


def _bold(shown: Sequence[str]) -> list[Turn]:
    """Return the bold names and the times that open some texts."""
    bullets = [m.end() if (m := _BULLET.match(s)) else 0 for s in shown]
    bare = [s[at:] for s, at in zip(shown, bullets, strict=True)]
    stamps = [_STAMP.match(s) for s in bare]
    rest = [s[m.end() :] if m else s for s, m in zip(bare, stamps, strict=True)]
    timed = [_NAMED.match(r) for r in rest]
    names = [f"**{m[1] or m[4]}:** …" if m else r for r, m in zip(rest, timed, strict=True)]
    found = []
    prefixes = speaker_prefixes(names, bold=True)
    for r, bullet, stamp, named, prefix in zip(rest, bullets, stamps, timed, prefixes, strict=True):
        at = bullet + (stamp.end() if stamp else 0)
        if named and prefix.name:
            found.append(Turn(unescaped(prefix.name), at + named.end(), _ms(named[2] or named[3])))
            continue
        after = None if stamp else _STAMP.match(r, prefix.length)
        ms = _ms(stamp[0]) if stamp else _ms(after[0]) if after else None
        length = at + (after.end() if after else prefix.length)
        found.append(Turn(unescaped(prefix.name), length if prefix.name or ms is not None else 0, ms))
    return found if _are_stamps(found) else _without_stamps(shown)


def _ms(stamp: str) -> int | None:
    clock = re.search(_CLOCK, stamp)
    return clock_ms(clock[0]) if clock else None


def _are_stamps(found: Sequence[Turn]) -> bool:
    times = [t.ms for t in found if t.ms is not None]
    enough = (len(times) > 1 or any(t.name for t in found if t.ms is not None)) and len(times) >= _LEAST_STAMPED * len(
        found
    )
    return not times or (enough and all(a <= b for a, b in pairwise(times)))


def _without_stamps(shown: Sequence[str]) -> list[Turn]:
    return [Turn(unescaped(p.name), p.length) for p in speaker_prefixes(shown, bold=True)]


def _level_of_names(blocks: Sequence[Block], known: set[str]) -> int:
    """Return the level of headings that are names, `known` ones or such as come again and again; 0 for none."""
    titles: dict[int, list[str]] = {}
    inner: set[int] = set()  # levels of headings with no text of their own
    for block in blocks:
        inner |= {level for level, _ in block.headings[:-1]}
        for level, title in block.headings[-1:]:
            if block.start < block.end:
                titles.setdefault(level, []).append(title)
    for level, said in titles.items():
        recurring = max(Counter(said).values()) > 1 and len(set(said)) <= (len(said) + 2) // 2
        if level > 1 and level not in inner and (known.issuperset(said) or (recurring and all(map(_is_name, said)))):
            return level
    return 0


def _is_name(title: str) -> bool:
    return len(title.split()) <= _MOST_WORDS and like_a_name(title) and not title.endswith((".", "?", "!", ":"))


def _last_heading(text: str, block: Block) -> int:
    starts = [start for start, _, heading in parts_of(text[: block.start], block.headings_at) if heading]
    return starts[-1] if starts else block.start


@lru_cache(maxsize=64)
def said_in(opening: str) -> Turn:
    """Return the name and the time in what was before a paragraph."""
    heading = _HEADING.match(opening)
    at = heading.end() if heading else 0
    turn = _bold([opening[at:] + "…"] * 2)[0]
    timed = re.search(_CLOCK, opening[at:])
    name = unescaped(heading[2]) if heading else turn.name
    return Turn(name, len(opening), clock_ms(timed[0]) if timed else None)


def respoken(opening: str, name: str, speaker: str) -> str:
    """Return what is before a paragraph with another speaker's name in the place of the one there."""
    heading = _HEADING.match(opening)
    if heading:
        rest = opening[heading.end() :]
        return f"{heading[1]} {escaped(speaker)}\n\n{rest}" if speaker else rest
    if name:
        there = name if name in opening else escaped(name)
        return opening.replace(there, escaped(speaker), 1) if speaker else _nameless(opening)
    return f"{opening}**{escaped(speaker)}:** " if speaker else opening


def _nameless(opening: str) -> str:
    timed = re.search(rf"[\[(]{_CLOCK}[\])]", opening)
    return f"{timed[0]} " if timed else ""


def retimed(opening: str, ms: int) -> str:
    """Return what is before a paragraph with another time in the place of the one there."""
    return re.sub(_CLOCK, short_clock(ms), opening, count=1)
