"""All alike, accepted or dismissed together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from ui_panels_made import TEXTS, found, texts

from jamedit.ui.panels.review import AlikeDialog
from jamedit.ui.state.review_queue import Filter

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def rows(panel):
    return [panel.view.suggestions.at(i) for i in range(panel.view.suggestions.rowCount())]


def click(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_alike_are_accepted_as_one_step(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    assert panel.view.card.alike.text() == "All 2 alike…"
    dialog = panel.accept_alike()
    assert dialog.ticked == [queue.open[0], queue.open[3]]
    dialog.accept()
    assert [t.count("Jupyter") for t in texts(bridge)] == [1, 0, 1]
    bridge.undo()
    assert texts(bridge) == list(TEXTS)


def test_a_place_that_is_not_ticked_stays_open(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    last = queue.open[3]
    dialog = panel.accept_alike()
    dialog.rows.setCurrentIndex(dialog.rows.model().index(1, 0))
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    click(qtbot, dialog.accept_button)
    assert [t.count("Jupyter") for t in texts(bridge)] == [1, 0, 0]
    assert last in queue.open


def test_nothing_ticked_cannot_be_accepted(qtbot, bridge, queue, hub):
    dialog = AlikeDialog(bridge, hub, queue.alike(queue.open[0]))
    qtbot.addWidget(dialog)
    click(qtbot, dialog.all)
    assert dialog.ticked == []
    assert not dialog.accept_button.isEnabled()
    click(qtbot, dialog.all)
    assert len(dialog.ticked) == 2


def test_all_alike_can_be_dismissed(panel, queue):
    queue.select(queue.open[0])
    panel.view.card.dismiss_alike_requested.emit()
    assert [s.before for s in rows(panel)] == ["um", "pie torch"]


def test_all_alike_are_those_that_the_filter_shows(panel, queue, bridge):
    first, *others = found(bridge.transcript)
    queue.replace([replace(first, confidence=0.4), *others])
    panel.filter.use(Filter(None, 0.5))
    last = queue.open[3]
    assert queue.alike(last) == [last]
    assert queue.count_alike(last) == 1
    queue.dismiss_alike(last)
    assert queue.open[0].before == "stupider"
