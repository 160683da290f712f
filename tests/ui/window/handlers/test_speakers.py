"""Saying who speaks, by number and for a selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, press

from jamedit.ui.dialogs.text_prompt import TextPrompt

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


@pytest.fixture
def answered(qtbot, monkeypatch):
    """Type a name into each question and press Enter; return what is said of it."""
    said, names = [], []

    def answer(prompt):
        prompt.line.clear()
        qtbot.keyClicks(prompt.line, names.pop(0))
        said.append(prompt.answer.text())
        prompt.accept()
        return 1

    monkeypatch.setattr(TextPrompt, "exec", answer)
    return said, names


def _two_speakers(talk):
    for block, name in enumerate(("Nadia", "Tomasz")):
        talk.parts.edit.put_caret(block, 0)
        talk.parts.editor.add_speaker(name)


def test_renaming_a_speaker_to_another_one_says_that_the_two_become_one(qtbot, talk, answered):
    said, names = answered
    _two_speakers(talk)
    names.append("nadia")
    press(qtbot, talk, Qt.Key.Key_F2)
    assert "already a speaker “Nadia”: the two become one" in said[0]
    assert [s.name for s in talk.parts.bridge.transcript.speakers] == ["Nadia"]
    assert "one speaker now" in talk.parts.bottom._message._whole


def test_a_new_speaker_who_is_known_is_said_to_be(talk, answered):
    said, names = answered
    _two_speakers(talk)
    names.append("Nadia")
    talk.parts.actions_.action("speakers.new").trigger()
    assert "Nadia is in the list already" in said[0]
    assert talk.parts.bridge.transcript.paragraphs[1].speaker_id == 1
