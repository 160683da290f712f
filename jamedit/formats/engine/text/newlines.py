"""How the lines of a file end, where not all end alike: told with the newline that most have, and written back.

A value is "\\r\\n" alone, or that with the lines that end in another way: how many lines there were, and of each such
line its number, its ending and a checksum, by which it is found again when lines before it have come or gone.
"""

from __future__ import annotations

import re
from zlib import crc32

_MOST = 2_000  # lines that end differently; more are no exceptions
_CODES = {"\n": "n", "\r\n": "w", "\r": "r"}
_ENDINGS = {code: ending for ending, code in _CODES.items()}
_MARK = "|"


def newline_of(text: str) -> tuple[str, int, bool]:
    """Return how lines end, how many end differently from most, and whether those can be written back."""
    crlf = text.count("\r\n")
    lf, cr = text.count("\n") - crlf, text.count("\r") - crlf
    most = "\r\n" if crlf > max(lf, cr) else "\r" if cr > lf else "\n"
    others = crlf + lf + cr - max(crlf, lf, cr)
    if not others or others > _MOST:
        return most, others, not others
    kept: list[str] = []
    at = total = 0
    for m in re.finditer(r"\r\n|\n|\r", text):
        if m[0] != most:
            kept.append(f"{total}{_CODES[m[0]]}{_sum(text[at : m.start()])}")
        at = m.end()
        total += 1
    return f"{most}{_MARK}{total}{_MARK}{','.join(kept)}", others, True


def with_newlines(text: str, newline: str) -> str:
    """Return a text with the newlines of a file in the place of its own."""
    most, _, told = newline.partition(_MARK)
    total, _, kept = told.partition(_MARK)
    if not kept:
        return text if most == "\n" else text.replace("\n", most)
    lines = text.split("\n")
    endings = [most] * (len(lines) - 1) + [""]
    added = len(lines) - 1 - int(total)
    for entry in kept.split(","):
        found = re.fullmatch(r"(\d+)([nwr])(\d+)", entry)
        for at in (int(found[1]), int(found[1]) + added) if found else ():
            if found and 0 <= at < len(endings) - 1 and (not added or _sum(lines[at]) == int(found[3])):
                endings[at] = _ENDINGS[found[2]]
                break
    return "".join([part for pair in zip(lines, endings, strict=True) for part in pair])


def _sum(line: str) -> int:
    return crc32(line.encode("utf-8", "surrogatepass")) & 0xFFFF
