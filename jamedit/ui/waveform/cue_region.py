"""The tinted backgrounds of cues or paragraphs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from jamedit.ui.waveform.raster import column_image, tints
from jamedit.ui.waveform.waveform_item import WaveformItem

_RADIUS = 4.0
_CROWDED_PX = 6.0  # regions narrower than this on average are drawn as runs of one colour
CURRENT_STRENGTH = 2.0


class CueRegions(WaveformItem):
    """Draw a rounded rectangle behind every visible region, or colour runs where they are too close."""

    _key: object = None
    _runs: QImage | None = None

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the exposed regions."""
        model = self.model
        painter.setPen(Qt.PenStyle.NoPen)
        visible = len(model.regions.visible(model.scale.start, model.scale.end)[0])
        if visible * _CROWDED_PX > self.rect.width():
            painter.drawImage(self.rect.topLeft(), self._run_image(painter.device().devicePixelRatio()))
        else:
            self._draw_each(painter, *self.times_exposed(exposed))

    def _draw_each(self, painter: QPainter, start: float, end: float) -> None:
        model = self.model
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, begin, finish, color in zip(*model.regions.visible(start, end), strict=True):
            strength = CURRENT_STRENGTH if index == model.current else 1.0
            painter.setBrush(model.colors.tint(int(color), strength))
            painter.drawRoundedRect(self._box(float(begin), float(finish)), _RADIUS, _RADIUS)

    def _box(self, start: float, end: float) -> QRectF:
        """Return the rectangle of a region, half a pixel short at both ends so that neighbours stay apart."""
        scale, rect = self.model.scale, self.rect
        left = max(scale.x(start), -2 * _RADIUS) + 0.5
        right = min(scale.x(end), rect.width() + 2 * _RADIUS) - 0.5
        return QRectF(rect.left() + left, rect.top(), max(right - left, 1.0), rect.height())

    def _run_image(self, ratio: float) -> QImage:
        """Return the tints of all columns as one image, made again only when something changed."""
        model = self.model
        key = (model.scale, self.rect.height(), ratio, model.revision)
        if self._runs is None or key != self._key:
            width = int(self.rect.width() * ratio)
            edges = model.scale.start + np.arange(width + 1) * (model.scale.ms_per_px / ratio)
            self._runs = column_image(tints(model.regions, model.colors, edges), int(self.rect.height() * ratio))
            self._runs.setDevicePixelRatio(ratio)
            self._key = key
        return self._runs
