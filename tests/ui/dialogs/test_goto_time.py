"""Going to a time, as people type times."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jamedit.ui.dialogs.goto_time import GotoTimeDialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1:02:03.5", 3_723_500), ("62:03", 3_723_000), ("75", 75_000), (" 75,5 ", 75_500), ("0", 0)],
)
def test_a_time_as_people_write_it_is_taken(qtbot, text, expected):
    dialog = GotoTimeDialog(0, 4_000_000)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.time_ms == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [("soon", "not a time"), ("", "not a time"), ("1:99:99:1", "not a time"), ("2:00:00", "ends at 1:06:40")],
)
def test_what_is_not_a_time_is_reported_and_the_dialog_stays(qtbot, text, said):
    dialog = GotoTimeDialog(5000, 4_000_000)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert said in dialog.answer.text()
    assert dialog.time_ms == 5000
    dialog.line.setText("10")
    assert "For example" in dialog.answer.text()
