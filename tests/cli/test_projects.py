"""The commands on projects: what they read of them and what they write into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.cli.main import main
from jamedit.document import Glossary, Suggestion, Term
from jamedit.document.project import Project
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.suggest import Engine

TALK = "So um we wrote it in pie torch, and um it works.\n\nThen um we left.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def as_project(talk: Path, *decisions: tuple[str, str, str, str]) -> Path:
    """Make a project of the talk, whose glossary knows PyTorch."""
    transcript = read_path(talk)
    path = talk.with_suffix(".jamedit")
    project.create(path, Project(transcript, transcript, glossary=Glossary((Term("PyTorch"),)), decisions=decisions))
    return path


def fillers(talk: Path) -> list[Suggestion]:
    return list(Engine(Glossary(), ("filler",), "everything", "en").check(read_path(talk)))


def test_clean_takes_glossary_and_decisions_of_a_project(talk: Path) -> None:
    first = fillers(talk)[0]
    kind, before, after = first.alike_key
    path = as_project(talk, (kind, f"#{first.word_ids[0]} {before}", after, "dismissed"))
    out = talk.with_name("out.txt")
    assert main(["clean", str(path), "-o", str(out)]) == 0
    assert " ".join(out.read_text().split()) == "So um we wrote it in PyTorch, and it works. Then we left."


def test_clean_leaves_all_alike_alone_when_they_were_dismissed(talk: Path) -> None:
    path = as_project(talk, (*fillers(talk)[0].alike_key, "dismissed"))
    out = talk.with_name("out.txt")
    assert main(["clean", str(path), "-o", str(out)]) == 0
    assert out.read_text().count("um") == 3


def test_suggest_names_paragraphs_of_a_project(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = as_project(talk)
    assert main(["suggest", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith(f"{path}:paragraph 2: um → (left out)")
    assert any("pie torch, → PyTorch," in line for line in lines)


def test_convert_makes_and_copies_projects(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, copy = talk.with_name("made.jamedit"), talk.with_name("copy.jamedit")
    assert main(["convert", str(talk), str(made)]) == 0
    assert project.load(made).present == project.load(made).original == read_path(talk)
    source = as_project(talk)
    assert main(["convert", str(source), str(copy)]) == 0
    assert project.load(copy).glossary == Glossary((Term("PyTorch"),))
    capsys.readouterr()
    assert main(["convert", str(talk), str(copy)]) == 2
    assert "already exists" in capsys.readouterr().err
    assert main(["convert", str(talk), "-", "--to", "jamedit"]) == 2


def test_clean_into_a_project_keeps_the_first_reading(talk: Path) -> None:
    out = talk.with_name("out.jamedit")
    assert main(["clean", str(talk), "-o", str(out)]) == 0
    made = project.load(out)
    assert made.original == read_path(talk)
    assert [w.text for w in made.present.words() if w.hidden] == ["um"] * 3


@pytest.mark.parametrize(
    "command",
    [
        ["convert", "talk.txt", "other.jamedit", "--to", "md"],
        ["convert", "talk.txt", "other.jamedit", "--to", "md", "--overwrite"],
        ["clean", "talk.txt", "-o", "new.md", "--report", "other.jamedit"],
        ["knowledge", "export", "other.jamedit"],
    ],
)
def test_a_project_is_replaced_by_nothing_else(
    command: list[str], talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(talk.parent)
    other = as_project(talk).rename(talk.with_name("other.jamedit"))
    held = other.read_bytes()
    assert main(command) == 2
    assert "other.jamedit is a project, and its whole history would be lost" in capsys.readouterr().err
    assert other.read_bytes() == held
    assert not list(talk.parent.glob("*.bak"))


def test_a_report_without_a_folder_is_refused_before_anything_is_written(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(talk.parent)
    assert main(["clean", "talk.txt", "-o", "new.md", "--report", "nowhere/report.json"]) == 2
    assert "no folder for nowhere/report.json" in capsys.readouterr().err
    assert not talk.with_name("new.md").exists()
