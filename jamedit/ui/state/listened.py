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
        """Read what `to_text` wrote; anything else is no stretch at all."""
        try:
            return cls([(int(a), int(b)) for a, b in json.loads(text or "[]")])
        except (ValueError, TypeError):
            return cls()

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
        """Take a stretch out: its text changed."""
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
