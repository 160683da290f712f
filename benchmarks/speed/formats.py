"""100,000 captions: to a full word document and back, beside other libraries on the same file; and detection.

The other libraries give captions, jamedit a document of words with times. Every figure is processor time, the best of a
few runs in this process, so that other work on the machine does not count; those of pysubs2, srt and webvtt-py are left
out where they are not installed (script/bench sees to it).
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jamedit.captioning.profiles import PROFILES
from jamedit.formats.detect import detect
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

CUES = 100_000
READ_S, WRITE_S, DETECT_MS, WORD_BYTES = 1.4, 1.0, 20.0, 350  # the budgets
TEXT = "so the model reads every line twice and then we plot what it got wrong in the second run today"
WORDS = TEXT.split()
Row = tuple[str, float, str, str]


def clock(ms: int, mark: str) -> str:
    """Return a time as HH:MM:SS and thousandths."""
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"


def captions(mark: str, numbered: bool) -> Iterator[str]:
    """Yield captions of two lines and about twelve words, ten of them a sentence apart."""
    for i in range(CUES):
        words = [WORDS[(i * 7 + k) % len(WORDS)] for k in range(11 + i % 3)]
        words[0], words[-1] = words[0].title(), words[-1] + ("." if i % 2 else ",")
        times = f"{clock(i * 2_500, mark)} --> {clock(i * 2_500 + 2_400, mark)}"
        number = f"{i + 1}\n" if numbered else ""
        yield f"{number}{times}\n{' '.join(words[:6])}\n{' '.join(words[6:])}\n"


def srt_data() -> bytes:
    """Return a SubRip file."""
    return "\n".join(captions(",", True)).encode()


def vtt_data() -> bytes:
    """Return a WebVTT file."""
    return ("WEBVTT\n\n" + "\n".join(captions(".", False))).encode()


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the shortest of a few runs."""
    taken = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        made = work()
        taken.append(time.process_time() - start)
        del made
    return min(taken)


def kept_bytes(format_id: str) -> int:
    """Return by how much a process of its own grows that reads the file and keeps the transcript (Linux; else 0)."""
    if not Path("/proc/self/statm").exists():
        return 0
    code = f"""
from benchmarks.speed.formats import {format_id}_data
from jamedit.formats.reading import read_data
def pages(): return int(open("/proc/self/statm").read().split()[1])
data = {format_id}_data()
before = pages()
kept = read_data(data, "talk.{format_id}")
print((pages() - before) * {os.sysconf("SC_PAGE_SIZE")})
"""
    return int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def run() -> list[Row]:
    """Return name, value, unit and note of every figure."""
    return [*_captions("srt", srt_data()), *_captions("vtt", vtt_data()), *_detection()]


def _captions(format_id: str, data: bytes) -> Iterator[Row]:
    transcript = read_data(data, f"talk.{format_id}")
    note = f"{len(data) / 1e6:.0f} MB, {transcript.word_count:,} words"
    assert render(transcript, format_id) == data
    mine = seconds(lambda: read_data(data, f"talk.{format_id}"))
    yield f"{format_id} read", mine, "s", f"{note}; budget {READ_S:g} s{_over(mine, READ_S)}"
    size = kept_bytes(format_id) / transcript.word_count
    yield f"{format_id} in memory", size, "bytes a word", f"budget {WORD_BYTES}{_over(size, WORD_BYTES)}"
    write = seconds(lambda: render(transcript, format_id))
    yield f"{format_id} write, untouched", write, "s", f"budget {WRITE_S:g} s{_over(write, WRITE_S)}"
    other = "vtt" if format_id == "srt" else "srt"
    crossed = seconds(lambda: render(transcript, other))
    yield f"{format_id} written as {other}", crossed, "s", f"budget {WRITE_S:g} s{_over(crossed, WRITE_S)}"
    resegmented = seconds(
        lambda: render(transcript, format_id, WriteOptions(captions="new", profile=PROFILES["netflix"])), 1
    )
    yield f"{format_id} captions made again", resegmented, "s", "from the times of the words, profile netflix"
    for name, read, dump in _others(format_id, data):
        theirs = seconds(read)
        yield f"{format_id} read by {name}", theirs, "s", f"{theirs / mine:.1f} × jamedit's time; captions, no words"
        made = read()
        theirs = seconds(lambda made=made, dump=dump: dump(made))
        yield f"{format_id} written by {name}", theirs, "s", f"{theirs / write:.1f} × jamedit's time"


def _over(value: float, budget: float) -> str:
    return " EXCEEDED" if value > budget else ""


def _others(format_id: str, data: bytes) -> Iterator[tuple[str, Callable[[], Any], Callable[[Any], object]]]:
    """Yield name, reader and writer of the libraries that are installed."""
    pysubs2 = _library("pysubs2")
    if pysubs2:
        yield (
            "pysubs2",
            lambda: pysubs2.SSAFile.from_string(data.decode(), format_=format_id),
            lambda subs: subs.to_string(format_id),
        )
    srt = _library("srt") if format_id == "srt" else None
    if srt:
        yield "srt", lambda: list(srt.parse(data.decode())), srt.compose
    webvtt = _library("webvtt") if format_id == "vtt" else None
    if webvtt:
        yield "webvtt-py", lambda: webvtt.from_string(data.decode()), lambda made: made.write(io.StringIO())


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _detection() -> Iterator[Row]:
    """Yield how long it takes to know a large text of every kind there is, among all formats."""
    kinds = {"srt": srt_data().decode(), "vtt": vtt_data().decode()}
    transcript = read_data(srt_data(), "talk.srt")
    for known in FORMATS:
        if known.writes and known.binary is None:
            kinds[known.id] = render(transcript, known.id).decode()
    kinds["one long line"] = " ".join(WORDS) * 100_000
    worst = ("", 0.0)
    for name, text in kinds.items():
        took = seconds(lambda text=text: detect(text, "talk")) * 1000
        worst = max(worst, (name, took), key=lambda pair: pair[1])
        yield f"detect {name}", took, "ms", f"among {len(FORMATS)} formats"
    yield "detect, the slowest", worst[1], "ms", f"{worst[0]}; budget {DETECT_MS:g} ms{_over(worst[1], DETECT_MS)}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talk.srt"
        path.write_bytes(srt_data())
        yield "read a file of 100,000 captions", _from_disk(path), "s", "opening, decoding and detecting included"


def _from_disk(path: Path) -> float:
    from jamedit.formats.reading import read_path

    return seconds(lambda: read_path(path))
