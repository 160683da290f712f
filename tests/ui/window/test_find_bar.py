"""The find bar in the window: it selects nothing where the next key would replace it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, opened, press, quiet

pytestmark = pytest.mark.gui
SECOND = "The train was late.\n\nAnd then the doors opened there, at the end.\n"


def _found(qtbot, bar):
    qtbot.waitUntil(lambda: not bar.searching)


@pytest.fixture
def bar(qtbot, window):
    window.activateWindow()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    made = window.parts.find_bar
    made.field.setText("the")
    _found(qtbot, made)
    assert window.parts.edit.textCursor().hasSelection()
    return made


def test_another_text_is_opened_with_nothing_selected(qtbot, window, bar, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text(SECOND, "utf-8")
    press(qtbot, window, Qt.Key.Key_W, CTRL)
    opened(qtbot, window, second)
    _found(qtbot, bar)
    assert bar.count.text() == "5 found"
    assert window.focusWidget() is window.parts.edit
    before = window.parts.bridge.transcript
    assert not window.parts.edit.textCursor().hasSelection()
    qtbot.keyClicks(window.parts.edit, "x")
    assert window.parts.bridge.transcript.paragraphs[0].text == "x" + before.paragraphs[0].text


def test_the_caret_is_where_it_was_although_the_bar_is_open(qtbot, window, bar, talk_path):
    window.parts.edit.put_caret(2, 3)
    press(qtbot, window, Qt.Key.Key_W, CTRL)
    opened(qtbot, window, talk_path)
    _found(qtbot, bar)
    assert (window.parts.edit.textCursor().blockNumber(), window.parts.edit.caret_column()) == (2, 3)
    assert not window.parts.edit.textCursor().hasSelection()


def test_a_search_that_ends_while_one_types_selects_nothing(qtbot, window, bar):
    bar.field.setText("team")
    window.parts.edit.put_caret(0, 0)
    window.parts.edit.setFocus()
    _found(qtbot, bar)
    assert bar.count.text() == "1 found"
    assert not window.parts.edit.textCursor().hasSelection()


def test_a_search_begun_in_the_page_is_shown_there(qtbot, window, bar):
    bar.field.setText("team")
    window.parts.edit.put_caret(0, 0)
    press(qtbot, window, Qt.Key.Key_F3)
    _found(qtbot, bar)
    assert window.parts.edit.textCursor().selectedText() == "team"
    quiet(qtbot, window)
