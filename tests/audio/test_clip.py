"""A stretch of a recording, decoded exactly or written as a wave file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from audio_makers import FORMATS, RATE, encode, noise, place_of, whole, write_wav

from jamedit.audio.clip import LONGEST_MS, decode_span, write_clip


@pytest.mark.parametrize(("name", "codec", "options"), FORMATS)
@pytest.mark.parametrize("start_ms", [0, 250, 3210])
def test_a_stretch_is_exact(tmp_path: Path, name: str, codec: str, options: dict[str, str], start_ms: int) -> None:
    made = noise(6)
    samples, rate = decode_span(encode(tmp_path / name, made, codec, **options), start_ms, start_ms + 700)
    assert samples.shape == (round(0.7 * rate), 1)
    piece = samples[:: rate // RATE, 0][1600:].astype(np.float32)
    assert place_of(piece, made) - 1600 == pytest.approx(start_ms * RATE / 1000, abs=16)


def test_stretch_and_blocks_agree_without_a_length_header(tmp_path: Path) -> None:
    """The worst mp3: variable bit rate, and nothing in it that tells how long it is."""
    made = noise(60)
    made[: 30 * RATE] *= 0.001
    options = {"flags": "+qscale", "global_quality": "600", "bit_rate": "0", "_write_xing": "0"}
    path = encode(tmp_path / "bad.mp3", made, "libmp3lame", **options)
    samples, _ = decode_span(path, 50_000, 51_000)
    assert place_of(samples[:, 0].astype(np.float32), whole(path)) == pytest.approx(50 * RATE, abs=1)


def test_stretch_beyond_the_end_is_silence(tmp_path: Path) -> None:
    samples, _ = decode_span(write_wav(tmp_path / "a.wav", noise(1)), 900, 1500)
    assert samples[:1600].any()
    assert not samples[1600:].any()


@pytest.mark.parametrize(("start_ms", "end_ms"), [(500, 500), (600, 500), (0, LONGEST_MS + 1)])
def test_invalid_stretches_are_refused(tmp_path: Path, start_ms: int, end_ms: int) -> None:
    with pytest.raises(ValueError, match="clip"):
        decode_span(write_wav(tmp_path / "a.wav", noise(1)), start_ms, end_ms)


def test_a_clip_is_a_wave_file_that_fades_at_its_edges(tmp_path: Path) -> None:
    write_clip(write_wav(tmp_path / "a.wav", noise(2)), 500, 1000, tmp_path / "clip.wav")
    clip = whole(tmp_path / "clip.wav")
    assert clip.size == RATE // 2
    assert abs(clip[0]) < 0.02
    assert abs(clip[-1]) < 0.02
