"""Any walk through edits, undo, redo, closing and opening again leaves the transcript sound and the file right."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from made import transcripts
from made_edits import EDITS

from jamedit.document.invariants import violations
from jamedit.errors import StaleEditError
from jamedit.formats.native import project
from jamedit.session import Session
from jamedit.session.history import MergeKey
from jamedit.session.journal import Journal


class Walk(RuleBasedStateMachine):
    """A session beside a plain list of the states it went through."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "walk.jamedit"
        self.now = 0.0
        self.session = None

    @initialize(start=transcripts())
    def begin(self, start) -> None:
        self.start = start
        self.states = [start]
        self.at = 0
        self.session = Session.new(start, clock=lambda: self.now)
        self.session.journal = Journal(self.path, self.session.project())

    @rule(name=st.sampled_from(sorted(EDITS)), data=st.data(), pause=st.sampled_from([0.1, 5.0]))
    def edit(self, name, data, pause) -> None:
        self.now += pause
        edit = EDITS[name](self.session.transcript, data.draw)
        merge = MergeKey(edit.paragraph_id, "type") if name == "retype" else None
        steps = len(self.session.history.steps[: self.session.history.head])
        try:
            applied = self.session.apply(edit, merge=merge)
        except StaleEditError:
            return
        if applied is None:
            return
        del self.states[self.at + 1 :]
        if self.session.history.head < steps:  # joined to the step before, and nothing was left of both
            self.at -= 1
        elif self.session.history.head == steps:  # joined to the step before
            self.states[self.at] = self.session.transcript
        else:
            self.states.append(self.session.transcript)
            self.at += 1

    @rule()
    def undo(self) -> None:
        assert (self.session.undo() is not None) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        there = self.at + 1 < len(self.states)
        assert (self.session.redo() is not None) == there
        self.at += there

    @rule()
    def reopen(self) -> None:
        self.session.close()
        if self.path.exists():
            loaded = project.load(self.path)
            assert loaded.present == self.states[self.at]
            assert loaded.original == self.start
            assert loaded.head == self.at
        else:
            loaded = self.session.project()
        self.session = Session(loaded, clock=lambda: self.now)
        self.session.journal = Journal(self.path, loaded)

    @invariant()
    def sound(self) -> None:
        if self.session is not None:
            assert self.session.transcript == self.states[self.at]
            assert violations(self.session.transcript) == []
            assert all(
                self.session.transcript.position_of(p.id) == i for i, p in enumerate(self.states[self.at].paragraphs)
            )

    def teardown(self) -> None:
        if self.session is not None:
            self.session.close()
            while self.session.undo():
                pass
            assert self.session.transcript == self.start
        self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
