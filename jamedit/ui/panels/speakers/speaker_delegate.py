"""Draw a speaker: key, colour, name, share of the time or of the words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jamedit.document import Speaker
from jamedit.ui.panels.speakers.speaker_model import SPEAKER_ROLE, SpeakerModel
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import Index, draw_row_background, draw_text, short_key, sized

ROW_PX = 52
_LEFT_PX, _DOT_PX, _NAME_PX, _RIGHT_PX = 18, 11, 42, 18
_KEYS = 9
_RIGHT = Qt.AlignmentFlag.AlignRight


class SpeakerDelegate(QStyledItemDelegate):
    """Draw a row in two lines, and let the name be edited in its place."""

    typed = Signal(int, str)  # speaker id, name so far

    def __init__(self, hub: ThemeHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        theme, model = self._hub.theme, index.model()
        assert isinstance(model, SpeakerModel)
        speaker: Speaker = index.data(SPEAKER_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_background(painter, option, theme)
        rect = QRectF(option.rect).adjusted(_LEFT_PX, 7, -_RIGHT_PX, -7)
        upper, lower = rect.adjusted(0, 0, 0, -rect.height() / 2), rect.adjusted(0, rect.height() / 2, 0, 0)
        self._draw_dot(painter, upper, speaker)
        right = self._draw_key(painter, upper, option.font, index.row())
        painter.setFont(sized(option.font, 0, QFont.Weight.DemiBold))
        painter.setPen(theme.color("text"))
        draw_text(painter, QRectF(_NAME_PX, upper.top(), right - _NAME_PX - 8, upper.height()), speaker.name)
        self._draw_share(painter, lower, option.font, model, speaker)
        painter.restore()

    def _draw_dot(self, painter: QPainter, rect: QRectF, speaker: Speaker) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.theme.speaker(speaker.color))
        painter.drawEllipse(QRectF(rect.left(), rect.center().y() - _DOT_PX / 2, _DOT_PX, _DOT_PX))

    def _draw_key(self, painter: QPainter, rect: QRectF, font: QFont, row: int) -> float:
        """Draw the key of the first nine and return where it begins."""
        if row >= _KEYS:
            return rect.right()
        painter.setFont(sized(font, -2))
        text = short_key(f"Ctrl+{row + 1}")
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 10
        frame = QRectF(rect.right() - width, rect.center().y() - 8, width, 16)
        painter.setPen(self._hub.theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._hub.theme.color("dim"))
        draw_text(painter, frame, text, Qt.AlignmentFlag.AlignHCenter)
        return frame.left()

    def _draw_share(self, painter: QPainter, rect: QRectF, font: QFont, model: SpeakerModel, speaker: Speaker) -> None:
        theme, share = self._hub.theme, model.talk_time.share(speaker.id)
        text = model.share_text(speaker.id)
        painter.setFont(sized(font, -1))
        painter.setPen(theme.color("dim"))
        metrics = QFontMetricsF(painter.font())  # bars of one length, so that they can be compared
        width = max(metrics.horizontalAdvance(each) for each in (text, "88 % · 88:88"))
        draw_text(painter, QRectF(rect.right() - width - 1, rect.top(), width + 1, rect.height()), text, _RIGHT)
        bar = QRectF(_NAME_PX, rect.center().y() - 2, max(20.0, rect.right() - width - 12 - _NAME_PX), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("pressed"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(theme.speaker(speaker.color))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 2, 2)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type the name in."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the speaker"))
        speaker: Speaker = index.data(SPEAKER_ROLE)
        editor.textEdited.connect(lambda text: self.typed.emit(speaker.id, text))
        return editor

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the line over the name."""
        rect = QRect(option.rect)
        height = editor.sizeHint().height()
        editor.setGeometry(rect.left() + _NAME_PX - 10, rect.top() + 2, rect.width() - _NAME_PX, height)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Set the new name, unless it is empty."""
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, SpeakerModel)
        if editor.text().strip():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Forget what was typed when the line closes."""
        if event.type() == QEvent.Type.Hide:
            self.typed.emit(-1, "")
        return super().eventFilter(editor, event)
