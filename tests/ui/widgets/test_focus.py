"""The focus of a control that is disabled or hidden goes near by, never onto a button or a selection."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

import jamedit.ui
from jamedit.ui.widgets.focus import Dialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def dialog(qtbot):
    made = Dialog()
    inner = QWidget(made)
    made.act, made.worse, made.field, made.text = QPushButton(), QPushButton(), QLineEdit("abc"), QPlainTextEdit("def")
    column = QVBoxLayout(made)
    column.addWidget(inner)
    column.addWidget(made.text)
    row = QVBoxLayout(inner)
    for each in (made.act, made.worse, made.field):
        row.addWidget(each)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("goes", [lambda w: w.setEnabled(False), lambda w: w.hide()])
def test_focus_goes_to_a_field_beside_it_and_selects_nothing(dialog, goes):
    dialog.field.selectAll()
    dialog.act.setFocus()
    goes(dialog.act)
    assert dialog.focusWidget() is dialog.field
    assert not dialog.field.hasSelectedText()


def test_focus_of_what_is_hidden_as_a_whole_goes_further_out(dialog):
    dialog.text.selectAll()
    dialog.act.setFocus()
    dialog.act.parentWidget().hide()
    assert dialog.focusWidget() is dialog.text
    assert not dialog.text.textCursor().hasSelection()


def test_tab_goes_on_as_ever(qtbot, dialog):
    dialog.act.setFocus()
    dialog.focusNextChild()
    assert dialog.focusWidget() is dialog.worse


def test_every_dialog_keeps_the_focus_near_by():
    sources = {p: p.read_text(encoding="utf-8") for p in Path(jamedit.ui.__file__).parent.rglob("*.py")}
    assert [p.name for p, text in sources.items() if re.search(r"\(.*\bQDialog\):", text)] == ["focus.py"]
