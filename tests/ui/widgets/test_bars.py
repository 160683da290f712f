"""The bars show the state that they change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton

from jamedit.ui.widgets.bars import BottomBar

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.mark.parametrize(("rate", "marked"), [(1.0, ["1×"]), (0.75, ["0.75×"]), (0.6, [])])
def test_the_speed_in_force_is_marked_in_the_menu_and_where_the_arrow_keys_begin(qtbot, hub, rate, marked):
    bar = BottomBar(hub)
    qtbot.addWidget(bar)
    chosen = []
    bar.rate_chosen.connect(chosen.append)
    bar.set_rate(2.0)
    bar.set_rate(rate)
    menu = next(each for each in bar.findChildren(QToolButton) if each.text().endswith("×")).menu()
    assert [action.text() for action in menu.actions() if action.isChecked()] == marked
    menu.aboutToShow.emit()
    active = menu.activeAction()
    assert ([active.text()] if active else []) == marked
    assert chosen == []
