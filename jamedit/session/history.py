"""The steps that can be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jamedit.document import Change
from jamedit.document.change import PackedChange, Rest, unpacked
from jamedit.document.decision import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one undo step: its name's key, who proposed it, when (seconds since the epoch), and what changed.

    `decisions` are those on suggestions in it; a step may hold those alone, its change empty.
    """

    label: str
    origin: str
    time: float
    change: Change | PackedChange
    decisions: tuple[Decision, ...] = ()

    def change_in(self, rest: Rest) -> Change:
        """Return what changed; `rest` is all but the paragraphs of the transcript before or after the step."""
        return unpacked(self.change, rest)


class MergeKey(NamedTuple):
    """Identify the typing that a step belongs to: steps of one key, close in time, are one."""

    paragraph_id: int
    kind: str


class History:
    """Keep steps in order with a head between the done and the undone; know no clock and no file."""

    PAUSE_S = 2.0

    def __init__(self, steps: tuple[Step, ...] = (), head: int | None = None) -> None:
        self._steps = list(steps)
        self.head = len(steps) if head is None else head
        self._open: MergeKey | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps, undone ones last."""
        return tuple(self._steps)

    @property
    def can_undo(self) -> bool:
        """Return whether a step can be taken back."""
        return self.head > 0

    @property
    def can_redo(self) -> bool:
        """Return whether a step was taken back."""
        return self.head < len(self._steps)

    def push(self, step: Step, merge: MergeKey | None = None, onto: Step | None = None) -> Step | None:
        """Add a step, or join it to the last one when both belong to one run of typing; forget what was undone.

        A step that follows from `onto` becomes a part of that one where it still is the last, and does not end a run of
        typing. Returns the step as it is now, or None when typing and deleting left nothing that could be taken back.
        """
        if onto is not None and (whole := self._completed(onto, step)) is not None:
            self._steps[-1] = whole
            return whole
        del self._steps[self.head :]
        joined = self._joined(step, merge)
        if joined is not None:
            self._steps.pop()
        if joined is not None and isinstance(joined.change, Change) and joined.change.empty:
            self.head, self._open = len(self._steps), None
            return None
        self._steps.append(joined or step)
        self.head, self._open = len(self._steps), merge
        return self._steps[-1]

    def _joined(self, step: Step, merge: MergeKey | None) -> Step | None:
        if merge is None or merge != self._open or not self._steps:
            return None
        last = self._steps[-1]
        if not 0 <= step.time - last.time <= self.PAUSE_S:  # a clock that was set back tells nothing
            return None
        if not isinstance(last.change, Change) or not isinstance(step.change, Change):
            return None  # read from a file: not of this run of typing
        change = last.change.then(step.change)
        return None if change is None else Step(last.label, last.origin, step.time, change)

    def _completed(self, last: Step, step: Step) -> Step | None:
        """Return the last step with one that follows from it, or None where it is not the last, or of other places."""
        if self.beside(-1) is not last or self.can_redo:
            return None
        if not isinstance(last.change, Change) or not isinstance(step.change, Change):
            return None
        change = last.change.then(step.change)
        return None if change is None else Step(last.label, last.origin, last.time, change, last.decisions)

    def close(self) -> None:
        """End the present run of typing: the next step is one of its own."""
        self._open = None

    def beside(self, by: int) -> Step | None:
        """Return the step that going back (-1) or forward (1) would pass, or None at the beginning or the end."""
        at = self.head + min(by, 0)
        return self._steps[at] if 0 <= at < len(self._steps) else None

    def move(self, by: int) -> None:
        """Go back (-1) or forward (1) by a step."""
        self._open = None
        self.head += by
