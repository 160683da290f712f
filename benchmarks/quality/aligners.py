"""How exactly each aligner finds words, on the same spans of at most 28 seconds.

Real speech comes from `../shared/data/speech`; a made recording from the folder named by `JAMEDIT_BENCH_RECORDING` (as
make_recording.py leaves it: audio.wav, words.tsv); models of Whisper from the folders named by `JAMEDIT_TEST_WHISPER`
(separated as in PATH). What is missing is skipped, and said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from jamedit.audio.speech_sound import stream
from jamedit.speech.base import RATE, Aligner, EngineChoice, Sound
from jamedit.speech.engines import make, missing
from jamedit.speech.quiet import quietest

SPEECH = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "speech"
REAL = (
    ("mfa, reference by an aligner", ("mfa/acoustic_corpus", "mfa/cold_corpus")),
    ("praatio, labelled by hand", ("praatio/mary",)),
)
MADE = "JAMEDIT_BENCH_RECORDING"
WHISPER = "JAMEDIT_TEST_WHISPER"
MADE_S, LONGEST_S = 240, 28
NEAR_MS = 50, 100, 250
Row = tuple[str, float, str, str]


@dataclass(frozen=True, slots=True)
class Clip:
    """Hold a span of sound with its words: start in ms, text."""

    sound: Sound
    words: tuple[tuple[int, str], ...]


def run() -> list[Row]:
    """Return a row for each engine and set of clips: the share of placed words that are within 100 ms."""
    sets = list(_sets())
    rows: list[Row] = []
    for name, choice, alone in _engines():
        if text := missing(choice.name):
            rows.append((name, 0.0, "", f"skipped: {text}"))
            continue
        with mock.patch("jamedit.speech.whisper.aligner.program", return_value=None) if alone else mock.MagicMock():
            aligner = make(choice)
            for what, clips in sets:
                aligner.fit(clips[0].sound[: 2 * RATE], ["one"])  # what is loaded once is not measured
                rows.append(_measured(f"{name}: {what}", aligner, clips))
    if len(sets) < len(REAL) + 1:
        rows.append(("other clips", 0.0, "", f"skipped: set {MADE} to a made recording, and put speech into {SPEECH}"))
    return rows


def _engines() -> Iterator[tuple[str, EngineChoice, bool]]:
    yield "sphinx", EngineChoice("sphinx"), False
    yield "rough", EngineChoice("rough"), False
    folders = [Path(folder) for folder in os.environ.get(WHISPER, "").split(os.pathsep) if folder]
    for folder in folders or [Path()]:
        choice = EngineChoice("whisper", "en", str(folder))
        if not folders:
            yield f"whisper ({WHISPER} is not set)", choice, False
            return
        yield f"whisper {folder.name} + espeak-ng", choice, False
        yield f"whisper {folder.name} alone", choice, True


def _sets() -> Iterator[tuple[str, list[Clip]]]:
    for what, names in REAL:
        files = [(SPEECH / f"{name}.wav", SPEECH / f"{name}.words.tsv") for name in names]
        if all(path.is_file() for pair in files for path in pair):
            yield what, [clip for pair in files for clip in _clips(*pair)]
    folder = Path(os.environ.get(MADE, ""))
    if os.environ.get(MADE) and (folder / "words.tsv").is_file():
        yield f"made, {folder.name}", list(_clips(folder / "audio.wav", folder / "words.tsv"))


def _clips(recording: Path, table: Path) -> Iterator[Clip]:
    lines = [line.split("\t") for line in table.read_text("utf-8").splitlines()[1:]]
    words = [(round(1000 * float(row[0])), row[-1]) for row in lines if float(row[1]) < MADE_S]
    parts: list[Sound] = []
    for _, part in stream(recording):
        parts.append(part)
        if sum(map(len, parts)) > MADE_S * RATE:
            break
    sound = np.concatenate(parts)[: MADE_S * RATE]
    begin = 0
    while words:
        end = len(sound)
        if end - begin > LONGEST_S * RATE:
            end = quietest(sound, begin + LONGEST_S * RATE // 2, begin + LONGEST_S * RATE)
        inside = [(ms - begin * 1000 // RATE, word) for ms, word in words if ms < end * 1000 // RATE]
        words = words[len(inside) :]
        if inside:
            yield Clip(sound[begin:end], tuple(inside))
        begin = end


def _measured(name: str, aligner: Aligner, clips: Sequence[Clip]) -> Row:
    before, off = _cpu_s(), []
    for clip in clips:
        placed = aligner.fit(clip.sound, [word for _, word in clip.words])
        off += [abs(p.start_ms - ms) for p, (ms, _) in zip(placed, clip.words, strict=True) if p is not None]
    spent = _cpu_s() - before
    count = sum(len(clip.words) for clip in clips)
    near = [100 * sum(ms <= most for ms in off) / max(1, len(off)) for most in NEAR_MS]
    seconds = sum(len(clip.sound) for clip in clips) / RATE
    note = (
        f"{near[0]:.1f} % within 50 ms, {near[2]:.1f} % within 250; placed {100 * len(off) / count:.1f} % of {count}; "
        f"{spent / seconds:.3f} s of processor time a second"
    )
    return name, near[1], "%", note


def _cpu_s() -> float:
    """Return the processor time of this process and of the programs it ran."""
    return sum(os.times()[:4])
