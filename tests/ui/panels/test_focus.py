"""The focus of a panel goes to what it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_panels_made import open_in, shown

from jamedit.document import Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.sections import SetSection
from jamedit.ui.panels.history import HistoryPanel
from jamedit.ui.panels.sections import SectionsPanel
from jamedit.ui.panels.speakers import SpeakersPanel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.mark.parametrize("make", [SpeakersPanel, SectionsPanel, HistoryPanel])
def test_focus_goes_to_what_is_shown(qtbot, bridge, hub, make):
    panel = shown(qtbot, make(bridge, hub))
    assert panel.focusProxy() is (panel.view if panel.shows_body else panel.empty.button)
    open_in(bridge, Transcript())
    assert panel.focusProxy() is panel.empty.button


def test_a_button_that_has_done_its_last_passes_the_focus_to_no_other_button(qtbot, bridge, hub):
    panel = shown(qtbot, HistoryPanel(bridge, hub))
    for text in ("one", "two"):
        bridge.apply(ReplaceText(bridge.transcript.paragraphs[0].id, (text,)))
    panel.undo.setFocus()
    for _ in range(3):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    assert bridge.session.history.head == 0
    assert panel.focusWidget() is panel.view


def test_a_list_that_was_emptied_keeps_the_focus_in_its_panel(qtbot, bridge, hub):
    first = bridge.transcript.paragraphs[0].id
    bridge.apply(SetSection(first, "Opening"))
    panel = shown(qtbot, SectionsPanel(bridge, hub))
    panel.view.select(0)
    panel.remove.setFocus()
    qtbot.keyClick(panel.remove, Qt.Key.Key_Space)
    assert not panel.shows_body
    assert panel.focusWidget() is panel.empty
    bridge.undo()
    assert panel.focusWidget() is panel.view


@pytest.mark.parametrize("make", [SpeakersPanel, SectionsPanel, HistoryPanel])
def test_a_list_that_has_the_focus_shows_on_which_row_keys_act(qtbot, bridge, hub, make):
    for p in bridge.transcript.paragraphs[:2]:
        bridge.apply(SetSection(p.id, "Part"))
    panel = shown(qtbot, make(bridge, hub))
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.view.current_row == 0
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.current_row == 1
