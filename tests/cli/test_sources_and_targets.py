"""What the commands read from and write to: projects, files in their own place, pipes, full disks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jamedit.cli.main import main
from jamedit.document import Glossary, Suggestion, Term
from jamedit.document.project import Project
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.suggest import Engine

TALK = "So um we wrote it in pie torch, and um it works.\n\nThen um we left.\n"
FULL = Path("/dev/full")


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


@pytest.mark.parametrize("command", [["clean", "talk.txt", "-o", "talk.txt"], ["convert", "talk.txt", "talk.txt"]])
def test_a_file_replaced_in_its_own_place_is_kept_beside_it(
    command: list[str], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talk.parent)
    assert main(command) == 0
    assert talk.with_name("talk.txt.bak").read_text(encoding="utf-8") == TALK


def test_clean_takes_glossary_and_verdicts_of_a_project(talk: Path) -> None:
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
    assert "is there already" in capsys.readouterr().err
    assert main(["convert", str(talk), "-", "--to", "jamedit"]) == 2


def test_clean_into_a_project_keeps_the_first_reading(talk: Path) -> None:
    out = talk.with_name("out.jamedit")
    assert main(["clean", str(talk), "-o", str(out)]) == 0
    made = project.load(out)
    assert made.original == read_path(talk)
    assert [w.text for w in made.present.words() if w.hidden] == ["um"] * 3


@pytest.mark.parametrize("report", ["out.json", "./out.json", "talk.txt"])
def test_a_report_replaces_no_transcript(
    report: str, talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(talk.parent)
    assert main(["clean", "talk.txt", "-o", "out.json", "--report", report]) == 2
    assert "cannot be both" in capsys.readouterr().err
    assert [p.name for p in talk.parent.iterdir()] == ["talk.txt"]


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words",
    [["formats"], ["formats", "--json"], ["suggest", "talk.txt"], ["convert", "talk.txt", "-", "--to", "md"]],
)
def test_a_full_disk_is_one_sentence(words: list[str], talk: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jamedit", *words], cwd=talk.parent, stdout=full, stderr=subprocess.PIPE
        )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert said.startswith("jamedit: the output cannot be")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_device_is_written_into_and_stays(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(talk), str(FULL), "--to", "md"]) == 2
    assert "No space left" in capsys.readouterr().err
    assert FULL.is_char_device()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_written_into_and_stays(talk: Path) -> None:
    pipe = talk.with_name("pipe.md")
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert main(["convert", str(talk), str(pipe)]) == 0
    reader.join(10)
    assert read[0].decode().startswith("So um we wrote it")
    assert pipe.is_fifo()


def test_tokens_that_are_no_utf8_are_one_sentence() -> None:
    lines = json.dumps({"id": 1, "tokens": ["um"]}).encode() + b'\n{"id": 2, "tokens": ["caf\xe9"]}\n'
    done = subprocess.run([sys.executable, "-m", "jamedit", "suggest", "--tokens"], input=lines, capture_output=True)
    assert done.returncode == 2
    assert done.stderr.decode() == "jamedit: Line 2 of standard input is not UTF-8 text; send JSON lines in UTF-8.\n"
    assert json.loads(done.stdout)["id"] == 1


def test_the_table_has_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--json"]) == 0
    last = json.loads(capsys.readouterr().out)[-1]
    assert (last["id"], last["extensions"]) == ("jamedit", [".jamedit"])
    assert all(last["carries"].values())
