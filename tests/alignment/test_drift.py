"""Whether times are off by a constant, by a stretch, or by neither."""

from __future__ import annotations

import random
import time

import pytest
from made import transcript

from jamedit.alignment.drift import drift_of, estimate
from jamedit.document import Span, Timing, WordTime


def pairs(
    offset: float, stretch: float = 1.0, wrong: float = 0.2, noise: int = 40, n: int = 900
) -> list[tuple[int, int]]:
    rng = random.Random(2)
    found = []
    for k in range(n):
        old = k * 2_000
        true = old * stretch + offset + rng.randint(-noise, noise)
        found.append((old, round(true if rng.random() > wrong else rng.randint(0, n * 2_000))))
    return found


def test_a_constant_is_an_offset() -> None:
    drift = estimate(pairs(-1_700))
    assert drift is not None
    assert (drift.kind, drift.stretch, drift.frames) == ("offset", 1.0, "")
    assert abs(drift.offset_ms + 1_700) < 20
    assert drift.fits > 0.7
    assert abs(drift.moved(60_000) - 58_300) < 20


@pytest.mark.parametrize(
    ("stretch", "frames"),
    [
        (25 * 1001 / 24_000, "25/23.976"),
        (24_000 / 1001 / 25, "23.976/25"),
        (25 / 24, "25/24"),
        (1.01, ""),
        (0.999, "24/23.976"),
    ],
)
def test_a_clock_that_runs_wrong_is_a_stretch_and_frame_rates_are_named(stretch: float, frames: str) -> None:
    stretch = 1000 / 1001 if frames == "24/23.976" else stretch
    drift = estimate(pairs(900, stretch))
    assert drift is not None
    assert drift.kind == "stretch"
    assert drift.stretch == pytest.approx(stretch, abs=5e-5)
    assert drift.frames == ({"24/23.976": "23.976/24"}.get(frames, frames))
    assert abs(drift.offset_ms - 900) < 60


def test_times_that_are_off_by_chance_are_neither() -> None:
    drift = estimate(pairs(0, wrong=0.8))
    assert drift is not None
    assert drift.kind == "neither"
    assert drift.fits < 0.5


def test_a_cut_in_the_middle_is_neither() -> None:
    half = [(k * 1_000, k * 1_000 + (0 if k < 300 else 30_000)) for k in range(600)]
    drift = estimate(half)
    assert drift is not None
    assert drift.kind == "neither"


def test_few_or_close_pairs_show_no_drift() -> None:
    assert estimate([(k, k) for k in range(5)]) is None
    drift = estimate([(k * 100, k * 101 + 500) for k in range(60)])
    assert drift is not None
    assert drift.kind == "offset"


def test_a_hundred_thousand_pairs_take_a_moment() -> None:
    many = pairs(100, 1.02, n=100_000)
    begin = time.process_time()
    copy = sorted(many, reverse=True)
    for _ in range(30):
        copy = sorted(many, key=lambda p: (p[1], p[0]))
    unit = time.process_time() - begin
    begin = time.process_time()
    assert estimate(many) is not None
    assert time.process_time() - begin < unit + 0.5, len(copy)


def test_estimates_do_not_count_but_starts_of_captions_do() -> None:
    t = transcript(*["one two"] * 12, cues=True)
    new = {w.id: WordTime(Span(w.span.start_ms + 700, w.span.end_ms + 700)) for w in t.words() if w.span}
    drift = drift_of(t, new)
    assert drift is not None
    assert (drift.pairs, drift.offset_ms) == (24, 700)
    rough = t.with_same_ids(
        tuple(
            type(p)(p.id, p.speaker_id, tuple(w.timed(w.span, Timing.ESTIMATED) for w in p.words), p.cues)
            for p in t.paragraphs
        )
    )
    drift = drift_of(rough, new)
    assert drift is not None
    assert drift.pairs == 12
    assert drift_of(t, {i: WordTime(x.span, Timing.ESTIMATED) for i, x in new.items()}) is None
