"""The pyqtgraph scene of the waveform: axis above, view box with its lanes below."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsView, QWidget

from jamedit.ui.waveform.captions import Captions
from jamedit.ui.waveform.colors import WaveColors
from jamedit.ui.waveform.cue_region import CueRegions
from jamedit.ui.waveform.model import WaveModel
from jamedit.ui.waveform.peaks_item import PeaksItem
from jamedit.ui.waveform.playhead import Playhead, Selection
from jamedit.ui.waveform.scale import TimeScale
from jamedit.ui.waveform.time_axis import TimeAxis
from jamedit.ui.waveform.word_ticks import WordTicks

MARGIN_PX = 14.0
_OVERHANG_PX, _AROUND_PX, _CAPTION_PAD_PX, _TICK_PX, _INSET_PX = 5.0, 2.0, 8.0, 5.0, 4.0


class Stage(pg.GraphicsView):
    """Lay out and repaint the lanes; it takes no input of its own."""

    resized = Signal()

    def __init__(self, model: WaveModel, font: QFont, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._model = model
        self._caption_px = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self._axis = TimeAxis(model.colors, font)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._box.disableAutoRange()
        self._axis.linkToView(self._box)
        self._regions = CueRegions(model, self._box)
        self._peaks = PeaksItem(model, self._box)
        self._ticks = WordTicks(model, self._box)
        self._selection = Selection(model, self._box)
        self._captions = Captions(model, self._box)
        self._playhead = Playhead(model, self._box)
        layout = self.centralLayout
        layout.setContentsMargins(MARGIN_PX, 2, MARGIN_PX, 2)
        layout.setSpacing(0)
        layout.addItem(self._axis, 0, 0)
        layout.addItem(self._box, 1, 0)
        self._box.sigResized.connect(self._place)
        self.set_font(font)
        self.set_colors(model.colors)

    def set_font(self, font: QFont) -> None:
        """Write times and captions in another font."""
        self._axis.set_font(font)
        self._captions.font = font
        self._caption_px = round(QFontMetricsF(font).height()) + _CAPTION_PAD_PX
        self._place()

    def set_colors(self, colors: WaveColors) -> None:
        """Draw in other colours."""
        self.setBackground(colors.background)
        self._axis.set_colors(colors)
        self.redraw()

    def wave_rect(self) -> QRectF:
        """Return where the waveform lies in the widget."""
        return self._box.mapRectToScene(self._peaks.rect)

    def show_scale(self, scale: TimeScale) -> None:
        """Show another window."""
        known = self._model.duration > 0
        for item in (self._axis, self._playhead):
            item.setOpacity(1.0 if known else 0.0)  # hiding the axis would change the layout
        self._box.setXRange(scale.start, scale.end, padding=0)
        self.move_playhead()
        self.redraw()

    def redraw(self) -> None:
        """Paint all lanes again."""
        for lane in (self._regions, self._peaks, self._ticks, self._selection, self._captions):
            lane.update()
        self._playhead.update()

    def redraw_regions(self, *indexes: int | None) -> None:
        """Paint background and text of some regions again; None means no region."""
        scale, regions = self._model.scale, self._model.regions
        rect = self._regions.rect
        for index in indexes:
            if index is not None and index < len(regions):
                left, right = (scale.x(ms) for ms in regions.span_of(index))
                self._regions.update(QRectF(left - 1, rect.top(), right - left + 2, rect.height()) & rect)
        self._captions.update()  # a text may reach beyond its region

    def move_playhead(self) -> None:
        """Show the playhead where the model has it."""
        self._playhead.move_to(self._model.playhead, self.devicePixelRatioF())

    def _place(self) -> None:
        """Share out the height of the view box: playhead overhang, waveform, captions."""
        width, height = self._box.width(), self._box.height()
        body = max(height - _OVERHANG_PX - self._caption_px, 10.0)
        region = QRectF(0, _OVERHANG_PX, width, body)
        self._regions.place(region)
        self._selection.place(region)
        self._peaks.place(region.adjusted(0, _INSET_PX, 0, -_INSET_PX))
        self._ticks.place(QRectF(0, region.bottom() - _TICK_PX, width, _TICK_PX))
        self._captions.place(QRectF(0, region.bottom() + _OVERHANG_PX, width, self._caption_px - _OVERHANG_PX))
        # Short of axis and captions by what Qt paints around an item, so that they stay as they are when it moves.
        self._playhead.place(QRectF(0, _AROUND_PX, width, region.bottom() + _OVERHANG_PX - 2 * _AROUND_PX))
        self.resized.emit()
