"""No dialog is larger than the screen, however little that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout

from jamedit.ui.widgets.dialog_frame import DialogFrame
from jamedit.ui.widgets.focus import Dialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.mark.parametrize("kind", [Dialog, lambda: DialogFrame("Keys")])
@pytest.mark.parametrize(
    ("asked", "shown"), [((920, 640), (920, 492)), ((2000, 300), (936, 300)), ((400, 300), (400, 300))]
)
def test_a_dialog_takes_no_more_than_the_screen(qtbot, monkeypatch, kind, asked, shown):
    monkeypatch.setattr(QScreen, "availableSize", lambda self: QSize(960, 540))  # 1920 × 1080 at 200 %
    dialog = kind()
    qtbot.addWidget(dialog)
    (dialog.layout() or QVBoxLayout(dialog)).addWidget(QLabel("Play"))
    dialog.resize(*asked)
    dialog.show()
    assert dialog.size() == QSize(*shown)
