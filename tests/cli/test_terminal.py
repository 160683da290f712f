"""Nothing that a stranger wrote reaches a terminal as a code that it obeys."""

from __future__ import annotations

import ast
import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from jamedit.cli import terminal
from jamedit.cli.main import main

CLI = Path(terminal.__file__).parent
TITLE = "\x1b]0;taken\x07"  # sets the title of a terminal window
CODES = (TITLE, "\x1b[2J", "\x9b2J", "\u202e", "\u2066", "\r", "\b", "\x7f")
OBEYED = set("\x1b\x07\x9b\u202e\u2066\r\b\x7f")
HOSTILE = "".join(CODES)


def hostile_captions(path: Path) -> Path:
    words = f"So the the talk{TITLE}about it{HOSTILE} begins."
    path.write_text(
        f"1\n00:00:01,000 --> 00:00:04,000\n{words}\n\n2\n00:00:09,000 --> 00:00:0x,000\n{words}\n",
        encoding="utf-8",
        newline="\n",
    )
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("suggest", "SRC"),
        ("suggest", "SRC", "--json"),
        ("convert", "SRC", "OUT.ctm"),
        ("convert", "SRC", "OUT.json", "--json"),
        ("clean", "SRC", "-o", "OUT.txt", "--json"),
        ("convert", "SRC", "OUT.nothing"),
        ("convert", "MISSING", "OUT.txt"),
        ("convert", "SRC", "OUT.txt", "MORE"),
        ("convert", "SRC", "OUT.txt", "--from", "FORMAT"),
        ("knowledge", "show", "--folder", "MISSING"),
    ],
)
def test_no_command_prints_codes_from_contents_and_names(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / f"a{HOSTILE}b"
    folder.mkdir()
    source = hostile_captions(folder / "talk.srt")
    places = {"SRC": str(source), "MISSING": str(folder / "none"), "MORE": HOSTILE, "FORMAT": f"x{HOSTILE}"}
    given = [places.get(w, w.replace("OUT", str(folder / "out"))) for w in words]
    with suppress(SystemExit):
        main(given)
    out, err = capsys.readouterr()
    assert not OBEYED & set(out + err)
    assert out + err


def test_json_with_codes_is_read_as_the_same_value(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say_json({"name": HOSTILE, "text": "straße"}, indent=1)
    out = capsys.readouterr().out
    assert not OBEYED & set(out)
    assert json.loads(out) == {"name": HOSTILE, "text": "straße"}
    assert "straße" in out


def test_a_file_into_a_pipe_keeps_its_bytes(tmp_path: Path) -> None:
    source = hostile_captions(tmp_path / "talk.srt")
    source.write_bytes(source.read_bytes().replace(b"\r", b""))  # a line end, which files have of one kind
    done = subprocess.run([sys.executable, "-m", "jamedit", "convert", source, "-", "--to", "srt"], capture_output=True)
    assert done.stdout == source.read_bytes()


def test_a_file_onto_a_terminal_is_harmless(tmp_path: Path) -> None:
    source = hostile_captions(tmp_path / "talk.srt")
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "jamedit", "convert", source, "-", "--to", "txt"],
        stdout=theirs,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode("utf-8", "replace")
    os.close(ours)
    assert "talk" in shown
    assert not (OBEYED - {"\r"}) & set(shown)


def test_commands_print_through_one_helper_only() -> None:
    printing = [
        f"{path.name}:{node.lineno}"
        for path in CLI.glob("*.py")
        if path.name != "terminal.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in ("write", "writelines"))
    ]
    assert printing == []
