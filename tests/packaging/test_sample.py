"""The sample talk: transcript, recording, turns and gold say the same."""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "research-jam"
LINE = re.compile(r"\[(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\]   (.+)")


def text(ending: str) -> str:
    return SAMPLE.with_name(SAMPLE.name + ending).read_text("utf-8")


def rows(ending: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text(ending).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "script" / "make_sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_sample"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cues() -> list[tuple[float, float, str]]:
    matches = [LINE.fullmatch(line) for line in text(".txt").splitlines()]
    assert all(matches)
    groups = [match.groups() for match in matches if match]
    return [
        (3600 * int(a) + 60 * int(b) + float(c), 3600 * int(d) + 60 * int(e) + float(f), said)
        for a, b, c, d, e, f, said in groups
    ]


def test_transcript_and_gold_are_what_the_script_makes(maker: ModuleType, cues: list[tuple[float, float, str]]) -> None:
    script = maker.parse(text(".script.txt"))
    timed = [
        maker.Timed(part, number, round(start * 1000), round(end * 1000))
        for number, (cue, (start, end, _)) in enumerate(zip(script.cues, cues, strict=True))
        for part in cue.parts
    ]
    written, places = maker.transcript(timed)
    assert written == text(".txt")
    assert maker.gold(timed, places, set(text(".glossary.txt").split())) == text(".gold.tsv")


def test_the_times_run_on_and_end_with_the_recording(cues: list[tuple[float, float, str]]) -> None:
    import av

    times = [time for start, end, _ in cues for time in (start, end)]
    assert times == sorted(times)
    with av.open(str(SAMPLE) + ".opus") as recording:
        assert recording.duration is not None
        length = recording.duration / 1_000_000
    assert 90 <= length <= 150
    assert 0 < length - times[-1] < 2


def test_mending_every_gold_place_gives_what_was_meant(maker: ModuleType) -> None:
    lines = text(".txt").splitlines()
    for row in reversed(rows(".gold.tsv")):
        line, at = int(row["line"]) - 1, int(row["col"])
        assert lines[line][at : at + len(row["wrong"])] == row["wrong"]
        lines[line] = lines[line][:at] + row["correct"] + lines[line][at + len(row["wrong"]) :]
    script = maker.parse(text(".script.txt"))
    meant = [" ".join("".join(piece.meant for piece in part.pieces) for part in cue.parts) for cue in script.cues]
    assert [line.split("]   ")[1].split() for line in lines] == [said.split() for said in meant]


def test_turns_have_the_times_of_their_text_and_follow_one_another() -> None:
    lines, turns = text(".txt").splitlines(), rows(".turns.tsv")
    for turn in turns:
        assert lines[int(turn["line"]) - 1][int(turn["col"]) :].startswith(turn["text"])
    times = [int(turn[key]) for turn in turns for key in ("start_ms", "end_ms")]
    assert times == sorted(times)
    assert all(a["speaker"] != b["speaker"] for a, b in pairwise(turns))


def test_the_recording_is_heard_in_the_captions_and_quiet_between(cues: list[tuple[float, float, str]]) -> None:
    import av
    import numpy as np

    with av.open(str(SAMPLE) + ".opus") as recording:
        sound = np.concatenate([frame.to_ndarray().ravel() for frame in recording.decode(audio=0)])

    def loudness(start: float, end: float) -> float:
        return float(np.sqrt(np.mean(sound[int(start * 48000) : int(end * 48000)] ** 2)))

    for (start, end, _), (following, _, _) in pairwise(cues):
        assert loudness(start, end) > 0.03
        assert loudness(end + 0.05, following - 0.05) < 0.003


def test_the_sample_has_what_it_shows(maker: ModuleType) -> None:
    kinds = {row["kind"] for row in rows(".gold.tsv")}
    assert {"term", "filler", "repeat", "quoted"} <= kinds
    assert (SAMPLE.parent / "research-jam.opus").stat().st_size < 600_000
    assert len({voice.name for voice in maker.parse(text(".script.txt")).voices.values()}) == 4


def test_a_line_the_script_does_not_know_is_named_by_its_number(maker: ModuleType) -> None:
    with pytest.raises(ValueError, match="line 2 of the script"):
        maker.parse("# fine\nwhat is this\n")
