"""Where the headings and paragraphs of a Markdown text are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jamedit.formats.readable.markdown_escapes import escaped, unescaped

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]++((?:[ \t]*+[^ \t\n]++)*?)(?:[ \t]++#++)?+[ \t]*+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\|)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


@dataclass(slots=True)
class Block:
    """Hold where a paragraph is, and the headings above it with where the first one starts."""

    start: int
    end: int
    headings: list[tuple[int, str]] = field(default_factory=list)
    headings_at: int = -1


def blocks_of(text: str, at: int) -> Iterator[Block]:
    """Yield the paragraphs in order; headings at the very end belong to an empty one."""
    waiting = Block(0, 0)
    for start, end, heading in parts_of(text, at):
        if heading:
            waiting.headings.append(heading)
            waiting.headings_at = start if waiting.headings_at < 0 else waiting.headings_at
            continue
        waiting.start, waiting.end = start, end
        yield waiting
        waiting = Block(0, 0)
    if waiting.headings:
        waiting.start = waiting.end = len(text)
        yield waiting


def parts_of(text: str, at: int) -> Iterator[tuple[int, int, tuple[int, str] | None]]:
    """Yield start and end of each heading and paragraph, and level and title of a heading."""
    open_at, last_end, fence = -1, at, ""
    count = 0  # lines of the open paragraph
    for line in text[at:].split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        bare = line.strip()
        if fence:
            last_end = end
            if bare.startswith(fence):
                yield open_at, end, None
                open_at, fence = -1, ""
            continue
        heading, under = _HEADING.match(line), _UNDERLINE.match(line)
        opens_fence = _FENCE.match(line)
        if under and open_at >= 0 and count == 1 and not _ITEM.match(text, open_at):
            yield open_at, end, (1 if "=" in under[1] else 2, _title(text[open_at:last_end].strip()))
            open_at = -1
            continue
        if open_at >= 0 and (not bare or heading or opens_fence or _ITEM.match(line)):
            yield open_at, last_end, None
            open_at = -1
        if heading and heading[2].strip():
            yield start, end, (len(heading[1]), _title(heading[2]))
        elif bare:
            fence = opens_fence[1] if opens_fence else ""
            count = count + 1 if open_at >= 0 else 1
            open_at, last_end = (open_at if open_at >= 0 else start), end
    if open_at >= 0:
        yield open_at, last_end, None


def headings_text(headings: list[tuple[int, str]]) -> str:
    """Return headings as the writer puts them: never of the first level, which is the title's."""
    return "".join(f"{'#' * max(2, level)} {escaped(title)}\n\n" for level, title in headings)


def _title(raw: str) -> str:
    return " ".join(map(unescaped, raw.split(" "))) if "\\" in raw else raw
