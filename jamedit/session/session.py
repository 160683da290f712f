"""The one place where a transcript is replaced by the next."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Change, Glossary, Suggestion, Transcript
from jamedit.document.change import rest_of
from jamedit.document.decision import ACCEPTED, DISMISSED, Decision, Decisions, Key, place_of
from jamedit.document.invariants import broken_references, broken_values
from jamedit.document.project import Project, StoredStep
from jamedit.errors import UnreadableFileError
from jamedit.session.history import History, MergeKey, Step

if TYPE_CHECKING:
    from jamedit.edits.base import Edit
    from jamedit.session.journal import Journal


@dataclass(frozen=True, slots=True)
class Applied:
    """Describe a change to listeners: its name and who requested it, so that the requester need not redraw.

    `decisions` are those on suggestions that were made, or taken back, with it; the change is empty when that is all.
    """

    change: Change
    label: str
    origin: str
    asked_by: object = None
    decisions: tuple[Decision, ...] = ()


Listener = Callable[[Applied], None]


class Session:
    """Hold the transcript as first read, the present one, the history, the glossary and the user's decisions.

    All methods belong to the thread that made the session.
    """

    def __init__(self, project: Project, *, source: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self.original = project.original
        self.transcript = project.present
        self.glossary = project.glossary
        self.source = source
        self.recording: Path | None = None
        self.displaced = ""  # a sentence on why the work is not kept in its own file any more, where that is so
        self.revision = 0
        self.history = History(tuple(map(_step, project.steps)), project.head)
        self._decided = Decisions(((kind, b, a), decision) for kind, b, a, decision in project.decisions)
        self.reviewed = sum(_is_decision(key, decision) for key, decision in self.decisions.items())
        self.info = dict(project.info)
        self.journal: Journal | None = None
        self.listeners: list[Listener] = []
        self._clock = clock
        self._thread = threading.get_ident()

    @classmethod
    def new(
        cls, transcript: Transcript, source: Path | None = None, *, clock: Callable[[], float] = time.time
    ) -> Session:
        """Begin with a transcript that was just read."""
        return cls(Project(transcript, transcript), source=source, clock=clock)

    def apply(
        self,
        edit: Edit,
        *,
        origin: str = "typed",
        asked_by: object = None,
        merge: MergeKey | None = None,
        onto: Step | None = None,
        decisions: Iterable[tuple[Key, str]] = (),
    ) -> Applied | None:
        """Apply an edit, remember it, notify the listeners; return what changed, or None when nothing did.

        `merge` joins a key press to the typing before it, `onto` an edit to the step it follows from, while that is the
        last one; `decisions` are the decisions that belong to the edit, as key and answer. Raises StaleEditError and
        changes nothing when the edit refers to what is no longer there.
        """
        self._check_thread()
        new = edit.apply(self.transcript)
        if new is self.transcript:
            return None
        change = Change.between(self.transcript, new)
        if change.empty:
            return None
        self.transcript = new
        return self._push(Applied(change, edit.label, origin, asked_by, self._decisions(decisions)), merge, onto)

    def decide(self, decisions: Iterable[tuple[Key, str]], label: str, origin: str = "") -> Applied | None:
        """Remember what the user decided on suggestions, as a step that can be undone; None when there is nothing new.

        A key is that of a place (`document.decision.place_key`) or the `alike_key` for all alike.
        """
        self._check_thread()
        made = self._decisions(decisions)
        if not made:
            return None
        nothing = Change.between(self.transcript, self.transcript)
        return self._push(Applied(nothing, label, origin, decisions=made))

    def _decisions(self, decisions: Iterable[tuple[Key, str]]) -> tuple[Decision, ...]:
        made = (Decision(key, decision, self.decisions.get(key, "")) for key, decision in dict(decisions).items())
        return tuple(v for v in made if v.choice != v.before)

    def _push(self, new: Applied, merge: MergeKey | None = None, onto: Step | None = None) -> Applied:
        step = self.history.push(Step(new.label, new.origin, self._clock(), new.change, new.decisions), merge, onto)
        self._take(new.decisions)
        if self.journal is not None:
            stored = None if step is None else _stored(step)
            self.journal.change(
                new.change, self.transcript, self.history.head, stored, decisions=new.decisions, forget=True
            )
        return self._tell(new)

    @property
    def decisions(self) -> dict[Key, str]:
        """Return every decision on suggestions, by the key of a place or of all alike."""
        return self._decided.decisions

    def _take(self, decisions: Iterable[Decision]) -> None:
        for each in decisions:
            self.reviewed += _is_decision(each.key, each.choice) - _is_decision(
                each.key, self.decisions.get(each.key, "")
            )
            self._decided.put(each.key, each.choice)

    def undo(self) -> Applied | None:
        """Take the last step back; raise UnreadableFileError, and change nothing, when it cannot be read."""
        return self._move(-1, "undo")

    def redo(self) -> Applied | None:
        """Do the last undone step again; raise UnreadableFileError, and change nothing, when it cannot be read."""
        return self._move(1, "redo")

    def _move(self, by: int, origin: str) -> Applied | None:
        self._check_thread()
        step = self.history.beside(by)
        if step is None:
            self.history.close()
            return None
        change = step.change_in(rest_of(self.transcript))
        if by < 0:
            change = change.reversed
        new = change.apply(self.transcript)
        if not isinstance(step.change, Change):  # it came from a file
            _check_step(self.transcript, change, new)
        self.transcript = new
        self.history.move(by)
        decisions = step.decisions if by > 0 else tuple(v.reversed for v in step.decisions)
        self._take(decisions)
        if self.journal is not None:
            self.journal.change(change, self.transcript, self.history.head, decisions=decisions)
        return self._tell(Applied(change, step.label, origin, decisions=decisions))

    def _tell(self, applied: Applied) -> Applied:
        self.revision += 1
        for listener in tuple(self.listeners):
            listener(applied)
        return applied

    def end_typing(self) -> None:
        """Let what is typed from now on be an undo step of its own."""
        self.history.close()

    def close(self) -> None:
        """Write what is outstanding and let go of the file."""
        self._check_thread()
        journal, self.journal = self.journal, None
        if journal is not None:
            journal.close()

    def set_glossary(self, glossary: Glossary) -> None:
        """Replace the glossary of this transcript."""
        self._check_thread()
        self.glossary = glossary
        if self.journal is not None:
            self.journal.glossary(glossary)

    def decision(self, suggestion: Suggestion) -> str:
        """Return the decision on a suggestion, "open" when there is none."""
        return self._decided.of(suggestion, self.transcript.paragraph(suggestion.paragraph_id))

    def set_info(self, key: str, value: str) -> None:
        """Remember a value with the project, such as where the recording is."""
        self._check_thread()
        self.info[key] = value
        if self.journal is not None:
            self.journal.info(key, value)

    def project(self) -> Project:
        """Return all there is as a value for the project file."""
        return Project(
            self.original,
            self.transcript,
            tuple(map(_stored, self.history.steps)),
            self.history.head,
            self.glossary,
            tuple((*key, decision) for key, decision in self.decisions.items()),
            tuple(self.info.items()),
        )

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a session is used on the thread that made it")


def _is_decision(key: Key, decision: str) -> bool:
    """Return whether a decision counts as a suggestion reviewed."""
    return decision in (ACCEPTED, DISMISSED) and place_of(key[1]) is not None


def _stored(step: Step) -> StoredStep:
    when = datetime.fromtimestamp(step.time, UTC).isoformat(timespec="milliseconds")
    return StoredStep(when, step.label, step.origin, step.change, step.decisions)


def _step(stored: StoredStep) -> Step:
    when = datetime.fromisoformat(stored.time).timestamp()
    return Step(stored.label, stored.origin, when, stored.change, stored.decisions)


def _check_step(old: Transcript, change: Change, new: Transcript) -> None:
    """Raise UnreadableFileError when a step that came from a file does not fit the text, or would make it unsound."""
    fits = old.paragraphs[change.at : change.at + len(change.removed)] == change.removed
    wrong = "" if fits and new.paragraphs else "it is not of this text"
    wrong = wrong or next(chain(broken_references(new), *map(broken_values, change.added)), "")
    if wrong:
        raise UnreadableFileError(f"This step of the history is damaged ({wrong}); the text stays as it is now.")
