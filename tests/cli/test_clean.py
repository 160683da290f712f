"""jamedit clean applies what is sure, leaves hidden words out, and reports every change."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from jamedit.cli import clean as command
from jamedit.errors import JameditError, UsageError

TALK = "So um we wrote it in pie torch, and and it works.\n"


def run(*words: str) -> int:
    """Run the command with these words."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "terms.txt").write_text("PyTorch\n", encoding="utf-8")
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def cleaned(talk: Path, *words: str) -> str:
    """Return the text that the command writes."""
    target = talk.with_name("out.txt")
    assert run(str(talk), "-o", str(target), "--glossary", str(talk.with_name("terms.txt")), *words) == 0
    return " ".join(target.read_text(encoding="utf-8").split())


def test_the_clean_layer_leaves_hidden_words_out(talk: Path) -> None:
    assert cleaned(talk) == "So we wrote it in PyTorch, and it works."
    assert talk.read_text(encoding="utf-8") == TALK


def test_verbatim_layer_keeps_hidden_words(talk: Path) -> None:
    assert cleaned(talk, "--layer", "verbatim") == "So um we wrote it in PyTorch, and and it works."


def test_nothing_is_sure_enough(talk: Path) -> None:
    assert cleaned(talk, "--min-confidence", "1") == TALK.strip()


def test_report_tells_every_change(talk: Path) -> None:
    report_path = talk.with_name("report.json")
    cleaned(talk, "--report", str(report_path))
    report = json.loads(report_path.read_text(encoding="utf-8"))
    changes = [(c["before"], c["after"], c["kind"]) for c in report["changes"]]
    assert changes == [("um", "", "filler"), ("pie torch,", "PyTorch,", "glossary"), ("and", "", "repeat")]
    assert report["words"] == len(TALK.split())
    assert "wrote it in pie torch, and" in report["changes"][1]["context"]


def test_bad_confidence_and_bad_targets(talk: Path) -> None:
    with pytest.raises(UsageError, match="0 to 1"):
        cleaned(talk, "--min-confidence", "1.5")
    with pytest.raises(JameditError):
        cleaned(talk, "--report", str(talk.with_name("no") / "report.json"))


def test_marks_are_no_changes(tmp_path: Path) -> None:
    source, report = tmp_path / "fast.srt", tmp_path / "r.json"
    source.write_text(
        "1\n00:00:01,000 --> 00:00:01,200\nconsiderable considerable undertakings everywhere\n", encoding="utf-8"
    )
    run(str(source), "-o", str(tmp_path / "out.srt"), "--kinds", "rate", "--report", str(report))
    assert json.loads(report.read_text(encoding="utf-8"))["changes"] == []
