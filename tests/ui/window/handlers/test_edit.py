"""Undo and keys in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, press, text_of

pytestmark = pytest.mark.gui


def test_undo_shows_what_it_undid(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(talk.parts.edit, "Well")
    talk.parts.edit.put_caret(len(talk.parts.bridge.transcript.paragraphs) - 1, 0)
    talk.parts.edit.ensureCursorVisible()
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert talk.parts.edit.textCursor().blockNumber() == 0


def test_alt_with_a_letter_writes_nothing(qtbot, talk):
    before = text_of(talk)
    qtbot.keyClick(talk.parts.edit, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert text_of(talk) == before
