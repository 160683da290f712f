"""Numbers that keep paragraphs in order in the project file, with room for new ones between any two."""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.formats.native.project import RANK_STEP, first_order_keys

_LEAST_GAP = 1e-3


class OrderKeys:
    """Follow the splices of a transcript and say which ranks the new paragraphs get."""

    def __init__(self, count: int, known: Sequence[float] = ()) -> None:
        self.values = list(known) if len(known) == count else first_order_keys(count)

    def splice(self, at: int, removed: int, added: int) -> list[float] | None:
        """Replace `removed` ranks by `added` new ones and return those.

        None means that there was no room left: all ranks are new and every paragraph has to be written.
        """
        if removed == added:
            return self.values[at : at + added]
        low = self.values[at - 1] if at else 0.0
        end = at + removed
        high = self.values[end] if end < len(self.values) else low + RANK_STEP * (added + 1)
        gap = (high - low) / (added + 1)
        if gap < _LEAST_GAP:
            self.values = first_order_keys(len(self.values) - removed + added)
            return None
        new = [low + gap * (i + 1) for i in range(added)]
        self.values[at:end] = new
        return new
