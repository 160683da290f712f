"""Which window of the recording is shown: by hand, by zoom, or following the playhead."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from jamedit.ui.waveform.model import WaveModel
from jamedit.ui.waveform.scale import TimeScale

_OPENING = TimeScale(0.0, 20_000.0, 1.0)
_EDGE, _LANDING = 0.92, 0.08  # shares of the window: where a page is turned, and where the playhead lands
_FAR = 1.5  # windows away: too far to glide


class Navigator(QObject):
    """Move the model's window within the recording; `moved` is emitted on each change."""

    moved = Signal()
    follow_changed = Signal(bool)

    def __init__(self, model: WaveModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._wish = _OPENING  # what to show as far as the recording is known
        self.follow = True
        self.glide_ms = 0  # how long turning a page takes; 0 jumps
        self._glide = QVariantAnimation(self, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic))
        self._glide.valueChanged.connect(self._glide_to)

    def reset(self) -> None:
        """Go back to the opening window."""
        self._glide.stop()
        self._wish = _OPENING
        self.settle()

    def settle(self) -> None:
        """Show what is wished as far as the recording is known by now."""
        width = self._model.scale.width
        self._model.scale = replace(self._wish, width=width).clamped(self._model.duration)
        self.moved.emit()

    def set_width(self, width: float) -> None:
        """Spread the window over another number of pixels."""
        self._model.scale = replace(self._model.scale, width=width)
        self.moved.emit()

    def show(self, start: float, end: float) -> None:
        """Show a stretch; an endless one shows the whole recording, however long it turns out to be."""
        self._glide.stop()
        self._wish = TimeScale(start, end, 1.0)
        self.settle()

    def reveal(self, ms: float) -> None:
        """Show a time in the middle unless it is visible already."""
        scale = self._model.scale
        if not scale.start <= ms < scale.end:
            self._go(scale.moved(ms - (scale.start + scale.end) / 2))

    def scroll(self, ms: float) -> None:
        """Move by hand, which ends following."""
        self._go(self._model.scale.moved(ms))
        self.set_follow(False)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show `factor` times as much; without a fixed point the playhead, or the middle, stays where it is."""
        scale, head = self._model.scale, self._model.playhead
        middle = (scale.start + scale.end) / 2
        fixed = around if around is not None else head if scale.start <= head <= scale.end else middle
        self._go(scale.zoomed(factor, fixed))

    def fit(self) -> None:
        """Show the whole recording."""
        self.show(0.0, math.inf)

    def set_follow(self, follow: bool) -> None:
        """Go along with the playhead, or stay."""
        if follow != self.follow:
            self.follow = follow
            self.follow_changed.emit(follow)
        self.keep_up()

    def keep_up(self) -> None:
        """Turn the page when following and the playhead has left it, gliding unless the way is long."""
        scale, head = self._model.scale, self._model.playhead
        inside = scale.start <= head <= scale.start + _EDGE * scale.span
        if not self.follow or inside or self._glide.state() == QVariantAnimation.State.Running:
            return
        target = scale.moved(head - _LANDING * scale.span - scale.start).clamped(self._model.duration)
        way = abs(target.start - scale.start)
        if self.glide_ms <= 0 or way > _FAR * scale.span:
            self._go(target)
        elif way > scale.ms_per_px / 4:
            self._glide.setDuration(self.glide_ms)
            self._glide.setStartValue(scale.start)
            self._glide.setEndValue(target.start)
            self._glide.start()

    def _go(self, target: TimeScale) -> None:
        inside = target.clamped(self._model.duration)
        self.show(inside.start, inside.end)

    def _glide_to(self, start: float) -> None:
        self._wish = self._model.scale.moved(start - self._model.scale.start)
        self.settle()
