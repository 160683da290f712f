"""The peaks of a recording: right at every zoom, while they grow, and where sound was lost."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from audio_makers import RATE, encode, made_of, noise, write_wav
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.audio.peaks import Peaks, build
from jamedit.audio.recording import probe
from jamedit.errors import CancelledError
from jamedit.progress import CancelToken, Progress

BUCKET = Peaks().bucket
BUCKET_MS = BUCKET * 1000 / RATE
ROUNDING = 0.009  # two bytes a pair: half a step at full scale


SAMPLES = noise(40) * np.linspace(0.01, 2, 40 * RATE, dtype=np.float32)
PEAKS = made_of(SAMPLES)


@given(st.floats(-5_000, 45_000), st.floats(10, 360_000_000), st.integers(1, 3000))
@settings(deadline=None, max_examples=200)
def test_a_window_is_right_at_every_zoom(start_ms: float, length_ms: float, columns: int) -> None:
    """Each column lies between the extremes of its samples less, and plus, one bucket at either side."""
    low, high = PEAKS.window(start_ms, start_ms + length_ms, columns)
    assert low.shape == high.shape == (columns,)
    width = length_ms / columns
    margin = max(BUCKET_MS, width / 2) + 0.1
    for column in {0, columns // 3, columns - 1, *np.flatnonzero(~np.isnan(low))[:3]}:
        a, b = start_ms + column * width, start_ms + (column + 1) * width
        outer = SAMPLES[max(0, int((a - margin) * 16)) : max(0, int((b + margin) * 16))]
        inner = SAMPLES[max(0, int((a + margin) * 16)) : max(0, int((b - margin) * 16))]
        if b < 0 or a >= PEAKS.duration_ms + margin:
            assert np.isnan(low[column])
        elif 0 <= a < PEAKS.duration_ms - BUCKET_MS:
            assert outer.min() - ROUNDING <= low[column] <= high[column] <= outer.max() + ROUNDING
            if inner.size:
                assert low[column] <= inner.min() + ROUNDING
                assert high[column] >= inner.max() - ROUNDING


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=30))
@settings(deadline=None)
def test_how_the_samples_come_in_does_not_matter(sizes: list[int]) -> None:
    peaks, at = Peaks(), 0
    for size in sizes:
        peaks.append(at, SAMPLES[at : at + size])
        at += size
    peaks.finish()
    assert peaks.samples == at
    for one, other in zip(peaks.base, made_of(SAMPLES[:at], at).base, strict=True):
        assert np.array_equal(one, other)


def test_quiet_sound_keeps_its_shape() -> None:
    peaks = made_of((noise(1) / 500).astype(np.float32))
    _, high = peaks.window(0, 1000, 10)
    assert high == pytest.approx(0.45 / 500, rel=0.3)


def test_what_is_not_there_yet_is_unknown() -> None:
    peaks = Peaks()
    peaks.append(0, SAMPLES[: 10 * RATE])
    low, _ = peaks.window(0, 20_000, 20)
    assert not peaks.complete
    assert peaks.duration_ms == 10_000
    assert not np.isnan(low[:9]).any()
    assert np.isnan(low[10:]).all()


@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 20_000)), min_size=1, max_size=40))
@settings(deadline=None)
def test_lost_stretches_are_unknown_and_the_rest_stays_in_its_place(stretches: list[tuple[int, int]]) -> None:
    peaks, at = Peaks(), 0
    truth = np.full(sum(g + s for g, s in stretches) + BUCKET, np.nan, np.float32)
    for gap, size in stretches:
        at += gap
        peaks.append(at, np.full(size, 0.25, np.float32))
        truth[at : at + size] = 0.25
        at += size
    peaks.finish()
    columns = at // BUCKET
    if not columns:
        return
    low, _ = peaks.window(0, columns * BUCKET_MS, columns)
    known = truth[: columns * BUCKET].reshape(-1, BUCKET)
    inside, outside = ~np.isnan(known).any(axis=1), np.isnan(known).all(axis=1)
    for shift in (-2, -1, 1, 2):  # away from the edges of a stretch
        inside &= np.roll(inside, shift) if abs(shift) == 1 else True
        outside &= np.roll(outside, shift) if abs(shift) == 1 else True
    assert not np.isnan(low[inside]).any()
    assert np.isnan(low[outside]).all()


def test_peaks_can_be_read_while_they_grow() -> None:
    peaks, wrong = Peaks(), []
    tone = np.full(RATE * 30, 0.25, np.float32)
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            low, high = peaks.window(0, 120_000, 500)
            seen = ~np.isnan(low)
            if not (np.allclose(low[seen], 0.25, atol=0.01) and np.allclose(high[seen], 0.25, atol=0.01)):
                wrong.append((low, high))

    reader = threading.Thread(target=read)
    reader.start()
    for start in range(0, 60 * RATE, 1003):
        peaks.append(start, tone[:1003])
    peaks.finish()
    done.set()
    reader.join()
    assert not wrong


def test_hours_are_shown_in_one_piece() -> None:
    base = np.full(100 * 3600 * 250, 50, np.int8)
    peaks = Peaks.from_base(-base, base, base.size * BUCKET)
    low, high = peaks.window(0, 360_000_000, 1000)
    assert peaks.duration_ms == 360_000_000
    assert not np.isnan(low).any()
    assert high == pytest.approx((50 / 127) ** 2, abs=0.001)


def test_build_takes_the_true_length_and_grows(tmp_path: Path) -> None:
    made = noise(60)
    made[: 30 * RATE] *= 0.001
    options = {"flags": "+qscale", "global_quality": "600", "bit_rate": "0", "_write_xing": "0"}
    path = encode(tmp_path / "vbr.mp3", made, "libmp3lame", **options)
    seen: list[tuple[int, bool]] = []
    peaks = build(path, on_grow=lambda p: seen.append((p.duration_ms, p.complete)))
    assert abs(probe(path).duration_ms - 60_000) > 500
    assert peaks.duration_ms == pytest.approx(60_000, abs=150)
    assert seen == sorted(seen)
    assert seen[0][1] is False
    assert seen[-1] == (peaks.duration_ms, True)


def test_build_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        build(write_wav(tmp_path / "a.wav", noise(1)), Progress(token=token))
