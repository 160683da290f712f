"""jamedit knowledge: what was learned can be seen, taken along, and forgotten; suggest and clean use it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from jamedit.cli import clean, knowledge, suggest
from jamedit.document import Change, Paragraph, Transcript, Word
from jamedit.document.project import Project, StoredStep
from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.formats.native import project

PAIR = '{"heard": "cackle", "meant": "Kaggle", "fixed": 3, "kept": 0}\n'


def run(module, *words: str) -> int:
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return module.run(parser.parse_args(words))


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JAMEDIT_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path / "config" / "knowledge.jsonl"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talks" / "talk.txt"
    path.parent.mkdir()
    path.write_text("we met in the cackle competition\n", encoding="utf-8")
    return path


def test_import_show_forget_and_export(config, tmp_path, capsys):
    theirs, mine = tmp_path / "theirs.jsonl", tmp_path / "mine.jsonl"
    theirs.write_text(PAIR + '{"heard": "kegel", "meant": "Kaggle", "fixed": 1}\n', encoding="utf-8")
    assert run(knowledge, "show") == 0
    assert run(knowledge, "import", str(theirs)) == 0
    assert run(knowledge, "import", str(theirs)) == 0
    capsys.readouterr()
    assert run(knowledge, "show", "--json") == 0
    assert json.loads(capsys.readouterr().out)["pairs"][0] == json.loads(PAIR) | {"fixed": 6}
    assert run(knowledge, "show") == 0
    assert "cackle → Kaggle   corrected 6" in capsys.readouterr().out
    assert run(knowledge, "forget", "Cackle") == 0
    assert run(knowledge, "forget", "Cackle") == 1
    assert run(knowledge, "export", str(mine)) == 0
    assert mine.read_text(encoding="utf-8") == '{"heard": "kegel", "meant": "Kaggle", "fixed": 2, "kept": 0}\n'
    assert run(knowledge, "forget", "--all") == 0
    assert config.read_text(encoding="utf-8") == ""


def test_wrong_use_is_one_sentence(config, tmp_path, talk):
    for words in (
        ["import"],
        ["export"],
        ["forget"],
        ["forget", "x", "--all"],
        ["import", "x", "--project", str(talk)],
    ):
        with pytest.raises(UsageError):
            run(knowledge, *words)
    for words in (["import", "gone"], ["show", "--folder", "gone"], ["show", "--project", str(talk)]):
        with pytest.raises(UnreadableFileError):
            run(knowledge, *words)
    (tmp_path / "config").mkdir()
    config.write_text(PAIR, encoding="utf-8")
    with pytest.raises(UsageError):
        run(knowledge, "export", str(config))


def test_suggest_and_clean_use_a_file_or_the_folder(config, talk, tmp_path, capsys):
    (talk.parent / "jamedit-knowledge.jsonl").write_text(PAIR, encoding="utf-8")
    run(suggest, str(talk))
    assert capsys.readouterr().out == ""
    for words in (["--personal"], ["--knowledge", str(talk.parent / "jamedit-knowledge.jsonl")]):
        run(suggest, str(talk), *words)
        assert "cackle → Kaggle (confusion" in capsys.readouterr().out
    out = tmp_path / "out.txt"
    run(clean, str(talk), "-o", str(out), "--personal")
    assert "the Kaggle competition" in out.read_text(encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        run(suggest, str(talk), "--knowledge", "gone")


def test_a_project_teaches_itself(config, tmp_path, capsys):
    words = [Word(i, t) for i, t in enumerate(["the", "cackle", "and", "a", "cackle", "competition"], 1)]
    first = Transcript((Paragraph(50, None, tuple(words)),), next_id=99)
    now = ReplaceText(50, ("the Kaggle and a cackle competition",)).apply(first)
    path = tmp_path / "talk.jamedit"
    step = StoredStep("2026-01-01T00:00:00+00:00", "typing", "typed", Change.between(first, now))
    project.create(path, Project(first, now, (step,), 1, decisions=(("filler", "#4 a", "", "dismissed"),)))
    run(knowledge, "show", "--project", str(path))
    assert capsys.readouterr().out.splitlines() == [
        "cackle → Kaggle   corrected 1, left unchanged 0",
        "a → (left out)   corrected 0, left unchanged 1",
    ]
    run(suggest, str(path))
    assert "cackle → Kaggle" in capsys.readouterr().out
