"""Where the commands write: files in their own place, reports, pipes, devices, full disks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jamedit.cli.main import main

TALK = "So um we wrote it in pie torch, and um it works.\n\nThen um we left.\n"
FULL = Path("/dev/full")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [["clean", "talk.txt", "-o", "talk.txt"], ["convert", "talk.txt", "talk.txt"]])
def test_a_file_replaced_in_its_own_place_is_kept_beside_it(
    command: list[str], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talk.parent)
    assert main(command) == 0
    assert talk.with_name("talk.txt.bak").read_text(encoding="utf-8") == TALK


def test_the_first_backup_outlasts_every_later_command(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(talk.parent)
    for layer in ("clean", "verbatim", "clean"):
        assert main(["clean", "talk.txt", "-o", "talk.txt", "--layer", layer]) == 0
    assert "talk.txt was replaced; what it held is kept as talk.txt.bak." in capsys.readouterr().err
    assert talk.with_name("talk.txt.bak").read_text(encoding="utf-8") == TALK


ASKED = [
    (["convert", "talk.txt", "talk.txt"], "talk.txt is the file that is read"),
    (["convert", "talk.txt", "other.md"], "other.md exists"),
    (["clean", "talk.txt", "-o", "other.md"], "other.md exists"),
    (["clean", "talk.txt", "-o", "new.md", "--report", "other.md"], "other.md exists"),
    (["knowledge", "export", "other.md"], "other.md exists"),
]


class Terminal(io.StringIO):
    """What is typed, or shown, where a person sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("command", "said"), ASKED)
@pytest.mark.parametrize("answer", ["", "n", "y", "--overwrite"])
def test_in_a_terminal_a_file_is_replaced_only_after_a_question(
    command: list[str], said: str, answer: str, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talk.parent)
    other = talk.with_name("other.md")
    other.write_text("Precious.\n", encoding="utf-8")
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
    monkeypatch.setattr(sys, "stderr", shown)
    wanted = answer in ("y", "--overwrite")
    assert main([*command, *([answer] if answer == "--overwrite" else [])]) == (0 if wanted else 2)
    assert (said in shown.getvalue()) == (answer != "--overwrite")
    if not wanted:
        assert {p.name: p.read_text("utf-8") for p in talk.parent.iterdir()} == {
            "talk.txt": TALK,
            "other.md": "Precious.\n",
        }
    else:
        kept = next(p for p in talk.parent.iterdir() if p.suffix == ".bak")
        assert kept.read_text("utf-8") in (TALK, "Precious.\n")


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
