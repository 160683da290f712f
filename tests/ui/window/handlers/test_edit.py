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


def test_an_edge_is_set_no_further_than_the_neighbour(qtbot, talk):
    paragraphs = talk.parts.bridge.transcript.paragraphs
    cues = [c.span for c, _, _ in paragraphs[1].cue_ranges()] or [w.span for w in paragraphs[1].words]
    following = cues[1].start_ms
    talk.parts.edit.put_caret(1, 0)
    talk.parts.playback.seek(following + 1_500)
    talk.parts.actions_.action("edit.set_end").trigger()
    changed = talk.parts.bridge.transcript.paragraphs[1]
    first = next((c.span for c, _, _ in changed.cue_ranges()), changed.words[0].span)
    assert first.end_ms == following
    assert "ends there" in talk.parts.bottom._message._whole
    before = talk.parts.bridge.transcript
    talk.parts.playback.seek(following + 1_500)
    talk.parts.actions_.action("edit.set_start").trigger()
    assert talk.parts.bridge.transcript is before
    assert "nothing was changed" in talk.parts.bottom._message._whole
