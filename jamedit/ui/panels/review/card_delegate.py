"""Draw a suggestion as a card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jamedit.document import Paragraph, Suggestion
from jamedit.ui.panels.review.excerpt import excerpt
from jamedit.ui.panels.review.kinds import look_of, percent, reason_text
from jamedit.ui.panels.review.sentence import fitted, line_px
from jamedit.ui.panels.review.suggestion_model import SUGGESTION_ROLE
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.state.suggestion_kinds import kind_title
from jamedit.ui.style.theme import Theme, ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, Index, draw_text, sized

LINES = 2
PAD_PX = 14  # inside a card
GAP_PX = 11  # below a card
_META_GAP_PX = 6
_SHAPE_PX = 9
_MOST_KEPT = 400


def card_px(font: QFont) -> int:
    """Return the height of a card that is not under review, the gap below it included."""
    meta, text = QFontMetricsF(sized(font, -1)).height(), line_px(sized(font, 1))
    return round(PAD_PX - 2 + meta + _META_GAP_PX + LINES * text + PAD_PX - 2 + GAP_PX)


class CardDelegate(QStyledItemDelegate):
    """Draw kind, reason and confidence, and the change in as much of its sentence as fits two lines."""

    def __init__(self, bridge: SessionBridge, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._hub = bridge, hub
        self._layouts: dict[tuple[int, int], tuple[Suggestion, Paragraph | None, Theme, QTextLayout]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every card."""
        return QSize(200, card_px(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card."""
        suggestion: Suggestion = index.data(SUGGESTION_ROLE)
        theme, font = self._hub.theme, option.font
        card = QRectF(option.rect).adjusted(EDGE_PX, 0, -EDGE_PX, -GAP_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.color("dim" if hovered else "line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        inner = card.adjusted(PAD_PX, PAD_PX - 2, -PAD_PX, 2 - PAD_PX)
        meta = sized(font, -1)
        height = QFontMetricsF(meta).height()
        painter.setFont(meta)
        draw_meta(painter, QRectF(inner.left(), inner.top(), inner.width(), height), suggestion, theme)
        painter.setPen(theme.color("text"))
        layout = self._layout(suggestion, sized(font, 1), inner.width(), theme)
        layout.draw(painter, QPointF(inner.left(), inner.top() + height + _META_GAP_PX))
        painter.restore()

    def _layout(self, suggestion: Suggestion, font: QFont, width: float, theme: Theme) -> QTextLayout:
        paragraph = self._bridge.transcript.paragraph(suggestion.paragraph_id)
        kept = self._layouts.get((id(suggestion), int(width)))
        if kept and kept[0] is suggestion and kept[1] is paragraph and kept[2] is theme and kept[3].font() == font:
            return kept[3]
        layout = fitted(partial(excerpt, self._bridge.transcript, suggestion), font, theme, width, LINES)
        if len(self._layouts) >= _MOST_KEPT:
            self._layouts.clear()
        self._layouts[id(suggestion), int(width)] = (suggestion, paragraph, theme, layout)
        return layout


def draw_meta(painter: QPainter, rect: QRectF, suggestion: Suggestion, theme: Theme) -> None:
    """Draw shape, kind · reason · confidence in one line; what is cut where it is too long is the reason."""
    shape = QRectF(rect.left(), rect.center().y() - _SHAPE_PX / 2, _SHAPE_PX, _SHAPE_PX)
    look_of(suggestion.kind).paint(painter, shape, theme)
    painter.setPen(theme.color("dim"))
    end = f" · {percent(suggestion.confidence)}"
    end_px = QFontMetricsF(painter.font()).horizontalAdvance(end) + 1
    left = shape.right() + 8
    reason = reason_text(suggestion)
    start = kind_title(suggestion.kind) + (f" · {reason}" if reason else "")
    used = draw_text(painter, QRectF(left, rect.top(), rect.right() - left - end_px, rect.height()), start)
    draw_text(painter, QRectF(left + used, rect.top(), end_px, rect.height()), end, cut=Qt.TextElideMode.ElideNone)
