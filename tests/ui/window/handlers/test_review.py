"""Going through suggestions with keys: the next one, accepting, dismissing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, press, text_of

pytestmark = pytest.mark.gui


def test_accepting_by_key_changes_the_text_and_goes_on(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    before = talk.parts.queue.total
    press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens Jupyter notebooks," in text_of(talk)
    assert talk.parts.queue.reviewed == 1
    assert talk.parts.queue.current is not None
    assert talk.parts.queue.total == before
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert "stupider notebooks" in text_of(talk)


def test_going_through_the_suggestions_visits_each_once(qtbot, talk):
    seen = []
    for _ in talk.parts.queue.open:
        press(qtbot, talk, Qt.Key.Key_F8)
        seen.append(talk.parts.queue.current)
    assert seen == list(talk.parts.queue.open)


def test_the_next_suggestion_is_the_next_from_the_caret(qtbot, talk):
    press(qtbot, talk, Qt.Key.Key_F8)
    last = talk.parts.queue.open[-1]
    at = talk.parts.bridge.transcript.position_of(last.paragraph_id)
    talk.parts.edit.put_caret(at, 0)
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.queue.current.paragraph_id == last.paragraph_id
    assert talk.parts.queue.current is next(s for s in talk.parts.queue.open if s.paragraph_id == last.paragraph_id)


def test_going_to_a_suggestion_shows_what_is_proposed(qtbot, talk):
    talk.parts.docks.show("history")
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.docks.panels["review"].isVisible()
    assert talk.parts.edit.hasFocus()


def test_the_key_accepts_the_text_that_was_chosen(qtbot, talk):
    talk.parts.queue.select(next(s for s in talk.parts.queue.open if "stupider" in s.before))
    press(qtbot, talk, Qt.Key.Key_T, CTRL)
    card = talk.parts.docks.panels["review"].view.card
    card.choice.setText("JupyterLab notebooks,")
    qtbot.keyClick(card.choice, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens JupyterLab notebooks," in text_of(talk)


def test_a_dismissed_suggestion_does_not_come_back(qtbot, talk):
    first = talk.parts.queue.open[0]
    talk.parts.queue.select(first)
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    with qtbot.waitSignal(talk.parts.queue.changed, timeout=20_000):
        talk.parts.suggest.check_all()
    assert first not in talk.parts.queue.open


def test_the_next_suggestion_of_a_paragraph_stays_current_after_the_recheck(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    with qtbot.waitSignal(talk.parts.jobs.ended, timeout=10_000):
        press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not talk.parts.jobs.running)
    current = talk.parts.queue.current
    assert current is not None
    assert any(s is current for s in talk.parts.queue.open)
    assert current.paragraph_id == jupyter.paragraph_id
    reviewed = talk.parts.queue.reviewed
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    assert talk.parts.queue.reviewed == reviewed + 1
    assert not any(s is current for s in talk.parts.queue.open)
