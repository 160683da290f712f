"""Peaks that were stored come back; broken and old ones go."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from audio_makers import RATE, made_of, noise, write_wav
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.audio import peak_cache
from jamedit.audio.peaks import Peaks
from jamedit.audio.recording import probe

SAMPLES = noise(40) * np.linspace(0.01, 2, 40 * RATE, dtype=np.float32)
PEAKS = made_of(SAMPLES)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JAMEDIT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "peaks"


def test_the_cache_gives_back_what_it_got(cache: Path) -> None:
    assert peak_cache.load("f1") is None
    assert peak_cache.store("f1", PEAKS)
    again = peak_cache.load("f1")
    assert again is not None
    assert again.complete
    assert again.duration_ms == PEAKS.duration_ms
    for mine, theirs in zip(again.window(0, 40_000, 777), PEAKS.window(0, 40_000, 777), strict=True):
        assert np.array_equal(mine, theirs, equal_nan=True)
    assert [p.name for p in cache.iterdir()] == ["f1.peaks"]


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_broken_cache_file_is_ignored(data: st.DataObject) -> None:
    content = bytearray(peak_cache._encoded(made_of(SAMPLES[:3000])))
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        del content[at:]
    found = peak_cache._decoded(bytes(content))
    assert found is None


def test_a_broken_cache_file_is_thrown_away_and_made_again(cache: Path, tmp_path: Path) -> None:
    recording = probe(write_wav(tmp_path / "a.wav", noise(2)))
    first = peak_cache.load_or_build(recording)
    (stored,) = cache.iterdir()
    stored.write_bytes(b"nonsense")
    assert peak_cache.load(recording.fingerprint) is None
    assert not stored.exists()
    assert peak_cache.load_or_build(recording).duration_ms == first.duration_ms
    assert stored.exists()


def test_stored_peaks_are_not_built_again(cache: Path, tmp_path: Path) -> None:
    recording = probe(write_wav(tmp_path / "a.wav", noise(2)))
    peak_cache.load_or_build(recording)
    recording.path.unlink()
    grown: list[Peaks] = []
    assert peak_cache.load_or_build(recording, on_grow=grown.append) is grown[0]


def test_the_cache_drops_what_was_not_used_longest(cache: Path) -> None:
    import os

    for i in range(4):
        assert peak_cache.store(f"f{i}", PEAKS)
        os.utime(cache / f"f{i}.peaks", (i, i))
    assert peak_cache.load("f0") is not None  # used just now
    size = (cache / "f0.peaks").stat().st_size
    peak_cache.prune(limit=2 * size)
    assert {p.stem for p in cache.iterdir()} == {"f0", "f3"}


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("JAMEDIT_CACHE_DIR", str(tmp_path / "file"))
    assert peak_cache.store("f1", PEAKS) is False
    assert peak_cache.load("f1") is None


def test_unfinished_peaks_are_not_stored(cache: Path) -> None:
    assert peak_cache.store("f1", Peaks()) is False
    assert not cache.exists()


@pytest.mark.parametrize(("rate", "samples"), [(0, 10), (1, 10), (2**32 - 1, 10), (RATE, 2**60)])
def test_a_cache_file_of_an_impossible_recording_is_ignored(cache: Path, rate: int, samples: int) -> None:
    cache.mkdir(parents=True)
    bucket, body = max(1, round(rate / 250)), bytes(20)
    head = peak_cache._HEADER.pack(
        peak_cache._MAGIC, rate, bucket, samples, 10, peak_cache._checksum(rate, bucket, samples, body)
    )
    (cache / "odd.peaks").write_bytes(head + body)
    assert peak_cache.load("odd") is None
