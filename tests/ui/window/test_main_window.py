"""The whole window on the sample talk: what it shows at first, its panes, docks, themes, and its end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from ui_window_made import opened, press, text_of

from jamedit.paths import resource
from jamedit.ui.actions.panels import PANELS

pytestmark = pytest.mark.gui
SAMPLE = resource("samples", "research-jam.txt")


def test_the_start_page_shows_no_dead_bars(empty_window):
    assert empty_window.center.stack.currentWidget() is empty_window.center.start
    assert not empty_window.parts.top.isVisible()
    assert not empty_window.parts.bottom.isVisible()
    assert not any(dock.isVisible() for dock in empty_window.parts.docks.docks.values())


def test_nothing_heavy_is_imported_before_a_recording_is_there():
    import subprocess
    import sys

    code = (
        "import sys; from jamedit.ui.app import make_application; app = make_application()\n"
        "from jamedit.settings import Settings; from jamedit.ui.style.theme import ThemeHub\n"
        "from jamedit.ui.window.main_window import MainWindow; MainWindow(ThemeHub(app), Settings()).show()\n"
        "heavy = {'numpy', 'av', 'vlc', 'pyqtgraph', 'rapidfuzz', 'sqlite3', 'tomlkit'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_opening_shows_text_recording_and_suggestions(talk):
    assert talk.center.stack.currentWidget() is talk.parts.edit
    assert talk.parts.recording_dock.isVisible()
    assert talk.parts.recording_dock.pane is not None
    assert abs(talk.parts.playback.duration_ms - 146_000) < 10_000
    assert any(s.after.startswith("Jupyter notebooks") for s in talk.parts.queue.open)
    assert talk.parts.edit.toPlainText().split() == text_of(talk).split()


def test_the_lines_of_the_page_end_within_it(qtbot, empty_window):
    empty_window.resize(1280, 800)
    edit = opened(qtbot, empty_window, SAMPLE).parts.edit
    blocks = list(edit.visible_blocks())
    assert len(blocks) > 1
    for block, _, _ in blocks:
        lines = [block.layout().lineAt(i) for i in range(block.layout().lineCount())]
        assert max(line.naturalTextRect().right() for line in lines) <= edit.viewport().width()


def test_the_window_leaves_room_for_its_frame(empty_window):
    room = empty_window.screen().availableSize()
    assert empty_window.height() < room.height()
    assert empty_window.width() < room.width()


def test_f6_goes_round_the_panes(qtbot, talk):
    visited = []
    talk.parts.edit.setFocus()
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        qtbot.wait(1)
        visited.append(QApplication.focusWidget())
    assert talk.parts.edit in visited
    assert talk.parts.recording_dock.pane.wave in visited
    assert len(set(visited)) >= 3


@pytest.mark.parametrize("dock", [panel.id for panel in PANELS])
def test_every_dock_opens_and_its_buttons_have_names(qtbot, talk, dock):
    panel = talk.parts.docks.show(dock)
    qtbot.waitUntil(panel.isVisible)
    for button in panel.findChildren(QToolButton):
        if button.isVisible():
            assert button.text() or button.toolTip() or button.accessibleName()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_changes_without_a_warning(talk, name):
    talk.parts.handlers.view._set("appearance.theme", name)
    assert talk.parts.hub.theme.name == name
    talk.grab()


def test_terms_typed_just_before_closing_are_kept(open_window, talk):
    panel = talk.parts.docks.show("glossary")
    panel.field.set_text("Zarr stores")
    talk.close()
    opened_again = open_window(SAMPLE)
    assert [t.text for t in opened_again.parts.bridge.glossary.terms] == ["Zarr stores"]


def test_tab_given_back_moves_the_focus(qtbot, talk):
    talk.parts.settings.set("listening.tab_plays", False)
    before = text_of(talk), talk.parts.edit.toPlainText()
    press(qtbot, talk, Qt.Key.Key_Tab)
    assert (text_of(talk), talk.parts.edit.toPlainText()) == before
    assert not talk.parts.edit.hasFocus()


def test_the_start_page_does_not_decide_how_small_the_window_is(qtbot, talk, tmp_path):
    for n in range(8):
        path = tmp_path / f"{n}.txt"
        path.write_text("x")
        talk.center.recent.add(path)
    talk.center.start.refresh()
    assert talk.minimumSizeHint().height() < 560
