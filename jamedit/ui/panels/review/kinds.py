"""What the kinds of suggestions are called and how they look: a shape of its own each, besides a colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from jamedit.document import Suggestion
from jamedit.ui.style.theme import Theme

_CONTEXT = "SuggestionKind"
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
class Kind:
    """Hold the look of a kind: its name before translation, shape, filled or outlined, and a colour of the theme.

    `color` is the name of a theme colour or a number of the speaker palette.
    """

    name: str
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
_OTHER = Kind("", _circle, "dim", filled=False)
KINDS: dict[str, Kind] = {
    "glossary": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Glossary")), _circle, "accent"),
    "address": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Web address")), _HEXAGON, "accent"),
    "confusion": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Seen before")), _STAR, 3),
    "variant": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Spelling variant")), _circle, 3, filled=False),
    "filler": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Filler")), _dash, "caution"),
    "repeat": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Repeat")), _bars, "caution"),
    "casing": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Capitals")), _UP, "accent"),
    "stutter": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Stutter")), _bars, "caution", filled=False),
    "stitch": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Stitched word")), _HEXAGON, 3),
    "capital": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Sentence case")), _UP, "accent", filled=False),
    "punctuation": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Punctuation")), _DOWN, "accent"),
    "fullwidth": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Full-width signs")), _DOWN, "accent", filled=False),
    "spelling": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Spelling")), _DIAMOND, "accent"),
    "spacing": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Form of a term")), _SQUARE, "accent", filled=False),
    "compound": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Compound")), _SQUARE, "accent"),
    "number": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Number")), _HEXAGON, 4),
    "encoding": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Broken letters")), _DIAMOND, 7),
    "confidence": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Unsure")), _DIAMOND, "caution", filled=False),
    "silence": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Text over silence")), _DOWN, 1),
    "speech": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Speech without text")), _UP, 1, filled=False),
    "rate": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Impossible speed")), _DOWN, 7, filled=False),
    "loop": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Loop")), _HEXAGON, 7, filled=False),
    "invention": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Invention")), _STAR, 7),
    "speaker": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Speaker")), _circle, 2),
    "model": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Language model")), _HEXAGON, 2),
    "asked": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Asked for")), _STAR, "accent", filled=False),
    "section": Kind(str(QT_TRANSLATE_NOOP(_CONTEXT, "Section")), _SQUARE, 2),
}
_REASONS: dict[str, str] = {
    "sounds like": str(QT_TRANSLATE_NOOP(_CONTEXT, "sounds like “{0}”")),
    "spelled like": str(QT_TRANSLATE_NOOP(_CONTEXT, "spelled like “{0}”")),
    "address": str(QT_TRANSLATE_NOOP(_CONTEXT, "spoken address “{0}”")),
    "known form": str(QT_TRANSLATE_NOOP(_CONTEXT, "known form of “{0}”")),
    "seen": str(QT_TRANSLATE_NOOP(_CONTEXT, "corrected before to “{0}”")),
    "variant": str(QT_TRANSLATE_NOOP(_CONTEXT, "elsewhere “{0}”")),
    "casing": str(QT_TRANSLATE_NOOP(_CONTEXT, "written “{0}”")),
    "written": str(QT_TRANSLATE_NOOP(_CONTEXT, "written “{0}”")),
    "repeat": str(QT_TRANSLATE_NOOP(_CONTEXT, "said twice: “{0}”")),
    "sentence": str(QT_TRANSLATE_NOOP(_CONTEXT, "a sentence begins here")),
    "style": str(QT_TRANSLATE_NOOP(_CONTEXT, "house style: “{0}”")),
    "compound": str(QT_TRANSLATE_NOOP(_CONTEXT, "written together: “{0}”")),
    "stitch": str(QT_TRANSLATE_NOOP(_CONTEXT, "its end stands there twice")),
    "stutter": str(QT_TRANSLATE_NOOP(_CONTEXT, "begun twice: “{0}”")),
    "hyphen": str(QT_TRANSLATE_NOOP(_CONTEXT, "one word, cut at its hyphen")),
    "apostrophe": str(QT_TRANSLATE_NOOP(_CONTEXT, "apostrophe left out")),
    "blank": str(QT_TRANSLATE_NOOP(_CONTEXT, "blank at “{0}”")),
    "full width": str(QT_TRANSLATE_NOOP(_CONTEXT, "full-width sign")),
    "cut number": str(QT_TRANSLATE_NOOP(_CONTEXT, "one number, cut in two")),
    "encoding": str(QT_TRANSLATE_NOOP(_CONTEXT, "letters read wrongly")),
    "confidence": str(QT_TRANSLATE_NOOP(_CONTEXT, "the recogniser was {0} sure; accept to confirm")),
    "rate": str(QT_TRANSLATE_NOOP(_CONTEXT, "too fast to be spoken ({0}); accept to confirm")),
    "expected": str(QT_TRANSLATE_NOOP(_CONTEXT, "expected here: “{0}”")),
    "model": str(QT_TRANSLATE_NOOP(_CONTEXT, "read so by the server")),
}


def kind_of(suggestion: Suggestion) -> Kind:
    """Return the look of a suggestion's kind; one not in the table is a ring."""
    return KINDS.get(suggestion.kind, _OTHER)


def kind_name(kind: str) -> str:
    """Return the name of a kind in the user's language, or its key when it is a new one."""
    known = KINDS.get(kind)
    return QCoreApplication.translate(_CONTEXT, known.name) if known else kind.replace("_", " ").capitalize()


def reason_text(suggestion: Suggestion) -> str:
    """Return why it is suggested, in a few words; empty when nothing is to be said."""
    key, detail = suggestion.reason
    if suggestion.hide or not suggestion.replacements:
        return QCoreApplication.translate(_CONTEXT, "hidden in the clean layer")
    if key in _REASONS:
        return QCoreApplication.translate(_CONTEXT, _REASONS[key]).format(detail)
    return f"{key} “{detail}”" if key and detail else detail or key


def percent(confidence: float) -> str:
    """Return a confidence of 0 to 1 as whole per cent."""
    return QCoreApplication.translate(_CONTEXT, "{0} %").format(round(confidence * 100))
