"""What the lanes of the waveform draw, kept in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jamedit.ui.waveform.colors import LIGHT, WaveColors
from jamedit.ui.waveform.raster import PeakSource, display_gain
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.scale import TimeScale


@dataclass
class WaveModel:
    """Hold the recording, what lies on it, and the window shown; `revision` counts what changes the picture."""

    colors: WaveColors = LIGHT
    peaks: PeakSource | None = None
    regions: Regions = field(default_factory=Regions)
    word_starts: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    word_doubts: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    scale: TimeScale = field(default_factory=lambda: TimeScale(0.0, 1.0, 1.0))
    playhead: float = 0.0
    selection: tuple[int, int] | None = None
    current: int | None = None
    hint_ms: float = 0.0
    gain: float = 1.0
    revision: int = 0

    @property
    def duration(self) -> float:
        """Return the length in ms: what the peaks found once they are complete, the best guess before."""
        if self.peaks is None:
            return max(self.hint_ms, float(self.regions.end_ms))
        known = float(self.peaks.duration_ms)
        return known if self.peaks.complete else max(known, self.hint_ms)

    @property
    def empty(self) -> bool:
        """Return whether nothing of the recording is known yet."""
        return self.peaks is None or self.peaks.duration_ms <= 0

    def set_peaks(self, peaks: PeakSource | None) -> None:
        """Take another recording."""
        self.peaks = peaks
        self.grew()

    def grew(self) -> None:
        """Take note that more of the recording is known; a gain that would change little stays as it is."""
        gain = display_gain(self.peaks)
        if abs(gain - self.gain) > 0.1 * self.gain:
            self.gain = gain
        self.revision += 1

    def move_playhead(self, ms: float) -> int | None:
        """Move the playhead and return the index of the region it is in."""
        self.playhead = float(ms)
        self.current = self.regions.at(ms)
        return self.current

    def select(self, start: float, end: float) -> tuple[int, int] | None:
        """Select a stretch as far as it lies in the recording, nothing when the two are equal."""
        low, high = (round(min(max(ms, 0.0), self.duration)) for ms in sorted((start, end)))
        self.selection = (low, high) if high > low else None
        return self.selection

    def set_regions(self, regions: Regions) -> None:
        """Take other regions."""
        self.regions = regions
        self.current = regions.at(self.playhead)
        self.revision += 1

    def set_colors(self, colors: WaveColors) -> None:
        """Take other colours."""
        self.colors = colors
        self.revision += 1

    def set_word_starts(self, starts: ArrayLike, doubts: ArrayLike = ()) -> None:
        """Take the starts of all words, in ms and in any order, and which of them are in doubt (nothing: none)."""
        given = np.asarray(starts, dtype=np.float64)
        order = np.argsort(given, kind="stable")
        doubtful = np.asarray(doubts, dtype=np.bool_)
        self.word_starts = given[order]
        self.word_doubts = doubtful[order] if len(doubtful) else np.zeros(len(given), np.bool_)

    def visible_words(self) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return the word starts in the window, and which of them are in doubt."""
        part = slice(*np.searchsorted(self.word_starts, (self.scale.start, self.scale.end)))
        return self.word_starts[part], self.word_doubts[part]
