"""The palette finds and runs what is enabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from jamedit.ui.dialogs.command_palette import CommandPalette
from jamedit.ui.style.theme import DARK, LIGHT

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def gone(widget):
    """Closed, and soon or already deleted."""
    return not isValid(widget) or not widget.isVisible()


def test_typing_and_enter_run_the_best_fit_after_the_palette_has_closed(qtbot, registry, calls):
    palette = CommandPalette(registry, LIGHT, registry.parent())
    palette.pop_up()
    seen = []
    registry.action("review.accept_alike").triggered.connect(lambda: seen.append(gone(palette)))
    qtbot.keyClicks(palette.line, "acc al")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert calls == ["review.accept_alike"]
    assert seen == [True]


def test_the_palette_lists_what_is_enabled_and_the_arrows_go_round(qtbot, registry, calls):
    registry.update({"has_document": False, "has_recording": False, "has_suggestion": False, "has_speaker": False})
    palette = CommandPalette(registry, LIGHT, registry.parent())
    palette.pop_up()
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "Open…" in shown
    assert "Export…" not in shown
    assert "Command palette…" not in shown
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Enter)
    assert calls == ["file.open"]


def test_the_palette_says_when_nothing_fits(qtbot, registry, calls):
    palette = CommandPalette(registry, DARK, registry.parent())
    palette.pop_up()
    qtbot.keyClicks(palette.line, "qqqq")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.nothing.isVisible()
    assert palette.isVisible()
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert gone(palette)
    assert calls == []


def test_a_menu_is_found_by_its_name_too(registry, qtbot):
    palette = CommandPalette(registry, LIGHT)
    qtbot.addWidget(palette)
    palette.line.setText("theme dark")
    assert palette.list.item(0).text() == "Dark"
