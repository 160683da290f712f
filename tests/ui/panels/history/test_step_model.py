"""The list of steps follows the history."""

from __future__ import annotations

import pytest

from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.session.history import MergeKey
from jamedit.ui.panels.history.step_model import StepModel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_the_model_stays_in_step_with_the_history(bridge):
    model = StepModel(bridge, bridge)
    bridge.changed.connect(model.follow)
    p = bridge.transcript.paragraphs[0]
    key = MergeKey(p.id, "typing")
    for text in ("a", "ab", "abc"):
        bridge.apply(ReplaceText(p.id, (text,)), merge=key)
        assert tuple(model.steps) == bridge.session.history.steps
    for act in (bridge.undo, bridge.redo, bridge.undo, lambda: bridge.apply(AddSpeaker("Ada"))):
        act()
        assert tuple(model.steps) == bridge.session.history.steps
        assert model.head == bridge.session.history.head
