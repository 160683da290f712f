"""The card of the suggestion under review: the only one with real buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jamedit.document import Suggestion
from jamedit.document.timecode import rounded_clock
from jamedit.ui.panels.review.card_delegate import PAD_PX, draw_meta
from jamedit.ui.panels.review.choice_field import ChoiceField
from jamedit.ui.panels.review.excerpt import Excerpt
from jamedit.ui.panels.review.flow import FlowLayout
from jamedit.ui.panels.review.keys import ReviewKeys
from jamedit.ui.state.open_suggestions import ASKED
from jamedit.ui.style.icons import icon
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import IconButton, named, short_key, sized, with_key
from jamedit.ui.widgets.plain import MarkupLabel, PlainLabel


class MetaLine(QWidget):
    """Show shape, kind, reason and confidence in one line that is cut where it is too long."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        self._suggestion: Suggestion | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Show another suggestion."""
        self._suggestion = suggestion
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(120, round(QFontMetricsF(sized(self.font(), -1)).height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        if self._suggestion is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), -1))
        draw_meta(painter, QRectF(self.rect()), self._suggestion, self._hub.theme)
        painter.end()


class CurrentCard(QFrame):
    """Show a suggestion with its buttons; requests are signals, `chosen_text` is what to put in its place."""

    accept_requested = Signal()
    accept_alike_requested = Signal()
    dismiss_requested = Signal()
    dismiss_alike_requested = Signal()
    hear_requested = Signal()
    text_changed = Signal()  # another text was chosen or typed: the sentence is to be shown again
    height_changed = Signal()
    answered = Signal()  # Enter or Esc in the field: return the focus to where it was before

    def __init__(self, hub: ThemeHub, keys: ReviewKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._hub = hub
        self._suggestion: Suggestion | None = None
        self.setProperty("current", True)
        self.meta = MetaLine(hub)
        self.sentence = MarkupLabel(wordWrap=True)
        self.accept = named(QPushButton(self.tr("Accept")), "primary")
        self.alike = QPushButton()
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self.hear = named(QPushButton(), "flat")
        self.time = named(PlainLabel(), "dim")  # in place of the button while there is nothing to play
        self._playable = True
        self.more = IconButton("ellipsis", self.tr("More for this suggestion"), hub)
        self.choice = ChoiceField(hub)
        self.complete: Callable[[str, str], str] = lambda typed, recognised: ""
        self.hints = QWidget()
        self._hints_row = FlowLayout(10, 5)
        self._lay_out()
        self._connect()
        self.set_keys(keys)
        hub.changed.connect(self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        self.sentence.setFont(sized(self.font(), 1))
        self.choice.setAccessibleName(self.tr("Replacement text"))
        self.choice.setPlaceholderText(self.tr("Type another replacement"))
        self.hear.setStyleSheet("padding: 3px 4px;")
        self.more.setFixedSize(26, 22)
        self.hear.setAccessibleName(self.tr("Play this passage"))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.meta, 1)
        top.addWidget(self.more)
        buttons = FlowLayout(8, 7)
        for each in (self.accept, self.alike, self.dismiss):
            buttons.addWidget(each)
        bottom = QHBoxLayout()
        bottom.setSpacing(5)
        bottom.addWidget(self.hints, 1, Qt.AlignmentFlag.AlignVCenter)
        bottom.addWidget(self.hear)
        bottom.addWidget(self.time)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PX - 2, 6, PAD_PX - 2, PAD_PX - 4)  # the style sheet adds a border of 2
        column.setSpacing(9)
        column.addLayout(top)
        column.addSpacing(-4)
        column.addWidget(self.sentence)
        column.addWidget(self.choice)
        column.addLayout(buttons)
        column.addLayout(bottom)
        self.hints.setLayout(self._hints_row)

    def _connect(self) -> None:
        self.accept.clicked.connect(self.accept_requested)
        self.alike.clicked.connect(self.accept_alike_requested)
        self.dismiss.clicked.connect(self.dismiss_requested)
        self.hear.clicked.connect(self.hear_requested)
        self.choice.textChanged.connect(self.text_changed)
        self.choice.returnPressed.connect(self._enter)
        self.choice.complete = lambda typed: self.complete(typed, self._suggestion.before) if self._suggestion else ""
        self.choice.left.connect(self._leave)
        menu = QMenu(self.more)
        self._other = menu.addAction(self.tr("Type another replacement…"))
        self._other.triggered.connect(self.type_other)
        self._dismiss_alike = menu.addAction("")
        self._dismiss_alike.triggered.connect(self.dismiss_alike_requested)
        self.more.setMenu(menu)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    @property
    def suggestion(self) -> Suggestion | None:
        """Return the suggestion that is shown, None before the first."""
        return self._suggestion

    def _enter(self) -> None:
        self.accept.click()
        self.answered.emit()

    def _leave(self) -> None:
        """Go back to the proposal; one that was asked for is dropped."""
        if self._suggestion is not None and self._suggestion.kind == ASKED:
            self.dismiss_requested.emit()
        elif self._suggestion is not None:
            self._offer(self._suggestion)
            self.text_changed.emit()
            self.height_changed.emit()
        self.answered.emit()

    def _offer(self, suggestion: Suggestion) -> None:
        self.choice.blockSignals(True)
        self.choice.offer([] if suggestion.hide else [suggestion.bare(r) for r in suggestion.replacements if r])
        self.choice.blockSignals(False)
        self.choice.setVisible(len(self.choice.offered) > 1)

    @property
    def chosen_text(self) -> str | None:
        """Return the text that was chosen or typed, None for the best proposal.

        The field holds words alone; the punctuation round them is put back.
        """
        typed, suggestion = " ".join(self.choice.text().split()), self._suggestion
        if suggestion is None or self.choice.isHidden() or not typed:
            return None
        offered = {suggestion.bare(r): r for r in reversed(suggestion.replacements)}
        text = offered.get(typed) or suggestion.completed(typed)
        return None if text == suggestion.after else text

    def type_other(self) -> None:
        """Open the field for another text, with the words as they are."""
        suggestion = self._suggestion
        if suggestion is None:
            return
        self.choice.setVisible(True)
        if not self.choice.text():
            self.choice.setText(suggestion.bare(suggestion.before))
        self.height_changed.emit()
        self.choice.selectAll()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_suggestion(self, suggestion: Suggestion, shown: Excerpt, alike: int) -> None:
        """Show another suggestion, or the same one again; what was typed for the same one stays."""
        before, self._suggestion = self._suggestion, suggestion
        if before is None or not suggestion.asks_the_same(before):
            self._offer(suggestion)
        self.meta.show_suggestion(suggestion)
        self.show_sentence(shown)
        self.alike.setText(self.tr("All {count} alike…").format(count=f"{alike:,}"))
        self.alike.setVisible(alike > 1)
        self._dismiss_alike.setText(self.tr("Dismiss all {count} alike").format(count=f"{alike:,}"))
        self._dismiss_alike.setVisible(alike > 1)
        time = "" if shown.time_ms is None else rounded_clock(shown.time_ms)
        self.hear.setText(time)
        self.time.setText(time)
        self._show_time()

    def set_playable(self, there: bool) -> None:
        """Offer to play the passage only where there is a recording; the time is shown in any case."""
        self._playable = there
        self._show_time()

    def _show_time(self) -> None:
        timed = bool(self.hear.text())
        self.hear.setVisible(timed and self._playable)
        self.time.setVisible(timed and not self._playable)

    def show_sentence(self, shown: Excerpt) -> None:
        """Show the change in its sentence."""
        self.sentence.setText(f'<p style="line-height:122%">{shown.html(self._hub.theme)}</p>')
        self.sentence.setAccessibleName(shown.text)
        self.setAccessibleName(shown.text)

    def set_keys(self, keys: ReviewKeys) -> None:
        """Show these keys as hints and in tooltips."""
        self.accept.setToolTip(with_key(self.tr("Accept the suggestion and go to the next"), keys.accept))
        self.alike.setToolTip(with_key(self.tr("Look at all of them and accept them as one step"), keys.alike))
        self.dismiss.setToolTip(with_key(self.tr("Leave the text as it is and go to the next"), keys.dismiss))
        self.hear.setToolTip(with_key(self.tr("Play from a second before to a second after"), keys.hear))
        for old in self.hints.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._hints_row.removeWidget(old)
            old.setParent(None)
        for key, text in ((keys.accept, self.tr("accept")), (keys.dismiss, self.tr("dismiss"))):
            if key:
                self._hints_row.addWidget(self._hint(key, text))

    def _hint(self, key: str, text: str) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for label in (named(PlainLabel(short_key(key)), "key"), named(PlainLabel(text), "hint")):
            label.setFont(sized(self.font(), -2 if label.objectName() == "key" else -1))
            row.addWidget(label)
        return pair

    def _paint_icons(self) -> None:
        self.hear.setIcon(icon("play", self._hub.theme.accent))
