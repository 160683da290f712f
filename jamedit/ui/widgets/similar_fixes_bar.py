"""A quiet line below the page: more places like the one just put right, and how long to remember it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from jamedit.counting import counted
from jamedit.ui.style import icons
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import named, short_key, with_key
from jamedit.ui.widgets.plain import MarkupLabel, PlainLabel


class SimilarFixesBar(QFrame):
    """Offer similar fixes; it disappears by itself, takes no focus, and every button has a key."""

    more_requested = Signal()
    remember_requested = Signal(str)  # "file", "folder" or "always"

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self.setObjectName("similarFixes")
        self._hub = hub
        self._keys: dict[str, str] = {}
        self._change = MarkupLabel()
        self._change.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._change.setMinimumWidth(120)
        self._fix = ("", "")
        self.more = named(QPushButton(), "framed")
        self.more.clicked.connect(self.more_requested)
        self._remember = named(PlainLabel(self.tr("Remember for")), "dim")
        self.levels: dict[str, QPushButton] = {
            "file": QPushButton(self.tr("this file")),
            "folder": QPushButton(self.tr("this folder")),
            "always": QPushButton(self.tr("always")),
        }
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this offer"))
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        hub.changed.connect(self._paint)
        self._paint()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._change, 1)
        row.addWidget(self.more)
        row.addSpacing(10)
        row.addWidget(self._remember)
        for level, button in self.levels.items():
            button.clicked.connect(lambda _=False, level=level: self.remember_requested.emit(level))
            row.addWidget(button)
        row.addWidget(self.close_button)
        for each in (self.more, *self.levels.values(), self.close_button):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it is

    def set_keys(self, keys: dict[str, str]) -> None:
        """Show these keys in the buttons; the names are "more" and those of the levels."""
        self._keys = keys
        tips = {
            "file": self.tr("Suggest it in this transcript from now on"),
            "folder": self.tr("Suggest it in all transcripts of this folder"),
            "always": self.tr("Suggest it in all my transcripts"),
        }
        for level, button in self.levels.items():
            button.setToolTip(with_key(tips[level], keys.get(level, "")))
        self.more.setToolTip(with_key(self.tr("Look at them and correct them as one step"), keys.get("more", "")))

    def offer(self, before: str, after: str, others: int, *, folder: bool) -> None:
        """Show a fix, how many more places are like it, and where it can be remembered."""
        self._fix = (before, after)
        key = short_key(self._keys.get("more", ""))
        text = counted(others, self.tr("1 more like this…"), self.tr("{n} more like this…"))
        self.more.setText(f"{text}   {key}" if key else text)
        self.more.setVisible(others > 0)
        for button in self.levels.values():
            button.setEnabled(True)
        self.levels["folder"].setVisible(folder)
        self._paint()
        self.setAccessibleName(self.tr("{before} became {after}").format(before=before, after=after))
        self.show()

    def remembered(self, level: str) -> None:
        """Show that it is remembered now."""
        self.levels[level].setEnabled(False)

    def _paint(self) -> None:
        theme = self._hub.theme
        before, after = map(escape, self._fix)
        self._change.setText(
            f'<span style="color:{theme.dim}"><s>{before}</s></span> '
            f'<span style="color:{theme.accent};font-weight:700">{after}</span>'
        )
        self.close_button.setIcon(icons.icon("x", theme.dim))
