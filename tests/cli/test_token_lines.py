"""Tokens on standard input, a JSON list on every line."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys

import pytest

from jamedit.cli import suggest as command
from jamedit.errors import UnreadableFileError


def test_tokens_that_are_no_utf8_are_one_sentence() -> None:
    lines = json.dumps({"id": 1, "tokens": ["um"]}).encode() + b'\n{"id": 2, "tokens": ["caf\xe9"]}\n'
    done = subprocess.run([sys.executable, "-m", "jamedit", "suggest", "--tokens"], input=lines, capture_output=True)
    assert done.returncode == 2
    assert done.stderr.decode() == "jamedit: Line 2 of standard input is not UTF-8 text; send JSON lines in UTF-8.\n"
    assert json.loads(done.stdout)["id"] == 1


def run(*words: str) -> int:
    """Run the command with these words."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_tokens_line_by_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    record = {"id": "a", "title": "t", "tokens": ["in", "pie", "torch", "um"], "glossary": ["PyTorch"]}
    lines = json.dumps(record) + "\n\n" + json.dumps({"id": 2, "tokens": []}) + "\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert run("--tokens") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert second == {"id": 2, "suggestions": []}
    assert [(s["start_token"], s["end_token"], s["replacement"]) for s in first["suggestions"]] == [
        (1, 3, "PyTorch"),
        (3, 4, ""),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"tokens": "one"}', '{"tokens": [1]}', "[" * 100_000])
def test_a_bad_line_is_named(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"tokens": []}\n' + line + "\n"))
    with pytest.raises(UnreadableFileError, match="Line 2 of standard input"):
        run("--tokens")
