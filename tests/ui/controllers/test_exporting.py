"""Exports write what they should, one after the other, and are known to be our own when they are opened again."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from ui_answers import answer_questions, choose_files
from ui_window_made import opened, press, quiet, text_of

from jamedit.errors import UnwritableFileError
from jamedit.formats.options import WriteOptions
from jamedit.paths import resource, resources
from jamedit.session import recovery
from jamedit.storage import atomic
from jamedit.ui.dialogs.export_dialog import ExportDialog

pytestmark = pytest.mark.gui
CAPTIONS = "1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n\n2\n00:00:03,000 --> 00:00:04,000\nThe kiln is warm.\n"
SAMPLE = resource("samples", "research-jam.txt")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "talks" / "talk.srt"
    path.parent.mkdir()
    path.write_text(CAPTIONS, "utf-8")
    return path


@pytest.fixture
def window(qtbot, empty_window, source):
    return opened(qtbot, empty_window, source)


def press_enter(monkeypatch):
    """Let the export dialog be accepted as it comes up; return the paths that it asked for."""
    places = []

    def accept(dialog):
        dialog.accept()
        places.append(dialog.path)
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", accept)
    return places


def exported(qtbot, window, path, to_format=None):
    with qtbot.waitSignal(window.parts.documents.message, check_params_cb=lambda t: str(path) in t, timeout=20_000):
        window.parts.documents.export_to(path, to_format, WriteOptions("verbatim"))


def test_the_name_that_comes_up_is_never_that_of_the_source(qtbot, window, source, monkeypatch):
    places, asked = press_enter(monkeypatch), answer_questions(monkeypatch, "", "")
    edited = source.with_name("talk – edited.srt")
    for change in ("", "ours", "theirs"):
        press(qtbot, window, Qt.Key.Key_X)
        if change == "theirs":
            edited.write_text("precious", "utf-8")
        window.parts.handlers.file._export()
        window.parts.documents.finish_exports()
    assert places[0] == edited
    assert source.read_text("utf-8") == CAPTIONS
    assert "nobody has changed it since" in asked[0]
    assert "talk – edited.srt already exists" in asked[1]
    assert "kept beside it as talk – edited.srt.bak" in asked[1]
    assert edited.read_text("utf-8") == "precious"  # Enter replaced nothing
    edited.write_text(CAPTIONS, "utf-8")
    opened(qtbot, window, edited)
    window.parts.handlers.file._export()
    assert places[-1].name == "talk – edited 2.srt"


def test_the_sample_is_exported_beside_the_users_documents(qtbot, empty_window, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    opened(qtbot, empty_window, SAMPLE)
    places, suggested = press_enter(monkeypatch), choose_files(monkeypatch)
    empty_window.parts.handlers.file._export()
    empty_window.parts.documents.save_as()
    empty_window.parts.docks.show("glossary")._choose_export()
    for path in (str(places[0]), *suggested):
        assert os.path.isabs(path)
        assert not path.startswith(str(resources()))
    empty_window.parts.documents.finish_exports()


def test_nothing_is_exported_into_the_programs_own_folders(qtbot, window):
    with qtbot.waitSignal(window.parts.documents.trouble, timeout=20_000) as told:
        window.parts.documents.export_to(resource("samples", "new.srt"), "srt", WriteOptions())
    assert "jamedit itself" in told.args[0]
    assert not resource("samples", "new.srt").exists()


def test_after_exporting_onto_the_source_the_work_goes_on(qtbot, open_window, window, source):
    for key in (Qt.Key.Key_X, Qt.Key.Key_Y):
        press(qtbot, window, key)
        exported(qtbot, window, source)
    assert source.with_name("talk.srt.bak").read_text("utf-8") == CAPTIONS
    assert [p.name for p in source.parent.glob("*.bak")] == ["talk.srt.bak"]  # of our own writes there is the history
    press(qtbot, window, Qt.Key.Key_Z)
    before, steps = text_of(window), len(window.parts.bridge.session.history.steps)
    window.close()
    again = open_window(source)
    assert text_of(again) == before
    assert len(again.parts.bridge.session.history.steps) == steps
    assert "restored" in again.center.notice._text.text()
    while again.parts.bridge.session.history.can_undo:
        again.parts.bridge.undo()
    assert text_of(again) == "Good morning. The kiln is warm."
    assert [each.orphaned for each in recovery.listed()] == [False]


def test_a_kill_between_the_record_and_the_file_changes_nothing(qtbot, open_window, window, source, monkeypatch):
    genuine = atomic.write_bytes

    def killed(path, data, **how):
        genuine(path, data, **how)
        raise SystemExit  # whatever follows does not happen any more

    press(qtbot, window, Qt.Key.Key_X)
    before = text_of(window)
    monkeypatch.setattr(atomic, "write_bytes", killed)
    window.parts.documents.export_to(source, "srt", WriteOptions("verbatim"))
    window.parts.documents.finish_exports()
    monkeypatch.undo()
    window.parts.bridge.close()
    assert text_of(open_window(source)) == before


def test_what_somebody_else_wrote_is_told_apart_and_kept(qtbot, open_window, window, source):
    press(qtbot, window, Qt.Key.Key_X)
    exported(qtbot, window, source)
    theirs = CAPTIONS.replace("kiln", "oven")
    source.write_text(theirs, "utf-8")
    exported(qtbot, window, source)
    assert source.with_name("talk.srt.2.bak").read_text("utf-8") == theirs
    source.write_text(theirs, "utf-8")
    window.close()
    again = open_window(source)
    assert "has changed since you worked on it" in again.center.notice._text.text()
    assert "oven" in text_of(again)


def test_of_two_exports_at_once_both_are_written(qtbot, window, source):
    targets = [source.with_name(f"copy{n}.srt") for n in range(3)]
    for target in targets:
        window.parts.documents.export_to(target, "srt", WriteOptions())
    assert window.parts.documents.finish_exports()
    assert all("kiln" in target.read_text("utf-8") for target in targets)


def test_all_exports_at_once_are_known_to_be_our_own(qtbot, open_window, window, source):
    press(qtbot, window, Qt.Key.Key_X)
    before = text_of(window)
    for target in (source, source.with_name("other.md")):
        window.parts.documents.export_to(target, None, WriteOptions())
    assert window.parts.documents.finish_exports()
    assert window.parts.documents.is_own_export(source)
    window.close()
    again = open_window(source)
    assert text_of(again) == before
    assert again.parts.bridge.session.history.can_undo


def test_an_export_that_failed_when_its_file_was_there_is_known_to_be_our_own(qtbot, open_window, window, source):
    press(qtbot, window, Qt.Key.Key_X)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atomic, "write_bytes", _written_and_failed(atomic.write_bytes))
        window.parts.documents.export_to(source, "srt", WriteOptions())
        assert not window.parts.documents.finish_exports()
    exported(qtbot, window, source.with_name("other.md"))
    window.close()
    assert open_window(source).parts.bridge.session.history.can_undo


def _written_and_failed(write_bytes):
    def failing(path, data, **how):
        write_bytes(path, data, **how)
        raise UnwritableFileError("The disk did not answer.")

    return failing


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_rather_than_waited_for(qtbot, window, tmp_path):
    os.mkfifo(tmp_path / "pipe.srt")
    with qtbot.waitSignal(window.parts.documents.trouble, timeout=20_000) as told:
        window.parts.documents.export_to(tmp_path / "pipe.srt", "srt", WriteOptions())
    assert "choose a file" in told.args[0]
    quiet(qtbot, window)


def test_saving_a_project_under_a_name_without_its_ending_asks(qtbot, window, tmp_path, monkeypatch):
    there = tmp_path / "talk.jamedit"
    there.write_bytes(b"somebody's history")
    choose_files(monkeypatch, tmp_path / "talk")
    asked = answer_questions(monkeypatch, "Choose another name")
    window.parts.documents.save_as()
    assert len(asked) == 1
    assert there.read_bytes() == b"somebody's history"
    choose_files(monkeypatch, tmp_path / "talk")
    answer_questions(monkeypatch, "Replace")
    window.parts.documents.save_as()
    assert window.parts.bridge.project_path == there
    assert there.with_name("talk.jamedit.bak").read_bytes() == b"somebody's history"
