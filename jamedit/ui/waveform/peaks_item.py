"""The lane of the waveform itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from jamedit.ui.waveform.raster import WaveImage, wave_image
from jamedit.ui.waveform.waveform_item import WaveformItem


class PeaksItem(WaveformItem):
    """Draw the waveform as one image, made again only when window, size or contents change."""

    _key: object = None
    _wave: WaveImage | None = None

    def draw(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the exposed part of the image."""
        if self.model.empty:
            return
        ratio = painter.device().devicePixelRatio()
        wave = self._image(ratio)
        painter.setClipRect(exposed & self.rect)
        painter.drawImage(QPointF(self.rect.left() + wave.x, self.rect.top()), wave.image)

    def _image(self, ratio: float) -> WaveImage:
        model = self.model
        key = (model.scale, self.rect.height(), ratio, model.revision)
        if self._wave is None or key != self._key:
            assert model.peaks is not None
            self._wave = wave_image(
                model.peaks, model.regions, model.colors, model.scale, self.rect.height(), ratio, model.gain
            )
            self._key = key
        return self._wave
