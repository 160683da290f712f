"""The colours of overview and waveform, one set for light and one for dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class WaveColors:
    """Hold every colour the waveform paints with.

    `speaker` has eight colours, taken in turn; `unassigned` is for regions whose colour index is negative.
    `region_alpha` is how much (0 to 1) of its colour lies behind a region.
    """

    background: QColor
    grid: QColor
    axis_text: QColor
    text: QColor
    playhead: QColor
    wave_idle: QColor
    unassigned: QColor
    speaker: tuple[QColor, ...]
    region_alpha: float
    mark: QColor
    listened: QColor
    groove: QColor
    window: QColor
    focus: QColor

    def of_speaker(self, index: int) -> QColor:
        """Return the colour of a region's colour index."""
        return self.speaker[index % len(self.speaker)] if index >= 0 else self.unassigned

    def tint(self, index: int, strength: float = 1.0) -> QColor:
        """Return the light colour behind a region; `strength` multiplies `region_alpha`."""
        color = QColor(self.of_speaker(index))
        color.setAlphaF(min(1.0, self.region_alpha * strength))
        return color


def _palette(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


LIGHT = WaveColors(
    background=QColor("#ffffff"),
    grid=QColor("#e2e2de"),
    axis_text=QColor("#6d7076"),
    text=QColor("#1d1f22"),
    playhead=QColor("#2f6fde"),
    wave_idle=QColor("#c3c7cd"),
    unassigned=QColor("#74839a"),
    # blue, orange, green, violet, teal, pink, olive, red
    speaker=_palette("#2f7fd1", "#c2602a", "#2f8f5b", "#7d58c6", "#17868f", "#c4488c", "#827b1b", "#c43d3d"),
    region_alpha=0.075,
    mark=QColor("#2f6fde"),
    listened=QColor("#8dc2a5"),
    groove=QColor("#ecece9"),
    window=QColor("#2f6fde"),
    focus=QColor("#2f6fde"),
)

DARK = WaveColors(
    background=QColor("#232528"),
    grid=QColor("#3a3d43"),
    axis_text=QColor("#9a9ea6"),
    text=QColor("#eceef1"),
    playhead=QColor("#6aa2ff"),
    wave_idle=QColor("#50555d"),
    unassigned=QColor("#8e9bb0"),
    speaker=_palette("#6db3f2", "#f0975f", "#6fcf97", "#b79cf2", "#5cc8ce", "#f08fc0", "#cbc35f", "#f27f7a"),
    region_alpha=0.075,
    mark=QColor("#6aa2ff"),
    listened=QColor("#4c8265"),
    groove=QColor("#2f3237"),
    window=QColor("#6aa2ff"),
    focus=QColor("#6aa2ff"),
)
