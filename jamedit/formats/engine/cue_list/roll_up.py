"""Captions that roll up: each shows the line before once more above its own, as YouTube's automatic captions do.

Between two of them is a caption of ten milliseconds that shows the old line alone. Every word is read once: lines
that repeat are part of what is before a caption, and change with the line that they repeat.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jamedit.formats.engine.cue_list.reading import Found
from jamedit.formats.engine.source_layout import Layout

_MARKS = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")
_STAMP = re.compile(r"<\d{1,9}:\d")
_SHORT_MS = 60  # a caption that nobody can read shows nothing new
_JOINED_MS = 100  # a line that stays on the screen is shown again at once


@dataclass(slots=True)
class _Shown:
    """Hold what one caption shows: its lines as plain text, blank ones left out, and where each ends."""

    lines: list[str]
    ends: list[int]
    stamped: list[bool]
    clears: bool  # opens with a blank line: what was there before is gone
    start_ms: int
    end_ms: int


def without_repeats(
    text: str, found: list[Found], shortened: Callable[[Found, int], Found]
) -> tuple[list[Found], bool]:
    """Return the captions without the lines that repeat the one before, and whether there were any.

    `shortened` makes a caption whose own text begins at a later place.
    """
    if not _lines_meet(text, found):
        return found, False
    shown = [_shown(text, f) for f in found]
    if not _rolls(shown):
        return found, False
    kept: list[Found] = []
    before: _Shown | None = None
    for caption, now in zip(found, shown, strict=True):
        count = _repeated(before, now) if before and now else 0
        if now is None or not count:
            kept.append(caption)
        elif count < len(now.lines):
            kept.append(shortened(caption, now.ends[count - 1]))
        before = now or before
    return kept, True


def _lines_meet(text: str, found: list[Found]) -> bool:
    """Tell whether any caption opens with the last line of the one before, which in most files none does."""
    before = ""
    for caption in found:
        raw = text[caption.body : caption.end]
        if "<" in raw or "{" in raw or "&" in raw:
            lines = [plain for line in raw.split("\n") if (plain := plain_line(line))] or [""]
            first, last = lines[0], lines[-1]
        else:
            raw = raw.strip()
            first, last = raw.partition("\n")[0].rstrip(), raw.rpartition("\n")[2].lstrip()
        alike = before and first[:1] == before[0] and first[-1:] == before[-1]
        if alike and first.split() == before.split():
            return True
        before = last
    return False


def _shown(text: str, caption: Found) -> _Shown | None:
    span = caption.parts[0].span
    if span is None:
        return None
    end_ms = max(part.span.end_ms for part in caption.parts if part.span)
    shown = _Shown([], [], [], False, span.start_ms, end_ms)
    at = caption.body
    for number, line in enumerate(text[caption.body : caption.end].split("\n")):
        at += len(line) + 1
        plain = plain_line(line)
        if plain:
            shown.lines.append(plain)
            shown.ends.append(min(at, caption.end))
            shown.stamped.append("<" in line and _STAMP.search(line) is not None)
        elif not number:
            shown.clears = True
    return shown


def plain_line(line: str) -> str:
    """Return the words of a line without marks."""
    if "<" in line or "{" in line:
        line = _MARKS.sub("", line)
    if "&" in line:
        line = html.unescape(line)
    return " ".join(line.split())


def _rolls(shown: Sequence[_Shown | None]) -> bool:
    """Tell whether most captions of several lines open with the last line of the one before.

    Songs repeat lines too, but not nearly all of them, and not with a new line below each time.
    """
    several = rolled = 0
    for before, now in pairwise(shown):
        if before and now and now.lines and now.end_ms - now.start_ms <= _SHORT_MS and any(before.stamped):
            several += 1
            rolled += now.lines == before.lines[-len(now.lines) :]
            continue
        if now is None or len(now.lines) < 2 or now.lines[0] == now.lines[-1]:
            continue
        several += 1
        rolled += bool(before and before.lines and now.lines[0] == before.lines[-1])
    if any(any(s.stamped) for s in shown if s):
        return rolled > 0 and rolled >= 0.6 * several
    return rolled > 1 and rolled >= 0.8 * several and (rolled > 2 or rolled == several)


def _repeated(before: _Shown, now: _Shown) -> int:
    """Return how many lines at the start of a caption were at the end of the one before."""
    short = now.end_ms - now.start_ms <= _SHORT_MS
    if now.clears and not short:
        return 0
    most = now.stamped.index(True) if True in now.stamped else len(now.lines)
    if most == len(now.lines) > 1 and not short:
        most -= 1  # the last of several lines is what the caption was made for
    elif most == len(now.lines) == 1 and not short and now.start_ms - before.end_ms > _JOINED_MS:
        return 0
    for count in range(min(most, len(before.lines)), 0, -1):
        if now.lines[:count] == before.lines[-count:]:
            return count
    return 0


def update_repeats(between: str, now: str) -> str:
    """Return what is between two captions with its repeated lines those of the text that the first has now."""
    new = [line for line in (_MARKS.sub("", line).strip() for line in now.split("\n")) if line]
    out: list[str] = []
    run = 0
    inside = False
    for line in between.split("\n"):
        repeats = inside and bool(line.strip())
        if run and not repeats:
            out += new[-run:]
            run = 0
        inside = "-->" in line or (inside and line != "")
        if repeats:
            run += 1
        else:
            out.append(line)
    return "\n".join([*out, *(new[-run:] if run else [])])


def without_captions(gap: str) -> str:
    """Return what was behind a caption that has gone, without the captions that showed it again."""
    blocks = gap.split("\n\n")
    kept = [block for block in blocks if "-->" not in block]
    return gap if len(kept) == len(blocks) else "\n\n".join(kept)


def without_roll_up(layout: Layout) -> Layout:
    """Return a layout without any repeats, for a file that would not be known as a rolling one any more."""
    named = Layout(labels=layout.labels, label=layout.label, carries=layout.carries, keys=layout.keys)
    return replace(named, head=layout.head, tail="\n", separator=layout.separator)
