"""Which stretches of the recording were listened to since their text last changed."""

from __future__ import annotations

import json
from bisect import bisect_right


class Listened:
    """Keep stretches (start, end) in milliseconds, apart and in order."""

    def __init__(self, spans: list[tuple[int, int]] | None = None) -> None:
        self.spans = spans or []

    @classmethod
    def from_text(cls, text: str) -> Listened:
        """Read what `to_text` wrote; stretches come in any order, and anything else is no stretch at all."""
        try:
            rows = json.loads(text or "[]")
        except (ValueError, RecursionError):
            return cls()
        made = cls()
        found = [tuple(row) for row in rows if _is_stretch(row)] if isinstance(rows, list) else []
        for start, end in sorted(found):
            if made.spans and start <= made.spans[-1][1]:
                made.spans[-1] = made.spans[-1][0], max(end, made.spans[-1][1])
            else:
                made.spans.append((start, end))
        return made

    def to_text(self) -> str:
        """Write the stretches for the project file."""
        return json.dumps(self.spans, separators=(",", ":"))

    def add(self, start: int, end: int) -> None:
        """Count a range as listened to; ranges that meet become one."""
        if end <= start:
            return
        kept = [(a, b) for a, b in self.spans if b < start or a > end]
        met = [(a, b) for a, b in self.spans if b >= start and a <= end]
        kept.append((min([start, *(a for a, _ in met)]), max([end, *(b for _, b in met)])))
        self.spans = sorted(kept)

    def forget(self, start: int, end: int) -> None:
        """Take a stretch out: its text changed. One without a length takes nothing out."""
        if end <= start:
            return
        kept: list[tuple[int, int]] = []
        for a, b in self.spans:
            kept.extend(piece for piece in ((a, min(b, start)), (max(a, end), b)) if piece[1] > piece[0])
        self.spans = kept

    def covers(self, start: int, end: int) -> bool:
        """Return whether a range was listened to, except for a quarter of a second at its ends."""
        at = bisect_right(self.spans, (start + 250, float("inf"))) - 1
        return at >= 0 and self.spans[at][1] >= end - 250

    @property
    def total_ms(self) -> int:
        """Return how much was listened to, in milliseconds."""
        return sum(b - a for a, b in self.spans)


def _is_stretch(row: object) -> bool:
    """Return whether a value that was read is a start and a later end, whole numbers both."""
    return isinstance(row, list) and len(row) == 2 and all(type(t) is int for t in row) and 0 <= row[0] < row[1]
