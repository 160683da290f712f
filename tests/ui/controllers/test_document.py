"""Opening, saving, exporting and closing, also when somebody else or a kill came between."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from ui_window_made import opened, press, text_of

from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.native import project
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data, read_path
from jamedit.paths import resource

pytestmark = pytest.mark.gui
SAMPLE = resource("samples", "research-jam.txt")


def test_every_change_survives_closing_without_saving(qtbot, empty_window):
    talk = opened(qtbot, empty_window, SAMPLE)
    talk.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(talk.parts.edit, "Welcome ")
    talk.parts.bridge.close()
    talk.parts.bridge.opened.emit()
    again = opened(qtbot, empty_window, SAMPLE)
    assert text_of(again).startswith("Welcome Okay")
    assert again.center.notice.isVisible()
    again.parts.documents.start_over()
    assert text_of(again).startswith("Okay")


def test_saving_as_a_project_and_opening_it(qtbot, talk, tmp_path):
    talk.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(talk.parts.edit, "Well ")
    path = tmp_path / "talk.jamedit"
    talk.parts.documents.save_project(path)
    qtbot.keyClicks(talk.parts.edit, "then ")
    talk.parts.bridge.close()
    again = opened(qtbot, talk, path)
    assert text_of(again).startswith("Well then Okay")
    assert again.parts.bridge.project_path == path
    assert again.parts.recording_dock.pane is not None
    again.parts.bridge.undo()
    again.parts.bridge.undo()
    assert text_of(again).startswith("Okay")


@pytest.mark.parametrize("ending", ["txt", "md", "srt", "vtt", "json"])
def test_exporting_writes_the_file_and_says_where(qtbot, talk, tmp_path, ending):
    path = tmp_path / f"talk.{ending}"
    with qtbot.waitSignal(talk.parts.documents.message, check_params_cb=lambda text: str(path) in text, timeout=20_000):
        talk.parts.documents.export_to(path, None, WriteOptions())
    assert path.stat().st_size > 1000


def test_what_is_hidden_is_left_out_of_the_clean_layer(qtbot, talk, tmp_path):
    filler = next(s for s in talk.parts.queue.open if s.hide)
    talk.parts.queue.accept(filler)
    path = tmp_path / "talk.json"
    with qtbot.waitSignal(talk.parts.documents.message, check_params_cb=lambda text: str(path) in text, timeout=20_000):
        talk.parts.documents.export_to(path, None, WriteOptions(layer="clean"))
    words = [w["text"] for p in json.loads(path.read_text())["paragraphs"] for w in p["words"]]
    assert len(words) == talk.parts.bridge.transcript.word_count - 1


def test_a_file_that_cannot_be_read_leaves_the_session_as_it_was(qtbot, talk, tmp_path):
    bad = tmp_path / "bad.srt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    before = talk.parts.bridge.session
    with qtbot.waitSignal(talk.parts.documents.trouble, timeout=20_000) as told:
        talk.parts.documents.open_path(tmp_path / "missing.srt")
    assert "missing.srt" in told.args[0]
    assert talk.parts.bridge.session is before
    assert talk.center.notice.isVisible()


def test_the_real_transcripts_open_are_edited_and_exported(qtbot, empty_window, shared, tmp_path):
    for source in sorted((shared / "data" / "seeds").glob("00*.txt")):
        if not source.with_suffix(".errors.tsv").exists():
            continue
        copy = tmp_path / source.name
        copy.write_bytes(source.read_bytes())
        talk = opened(qtbot, empty_window, copy)
        words = talk.parts.bridge.transcript.word_count
        talk.parts.edit.put_caret(0, 0)
        qtbot.keyClicks(talk.parts.edit, "Edited ")
        assert talk.parts.bridge.transcript.word_count == words + 1
        target = Path(tmp_path) / f"{source.stem}.out.json"
        with qtbot.waitSignal(talk.parts.documents.message, check_params_cb=lambda t: str(target) in t, timeout=20_000):  # noqa: B023
            talk.parts.documents.export_to(target, None, WriteOptions())
        assert [w.text for w in read_path(target).words()] == [w.text for w in talk.parts.bridge.transcript.words()]
        assert copy.read_bytes() == source.read_bytes()


def test_closing_finishes_an_export_that_waits(qtbot, talk, tmp_path):
    held = threading.Event()
    for name in ("one", "two"):
        talk.parts.jobs.start(name, lambda progress: wait_for(progress, held), lambda _: None)
    talk.parts.documents.export_to(tmp_path / "talk.srt", "srt", WriteOptions())
    assert talk.close()
    assert "-->" in (tmp_path / "talk.srt").read_text("utf-8")


def wait_for(progress, held):
    while not held.wait(0.01):
        progress.check()


def test_closing_is_refused_when_the_last_export_fails(qtbot, talk, tmp_path):
    talk.parts.documents.export_to(tmp_path / "no folder" / "x" / "talk.srt", "srt", WriteOptions())
    assert not talk.close()
    assert talk.center.notice.isVisible()


def test_opening_the_same_file_twice_at_once_opens_it_once(qtbot, empty_window):
    with qtbot.waitSignal(empty_window.parts.documents.opened, timeout=20_000):
        empty_window.parts.documents.open_path(SAMPLE)
        empty_window.parts.documents.open_path(SAMPLE)
    assert [job.name for job in empty_window.parts.jobs.running].count("open") == 0
    qtbot.waitUntil(lambda: not empty_window.parts.jobs.running, timeout=30_000)
    assert not empty_window.center.notice.isVisible()


@pytest.mark.parametrize("what", ["written", "deleted"])
def test_a_project_changed_by_somebody_else_goes_on_aside(qtbot, empty_window, tmp_path, what):
    from jamedit.formats.native import project
    from jamedit.session import recovery

    path = tmp_path / "talk.jamedit"
    transcript = read_data(b"One two three.\n", "talk.txt")
    project.create(path, project.Project(transcript, transcript))
    opened(qtbot, empty_window, path)
    if what == "written":
        with project.connection(path, write=True) as db:
            project.put_info(db, project.WRITTEN, "somebody")
            db.commit()
    else:
        path.unlink()
    with qtbot.waitSignal(empty_window.parts.documents.trouble, timeout=10_000) as told:
        press(qtbot, empty_window, Qt.Key.Key_X)
    assert "talk.jamedit was" in told.args[0]
    assert "File › Unsaved work" in told.args[0]
    assert empty_window.parts.bridge.flush() == ""
    assert empty_window.parts.bridge.name == "talk"
    (kept,) = recovery.listed()
    assert project.load(kept.path).present == empty_window.parts.bridge.transcript


def test_the_next_start_offers_what_a_kill_left_open(qtbot, empty_window, tmp_path):
    from jamedit.session import files

    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    left = files.read(source)
    left.session()
    left.lock._file.close()
    with qtbot.waitSignal(empty_window.parts.documents.left_behind, timeout=10_000) as told:
        empty_window.parts.documents.look_for_unsaved()
    assert "talk.txt" in told.args[0]
    with qtbot.waitSignal(empty_window.parts.documents.opened, timeout=10_000):
        next(
            b for b in empty_window.center.notice.findChildren(QPushButton) if b.text() == "Continue with talk.txt"
        ).click()
    assert text_of(empty_window) == "One two three."


def _killed(source, *, changed):
    """Leave a file as a process does that is killed while it is open."""
    from jamedit.session import files

    left = files.read(source)
    session = left.session()
    if changed:
        session.apply(ReplaceText(session.transcript.paragraphs[0].id, ("Changed.",)))
        session.journal.flush()
    left.lock._file.close()


@pytest.mark.parametrize(("changed", "kept"), [(True, True), (False, False)])
def test_changes_are_said_to_be_kept_where_there_were_any(qtbot, empty_window, tmp_path, changed, kept):
    source = tmp_path / "talk.txt"
    source.write_text("One two three.\n", "utf-8")
    _killed(source, changed=changed)
    with qtbot.waitSignal(empty_window.parts.documents.left_behind, timeout=10_000) as told:
        empty_window.parts.documents.look_for_unsaved()
    assert ("your changes were kept" in told.args[0]) is kept


def test_what_a_kill_left_open_is_offered_also_while_another_file_is_open(qtbot, window, tmp_path):
    source = tmp_path / "left.txt"
    source.write_text("One two three.\n", "utf-8")
    _killed(source, changed=True)
    with qtbot.waitSignal(window.parts.documents.left_behind, timeout=10_000) as told:
        window.parts.documents.look_for_unsaved()
    assert "left.txt" in told.args[0]
    assert told.args[1] == source
    with qtbot.assertNotEmitted(window.parts.documents.left_behind):
        window.parts.documents.look_for_unsaved()
        qtbot.waitUntil(lambda: not window.parts.jobs.running)


def test_work_whose_file_is_gone_is_told_of_once_and_stays_in_the_menu(qtbot, empty_window, tmp_path):
    documents = empty_window.parts.documents
    for name in ("first", "second"):
        source = tmp_path / f"{name}.txt"
        source.write_text(f"One two {name}.\n", "utf-8")
        opened(qtbot, empty_window, source)
        press(qtbot, empty_window, Qt.Key.Key_X)
        empty_window.parts.bridge.close()
        source.unlink()
        with qtbot.waitSignal(documents.orphans, timeout=10_000) as told:
            documents.look_for_unsaved()
        assert f"Unsaved work on {name}.txt is kept" in told.args[0]
    with qtbot.assertNotEmitted(documents.orphans):
        documents.look_for_unsaved()
        qtbot.waitUntil(lambda: not empty_window.parts.jobs.running)
    empty_window.parts.handlers.file.fill_unsaved()
    assert len(empty_window.parts.actions_.submenu("file.unsaved").actions()) == 2


def test_a_damaged_project_opens_with_a_word_about_what_was_mended(qtbot, talk, tmp_path):
    path = tmp_path / "odd.jamedit"
    talk.parts.documents.save_project(path)
    talk.parts.bridge.close()
    with closing(sqlite3.connect(path)) as db:
        (text,) = db.execute("SELECT value FROM info WHERE key='present_rest'").fetchone()
        rest = {**json.loads(text), "speakers": [[1, "Ada", "javascript:x"]]}
        db.execute("UPDATE info SET value=? WHERE key='present_rest'", (json.dumps(rest),))
        db.commit()
    said = []
    talk.parts.documents.trouble.connect(said.append)
    again = opened(qtbot, talk, path)
    again.grab()
    assert "odd.jamedit was damaged and has been mended" in said[0]
    assert "colour" in said[0]
    assert [s.color for s in again.parts.bridge.transcript.speakers] == [0]
    again.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(again.parts.edit, "Well ")
    again.parts.bridge.close()
    assert project.load(path).mended == ()


@pytest.mark.parametrize("choose", ["choose_transcript", "choose_recording"])
def test_the_kinds_of_files_to_open_are_named_without_their_many_endings(window, monkeypatch, choose):
    asked = {}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given, **more: (asked.update(more), ("", ""))[1])
    getattr(window.parts.documents, choose)()
    assert asked["options"] & QFileDialog.Option.HideNameFilterDetails
