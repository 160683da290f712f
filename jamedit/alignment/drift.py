"""By how much times are off as a whole: by a constant, by a clock that runs fast or slow, or by neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from jamedit.document.transcript import Transcript
from jamedit.document.word import Timing
from jamedit.document.word_time import WordTime

_SAMPLE = 400  # pairs that are looked at: two of each make a slope
_NEAR_MS = 250  # so near a time must be to fit
_FITS = 0.7  # share of pairs that must fit
_SHORTEST_MS = 60_000  # a shorter stretch shows no drift
_LEAST_PAIRS = 8
_VISIBLE_MS = 150  # a drift of less over the whole stretch is none

# what the clocks of films are taken for: times made for one number of frames a second, shown at another
_FRAME_RATES = {
    "25/23.976": 25 * 1001 / 24_000,
    "23.976/25": 24_000 / 1001 / 25,
    "25/24": 25 / 24,
    "24/25": 24 / 25,
    "24/23.976": 1001 / 1000,
    "23.976/24": 1000 / 1001,
}
_RATE_NEAR = 0.0002


@dataclass(frozen=True, slots=True)
class Drift:
    """Hold how old times become true ones: `true = old * stretch + offset_ms`.

    `kind` is "offset" (the stretch is 1), "stretch", or "neither", where the figures are those that fit least badly.
    `fits` is the share of pairs that are within a quarter of a second then, `median_ms` half of them are as near as.
    `frames` names the frame rates that explain the stretch, such as "25/23.976": made for 25, shown at 23.976.
    """

    kind: str
    offset_ms: int
    stretch: float
    fits: float
    median_ms: int
    pairs: int
    frames: str = ""

    def moved(self, time_ms: int) -> int:
        """Return the true time for an old one."""
        return round(time_ms * self.stretch + self.offset_ms)


def estimate(pairs: Sequence[tuple[int, int]]) -> Drift | None:
    """Find what turns old times into true ones, from pairs of both; None where there are too few to tell.

    Pairs that are wrong do no harm while most are right: the offset is a median, and the stretch the median of the
    slopes between pairs (Theil and Sen), of a sample that is even over the whole.
    """
    if len(pairs) < _LEAST_PAIRS:
        return None
    some = _sample(sorted(pairs))
    constant = _drift("offset", some, 1.0)
    length = some[-1][0] - some[0][0]
    if length < _SHORTEST_MS:
        return constant if constant.fits >= _FITS else _as_neither(constant)
    slope = _slope(some)
    rate = next((name for name, factor in _FRAME_RATES.items() if abs(slope - factor) <= _RATE_NEAR), "")
    linear = _drift("stretch", some, _FRAME_RATES[rate] if rate else slope, rate)
    drifts = abs(slope - 1) * length >= _VISIBLE_MS and linear.fits >= constant.fits
    if drifts and linear.fits >= _FITS and linear.median_ms < constant.median_ms:
        return linear
    if constant.fits >= _FITS:
        return constant
    return _as_neither(max(constant, linear, key=lambda d: d.fits))


def drift_of(transcript: Transcript, times: Mapping[int, WordTime]) -> Drift | None:
    """Tell by how much the times of a transcript are off, from new ones that are no mere estimates.

    Of words whose own time was only estimated those count that open a caption, since that was timed.
    """
    pairs: list[tuple[int, int]] = []
    for paragraph in transcript.paragraphs:
        opening = {cue.first_word_id for cue in paragraph.cues if cue.span}
        for word in paragraph.words:
            if word.span and (word.timing is not Timing.ESTIMATED or word.id in opening):
                time = times.get(word.id)
                if time is not None and time.span and time.timing is not Timing.ESTIMATED:
                    pairs.append((word.span.start_ms, time.span.start_ms))
    return estimate(pairs)


def _sample(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(pairs) <= _SAMPLE:
        return list(pairs)
    return [pairs[k * (len(pairs) - 1) // (_SAMPLE - 1)] for k in range(_SAMPLE)]


def _slope(pairs: Sequence[tuple[int, int]]) -> float:
    """Return the median slope between pairs that are far apart."""
    least = (pairs[-1][0] - pairs[0][0]) // 8
    slopes = [(d - b) / (c - a) for i, (a, b) in enumerate(pairs) for c, d in pairs[i + 1 :] if c - a >= max(1, least)]
    return median(slopes) if slopes else 1.0


def _drift(kind: str, pairs: Sequence[tuple[int, int]], stretch: float, frames: str = "") -> Drift:
    offset = round(median([true - old * stretch for old, true in pairs]))
    errors = [abs(true - old * stretch - offset) for old, true in pairs]
    fits = sum(e <= _NEAR_MS for e in errors) / len(errors)
    return Drift(kind, offset, stretch, round(fits, 3), round(median(errors)), len(pairs), frames)


def _as_neither(drift: Drift) -> Drift:
    return Drift("neither", drift.offset_ms, drift.stretch, drift.fits, drift.median_ms, drift.pairs)
