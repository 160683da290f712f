"""About names version and licences."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from jamedit.ui.dialogs.about import AboutDialog
from jamedit.ui.style.theme import LIGHT

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def texts(widget):
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]


def test_about_names_version_and_licences(qtbot):
    dialog = AboutDialog(LIGHT)
    qtbot.addWidget(dialog)
    shown = " ".join(texts(dialog))
    for word in ("MIT", "LGPL", "Open Font License", "ISC", "Qt", "libVLC", "Inter", "Lucide"):
        assert word in shown
