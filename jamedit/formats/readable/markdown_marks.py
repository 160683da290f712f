"""Emphasis, code and links in a Markdown paragraph: marks around words, which are no words themselves.

Only what is in pairs around whole words is a mark; a star or an underline inside a word, or with spaces beside it, is
text. Pictures stay words, as do the lines of a fenced block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, cast

from jamedit.formats.engine.inline_markup import Placed, placed_words, retyped
from jamedit.formats.readable.markdown_escapes import escaped, unescaped

_CHARACTERS = "*_`[]"
_PIECE = re.compile(
    r"(?P<escape>\\++[*_`\[\]]?)|(?<!`)`(?!`)(?P<code>[^`\n]{1,400})`(?!`)"
    r"|(?<![!\]])\[(?P<link>[^\[\]\n]{1,400})(?P<target>\]\([^()\s]{1,600}(?:[ \t]\"[^\"\n]{0,200}\")?\))"
    r"|(?P<run>\*{1,3}|_{1,3})"
)
_ESCAPE = re.compile(r"(?P<entity>\\+[*_`\[\]])")
_MARK = re.compile(r"[\s\S]+")
_TAG = re.compile(r"</?zz[a-j]{1,9}>|(?P<entity>(?<!\\)\\++[*_`\[\]])")  # marks while words change
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_LITERAL = re.compile(r"(?<!\\)(\\*+)([*_`\[\]])")
_FENCES = ("```", "~~~")
_DEEPEST = 6  # marks inside one another


class Marks:
    """Find the marks of a paragraph as a pattern would, with the times between its words if it has some."""

    def __init__(self, times: re.Pattern[str] | None = None) -> None:
        """Take a pattern of the times between words, None where there are none."""
        self._times = times

    def finditer(self, raw: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the marks in a text, or those in a part of it."""
        marks = _marks(raw, self._times)
        first = bisect_left(marks, start, key=lambda mark: mark.found.start()) if start else 0
        for mark in islice(marks, first, None):
            if end is not None and mark.found.end() > end:
                return
            yield mark.found


class _Mark(NamedTuple):
    """Hold a mark, and where the one begins that it closes, -1 for none."""

    found: re.Match[str]
    opener: int = -1


@lru_cache(maxsize=64)
def _marks(raw: str, times: re.Pattern[str] | None) -> Sequence[_Mark]:
    found = [] if raw.lstrip().startswith(_FENCES) or not any(c in raw for c in _CHARACTERS) else list(_found(raw))
    if times is not None:
        found += map(_Mark, times.finditer(raw))
    return sorted(found, key=lambda mark: mark.found.start())


def _found(raw: str) -> Iterator[_Mark]:
    open_runs: list[tuple[str, int]] = []
    at = 0
    while (piece := _PIECE.search(raw, at)) is not None:
        at = piece.end()
        kind = piece.lastgroup
        if kind == "escape":
            escape = _ESCAPE.fullmatch(raw, *piece.span())
            if escape is not None:
                yield _Mark(escape)
        elif kind == "code":
            yield from _both(raw, piece.start(), at - 1, 1)
        elif kind == "target":
            yield _Mark(_at(_MARK, raw, piece.start(), piece.start() + 1))
            yield _Mark(_at(_MARK, raw, *piece.span("target")), piece.start())
            offset = piece.start("link")
            for mark, opener in _found(piece["link"]):
                moved = _at(mark.re, raw, offset + mark.start(), offset + mark.end())
                yield _Mark(moved, opener if opener < 0 else offset + opener)
        else:
            yield from _paired(raw, piece, open_runs)


def _both(raw: str, first: int, last: int, length: int) -> Iterator[_Mark]:
    yield _Mark(_at(_MARK, raw, first, first + length))
    yield _Mark(_at(_MARK, raw, last, last + length), first)


def _paired(raw: str, run: re.Match[str], open_runs: list[tuple[str, int]]) -> Iterator[_Mark]:
    """Yield both ends of what a run of stars or underlines closes; remember one that may open something."""
    before, after = raw[run.start() - 1 : run.start()], raw[run.end() : run.end() + 1]
    same = run[0][0]
    if before == same or after == same:
        return
    closes = before != "" and not before.isspace() and not after.isalnum()
    if closes and any(text == run[0] for text, _ in open_runs[-_DEEPEST:]):
        while open_runs[-1][0] != run[0]:
            open_runs.pop()
        _, start = open_runs.pop()
        yield from _both(raw, start, run.start(), len(run[0]))
    elif after != "" and not after.isspace() and not before.isalnum():
        open_runs.append((run[0], run.start()))


def _at(pattern: re.Pattern[str], raw: str, start: int, end: int) -> re.Match[str]:
    return cast("re.Match[str]", pattern.match(raw, start, end))


def _character(escape: str) -> str:
    """Return what backslashes before a mark stand for."""
    count = len(escape) - 1
    return "\\" * (count // 2) + escape[-1]


def placed(raw: str, times: re.Pattern[str] | None = None) -> list[Placed]:
    """Return the words of a paragraph without its marks, `times` being those between words."""
    words = placed_words(raw, Marks(times), _character)
    return [word._replace(text=unescaped(word.text)) if "\\" in word.text else word for word in words]


def plain(words: Sequence[str]) -> str:
    """Return words as a paragraph that is read as these words: with backslashes where one would be a mark."""
    text = " ".join(map(escaped, words))
    return text if _reads_as(text, words) else " ".join(map(_literal, words))


def changed(raw: str, words: Sequence[str], times: re.Pattern[str] | None = None) -> str:
    """Return a paragraph with other words; where words stay the marks and white space around them do."""
    old = placed(raw, times)
    if [w.text for w in old] == list(words):
        return raw
    for escape in (escaped, _literal):
        text = _retyped(raw, words, times, escape)
        if [w.text for w in placed(text, times)] == list(words):
            return text
    return plain(words)


def as_characters(raw: str, times: re.Pattern[str] | None = None) -> list[str]:
    """Return the words of a paragraph with its marks, as projects have them that were made before marks were read."""
    return [unescaped(word) for word in (times.sub(" ", raw) if times else raw).split()]


def _retyped(raw: str, words: Sequence[str], times: re.Pattern[str] | None, escape: Callable[[str], str]) -> str:
    """Change words in a paragraph whose marks are tags for that time: so pairs go when nothing is left in them."""
    tags: dict[str, str] = {}
    names: dict[int, str] = {}
    out: list[str] = []
    at = 0
    for mark, opener in _marks(raw, times):
        if mark.lastgroup == "entity":
            continue
        letters = str(len(names)).translate(_LETTERS)
        name = names.get(opener) or names.setdefault(mark.start(), letters)
        tag = f"</zz{name}>" if opener >= 0 else f"<zz{name}>"
        tags[tag] = mark[0]
        out += [raw[at : mark.start()], tag]
        at = mark.end()
    coded = "".join([*out, raw[at:]])
    old = [w._replace(text=unescaped(w.text)) for w in placed_words(coded, _TAG, _character)]
    text = retyped(coded, old, words, escape=escape).strip()
    return _TAG.sub(lambda m: tags.get(m[0], m[0]), text)


def _reads_as(text: str, words: Sequence[str]) -> bool:
    return not any(c in text for c in _CHARACTERS) or [w.text for w in placed(text)] == list(words)


def _literal(word: str) -> str:
    return _LITERAL.sub(lambda m: f"{m[1]}{m[1]}\\{m[2]}", escaped(word))
