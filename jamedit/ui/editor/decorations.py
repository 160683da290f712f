"""Painting on the page behind and over the text: spoken word, suggestions, hidden words, speakers, sections."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock, QTextLine

from jamedit.document.tokens import token_spans
from jamedit.ui.editor.page_model import Heading, Mark
from jamedit.ui.editor.position_map import to_column, to_units
from jamedit.ui.style.theme import Theme

SPEAKER_ROOM = 27.0  # pixels above the first line of a turn
SECTION_ROOM = 40.0
_WAVE_LENGTH = 7.0


def segments(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Yield the rectangles of characters `start:end`, one a line, relative to the block."""
    text, layout = block.text(), block.layout()
    start, end = to_units(text, start), to_units(text, end)
    opening = layout.lineForTextPosition(start)
    for i in range(opening.lineNumber() if opening.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(i)
        if line.textStart() >= end:
            break
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = _x(line, first), _x(line, last)
        yield QRectF(min(left, right), line.y(), abs(right - left), line.height())


def shown(block: QTextBlock, top: float, height: float) -> tuple[int, int]:
    """Return which characters of a block lie in a view of a height, where the block begins at `top` in it.

    A paragraph may have a thousand lines, and as many marks: what is not on the screen is not worth a look.
    """
    layout, text = block.layout(), block.text()
    count = layout.lineCount()
    first = bisect_left(range(count), -top, key=lambda i: layout.lineAt(i).y() + layout.lineAt(i).height())
    last = bisect_left(range(count), height - top, key=lambda i: layout.lineAt(i).y())
    if not text or first >= count:
        return (0, len(text)) if not count else (len(text), len(text))
    start = layout.lineAt(first).textStart()
    end = layout.lineAt(last).textStart() if last < count else len(text) * 2
    return to_column(text, start), min(len(text), to_column(text, end))


def _x(line: QTextLine, position: int) -> float:
    x: Any = line.cursorToX(position)  # PySide gives (x, position), its type hints a number
    return float(x[0] if isinstance(x, tuple) else x)


def word_rects(block: QTextBlock, start: int, end: int, known: Sequence[tuple[int, int]] | None = None) -> list[QRectF]:
    """Return the rectangles of words `start:end` of a block, one a line, relative to the block.

    `known` are the `token_spans` of the block's text, for who asks for many words of one block.
    """
    spans = (token_spans(block.text()) if known is None else known)[start:end]
    return list(segments(block, spans[0][0], spans[-1][1])) if spans else []


def paint_chip(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Paint a rounded ground behind a word."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4)


def paint_mark(painter: QPainter, rects: list[QRectF], mark: Mark, theme: Theme) -> None:
    """Paint the line of a mark: a wave for a proposed text, dots for words to hide, a stroke through hidden words."""
    if mark.style == "hidden":
        veil = theme.color("page")
        veil.setAlpha(165)
        for rect in rects:
            painter.fillRect(rect, veil)
            painter.setPen(QPen(theme.color("dim"), 1))
            painter.drawLine(QPointF(rect.left(), rect.center().y() + 1), QPointF(rect.right(), rect.center().y() + 1))
        return
    color = theme.color("accent" if mark.style == "wave" else "caution")
    for rect in rects:
        y = rect.bottom() + 1.0
        if mark.style == "wave":
            painter.setPen(QPen(color, 1.5))
            painter.drawPath(_wave(rect.left(), rect.right(), y + 1.5))
        else:
            painter.setPen(QPen(color, 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(rect.left(), y + 0.5), QPointF(rect.right(), y + 0.5))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    count = max(1, math.ceil((right - left) / _WAVE_LENGTH))
    step = (right - left) / count
    for i in range(count):
        x = left + i * step
        path.cubicTo(QPointF(x + step * 0.25, y - 3), QPointF(x + step * 0.25, y - 3), QPointF(x + step / 2, y))
        path.cubicTo(QPointF(x + step * 0.75, y + 3), QPointF(x + step * 0.75, y + 3), QPointF(x + step, y))
    return path


def heading_room(heading: Heading) -> float:
    """Return how many pixels a heading takes above the first line."""
    return (SPEAKER_ROOM if heading.speaker else 0) + (SECTION_ROOM if heading.section else 0)


def speaker_rect(heading: Heading, first_line_top: float, font: QFont) -> QRectF:
    """Return the rectangle of the speaker's name, relative to the block; an empty one without a name."""
    if not heading.speaker:
        return QRectF()
    width = QFontMetricsF(_bold(font)).horizontalAdvance(heading.speaker)
    return QRectF(0, first_line_top - SPEAKER_ROOM + 1, 18 + width + 6, SPEAKER_ROOM - 5)


def paint_heading(
    painter: QPainter, heading: Heading, first_line_top: float, width: float, font: QFont, theme: Theme, hovered: bool
) -> None:
    """Paint section title and speaker above a block's first line; the painter's origin is the block's corner."""
    if heading.speaker:
        _paint_speaker(painter, heading, speaker_rect(heading, first_line_top, font), font, theme, hovered)
    if heading.section:
        top = first_line_top - heading_room(heading)
        section_font = QFont(font)
        section_font.setPixelSize(round(font.pixelSize() * 1.25))
        section_font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(section_font)
        painter.setPen(theme.color("text"))
        rect = QRectF(0, top, width, SECTION_ROOM - 12)
        text = QFontMetricsF(section_font).elidedText(heading.section, Qt.TextElideMode.ElideRight, width)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_speaker(painter: QPainter, heading: Heading, rect: QRectF, font: QFont, theme: Theme, hovered: bool) -> None:
    if hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(rect.adjusted(-6, 0, 6, 0), 5, 5)
    dot = QRectF(rect.left(), rect.center().y() - 4.5, 9, 9)
    if heading.color is None:
        painter.setPen(QPen(theme.color("dim"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(heading.color)
        painter.drawEllipse(dot)
    painter.setFont(_bold(font))
    painter.setPen(theme.color("text" if heading.color is not None else "dim"))
    painter.drawText(
        rect.adjusted(16, 0, 12, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading.speaker
    )


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setPixelSize(max(11, round(font.pixelSize() * 0.8)))
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
