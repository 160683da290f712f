"""One dialog for all that is saved: the name is final before the question whether a file may be replaced."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from ui_answers import answer_questions, choose_files

import jamedit
from jamedit import paths
from jamedit.session import recovery
from jamedit.ui.widgets.save_place import ask_where_to_save, with_ending, wrong_place

pytestmark = pytest.mark.gui


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked_for(parent, folder, **how):
    return ask_where_to_save(parent, "Save", folder / "suggested", "Any (*)", (".jamedit",), **how)


def test_the_ending_is_there_before_the_question(parent, tmp_path, monkeypatch):
    (tmp_path / "talk.jamedit").write_text("precious")
    choose_files(monkeypatch, tmp_path / "talk")
    asked = answer_questions(monkeypatch, "Choose another name")
    assert asked_for(parent, tmp_path) is None
    assert "talk.jamedit already exists. Replace it?" in asked[0]
    assert "talk.jamedit.bak" in asked[0]


def test_after_a_no_another_name_can_be_chosen(parent, tmp_path, monkeypatch):
    (tmp_path / "talk.jamedit").write_text("precious")
    suggested = choose_files(monkeypatch, tmp_path / "talk", tmp_path / "new")
    answer_questions(monkeypatch, "")  # Enter replaces nothing
    assert asked_for(parent, tmp_path) == tmp_path / "new.jamedit"
    assert suggested == [str(tmp_path / "suggested"), str(tmp_path / "talk.jamedit")]


def test_a_yes_gives_the_place(parent, tmp_path, monkeypatch):
    (tmp_path / "talk.jamedit").write_text("precious")
    choose_files(monkeypatch, tmp_path / "talk.JAMEDIT", tmp_path / "talk.jamedit")
    answer_questions(monkeypatch, "Replace")
    assert asked_for(parent, tmp_path) == tmp_path / "talk.JAMEDIT"  # not "talk.JAMEDIT.jamedit"
    assert asked_for(parent, tmp_path) == tmp_path / "talk.jamedit"


def test_what_the_work_is_in_already_needs_no_question(parent, tmp_path, monkeypatch):
    current = tmp_path / "talk.jamedit"
    current.write_text("ours")
    (tmp_path / "link.jamedit").symlink_to(current)
    asked = answer_questions(monkeypatch)
    choose_files(monkeypatch, current, tmp_path / "link")
    assert asked_for(parent, tmp_path, current=current) == current
    assert asked_for(parent, tmp_path, current=current) == tmp_path / "link.jamedit"
    assert asked == []


def test_places_where_nothing_is_saved(tmp_path):
    assert "is a folder" in wrong_place(tmp_path)
    assert "does not exist" in wrong_place(tmp_path / "no" / "talk.srt")
    assert "jamedit itself" in wrong_place(paths.resource("samples", "talk.srt"))
    recovery.folder().mkdir(parents=True)
    assert "jamedit itself" in wrong_place(recovery.folder() / "talk.jamedit")
    assert wrong_place(tmp_path / "talk.srt") == ""
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "pipe" in wrong_place(tmp_path / "pipe")


def test_a_wrong_place_is_said_and_asked_for_again(parent, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    choose_files(monkeypatch, tmp_path / "no" / "talk", tmp_path / "talk")
    assert asked_for(parent, tmp_path) == tmp_path / "talk.jamedit"
    assert "does not exist" in said[0]


@pytest.mark.parametrize(
    ("name", "strict", "final"),
    [
        ("terms", False, "terms.txt"),
        ("terms 1.2", False, "terms 1.2.txt"),
        ("terms.tsv", False, "terms.tsv"),
        ("terms.tsv", True, "terms.tsv.txt"),
        ("terms.TXT", True, "terms.TXT"),
    ],
)
def test_endings(name, strict, final):
    assert with_ending(Path(name), (".txt",), strict=strict) == Path(final)


def test_nothing_else_asks_where_to_save():
    """A dialog of its own would forget to ask again when the name changes after it was closed."""
    root = Path(jamedit.__file__).parent
    asking = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("getSaveFileName", "getSaveFileUrl", "AcceptSave"):
                asking.add(path.relative_to(root).as_posix())
    # the export dialog shows the name and asks when it is accepted
    assert asking == {"ui/widgets/save_place.py", "ui/dialogs/export_dialog.py"}
