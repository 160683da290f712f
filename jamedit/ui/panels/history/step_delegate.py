"""Draw a step: what was done and when, and below it before → after."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from jamedit.session.history import Step
from jamedit.ui.panels.history.step_model import STEP_ROLE, StepModel
from jamedit.ui.panels.history.step_text import StepText
from jamedit.ui.style.icons import pixmap
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import Index, draw_row_background, draw_text, sized

ROW_PX = 46
_LEFT_PX, _TEXT_PX, _RIGHT_PX = 16, 40, 18
_ICON_PX = 14


class StepDelegate(QStyledItemDelegate):
    """Draw a row; a mark shows the present step, and steps that were undone are dim and struck through."""

    def __init__(self, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        model = index.model()
        assert isinstance(model, StepModel)
        step: Step | None = index.data(STEP_ROLE)
        number = model.number_of(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_background(painter, option, self._hub.theme)
        rect = QRectF(option.rect)
        self._draw_line(painter, rect, model, number)
        text = rect.adjusted(_TEXT_PX, 5, -_RIGHT_PX, -5)
        if step is None:
            self._draw_label(painter, text, option.font, self.tr("As imported"), "", undone=False)
        else:
            self._draw_step(painter, text, option.font, model, step, undone=number > model.head)
        painter.restore()

    def _draw_line(self, painter: QPainter, rect: QRectF, model: StepModel, number: int) -> None:
        """Draw the line from step to step, with a filled dot at the present one."""
        theme, x, y = self._hub.theme, rect.left() + _LEFT_PX + 7, rect.center().y()
        painter.setPen(theme.color("line"))
        if number:
            painter.drawLine(int(x), int(y), int(x), int(rect.bottom()) + 1)
        if number < len(model.steps):
            painter.drawLine(int(x), int(rect.top()), int(x), int(y))
        here = number == model.head
        painter.setPen(theme.color("accent" if here else "dim"))
        painter.setBrush(theme.color("accent" if here else "panel"))
        radius = 5.0 if here else 3.5
        painter.drawEllipse(QRectF(x - radius + 0.5, y - radius, 2 * radius, 2 * radius))

    def _draw_step(
        self, painter: QPainter, rect: QRectF, font: QFont, model: StepModel, step: Step, *, undone: bool
    ) -> None:
        shown = model.words(step)
        two_lines = bool(shown.before or shown.after)
        half = rect.height() / 2
        upper = rect.adjusted(0, 0, 0, -half) if two_lines else rect
        self._draw_label(painter, upper, font, shown.label, model.time_text(step), undone=undone)
        if two_lines:
            self._draw_change(painter, rect.adjusted(0, half, 0, 0), font, shown, undone=undone)

    def _draw_label(self, painter: QPainter, rect: QRectF, font: QFont, label: str, time: str, *, undone: bool) -> None:
        theme = self._hub.theme
        painter.setFont(sized(font, -1))
        painter.setPen(theme.color("dim"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(time) + 1
        draw_text(painter, QRectF(rect.right() - width, rect.top(), width, rect.height()), time)
        own = sized(font, 0, QFont.Weight.Normal if undone else QFont.Weight.Medium)
        own.setStrikeOut(undone)
        painter.setFont(own)
        painter.setPen(theme.color("dim" if undone else "text"))
        draw_text(painter, rect.adjusted(0, 0, -width - 10, 0), label)

    def _draw_change(self, painter: QPainter, rect: QRectF, font: QFont, shown: StepText, *, undone: bool) -> None:
        """Draw what was removed and what was added; when both are long each gets half the width."""
        theme = self._hub.theme
        painter.setFont(sized(font, -1))
        painter.setPen(theme.color("dim"))
        metrics = QFontMetricsF(painter.font())
        arrow = _ICON_PX + 6 if shown.before and shown.after else 0
        room = rect.width() - arrow
        need_after = metrics.horizontalAdvance(shown.after)
        used = draw_text(
            painter, QRectF(rect.left(), rect.top(), max(room / 2, room - need_after - 1), rect.height()), shown.before
        )
        if arrow:
            at = QRectF(rect.left() + used + 3, rect.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(at.topLeft(), pixmap("arrow-right", theme.dim, _ICON_PX, ratio))
        painter.setPen(theme.color("dim" if undone else "text"))
        draw_text(painter, QRectF(rect.left() + used + arrow, rect.top(), room - used, rect.height()), shown.after)
