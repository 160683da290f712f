"""What it takes to go somewhere in a page of text and change words there, in key presses; a chord counts as one.

Keys are those of the table of actions, and what every Qt text field understands (arrows, Ctrl and an arrow for a word,
Home, End, with Shift to select). A key held down counts as often as it repeats.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jamedit.settings import BY_NAME
from jamedit.ui.actions.table import ACTIONS

_LINE = int(BY_NAME["appearance.page_width"].default)  # characters
_SHORTEST_QUERY, _LONGEST_QUERY = 2, 30


def press(action_id: str) -> int:
    """Return what an action costs: one press, when it has a key at all."""
    action = next(a for a in ACTIONS if a.id == action_id)
    if not (action.keys or action.text_keys):
        raise ValueError(f"{action_id} has no key")
    return 1


class Page:
    """Hold the positions of words on a page of paragraphs; the layout is that of the text as it was opened."""

    def __init__(self, words: Sequence[str], paragraphs: Sequence[int]) -> None:
        self._starts = list(paragraphs)  # the first word of each
        self._lines: list[int] = []  # the first word of each
        self._columns: list[int] = []
        column = 0
        opens = set(paragraphs)
        for at, word in enumerate(words):
            if at in opens or column + len(word) > _LINE:
                self._lines.append(at)
                column = 0
            self._columns.append(column)
            column += len(word) + 1
        self._offsets, total = [], 0
        for word in words:
            self._offsets.append(total)
            total += len(word) + 1
        self._text = " ".join(words).casefold()
        self._size = len(words)

    def go(self, start: int, end: int) -> int:
        """Return the presses of the cheapest way from word to word: words, lines, paragraphs, each way, or none."""
        by_paragraph = []
        here, there = (bisect_right(self._starts, at) - 1 for at in (start, end))
        for near in (there, there + 1):
            if near < len(self._starts):
                hops = abs(near - here) + (near <= here and start != self._starts[here] and near != here)
                by_paragraph.append(hops * press("edit.next_paragraph") + self._walk(self._starts[near], end))
        return min(self._walk(start, end), *by_paragraph)

    def _walk(self, start: int, end: int) -> int:
        """Return the presses with arrows alone."""
        here, there = (bisect_right(self._lines, at) - 1 for at in (start, end))
        first = self._lines[there]
        last = (self._lines[there + 1] if there + 1 < len(self._lines) else self._size) - 1
        under = max((w for w in range(first, last + 1) if self._columns[w] <= self._columns[start]), default=first)
        inside = self._columns[under] != self._columns[start]
        down = abs(there - here)
        from_under = abs(end - under) + (inside and end <= under)
        return min(abs(end - start), down + from_under, down + 1 + end - first, down + 1 + last - end + 1)

    def find(self, start: int, end: int, text: str) -> tuple[int, int]:
        """Return the presses of the find bar from one word to the place of a text, and of selecting that afterwards."""
        source, target = self._offsets[start], self._offsets[end]
        count = len(text.split())
        best = (10_000, count)
        for size in range(_SHORTEST_QUERY, min(len(text), _LONGEST_QUERY) + 1):
            query = text[:size].casefold()
            if target >= source:
                steps = self._text.count(query, source, target)
            else:
                steps = self._text.count(query, target, source) + 1
            select = 0 if size == len(text) else count
            cost = press("edit.find") + size + steps + 1  # Esc closes the bar
            best = min(best, (cost, select), key=sum)
        return best


def change(old: str, new: str) -> int:
    """Return the presses that turn one text into another in a field or on the page, the caret before or behind it.

    Either all is typed again over what is selected, or only what differs is deleted and typed.
    """
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    words, letters = old[:head].count(" "), len(old[:head].rpartition(" ")[2])
    moves = min(words + letters, head, tail + 1)
    return moves + len(old) - head - tail + len(new) - head - tail
