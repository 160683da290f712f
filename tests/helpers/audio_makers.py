"""Sounds made for the tests: each sample of them tells its own place."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np

from jamedit.audio.decode import blocks
from jamedit.audio.peaks import Peaks

RATE = 16_000
FORMATS = [
    ("a.mp3", "libmp3lame", {}),
    ("vbr.mp3", "libmp3lame", {"flags": "+qscale", "global_quality": "600", "bit_rate": "0"}),
    ("a.opus", "libopus", {}),
    ("a.webm", "libopus", {}),
    ("a.m4a", "aac", {}),
    ("a.flac", "flac", {}),
]


def noise(seconds: float, seed: int = 1, rate: int = RATE) -> np.ndarray:
    """White noise below half of full scale, as float32: any piece of it can be found again by correlation."""
    rng = np.random.default_rng(seed)
    return (rng.uniform(-0.45, 0.45, round(seconds * rate))).astype(np.float32)


def write_wav(path: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def encode(path: Path, samples: np.ndarray, codec: str, rate: int = RATE, **options: str) -> Path:
    """Write samples in any format that PyAV knows by the suffix of `path`; codec options in `options`."""
    with av.open(str(path), "w", options={k[1:]: v for k, v in options.items() if k.startswith("_")}) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = int(options.pop("bit_rate", "64000"))
        stream.options = {k: v for k, v in options.items() if not k.startswith("_")}
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            layout="mono",
            rate=rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        frame = av.AudioFrame.from_ndarray(samples[None, :], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = rate, 0
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def place_of(piece: np.ndarray, whole: np.ndarray) -> int:
    """Return where in `whole` a piece fits best, in samples."""
    size = 1 << (len(whole) + len(piece) - 1).bit_length()
    product = np.fft.rfft(whole, size) * np.conj(np.fft.rfft(piece, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(whole)]))


def whole(path: Path) -> np.ndarray:
    """Return all samples of a recording."""
    pieces = list(blocks(path))
    out = np.zeros(pieces[-1][0] + pieces[-1][1].size, np.float32)
    for start, samples in pieces:
        out[start : start + samples.size] = samples
    return out


def made_of(samples: np.ndarray, piece: int = 10_007) -> Peaks:
    """Return the finished peaks of samples that come piece by piece."""
    peaks = Peaks()
    for start in range(0, len(samples), piece):
        peaks.append(start, samples[start : start + piece])
    peaks.finish()
    return peaks
