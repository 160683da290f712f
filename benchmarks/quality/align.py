"""How many words of whole made talks are found, how exactly, and what that costs.

The talks are folders as make_recording.py leaves them (audio.wav, words.tsv, transcript_errors.txt, and timed.srt for
captions with times), named in `JAMEDIT_BENCH_RECORDING`, separated as in PATH; without one this is skipped, and said.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from jamedit.document import Timing, Word
from jamedit.document.tokens import key
from jamedit.formats.reading import read_path
from jamedit.operations.align import align_recording

FOLDERS = "JAMEDIT_BENCH_RECORDING"
NEAR_MS = 50, 100, 250
CONFIRMED = 0.8
Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Return rows for each talk: words placed, near their place, confirmed and near, and processor time."""
    folders = [Path(name) for name in os.environ.get(FOLDERS, "").split(os.pathsep) if name]
    if not folders:
        return [("no talk", 0.0, "", f"skipped: set {FOLDERS} to folders that make_recording.py made")]
    return [row for folder in folders for name in ("transcript_errors.txt", "timed.srt") for row in _rows(folder, name)]


def _rows(folder: Path, name: str) -> Iterator[Row]:
    if not (folder / name).is_file():
        return
    before = _processor_s()
    with tempfile.TemporaryDirectory() as made:
        target = Path(made, "out.json")
        done = align_recording(folder / name, folder / "audio.wav", target)
        words = list(read_path(target).words())
    spent = _processor_s() - before
    pairs = list(_pairs(words, folder / "words.tsv"))
    errors = [(abs(w.span.start_ms - ms), w.time_confidence or 0) for w, ms in pairs if _is_placed(w) and w.span]
    sure = [error for error, confidence in errors if confidence >= CONFIRMED]
    what = f"{folder.name}, {name}"
    near = " / ".join(f"{sum(e <= ms for e, _ in errors) / max(1, len(errors)):.1%}" for ms in NEAR_MS)
    yield f"{what}: placed", 100 * len(errors) / max(1, len(pairs)), "%", f"{near} within 50 / 100 / 250 ms"
    right = sum(e <= NEAR_MS[1] for e in sure) / max(1, len(sure))
    yield f"{what}: confirmed", 100 * len(sure) / max(1, len(pairs)), "%", f"{right:.1%} of these within 100 ms"
    yield f"{what}: found", 100 * done.anchored, "%", "of the text, by what the refusal goes"
    yield f"{what}: processor", spent / _seconds(folder / "audio.wav"), "s/s", f"largest process {_largest_mb():.0f} MB"


def _pairs(words: list[Word], table: Path) -> Iterator[tuple[Word, int]]:
    """Yield words of the text that were said, with when: those that an error of the text replaced have no place."""
    said = [line.split("\t") for line in table.read_text("utf-8").splitlines()[1:]]
    for code in Levenshtein.opcodes([key(w.text) for w in words], [key(row[3]) for row in said]):
        if code.tag == "equal":
            for at in range(code.src_end - code.src_start):
                yield words[code.src_start + at], round(1000 * float(said[code.dest_start + at][0]))


def _is_placed(word: Word) -> bool:
    return word.span is not None and word.timing is Timing.ALIGNED


def _processor_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _largest_mb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        * unit
        / 2**20
    )


def _seconds(path: Path) -> float:
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()
