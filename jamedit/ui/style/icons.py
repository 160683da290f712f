"""Icons of the shipped set (Lucide), drawn in the colour asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jamedit.paths import resource


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` pixels for a screen of that device pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


class _Engine(QIconEngine):
    """Draw an icon from its SVG at whatever size is wanted; grey while disabled."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        color = self._disabled if mode == QIcon.Mode.Disabled else self._color
        painter.drawPixmap(rect, pixmap(self._name, color, max(rect.width(), rect.height()), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = self._disabled if mode == QIcon.Mode.Disabled else self._color
        return pixmap(self._name, color, max(1, size.width()), 1.0)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color, self._disabled)


def icon(name: str, color: QColor | str, disabled: QColor | str = "#9a9a9a") -> QIcon:
    """Return an icon in a colour; names are the file names in resources/icons without ".svg"."""
    return QIcon(_Engine(name, QColor(color).name(), QColor(disabled).name()))
