"""What lies under the pointer on the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QMouseEvent

from jamedit.ui.editor import decorations
from jamedit.ui.editor.page_surface import PageSurface


def on_a_line(edit: PageSurface, event: QMouseEvent) -> QMouseEvent:
    """Return the event moved onto the nearest line: Qt knows no room between lines and would jump to their ends."""
    point = event.position()
    y = _nearest_line(edit, point.y())
    if y is None or y == point.y():
        return event
    return QMouseEvent(
        event.type(),
        QPointF(point.x(), y),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


def _nearest_line(edit: PageSurface, y: float) -> float | None:
    best: float | None = None
    for block, top, _ in edit.visible_blocks():
        layout = block.layout()
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            low, high = top + line.y(), top + line.y() + line.height() - 1
            inside = min(max(y, low), high)
            if best is None or abs(inside - y) < abs(best - y):
                best = inside
    return best


def nearest_line(edit: PageSurface, point: QPoint) -> QPoint:
    """Return a point moved onto the nearest line."""
    y = _nearest_line(edit, float(point.y()))
    return point if y is None else QPoint(point.x(), round(y))


def mark_at(edit: PageSurface, point: QPointF) -> tuple[int, int] | None:
    """Return block and first word of the mark at a point; a suggestion's goes before that of a hidden word."""
    for block, top, _ in edit.visible_blocks():
        for mark in reversed(edit.page.marks(block.blockNumber())):
            rects = (r.translated(edit.left, top) for r in decorations.word_rects(block, mark.start, mark.end))
            if any(r.adjusted(-1, -2, 1, 6).contains(point) for r in rects):
                return block.blockNumber(), mark.start
    return None


def heading_at(edit: PageSurface, point: QPointF) -> int | None:
    """Return the number of the block whose speaker's name is at a point, or None."""
    for block, top, line_top in edit.visible_blocks():
        heading = edit.page.heading(block.blockNumber())
        rect = decorations.speaker_rect(heading, line_top, edit.font())
        left = edit.left + edit.document().documentMargin()
        if rect.isValid() and rect.translated(left, top).contains(point):
            return block.blockNumber()
    return None
