"""Set times that took a while to be found, in a text that may have been changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jamedit.document import Timing, Transcript, Word, WordTime
from jamedit.edits.move_times import MoveTimes
from jamedit.edits.set_times import SetTimes

_ALIKE = 0.5  # share of the old times that must still be there for all of them to be moved


@dataclass(frozen=True, slots=True)
class FoundTimes:
    """Give words the times that were found for them, by word id; `seen` are the words as they were then.

    A word whose text or time has changed since keeps what it has, and one that is gone is passed over. `move` sets the
    clock of all times right first, unless most of them have changed since. Words of a kind in `leave` stay.
    """

    times: Mapping[int, WordTime]
    seen: Sequence[Word]
    move: MoveTimes | None = None
    leave: frozenset[Timing] = frozenset({Timing.SET})
    label: str = "align"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the times."""
        now = {w.id: w for w in transcript.words()}
        same = {w.id for w in self.seen if (new := now.get(w.id)) is not None and _same(new, w)}
        times = {id_: time for id_, time in self.times.items() if id_ in same}
        here = [w for w in self.seen if w.id in now and w.span is not None]
        moved = transcript
        if self.move is not None and sum(w.id in same for w in here) > _ALIKE * len(here):
            moved = self.move.apply(transcript)
        return SetTimes(times, self.label, self.leave).apply(moved)


def _same(a: Word, b: Word) -> bool:
    return a is b or (a.text, a.span, a.timing) == (b.text, b.span, b.timing)
