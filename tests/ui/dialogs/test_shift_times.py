"""By how much times are moved, as people write it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jamedit.ui.dialogs.shift_times import ShiftTimesDialog, parse_shift

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1.5", 1_500),
        ("-0:01.5", -1_500),
        ("+62:03", 3_723_000),
        ("−2", -2_000),
        ("", None),
        ("--2", None),
        ("x", None),
    ],
)
def test_shifts(text, ms):
    assert parse_shift(text) == ms


def test_the_caption_at_the_cursor_to_the_playhead_is_offered(qtbot):
    dialog = ShiftTimesDialog(500, 12_300, 14_000)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.line.text() == "+0:01.7"
    assert "0:00.5 will begin at 0:02.2" in dialog.answer.text()
    dialog.here.setChecked(True)
    assert "0:12.3 will begin at 0:14.0" in dialog.answer.text()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert (dialog.shift_ms, dialog.from_here) == (1_700, True)


@pytest.mark.parametrize(
    ("text", "said"), [("soon", "not a shift"), ("0", "stay where they are"), ("-2", "by 0:00.5 at most")]
)
def test_what_cannot_be_is_said_and_the_dialog_stays(qtbot, text, said):
    dialog = ShiftTimesDialog(500, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.here.isEnabled()
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert said in dialog.answer.text()
