"""`jamedit suggest` prints proposals as text and as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from jamedit.cli import suggest as command
from jamedit.errors import JameditError, UsageError

CAPTIONS = """1
00:00:01,000 --> 00:00:03,000
so um we open the

2
00:00:03,000 --> 00:00:06,000
stupider notebooks and write it
in pie torch, and run it
"""


def run(*words: str) -> int:
    """Run the command with these words."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(CAPTIONS, encoding="utf-8")
    return path


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.txt"
    path.write_text("Jupyter notebooks\n# tools\nPyTorch\n", encoding="utf-8")
    return path


def test_text_names_file_line_and_change(talk: Path, terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(talk), "--glossary", str(terms)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{talk}:3: um → (left out) (filler, 0.9")
    assert any(line.startswith(f"{talk}:7: stupider notebooks → Jupyter notebooks (glossary, ") for line in lines)
    assert any(line.startswith(f"{talk}:8: pie torch, → PyTorch, (glossary, ") for line in lines)


def test_json_counts_words_and_gives_times(talk: Path, terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(talk), "--glossary", str(terms), "--json", "--kinds", "glossary") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["words"] == 16
    first = report["suggestions"][0]
    assert (first["start_word"], first["end_word"]) == (5, 7)
    assert (first["before"], first["after"][0]) == ("stupider notebooks", "Jupyter notebooks")
    assert 3000 <= first["start_ms"] < first["end_ms"] <= 6000
    assert set(first) == {
        "start_word",
        "end_word",
        "before",
        "after",
        "kind",
        "confidence",
        "reason",
        "start_ms",
        "end_ms",
    }


@pytest.mark.parametrize(
    "words", [(), ("no-such-file.srt",), ("{talk}", "--audio", "none.mp3"), ("{talk}", "--glossary", "none.txt")]
)
def test_what_is_missing_is_said(words: tuple[str, ...], talk: Path) -> None:
    with pytest.raises(JameditError):
        run(*(w.format(talk=talk) for w in words))


def test_unknown_kind(talk: Path) -> None:
    with pytest.raises(UsageError, match="magic"):
        run(str(talk), "--kinds", "filler,magic")


def test_a_built_in_glossary_is_used_when_chosen(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(str(talk))
    assert "PyTorch" not in capsys.readouterr().out
    run(str(talk), "--builtin", "machine-learning")
    assert "pie torch, → PyTorch," in " ".join(capsys.readouterr().out.split())
    with pytest.raises(UsageError, match="machine-learning"):
        run(str(talk), "--builtin", "cooking")


def test_a_house_style_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("The colour of ten back ends.\n", encoding="utf-8")
    run(str(path), "--style", "spelling=american", "--style", "numbers=digits", "--style", "compounds=together")
    printed = capsys.readouterr().out
    assert all(change in printed for change in ("colour → color", "ten → 10", "back ends. → backends."))
    run(str(path))
    assert capsys.readouterr().out == ""
    with pytest.raises(UsageError, match="spelling=british"):
        run(str(path), "--style", "spelling=welsh")
