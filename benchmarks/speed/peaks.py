"""Peaks of a made hour of speech-like mp3 against decoding alone, their memory, and what a window of them costs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import av
import numpy as np

from jamedit.audio import decode
from jamedit.audio.peaks import RATE, Peaks, build

Figure = tuple[str, float, str, str]
_MP3_RATE = 44_100
_LOOKS = 200
_MEMORY = """
import sys
from pathlib import Path
from jamedit.audio import decode, peaks
def megabytes():  # not getrusage: that one starts at what the parent process had
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
before = megabytes()
peaks.build(Path(sys.argv[1]))
print(before, megabytes())
"""


def make_hour(path: Path, seconds: int = 3600) -> Path:
    """Write noise that comes and goes like syllables, words and sentences, as stereo mp3."""
    rng = np.random.default_rng(7)
    time_s = np.arange(60 * _MP3_RATE) / _MP3_RATE
    syllables = np.clip(np.sin(2 * np.pi * 4 * time_s) + 0.3, 0, None) * (np.sin(2 * np.pi * time_s / 7) > -0.8)
    minute = (rng.standard_normal(time_s.size) * syllables * 4000).clip(-32767, 32767).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libmp3lame", rate=_MP3_RATE, layout="stereo", bit_rate=128_000)
        resampler = av.AudioResampler(format="s16p", layout="stereo", rate=_MP3_RATE, frame_size=1152)
        for at in range(0, seconds, 60):
            frame = av.AudioFrame.from_ndarray(minute[None, : (min(60, seconds - at)) * _MP3_RATE], "s16", "mono")
            frame.sample_rate = _MP3_RATE
            for piece in resampler.resample(frame):
                container.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def decode_alone(path: Path) -> None:
    """Decode without looking at a sample: the least that any peaks can cost."""
    with av.open(str(path)) as container:
        for _ in container.decode(audio=0):
            pass


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of a few runs: what else the machine does shall not count."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def ten_hours() -> Peaks:
    rng = np.random.default_rng(3)
    bucket = Peaks().bucket
    high = rng.integers(0, 120, 10 * 3600 * RATE // bucket, np.int8)
    return Peaks.from_base(-high, high, high.size * bucket)


def _passes(path: Path) -> list[Figure]:
    alone = best(lambda: decode_alone(path))
    blocks = best(lambda: sum(b.size for _, b in decode.blocks(path)))
    whole = best(lambda: build(path))
    first: list[float] = []
    start = time.perf_counter()
    build(path, on_grow=lambda _: first.append(time.perf_counter() - start))
    return [
        ("decode 1 h mp3 alone", alone, "s", "PyAV, no resampling"),
        ("blocks of 1 h mp3", blocks / alone, "x", "against decoding alone: resampled to 16 kHz mono"),
        ("peaks of 1 h mp3", whole / alone, "x", f"against decoding alone, budget 1.6; {whole:.2f} s"),
        ("first peaks to draw", first[0] * 1000, "ms", "from the call"),
    ]


def _memory(path: Path) -> list[Figure]:
    answer = subprocess.run([sys.executable, "-c", _MEMORY, str(path)], capture_output=True, text=True, check=True)
    before, after = map(float, answer.stdout.split())
    return [
        ("memory of a process that made them", after, "MB", "largest resident size"),
        ("of which for the peaks pass", after - before, "MB", "above numpy and PyAV imported"),
    ]


def _look(peaks: Peaks, start_ms: float, end_ms: float) -> None:
    for _ in range(_LOOKS):
        peaks.window(start_ms, end_ms, 2000)


def _windows() -> list[Figure]:
    peaks, figures = ten_hours(), []
    for name, length_ms in (
        ("10 ms", 10),
        ("10 s", 1e4),
        ("1 min", 6e4),
        ("1 h", 3.6e6),
        ("10 h", 3.6e7),
        ("100 h", 3.6e8),
    ):
        start = min(1.8e7, 3.6e7 - length_ms) if length_ms < 3.6e7 else 0.0
        cost = best(partial(_look, peaks, start, start + length_ms))
        figures.append((f"window of {name} in 10 h", cost / _LOOKS * 1000, "ms", "2,000 columns"))
    return figures


def run() -> list[Figure]:
    """Return (name, value, unit, note) for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_hour(Path(folder) / "hour.mp3")
        return [*_passes(path), *_memory(path), *_windows()]


if __name__ == "__main__":
    for name, value, unit, note in run():
        print(f"{name:<40} {value:10.3f} {unit:<4} {note}")
