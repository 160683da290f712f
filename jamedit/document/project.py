"""What is kept of a transcript besides itself: its first state, every step since, glossary, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from jamedit.document.change import Change, PackedChange
from jamedit.document.decision import Decision
from jamedit.document.glossary import Glossary
from jamedit.document.transcript import ReadWarning, Transcript

SUFFIX = ".jamedit"


@dataclass(frozen=True, slots=True)
class StoredStep:
    """Hold one undoable step: when (ISO 8601, UTC), from where, what changed, and the decisions on suggestions."""

    time: str
    label: str
    origin: str
    change: Change | PackedChange
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Hold the content of a project file; `head` is how many of the steps are applied in `present`.

    `order_keys` are the numbers that keep the present paragraphs in order in the file that was read. `mended` has a
    sentence for each value that could not be as it was there. `made_by_version` is the version of a file of an earlier
    program, 0 when it is of this one: either way the file is to be written whole before anything is added to it.
    """

    original: Transcript
    present: Transcript
    steps: tuple[StoredStep, ...] = ()
    head: int = 0
    glossary: Glossary = field(default_factory=Glossary)
    decisions: tuple[tuple[str, str, str, str], ...] = ()  # kind, before, after, answer
    info: tuple[tuple[str, str], ...] = ()
    order_keys: tuple[float, ...] = ()
    mended: tuple[str, ...] = ()
    made_by_version: int = 0

    @property
    def told(self) -> Transcript:
        """Return the present transcript with what was mended among its warnings."""
        meta = self.present.meta
        warnings = tuple([ReadWarning(0, text) for text in self.mended])
        return (
            replace(self.present, meta=replace(meta, warnings=(*warnings, *meta.warnings)))
            if warnings
            else self.present
        )
