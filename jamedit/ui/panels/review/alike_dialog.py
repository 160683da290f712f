"""All suggestions that are alike, each in its sentence, to be accepted as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jamedit.document import Suggestion
from jamedit.document.timecode import rounded_clock
from jamedit.ui.panels.review.excerpt import Excerpt, excerpt
from jamedit.ui.panels.review.sentence import fitted, line_px
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.icons import pixmap
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import Index, RowsView, draw_row_background, draw_text, named, sized
from jamedit.ui.widgets.focus import Dialog
from jamedit.ui.widgets.plain import MarkupLabel, PlainLabel

_ROW_PX, _BOX_PX, _TIME_PX = 34, 18, 54
_SIDE_PX = 16


TextOf = Callable[[Suggestion], str]


def best_text(suggestion: Suggestion) -> str:
    """Return the best proposal."""
    return suggestion.after


class _Hits(QAbstractListModel):
    """Hold the hits and which of them are ticked."""

    def __init__(self, hits: Sequence[Suggestion]) -> None:
        super().__init__()
        self.hits = tuple(hits)
        self.ticked = [True] * len(hits)
        self.sentence_of: Callable[[Suggestion], Excerpt] | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row())
        return self.hits[index.row()].before if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, row: int) -> str:
        """Return a row in words that no other row has."""
        shown = self.sentence_of(self.hits[row]) if self.sentence_of else None
        time = "" if shown is None or shown.time_ms is None else rounded_clock(shown.time_ms)
        return ", ".join(filter(None, (time, shown.text if shown else self.hits[row].before, f"{row + 1:,}")))

    def tick(self, rows: Sequence[int], ticked: bool) -> None:
        for row in rows:
            self.ticked[row] = ticked
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, 0), [Qt.ItemDataRole.CheckStateRole])


class _HitDelegate(QStyledItemDelegate):
    """Draw box, time and the change in one line of its sentence."""

    def __init__(self, bridge: SessionBridge, hub: ThemeHub, text_of: TextOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._hub, self._text_of = bridge, hub, text_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, hits = self._hub.theme, index.model()
        assert isinstance(hits, _Hits)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_background(painter, option, theme)
        rect = QRectF(option.rect).adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        box = QRectF(rect.left(), rect.center().y() - _BOX_PX / 2, _BOX_PX, _BOX_PX)
        ticked = hits.ticked[index.row()]
        painter.setPen(theme.color("accent" if ticked else "dim"))
        painter.setBrush(theme.color("accent" if ticked else "raised"))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        if ticked:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.topLeft() + QPointF(3, 3), pixmap("check", theme.on_accent, 12, ratio))
        of = partial(self._excerpt, hits.hits[index.row()])
        font = sized(option.font)
        time_ms = of(0, 0).time_ms
        painter.setPen(theme.color("dim"))
        painter.setFont(sized(option.font, -1))
        left = box.right() + 10
        shown = "–" if time_ms is None else rounded_clock(time_ms)
        draw_text(painter, QRectF(left, rect.top(), _TIME_PX - 8, rect.height()), shown)
        painter.setPen(theme.color("text"))
        layout = fitted(of, font, theme, rect.right() - left - _TIME_PX, 1)
        height = layout.boundingRect().height()
        painter.setClipRect(option.rect)
        layout.draw(painter, QPointF(left + _TIME_PX, rect.center().y() - min(height, line_px(font)) / 2))
        painter.restore()

    def _excerpt(self, suggestion: Suggestion, lead: int, tail: int) -> Excerpt:
        return excerpt(self._bridge.transcript, suggestion, lead, tail, self._text_of(suggestion))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        return False  # the view ticks: a click anywhere on the row does


class _HitsView(RowsView):
    """Tick a row with a click or the space bar."""

    def __init__(self, name: str, hits: _Hits) -> None:
        super().__init__(name, _ROW_PX)
        self._hits = hits
        self.setModel(hits)
        self.clicked.connect(self.toggle)
        self.on_key("Space", self._toggle_current)

    def toggle(self, index: Index) -> None:
        self._hits.tick([index.row()], not self._hits.ticked[index.row()])

    def _toggle_current(self) -> None:
        if self.current_row >= 0:
            self.toggle(self.currentIndex())


class AlikeDialog(Dialog):
    """List suggestions that are alike, all ticked; `chosen` carries those that stayed ticked when it was accepted.

    `text_of` returns the text to put in their place.
    """

    chosen = Signal(object)  # list[Suggestion]

    def __init__(
        self,
        bridge: SessionBridge,
        hub: ThemeHub,
        hits: Sequence[Suggestion],
        text_of: TextOf = best_text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Accept all alike"))
        self.setModal(True)
        self._hits = _Hits(hits)
        self._hits.setParent(self)
        self._hits.sentence_of = lambda s: excerpt(bridge.transcript, s, 60, 70, text_of(s))
        self.count = PlainLabel()
        self.all = named(QPushButton(), "flat")
        self.rows = _HitsView(self.tr("Occurrences"), self._hits)
        self.rows.setItemDelegate(_HitDelegate(bridge, hub, text_of, self))
        self.accept_button = named(QPushButton(default=True), "primary")
        self._cancel = QPushButton(self.tr("Cancel"))
        first = hits[0]
        words, after = first.bare(first.before), first.bare(text_of(first))
        self._lay_out(Excerpt("", words, f" {after}" if after else "", "").html(hub.theme))
        self.all.clicked.connect(self._tick_all)
        self._hits.dataChanged.connect(self._count)
        self.accept_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.ticked))
        self._count()
        self.resize(620, min(620, 190 + _ROW_PX * len(hits)))

    def _lay_out(self, change: str) -> None:
        title = MarkupLabel(change, wordWrap=True)
        title.setFont(sized(self.font(), 3))
        rule = named(QFrame(), "rule")
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 0)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.all)
        bottom.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 0)
        hint = named(PlainLabel(self.tr("One step: a single undo reverts all of it."), wordWrap=True), "dim")
        bottom.setSpacing(8)
        bottom.addWidget(hint, 1)
        bottom.addWidget(self._cancel)
        bottom.addWidget(self.accept_button)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 0)
        head.addWidget(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(top)
        column.addWidget(rule)
        column.addWidget(self.rows, 1)
        column.addLayout(bottom)

    @property
    def ticked(self) -> list[Suggestion]:
        """Return the suggestions that are ticked."""
        return [s for s, ticked in zip(self._hits.hits, self._hits.ticked, strict=True) if ticked]

    def _tick_all(self) -> None:
        self._hits.tick(range(len(self._hits.hits)), not all(self._hits.ticked))

    def _count(self) -> None:
        count, total = sum(self._hits.ticked), len(self._hits.hits)
        self.count.setText(self.tr("{count} of {total} selected").format(count=f"{count:,}", total=f"{total:,}"))
        self.all.setText(self.tr("Select none") if count == total else self.tr("Select all"))
        self.accept_button.setText(self.tr("Accept {count}").format(count=f"{count:,}"))
        self.accept_button.setEnabled(count > 0)
