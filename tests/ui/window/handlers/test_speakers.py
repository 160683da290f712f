"""Saying who speaks, by number and for a selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, press

pytestmark = pytest.mark.gui


def test_a_number_without_a_speaker_adds_those_up_to_it_in_one_step(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    press(qtbot, talk, Qt.Key.Key_2, CTRL)
    assert [s.name for s in talk.parts.bridge.transcript.speakers] == ["Speaker 1", "Speaker 2"]
    assert talk.parts.bridge.transcript.paragraphs[0].speaker_id == 2
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert not talk.parts.bridge.transcript.speakers


def test_speakers_by_number_and_undo(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    talk.parts.editor.add_speaker("Nadia")
    talk.parts.edit.put_caret(1, 0)
    talk.parts.editor.add_speaker("Tomasz")
    talk.parts.edit.put_caret(3, 0)
    press(qtbot, talk, Qt.Key.Key_1, CTRL)
    ids = [p.speaker_id for p in talk.parts.bridge.transcript.paragraphs]
    assert ids[:4] == [1, 2, 2, 1]
    assert set(ids[3:]) == {1}
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert {p.speaker_id for p in talk.parts.bridge.transcript.paragraphs[1:]} == {2}


def test_a_selection_inside_a_paragraph_gets_a_paragraph_of_its_own(talk):
    talk.parts.editor.add_speaker("Nadia")
    talk.parts.edit.put_caret(1, 14, anchor=0)
    talk.parts.editor.add_speaker("Tomasz")
    count = len(talk.parts.bridge.transcript.paragraphs)
    talk.parts.edit.put_caret(2, 9, anchor=0)
    talk.parts.editor.set_speaker(2)
    assert len(talk.parts.bridge.transcript.paragraphs) == count + 1
