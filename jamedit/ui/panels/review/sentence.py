"""Lay an excerpt out in a few lines, as much of the sentence as fits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from jamedit.ui.panels.review.excerpt import Excerpt
from jamedit.ui.style.theme import Theme

ExcerptOf = Callable[[int, int], Excerpt]


def fitted(excerpt_of: ExcerptOf, font: QFont, theme: Theme, width: float, lines: int) -> QTextLayout:
    """Return the layout of the longest excerpt that fits; `excerpt_of` takes the characters before and after."""
    letter = QFontMetricsF(font).averageCharWidth()
    core = excerpt_of(0, 0)
    room = max(0, int(1.25 * width * lines / letter) - len(core.before) - len(core.after))
    while True:
        layout = laid_out(_shared(excerpt_of, room), font, theme, width)
        if layout.lineCount() <= lines or room == 0:
            return layout
        room = min(room - 1, room * 9 // 10)


def _shared(excerpt_of: ExcerptOf, room: int) -> Excerpt:
    """Return an excerpt with so many characters around the words; one side gets what the other does not need."""
    lead, tail = room * 2 // 5, room * 3 // 5
    shown = excerpt_of(lead, tail)
    spare_lead, spare_tail = lead - len(shown.lead), tail - len(shown.tail)
    if max(spare_lead, spare_tail) < 12:
        return shown
    return excerpt_of(lead + max(0, spare_tail), tail + max(0, spare_lead))


def laid_out(shown: Excerpt, font: QFont, theme: Theme, width: float) -> QTextLayout:
    """Return an excerpt broken into lines of a width in pixels."""
    layout = QTextLayout(shown.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, theme))
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line_px(font)
    layout.endLayout()
    return layout


def line_px(font: QFont) -> float:
    """Return the distance of two lines."""
    return round(QFontMetricsF(font).height() * 1.22)


def _formats(shown: Excerpt, theme: Theme) -> list[QTextLayout.FormatRange]:
    struck, proposed = QTextCharFormat(), QTextCharFormat()
    struck.setFontStrikeOut(True)
    struck.setForeground(theme.color("dim"))
    proposed.setFontWeight(QFont.Weight.Bold)
    if not shown.kept:
        proposed.setForeground(theme.color("accent"))
    ranges, at = [], _units(shown.lead)
    for text, look in ((shown.before, struck), (shown.after, proposed)):
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = at, _units(text), look
        ranges.append(part)
        at += part.length
    return ranges


def _units(text: str) -> int:
    """Return the length as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
