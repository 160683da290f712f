"""A question for a line of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jamedit.ui.dialogs.text_prompt import TextPrompt

pytestmark = pytest.mark.gui


def test_what_a_name_leads_to_is_said_while_it_is_typed(qtbot):
    dialog = TextPrompt(
        "Rename", "Name", "Rename", hint="Everywhere.", comment=lambda name: "Two become one." if name == "Ann" else ""
    )
    qtbot.addWidget(dialog)
    dialog.show()
    said = []
    for letter in "Anne":
        qtbot.keyClicks(dialog.line, letter)
        said.append(dialog.answer.text())
    assert said == ["Everywhere.", "Everywhere.", "Two become one.", "Everywhere."]


def test_an_empty_line_is_no_answer(qtbot):
    dialog = TextPrompt("New section", "Title", "Add", missing="Enter a title.")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.answer.text() == "Enter a title."
    qtbot.keyClicks(dialog.line, " Warm   bread ")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.text == "Warm bread"
