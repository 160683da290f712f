"""The panel of history: steps, newest first, and jumping to one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui_panels_made import TEXTS, shown, spoken, texts

from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import RenameSpeaker
from jamedit.ui.panels.history import HistoryPanel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def history(qtbot, bridge, hub):
    return shown(qtbot, HistoryPanel(bridge, hub))


def steps_done(bridge):
    for paragraph, text in zip(bridge.transcript.paragraphs, ("one", "two", "three"), strict=True):
        bridge.apply(ReplaceText(paragraph.id, (text,)))


def test_nothing_changed_yet(history):
    assert "Nothing changed yet" in history.empty.text


def test_steps_are_listed_newest_first_down_to_the_first_reading(history, bridge):
    steps_done(bridge)
    assert spoken(history.view) == [
        f"Typing: {TEXTS[2]} → three",
        f"Typing: {TEXTS[1]} → two",
        f"Typing: {TEXTS[0]} → one",
        "As imported",
    ]


@pytest.mark.parametrize(("row", "left"), [(3, 0), (2, 1), (0, 3)])
def test_a_double_click_jumps_to_a_step_and_a_click_does_not(qtbot, history, bridge, row, left):
    steps_done(bridge)
    at = history.view.visualRect(history.model.index(row, 0)).center()
    qtbot.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bridge.session.history.head == 3
    qtbot.mouseDClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bridge.session.history.head == left
    assert sum(text in ("one", "two", "three") for text in texts(bridge)) == left
    assert sum(said.endswith("(undone)") for said in spoken(history.view)) == 3 - left


def test_a_step_after_undo_forgets_the_undone_ones(history, bridge):
    steps_done(bridge)
    bridge.undo()
    bridge.undo()
    assert history.count.text() == "3 steps · 2 undone"
    bridge.apply(RenameSpeaker(1, "Ada"))
    assert spoken(history.view)[:2] == ["Rename speaker: Speaker 1 → Ada", f"Typing: {TEXTS[0]} → one"]


def test_many_steps_do_not_lag(qtbot, history, bridge):
    p = bridge.transcript.paragraphs[0]
    for i in range(1500):
        bridge.apply(ReplaceText(p.id, (f"text {i}",)))
    QApplication.processEvents()
    assert history.model.rowCount() == 1501
    history.view.select(1500)
    assert history.view.visualRect(history.model.index(1500, 0)).isValid()
