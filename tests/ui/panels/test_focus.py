"""The focus of a panel goes to what it shows."""

from __future__ import annotations

import pytest
from ui_panels_made import open_in, shown

from jamedit.document import Transcript
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
