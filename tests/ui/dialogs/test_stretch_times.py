"""Two points through which times are moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jamedit.ui.dialogs.stretch_times import StretchTimesDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(qtbot):
    made = StretchTimesDialog((10_000, 12_500), None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_two_points_make_a_stretch(qtbot, dialog):
    qtbot.waitUntil(dialog.isVisible)
    assert [line.text() for line in dialog.lines[0]] == ["0:10.0", "0:12.5"]
    dialog.lines[1][0].setText("1:00:00")
    dialog.lines[1][1].setText("3603,9")
    assert "100.0" in dialog.answer.text()
    qtbot.keyClick(dialog.lines[1][1], Qt.Key.Key_Return)
    assert dialog.retiming.moved(10_000) == 12_500
    assert dialog.retiming.moved(3_600_000) == 3_603_900


def test_the_first_point_can_be_kept_for_later(qtbot, dialog):
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.result() == dialog.KEPT
    assert dialog.kept == (10_000, 12_500)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("", ""), "both times of both points"),
        (("0:12", "0:14"), "too near"),
        (("1:00:00", "0:00:01"), "cannot be as long"),
    ],
)
def test_points_that_say_nothing_are_refused(qtbot, dialog, texts, said):
    for line, text in zip(dialog.lines[1], texts, strict=True):
        line.setText(text)
    qtbot.keyClick(dialog.lines[1][0], Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.retiming is None
    assert said in dialog.answer.text()


def test_a_first_point_without_times_is_not_kept(qtbot):
    made = StretchTimesDialog(None, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.mouseClick(made.keep, Qt.MouseButton.LeftButton)
    assert made.isVisible()
    assert "both times of the first point" in made.answer.text()
