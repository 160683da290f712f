"""jamedit align with another transcript: files, report, refusals, exit codes."""

from __future__ import annotations

import json
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from made import SPEECH

from jamedit.cli.main import main
from jamedit.document import Timing
from jamedit.formats.native.project import create, load
from jamedit.formats.reading import read_path
from jamedit.operations.aligned import Aligned

WORDS = SPEECH.split()


def timed_json(path: Path, words: list[str]) -> Path:
    rows = [{"text": w, "start_ms": n * 400, "end_ms": n * 400 + 350, "timing": "heard"} for n, w in enumerate(words)]
    path.write_text(json.dumps({"paragraphs": [{"words": rows}]}))
    return path


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(SPEECH + "\n")
    return path


@pytest.fixture
def timed(tmp_path: Path) -> Path:
    return timed_json(tmp_path / "timed.json", WORDS)


def words_of(path: Path) -> list[dict[str, Any]]:
    return [w for p in json.loads(path.read_text())["paragraphs"] for w in p["words"]]


def test_words_get_the_times_of_the_other_transcript(talk: Path, timed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["align", str(talk), str(timed), "-o", str(out)]) == 0
    words = words_of(out)
    assert [w["text"] for w in words] == WORDS
    assert [w["start_ms"] for w in words] == [n * 400 for n in range(len(WORDS))]
    assert {w["timing"] for w in words} == {"aligned"}
    assert {w["time_confidence"] for w in words} == {0.95}


def test_the_report_has_its_numbers(
    talk: Path, timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert main(["align", str(talk), str(timed), "-o", str(out), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        *("words", "confirmed", "fitted", "estimated", "none", "anchored", "offset_ms", "seconds", "warnings")
    ]
    n = len(WORDS)
    assert [report[k] for k in ("words", "confirmed", "fitted", "estimated", "none", "anchored")] == [n, n, 0, 0, 0, 1]
    assert report["offset_ms"] is None
    assert report["warnings"] == []


def test_captions_are_made_of_a_text_and_times(talk: Path, timed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.srt"
    assert main(["align", str(talk), str(timed), "-o", str(out)]) == 0
    made = read_path(out)
    assert made.paragraphs[0].words[0].span is not None
    assert " ".join(w.text for w in made.words()) == " ".join(WORDS)


def test_captions_as_source_of_times_give_estimates_and_say_so(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    captions = tmp_path / "old.srt"
    half = len(WORDS) // 2
    captions.write_text(
        f"1\n00:00:01,000 --> 00:00:21,000\n{' '.join(WORDS[:half])}\n\n"
        f"2\n00:00:30,000 --> 00:00:50,000\n{' '.join(WORDS[half:])}\n"
    )
    out = tmp_path / "out.json"
    assert main(["align", str(talk), str(captions), "-o", str(out)]) == 0
    assert {w["timing"] for w in words_of(out)} == {"estimated"}
    assert words_of(out)[half]["start_ms"] == 30_000
    assert "old.srt says when captions or paragraphs begin, not when words do" in capsys.readouterr().err


def test_captions_that_were_late_are_set_right_and_the_offset_is_told(
    timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = tmp_path / "late.srt"
    rows = [WORDS[n : n + 6] for n in range(0, len(WORDS), 6)]
    clock = lambda ms: f"00:{ms // 60_000:02}:{ms // 1000 % 60:02},{ms % 1000:03}"  # noqa: E731
    late.write_text(
        "\n".join(
            f"{k + 1}\n{clock(k * 2_400 + 5_000)} --> {clock(k * 2_400 + 7_300)}\n{' '.join(row)}\n"
            for k, row in enumerate(rows)
        )
    )
    out = tmp_path / "out.srt"
    assert main(["align", str(late), str(timed), "-o", str(out), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["offset_ms"] == -5_000
    assert json.loads(told.out)["warnings"] == ["The times of before were 5.0 s too late, all of them."]
    cues = [c.span for p in read_path(out).paragraphs for c in p.cues if c.span]
    assert [(c.start_ms, c.end_ms) for c in cues[:-1]] == [(k * 2_400, k * 2_400 + 2_350) for k in range(len(rows) - 1)]


def test_only_missing_leaves_known_times_alone(timed: Path, tmp_path: Path) -> None:
    source = tmp_path / "part.json"
    rows: list[dict[str, Any]] = [{"text": w} for w in WORDS]
    rows[3] |= {"start_ms": 1_234, "end_ms": 1_300, "timing": "heard"}
    rows[5] |= {"start_ms": 1_999, "end_ms": 2_100, "timing": "estimated"}
    source.write_text(json.dumps({"paragraphs": [{"words": rows}]}))
    out = tmp_path / "out.json"
    assert main(["align", str(source), str(timed), "-o", str(out), "--only-missing"]) == 0
    words = words_of(out)
    assert [(w["start_ms"], w["timing"]) for w in words[2:6]] == [
        *((800, "aligned"), (1_234, "heard"), (1_600, "aligned"), (2_000, "aligned")),
    ]


def test_another_text_is_refused_with_what_was_measured(
    timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "recipe.txt"
    other.write_text("Peel the onions and fry them in butter until they are brown. " * 9)
    out = tmp_path / "out.json"
    assert main(["align", str(other), str(timed), "-o", str(out)]) == 2
    error = capsys.readouterr().err
    assert "recipe.txt and timed.json do not seem to belong together: only 0 of 108 words (0%)" in error
    assert not out.exists()


def test_half_the_text_gives_only_sure_words_and_code_1(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half = timed_json(tmp_path / "half.json", WORDS[: len(WORDS) // 2 - 5])
    out = tmp_path / "out.json"
    assert main(["align", str(talk), str(half), "-o", str(out)]) == 1
    assert (
        "% of the text is in half.json in the same order; only those very words got a time" in capsys.readouterr().err
    )
    assert [w["timing"] for w in words_of(out)].count("none") == len(WORDS) - (len(WORDS) // 2 - 5)


@pytest.mark.parametrize("name", ["out.txt", "out.md", "out.docx", "out.html", "out.xyz"])
def test_a_format_without_times_is_refused_in_one_sentence(
    name: str, talk: Path, timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", str(talk), str(timed), "-o", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert name in error
    assert not (tmp_path / name).exists()


def test_a_transcript_without_times_has_none_to_give(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert main(["align", str(talk), str(talk), "-o", str(out)]) == 2
    assert "talk.txt has no times that could be taken" in capsys.readouterr().err
    assert main(["align", str(talk), str(tmp_path / "gone.srt"), "-o", str(out)]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert not out.exists()


def test_what_was_there_is_kept_and_named(
    talk: Path, timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = timed.read_bytes()
    assert main(["align", str(talk), str(timed), "-o", str(timed)]) == 0
    assert "timed.json was replaced; what it held is kept as timed.json.bak." in capsys.readouterr().err
    assert (tmp_path / "timed.json.bak").read_bytes() == before


def test_a_project_gets_its_times_as_one_step(talk: Path, timed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jamedit"
    assert main(["align", str(talk), str(timed), "-o", str(out)]) == 0
    made = load(out)
    assert [step.label for step in made.steps] == ["take_times"]
    assert all(w.timing is Timing.ALIGNED for w in made.present.words())
    assert all(w.span is None for w in made.original.words())
    again = tmp_path / "again.jamedit"
    create(again, made)
    assert main(["align", str(talk), str(timed), "-o", str(again)]) == 2
    assert load(again).present == made.present


def test_choices_for_a_recording_are_refused_with_a_transcript(
    talk: Path, timed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", str(talk), str(timed), "-o", str(tmp_path / "o.json"), "--language", "de"]) == 2
    assert "--language is for recordings" in capsys.readouterr().err


def test_a_recording_is_known_by_its_name_or_content(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[tuple[Any, ...]] = []

    def align_recording(source: Path, recording: Path, target: Path, **choices: Any) -> Aligned:
        seen.append((recording.name, choices["aligner"], choices["jobs"]))
        return Aligned(3, 1, 1, 0, 1, 0.5, sure=False, seconds=1.5)

    made: Any = types.ModuleType("jamedit.operations.align")
    made.align_recording = align_recording
    monkeypatch.setitem(sys.modules, "jamedit.operations.align", made)
    (tmp_path / "sound.bin").write_bytes(b"RIFF\0\0\0\0WAVE")
    for name in ("talk.mp3", "sound.bin"):
        arguments = ["align", str(talk), str(tmp_path / name), "-o", str(tmp_path / "o.json"), "--jobs", "2"]
        assert main(arguments) == 1
    assert seen == [("talk.mp3", None, 2), ("sound.bin", None, 2)]
    assert "3 words: 1 confirmed, 1 fitted with doubt, 1 without a time" in capsys.readouterr().out
