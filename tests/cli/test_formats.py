"""jamedit formats, and the frame that all commands hang in."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jamedit import __version__
from jamedit.__main__ import unsound_qt
from jamedit.cli.formats import markdown_table
from jamedit.cli.main import COMMANDS, is_command, main, window_arguments
from jamedit.formats.register import FORMATS

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | environment
    return subprocess.run([sys.executable, "-m", "jamedit", *arguments], input=stdin, capture_output=True, env=env)


def test_table_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert [line.split()[0] for line in lines[1 : len(FORMATS) + 1]] == [f.id for f in FORMATS]


def test_json_table_says_what_each_carries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--json"]) == 0
    table = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert table["vtt"]["extensions"] == [".vtt"]
    assert all(table["json"]["carries"].values())
    assert not table["srt"]["carries"]["speakers"]


def test_made_pages_of_the_docs_are_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "script" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, text in script.pages().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, "stale: run .venv/bin/python script/make_docs.py"
        assert f"(docs/{name})" in (ROOT / "README.md").read_text("utf-8")


def test_the_page_of_formats_has_the_table_of_this_register() -> None:
    assert f"\n\n{markdown_table()}\n" in (ROOT / "docs" / "formats.md").read_text("utf-8")


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


def test_version() -> None:
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


@pytest.mark.parametrize(
    ("qt", "python", "sound"),
    [
        ("6.12.0", (3, 11), False),
        ("6.12.0", (3, 12), True),
        ("6.12.1", (3, 11), True),
        ("6.11.3", (3, 11), True),
        (None, (3, 12), False),
    ],
)
def test_the_bad_pair_of_qt_and_python_is_refused(qt: str | None, python: tuple[int, int], sound: bool) -> None:
    assert (unsound_qt(qt, python) == "") is sound


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
