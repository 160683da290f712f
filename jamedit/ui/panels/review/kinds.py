"""How the kinds of suggestions look, each with its own shape and colour, and the text of a reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from jamedit.document import Suggestion
from jamedit.suggestion_kinds import KINDS
from jamedit.ui.state.suggestion_kinds import CONTEXT, declaration_of
from jamedit.ui.style.theme import Theme

Shape = Callable[[QRectF], QPainterPath]


def _polygon(corners: int, turn: float = 0.0, inner: float = 1.0) -> Shape:
    """Return a regular polygon; with `inner` below 1 every second corner lies that much further in: a star."""

    def shape(rect: QRectF) -> QPainterPath:
        path, center, radius = QPainterPath(), rect.center(), rect.width() / 2
        for i in range(corners):
            angle = math.radians(turn + 360 * i / corners - 90)
            far = radius * (inner if i % 2 else 1.0)
            point = center + QPointF(math.cos(angle) * far, math.sin(angle) * far)
            path.lineTo(point) if i else path.moveTo(point)
        path.closeSubpath()
        return path

    return shape


def _circle(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    return path


def _bars(rect: QRectF) -> QPainterPath:
    path, width = QPainterPath(), rect.width() * 0.34
    path.addRect(rect.left(), rect.top(), width, rect.height())
    path.addRect(rect.right() - width, rect.top(), width, rect.height())
    return path


def _dash(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4), 2, 2)
    return path


@dataclass(frozen=True, slots=True)
class Look:
    """Hold the look of a kind: shape, filled or outlined, and a colour of the theme.

    `color` is the name of a theme colour or a number of the speaker palette.
    """

    shape: Shape
    color: str | int
    filled: bool = True

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the shape."""
        color: QColor = theme.speaker(self.color) if isinstance(self.color, int) else theme.color(self.color)
        painter.setPen(Qt.PenStyle.NoPen if self.filled else QPen(color, 1.7))
        painter.setBrush(color if self.filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(self.shape(rect if self.filled else rect.adjusted(0.8, 0.8, -0.8, -0.8)))


_SQUARE, _DIAMOND, _UP, _DOWN = _polygon(4, 45), _polygon(4), _polygon(3), _polygon(3, 180)
_STAR, _HEXAGON = _polygon(10, 0, 0.45), _polygon(6)
_SHAPES = (_STAR, _DIAMOND, _HEXAGON, _bars, _SQUARE, _UP, _DOWN)
_OTHER = Look(_circle, "dim", filled=False)
LOOKS: dict[str, Look] = {  # chosen by hand; a kind that is not here gets a look that is free
    "glossary": Look(_circle, "accent"),
    "address": Look(_HEXAGON, "accent"),
    "confusion": Look(_STAR, 3),
    "variant": Look(_circle, 3, filled=False),
    "filler": Look(_dash, "caution"),
    "repeat": Look(_bars, "caution"),
    "casing": Look(_UP, "accent"),
    "stutter": Look(_bars, "caution", filled=False),
    "stitch": Look(_HEXAGON, 3),
    "capital": Look(_UP, "accent", filled=False),
    "punctuation": Look(_DOWN, "accent"),
    "fullwidth": Look(_DOWN, "accent", filled=False),
    "spelling": Look(_DIAMOND, "accent"),
    "spacing": Look(_SQUARE, "accent", filled=False),
    "compound": Look(_SQUARE, "accent"),
    "number": Look(_HEXAGON, 4),
    "encoding": Look(_DIAMOND, 7),
    "confidence": Look(_DIAMOND, "caution", filled=False),
    "rate": Look(_DOWN, 7, filled=False),
    "loop": Look(_HEXAGON, 7, filled=False),
    "invention": Look(_STAR, 7),
    "sound": Look(_bars, 7, filled=False),
    "model": Look(_HEXAGON, 2),
    "asked": Look(_STAR, "accent", filled=False),
}


def more_looks(kinds: Iterable[str]) -> dict[str, Look]:
    """Return a look that is not in `LOOKS` for each kind that has none there, in the order of the kinds."""
    taken = set(LOOKS.values())
    every = (Look(s, c, f) for c in ("accent", "caution", 5, 6) for s in _SHAPES for f in (True, False))
    free = (look for look in every if look not in taken)
    return dict(zip((kind for kind in kinds if kind not in LOOKS), free, strict=False))


_MORE = more_looks(KINDS)


def look_of(kind: str) -> Look:
    """Return the look of a kind; one that is not registered is a ring."""
    return LOOKS.get(kind) or _MORE.get(kind, _OTHER)


def reason_text(suggestion: Suggestion) -> str:
    """Return why it is suggested, in a few words; empty when there is nothing to say."""
    if suggestion.hide or not suggestion.replacements:
        return QCoreApplication.translate(CONTEXT, "hidden in the clean text")
    reason, detail = suggestion.reason
    declared = declaration_of(suggestion.kind)
    if declared and reason in declared.reasons:
        return QCoreApplication.translate(CONTEXT, declared.reasons[reason]).format(detail)
    return f"{reason} “{detail}”" if reason and detail else detail or reason


def percent(confidence: float) -> str:
    """Return a confidence of 0 to 1 as whole per cent."""
    return QCoreApplication.translate(CONTEXT, "{0} %").format(round(confidence * 100))
