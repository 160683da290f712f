"""Keys in the lists of the docks act on the row that is shown, not on the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from ui_window_made import CTRL, press

from jamedit.edits.sections import SetSection
from jamedit.ui.actions.presets import PRESETS
from jamedit.ui.dialogs.text_prompt import TextPrompt

pytestmark = pytest.mark.gui


def _panel(window, name):
    window.activateWindow()
    return window.parts.docks.show(name)


@pytest.fixture(autouse=True)
def no_prompts(monkeypatch):
    monkeypatch.setattr(TextPrompt, "exec", lambda prompt: 0)


@pytest.fixture
def sections(window):
    for p, title in zip(window.parts.bridge.transcript.paragraphs, ("Start", "Middle"), strict=False):
        window.parts.bridge.apply(SetSection(p.id, title))
    return _panel(window, "sections")


@pytest.fixture
def speakers(window):
    for block, name in enumerate(("Nadia", "Tomasz")):
        window.parts.edit.put_caret(block, 0)
        window.parts.editor.add_speaker(name)
    return _panel(window, "speakers")


def _click(qtbot, view, row):
    at = view.visualRect(view.row_model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _titles(window):
    return [s.title for s in window.parts.bridge.transcript.sections]


def test_delete_after_a_click_removes_the_section_that_was_clicked(qtbot, window, sections):
    before = [p.text for p in window.parts.bridge.transcript.paragraphs]
    _click(qtbot, sections.view, 1)
    assert window.parts.edit.textCursor().blockNumber() == 1
    assert window.focusWidget() is sections.view
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete)
    assert _titles(window) == ["Start"]
    assert [p.text for p in window.parts.bridge.transcript.paragraphs] == before


def test_enter_in_the_sections_goes_to_the_text(qtbot, window, sections):
    sections.view.setFocus()
    sections.view.select(1)
    qtbot.keyClick(sections.view, Qt.Key.Key_Return)
    assert window.focusWidget() is window.parts.edit
    assert window.parts.edit.textCursor().blockNumber() == 1


@pytest.mark.parametrize("preset", PRESETS)
def test_f2_renames_the_row_that_is_chosen(qtbot, window, speakers, preset):
    window.parts.settings.set("keys.preset", preset)
    window.parts.edit.put_caret(1, 0)
    _click(qtbot, speakers.view, 0)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F2)
    field = speakers.view.findChild(QLineEdit)
    assert field.text() == "Nadia"
    qtbot.keyClick(field, Qt.Key.Key_F2)  # no dialog for another speaker either
    assert field.isVisible()


def test_f2_edits_the_title_of_the_section_that_is_chosen(qtbot, window, sections):
    _click(qtbot, sections.view, 1)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F2)
    assert sections.view.findChild(QLineEdit).text() == "Middle"


def test_a_key_of_the_window_still_works_in_a_list(qtbot, window, sections):
    sections.view.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert _titles(window) == ["Start"]


def test_a_list_keeps_its_keys_when_the_user_gives_them_to_an_action(qtbot, window, sections):
    window.parts.settings.set("keys.overrides", {"edit.undo": ["Del"]})
    _click(qtbot, sections.view, 0)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete)
    assert _titles(window) == ["Middle"]
