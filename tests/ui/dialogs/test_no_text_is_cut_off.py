"""Labels and boxes of dialogs have room for their text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def test_no_label_or_box_is_cut_off(qtbot, preferences, export, talk):
    for page in range(preferences.pages.count()):
        preferences.pages.setCurrentRow(page)
        for each in preferences.findChildren(QCheckBox):
            if each.isVisible():
                assert each.width() >= each.sizeHint().width()
    dialog = export(talk)
    choices = dialog.choices
    for each in (choices.clean, choices.verbatim, choices.speakers, choices.times, choices.sections):
        assert each.width() >= each.sizeHint().width()
