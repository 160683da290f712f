"""jamedit convert: files, pipes, losses, refusals."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made import transcript

from jamedit.cli.main import main
from jamedit.document.change import rest_of, unpacked
from jamedit.document.note import Note
from jamedit.document.project import Project
from jamedit.formats.native.project import create

SRT = "1\n00:00:01,000 --> 00:00:02,000\nOne two\nthree.\n\n2\n00:00:05,000 --> 00:00:06,000\nFour.\n"
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "transcript.schema.json"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SRT)
    return path


def faults(value: Any, rule: dict[str, Any], root: dict[str, Any], place: str = "$") -> list[str]:
    """Return where a value breaks a JSON Schema, for the few keywords that ours uses."""
    if "$ref" in rule:
        rule = root["$defs"][rule["$ref"].rsplit("/", 1)[1]]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}
    kinds["boolean"] = bool
    types = rule.get("type", list(kinds))
    if not any(isinstance(value, kinds[t]) for t in ([types] if isinstance(types, str) else types)):
        return [f"{place} is no {types}"]
    found = [f"{place} has no {key}" for key in rule.get("required", []) if key not in value]
    if "enum" in rule and value not in rule["enum"]:
        found.append(f"{place} is {value!r}")
    if isinstance(value, dict):
        for key, part in value.items():
            known = rule.get("properties", {}).get(key, rule.get("additionalProperties"))
            found += (
                [f"{place}.{key} is not in the schema"]
                if known is None
                else faults(part, known, root, f"{place}.{key}")
            )
    for i, part in enumerate(value if isinstance(value, list) else []):
        found += faults(part, rule["items"], root, f"{place}[{i}]")
    return found


def test_json_holds_words_with_times_in_the_shape_of_the_schema(talk: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert main(["convert", str(talk), str(target)]) == 0
    value = json.loads(target.read_text())
    words = [w for p in value["paragraphs"] for w in p["words"]]
    assert [w["text"] for w in words] == ["One", "two", "three.", "Four."]
    assert (words[0]["start_ms"], words[3]["end_ms"], words[0]["timing"]) == (1000, 6000, "estimated")
    schema = json.loads(SCHEMA.read_text())
    assert faults(value, schema, schema) == []
    broken = json.loads(target.read_text())
    broken["paragraphs"][0]["words"][0]["timing"] = "guessed"
    assert faults(broken, schema, schema) == ["$.paragraphs[0].words[0].timing is 'guessed'"]


def test_the_same_format_gives_the_same_bytes(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(talk), str(tmp_path / "again.srt")]) == 0
    assert (tmp_path / "again.srt").read_bytes() == talk.read_bytes()
    assert capsys.readouterr() == ("", "")


def test_what_gets_lost_is_named(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(talk), str(tmp_path / "out.md")]) == 0
    assert capsys.readouterr().err == "jamedit: md cannot hold times; left out\n"
    assert (tmp_path / "out.md").read_text() == "One two three.\n\nFour.\n"


def test_report_as_json(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk.write_text("caf\u00c3\u00a9\n\n" + SRT)
    assert main(["convert", str(talk), str(tmp_path / "out.txt"), "--json"]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert err == ""
    assert (report["from"], report["to"], report["words"], report["lost"]) == ("srt", "txt", 5, ["times"])
    assert [w["line"] for w in report["warnings"]] == [1, 1]


def test_problems_of_the_source_are_reported_with_their_line(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk.write_text(SRT + "caf\u00c3\u00a9\n")
    assert main(["convert", str(talk), str(tmp_path / "out.srt")]) == 0
    assert f"{talk}:9: column 4: broken encoding 'Ã©' read as 'é'" in capsys.readouterr().err


def test_losses_are_reported_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard = {"text": "so", "start_ms": 0, "end_ms": 400, "confidence": 0.9, "timing": "heard", "hidden": True}
    value = {
        "paragraphs": [{"speaker": "Ines", "words": [heard]}],
        "sections": [{"title": "Opening", "first_paragraph": 0}],
    }
    (tmp_path / "talk.json").write_text(json.dumps(value))
    assert main(["convert", str(tmp_path / "talk.json"), str(tmp_path / "out.srt")]) == 0
    assert capsys.readouterr().err == (
        "jamedit: srt cannot hold word times, word confidence, speakers, section headings and "
        "which words are hidden; left out\n"
    )
    assert main(["convert", str(tmp_path / "talk.json"), str(tmp_path / "out.json")]) == 0
    assert capsys.readouterr().err == ""


def test_notes_are_in_projects_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = replace(transcript("so it is"), notes=(Note(90, 4, "check this"),), next_id=91)
    create(tmp_path / "talk.jamedit", Project(talk, talk))
    assert main(["convert", str(tmp_path / "talk.jamedit"), str(tmp_path / "out.json")]) == 0
    assert capsys.readouterr().err == "jamedit: json cannot hold notes; left out\n"


LONG = (
    "1\n00:00:01,000 --> 00:00:09,000\nwe count the fish by the sounds they make, and where the water is too loud "
    "we wait for the night, when only crabs are heard, before we sail on to the next of nine bays \n"
)


def converted(talk: Path, *arguments: str) -> str:
    target = talk.with_name("out.srt")
    assert main(["convert", str(talk), str(target), *arguments]) == 0
    return target.read_text()


def test_captions_stay_as_in_the_file_unless_a_profile_or_a_figure_is_given(talk: Path) -> None:
    talk.write_text(LONG)
    assert converted(talk) == LONG
    assert converted(talk, "--captions", "keep", "--line-length", "20") == LONG
    for asked in (["--captions", "new"], ["--profile", "netflix"], ["--line-length", "30"], ["--max-seconds", "3"]):
        assert converted(talk, *asked).count("-->") > 1


def test_figures_override_those_of_the_profile(talk: Path) -> None:
    talk.write_text(LONG)
    text = converted(talk, "--profile", "broadcast", "--line-length", "24", "--lines", "1", "--gap", "120")
    lines = [line for line in text.split("\n") if line and "-->" not in line and not line.isdigit()]
    assert max(map(len, lines)) <= 24
    times = re.findall(r"\d\d:\d\d:(\d\d),(\d\d\d)", text)
    ms = [int(s) * 1000 + int(f) for s, f in times]
    assert all(b - a >= 120 for a, b in zip(ms[1::2], ms[2::2], strict=False))


def test_paragraphs_are_as_wanted(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("One a. Two b. Three c. Four d.\n\nFive e.\n")
    target = tmp_path / "out.txt"
    assert main(["convert", str(tmp_path / "talk.txt"), str(target), "--paragraphs", "reader"]) == 0
    assert target.read_text() == "One a. Two b. Three c.\n\nFour d. Five e.\n"
    assert main(["convert", str(tmp_path / "talk.txt"), str(target), "--paragraphs", "lines"]) == 0
    assert target.read_text() == "One a. Two b. Three c. Four d.\nFive e.\n"


def test_clean_takes_the_same_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talk.srt").write_text(LONG)
    target = tmp_path / "out.srt"
    assert main(["clean", str(tmp_path / "talk.srt"), "-o", str(target), "--profile", "youtube", "--lines", "1"]) == 0
    assert target.read_text().count("-->") > 3
    assert max(map(len, target.read_text().split("\n"))) <= 40


class _Pipe:
    """Take the place of sys.stdin or sys.stdout, with bytes behind it."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)

    def flush(self) -> None:
        self.buffer.flush()


def test_standard_input_and_output(monkeypatch: pytest.MonkeyPatch) -> None:
    out = _Pipe()
    monkeypatch.setattr("sys.stdin", _Pipe(SRT.encode()))
    monkeypatch.setattr("sys.stdout", out)
    assert main(["convert", "-", "-", "--to", "whisper"]) == 0
    assert out.buffer.getvalue().decode() == (
        "[00:00:01.000 --> 00:00:02.000]   One two three.\n[00:00:05.000 --> 00:00:06.000]   Four.\n"
    )


def test_format_can_be_forced(talk: Path, tmp_path: Path) -> None:
    assert main(["convert", str(talk), str(tmp_path / "out"), "--from", "txt", "--to", "txt"]) == 0
    assert "-->" in (tmp_path / "out").read_text()


def test_times_and_names_can_be_chosen(tmp_path: Path) -> None:
    source = tmp_path / "talk.vtt"
    source.write_text("WEBVTT\n\n01:01:01.000 --> 01:01:02.000\n<v Ines>Hello.\n")
    assert main(["convert", str(source), str(tmp_path / "out.txt"), "--times"]) == 0
    assert (tmp_path / "out.txt").read_text() == "[1:01:01] Ines: Hello.\n"
    assert main(["convert", str(source), str(tmp_path / "out.txt"), "--no-speakers"]) == 0
    assert (tmp_path / "out.txt").read_text() == "Hello.\n"


def test_times_of_words_go_into_captions_when_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "talk.ctm"
    source.write_text("talk 1 1.00 0.50 so\ntalk 1 1.50 0.30 it\ntalk 1 2.00 0.40 is\n")
    assert main(["convert", str(source), str(tmp_path / "talk.vtt"), "--word-times"]) == 0
    assert "word times" not in capsys.readouterr().err
    assert "so <00:00:01.500>it<00:00:01.800> <00:00:02.000>is" in (tmp_path / "talk.vtt").read_text()
    assert main(["convert", str(source), str(tmp_path / "talk.vtt")]) == 0
    assert "word times" in capsys.readouterr().err
    assert "<" not in (tmp_path / "talk.vtt").read_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.srt", "out.txt"], "missing.srt does not exist"),
        (["plain.txt", "out.srt"], "has no times, which srt needs"),
        (["plain.txt", "out.weird"], "does not show which format to write; add --to"),
        (["plain.txt", "out.txt", "--to", "pdf"], "There is no format 'pdf'"),
        (["plain.txt", "out.txt", "--from", "pdf"], "There is no format 'pdf'"),
        (["plain.txt", "-", "--to", "md", "--json"], "both need standard output"),
        (["plain.txt", "no/such/folder.txt"], "cannot be written"),
        (
            ["plain.txt", "out.txt", "--profile", "cinema"],
            "There is no caption profile 'cinema'; choose one of",
        ),
        (["plain.txt", "out.txt", "--line-length", "3"], "--line-length is 3; give a number from 10 to 200."),
        (["plain.txt", "out.txt", "--max-seconds", "nan"], "--max-seconds is nan; give a number from 0.5 to 600."),
        (["plain.txt", "out.txt", "--min-seconds", "9"], "at least 9 and at most 7 seconds; change --min-seconds"),
    ],
)
def test_refusals_are_one_sentence_and_code_2(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain.txt").write_text("Only text.")
    assert main(["convert", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("jamedit: ")
    assert says in err
    assert err.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["plain.txt"]


def test_speakers_of_an_rttm_file_are_put_onto_the_words(talk: Path, tmp_path: Path) -> None:
    speakers = tmp_path / "talk.rttm"
    speakers.write_text(
        "SPEAKER talk 1 0.9 1.2 <NA> <NA> Ines <NA> <NA>\nSPEAKER talk 1 5 2 <NA> <NA> Omar <NA> <NA>\n"
    )
    target = tmp_path / "out.vtt"
    assert main(["convert", str(talk), str(target), "--speakers", str(speakers)]) == 0
    assert target.read_text().count("<v Ines>One two") == target.read_text().count("<v Omar>Four.") == 1


def test_speakers_in_a_project_are_one_step_that_can_be_taken_back(talk: Path, tmp_path: Path) -> None:
    from jamedit.formats.native import project

    speakers = tmp_path / "talk.rttm"
    speakers.write_text("SPEAKER talk 1 0.9 9 <NA> <NA> Ines <NA> <NA>\n")
    target = tmp_path / "out.jamedit"
    assert main(["convert", str(talk), str(target), "--speakers", str(speakers)]) == 0
    kept = project.load(target)
    assert [s.name for s in kept.present.speakers] == ["Ines"]
    assert unpacked(kept.steps[0].change, rest_of(kept.present)).reversed.apply(kept.present) == kept.original


def test_an_rttm_file_alone_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speakers = tmp_path / "talk.rttm"
    speakers.write_text("SPEAKER talk 1 0.9 9 <NA> <NA> Ines <NA> <NA>\n")
    assert main(["convert", str(speakers), str(tmp_path / "out.txt")]) == 2
    assert "but no words" in capsys.readouterr().err


def test_speakers_need_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speakers, text = tmp_path / "talk.rttm", tmp_path / "talk.txt"
    speakers.write_text("SPEAKER talk 1 0.9 9 <NA> <NA> Ines <NA> <NA>\n")
    text.write_text("Only words.\n")
    assert main(["convert", str(text), str(tmp_path / "out.md"), "--speakers", str(speakers)]) == 2
    assert "has no times" in capsys.readouterr().err


def test_times_are_shifted_and_stretched(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.srt"
    assert main(["convert", str(talk), str(out), "--shift", "-500"]) == 0
    assert "00:00:00,500 --> 00:00:01,500" in out.read_text()
    assert main(["convert", str(talk), str(out), "--stretch", "0:01=0:02,0:05=0:10", "--shift", "0:01"]) == 0
    assert re.findall(r"(\S+) --> (\S+)", out.read_text()) == [
        ("00:00:03,000", "00:00:05,000"),
        ("00:00:11,000", "00:00:13,000"),
    ]
    assert "was replaced" in capsys.readouterr().err


def test_words_moved_to_before_the_beginning_are_told(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(talk), str(tmp_path / "out.srt"), "--shift", "-0:03"]) == 0
    assert "3 words would be before the recording begins, and are at 0:00 now." in capsys.readouterr().err


@pytest.mark.parametrize(("option", "value"), [("--shift", "soon"), ("--stretch", "1=2"), ("--stretch", "1=2,1=3")])
def test_what_is_no_time_to_move_by_is_one_sentence(
    option: str, value: str, talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(talk), str(tmp_path / "out.srt"), option, value]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out.srt").exists()


def test_a_project_gets_moved_times_as_one_step(talk: Path, tmp_path: Path) -> None:
    from jamedit.formats.native.project import load

    assert main(["convert", str(talk), str(tmp_path / "out.jamedit"), "--shift", "250"]) == 0
    made = load(tmp_path / "out.jamedit")
    assert [step.label for step in made.steps] == ["shift_times"]
    assert [p.paragraphs[0].start_ms for p in (made.original, made.present)] == [1_000, 1_250]
