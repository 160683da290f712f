"""What all commands share: help, version, exit codes, and how little is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jamedit import __version__
from jamedit.cli.main import COMMANDS, is_command, main, window_arguments


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | environment
    return subprocess.run([sys.executable, "-m", "jamedit", *arguments], input=stdin, capture_output=True, env=env)


@pytest.mark.parametrize("command", ["formats", "convert"])
def test_commands_start_without_qt_and_numpy(command: str) -> None:
    code = (
        "import sys; from jamedit.cli.main import main\n"
        f"try: main([{command!r}, '--help'])\nexcept SystemExit: pass\n"
        "bad = {'PySide6', 'numpy', 'av', 'vlc', 'rapidfuzz', 'pyqtgraph', 'jamedit.ui'} & set(sys.modules)\n"
        "sys.exit(f'loaded {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def loaded_by(*words: str) -> set[str]:
    """Return the modules that a process has loaded once a command is done."""
    code = (
        "import sys; from jamedit.cli.main import main\n"
        f"try: main({list(words)!r})\nexcept SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_loads_next_to_nothing() -> None:
    loaded = loaded_by("--help")
    assert {m for m in loaded if m.startswith("jamedit")} == {
        "jamedit",
        "jamedit.cli",
        "jamedit.cli.main",
        "jamedit.errors",
    }
    assert not loaded & {"shutil", "typing", "dataclasses", "pathlib", "importlib.metadata"}


def test_converting_loads_what_it_needs(tmp_path: Path) -> None:
    source = tmp_path / "talk.srt"
    source.write_text("1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n", encoding="utf-8")
    loaded = loaded_by("convert", str(source), str(tmp_path / "talk.vtt"))
    rooms = {m.split(".")[1] for m in loaded if m.startswith("jamedit.")}
    assert not rooms & {"edits", "suggest", "session", "audio", "settings", "ui"}
    assert not loaded & {"shutil", "random", "sqlite3", "datetime", "tempfile"}


@pytest.mark.parametrize(("columns", "width"), [("60", 58), ("", 78), ("0", 78), ("wide", 78)])
def test_help_is_as_wide_as_the_terminal(columns: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", lambda _: (_ for _ in ()).throw(OSError("no terminal")))
    with pytest.raises(SystemExit):
        main(["convert", "--help"])
    longest = max(map(len, capsys.readouterr().out.splitlines()))
    assert width - 12 < longest <= width


def test_the_version_is_printed() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"jamedit {__version__}")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


def test_wrong_use_is_code_2() -> None:
    assert run("convert", "only-one").returncode == 2
    assert run("no-such-file-or-command").returncode == 2
    assert run("formats", "--nonsense").returncode == 2


def test_a_file_named_like_a_command_is_opened_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "convert").write_text("text")
    assert is_command(["convert", "a", "b"])
    assert not is_command(["./convert"])
    assert not is_command([])
    assert window_arguments(["./convert", "--audio", "a.mp3"]) == ("./convert", "a.mp3")
    assert window_arguments([]) == (None, None)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("some words of a talk\n\n" * 50_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "jamedit", "convert", str(talk), "-", "--to", "md"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 0
    process.stderr.close()
