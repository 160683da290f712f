"""The demonstration without a display does the main job: it mends, marks who speaks, exports and reports."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "resources" / "samples" / "research-jam")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    cleaned, report = str(out / "cleaned.json"), str(out / "corrections.json")
    clean = ["-m", "jamedit", "clean", f"{SAMPLE}.txt", "-o", cleaned, "--report", report]
    for command in (
        [*clean, "--glossary", f"{SAMPLE}.glossary.txt"],
        [str(ROOT / "script" / "demo.py"), f"{SAMPLE}.txt", cleaned, report, str(out)],
    ):
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True, timeout=120)
    return out


def test_the_turns_are_those_of_the_talk(demo: Path) -> None:
    lines = Path(f"{SAMPLE}.turns.tsv").read_text("utf-8").splitlines()
    expected = [row["speaker"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    paragraphs = json.loads((demo / "research-jam.json").read_text("utf-8"))["paragraphs"]
    speakers = [p["speaker"] for p in paragraphs]
    turns = [name for i, name in enumerate(speakers) if i == 0 or name != speakers[i - 1]]
    assert turns == expected


def test_a_turn_within_a_caption_begins_at_its_sentence(demo: Path) -> None:
    text = (demo / "research-jam.txt").read_text("utf-8")
    assert "Leilani Kealoha: Thank you.\n" in text
    assert "Inês Duarte: Yes, hi." in text


def test_the_text_is_mended_and_what_is_right_stays(demo: Path) -> None:
    text = (demo / "research-jam.md").read_text("utf-8")
    assert "plain PyTorch" in text
    assert "took the captions" in text
    assert "I was too stupid or too tired" in text
    assert "that that list" in text
    assert "a bit psychic? Learning every name" in text
    assert "It was a python," in text


def test_every_change_is_in_both_reports(demo: Path) -> None:
    changes = json.loads((demo / "corrections.json").read_text("utf-8"))["changes"]
    page = (demo / "corrections.md").read_text("utf-8")
    assert len(changes) >= 10
    assert page.count("\n| ") == len(changes) + 1
    assert all(change["before"] in page for change in changes)


@pytest.mark.parametrize("kind", ["json", "md", "txt", "srt", "vtt"])
def test_every_export_reads_back(demo: Path, kind: str) -> None:
    from jamedit.formats.reading import read_path

    words = [word.text for word in read_path(demo / f"research-jam.{kind}").words()]
    assert words[-3:] == ["your", "NumPy", "puzzles."]


def test_the_project_for_the_pictures_has_speakers_glossary_and_the_errors(demo: Path) -> None:
    from jamedit.formats.native.project import load

    project = load(demo / "research-jam.jamedit")
    assert len(project.present.speakers) == 4
    assert len(project.glossary.terms) > 15
    assert any("stupider notebooks" in p.text for p in project.present.paragraphs)
