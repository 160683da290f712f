"""Many blocks changed in one go are the same text, told of once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from jamedit.ui.editor import block_text

pytestmark = pytest.mark.gui

TEXTS = st.lists(st.text("ab é\U0001f600", max_size=8).map(lambda t: " ".join(t.split())), min_size=1, max_size=6)


@given(st.data())
@settings(deadline=None)
def test_blocks_have_the_texts_they_were_given(qapp, data):
    old = data.draw(TEXTS)
    document = QTextDocument("\n".join(old))
    at = data.draw(st.integers(0, len(old) - 1))
    count = data.draw(st.integers(1, len(old) - at))
    new = data.draw(st.lists(TEXTS.map("".join), min_size=count, max_size=count))
    block_text.replace(document, at, count, new)
    assert document.toPlainText().split("\n") == [*old[:at], *new, *old[at + count :]]


def test_a_thousand_blocks_are_one_change(qapp):
    edit = QPlainTextEdit("\n".join(["one two"] * 1000))
    document, changes = edit.document(), []
    document.contentsChange.connect(lambda *change: changes.append(change))
    block_text.replace(document, 0, 1000, ["one too"] * 1000)
    assert len(changes) == 1
    assert document.toPlainText() == "\n".join(["one too"] * 1000)
