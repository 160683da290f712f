"""Texts of others as they are: names of files and speakers and what was said are never taken for HTML.

Qt guesses for labels, tooltips and message boxes whether a text is HTML, and would load pictures and show styles that
a stranger wrote. All labels and boxes of the window are made here, and all tooltips go through `tip`.
"""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """Show a text or a picture; a text never as HTML."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:
        super().__init__(*arguments, **properties)
        self.setTextFormat(Qt.TextFormat.PlainText)


class MarkupLabel(QLabel):
    """Show HTML of our own making, in which whoever makes it has escaped every text of others."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:
        super().__init__(*arguments, **properties)
        self.setTextFormat(Qt.TextFormat.RichText)


def tip(text: str) -> str:
    """Return a text so that a tooltip, or another place that has no choice of formats, shows just this text."""
    if "<" not in text and "&lt;" not in text:  # Qt never takes such a text for HTML
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def message_box(parent: QWidget, icon: QMessageBox.Icon, text: str, more: str) -> QMessageBox:
    """Make a box with a sentence and what else there is to say."""
    box = QMessageBox(icon, "jamedit", text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(tip(more))
    return box
