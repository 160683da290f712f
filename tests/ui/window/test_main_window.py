"""The whole window on the sample talk: open, hear, fix, mark, save, export, with real keys."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from ui_window_made import CTRL, opened, press, text_of

from jamedit.document import Glossary
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data, read_path
from jamedit.paths import resource

pytestmark = pytest.mark.gui
SAMPLE = resource("samples", "research-jam.txt")


def test_the_start_page_shows_no_dead_bars(empty_window):
    assert empty_window.center.stack.currentWidget() is empty_window.center.start
    assert not empty_window.parts.top.isVisible()
    assert not empty_window.parts.bottom.isVisible()
    assert not any(dock.isVisible() for dock in empty_window.parts.docks.docks.values())


def test_nothing_heavy_is_imported_before_a_recording_is_there():
    import subprocess
    import sys

    code = (
        "import sys; from jamedit.ui.app import make_application; app = make_application()\n"
        "from jamedit.settings import Settings; from jamedit.ui.style.theme import ThemeHub\n"
        "from jamedit.ui.window.main_window import MainWindow; MainWindow(ThemeHub(app), Settings()).show()\n"
        "heavy = {'numpy', 'av', 'vlc', 'pyqtgraph', 'rapidfuzz', 'sqlite3', 'tomlkit'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_opening_shows_text_recording_and_suggestions(talk):
    assert talk.center.stack.currentWidget() is talk.parts.edit
    assert talk.parts.recording_dock.isVisible()
    assert talk.parts.recording_dock.pane is not None
    assert abs(talk.parts.playback.duration_ms - 146_000) < 10_000
    assert any(s.after.startswith("Jupyter notebooks") for s in talk.parts.queue.open)
    assert talk.parts.edit.toPlainText().split() == text_of(talk).split()


def test_the_lines_of_the_page_end_within_it(qtbot, empty_window):
    empty_window.resize(1280, 800)
    edit = opened(qtbot, empty_window, SAMPLE).parts.edit
    for block, _, _ in edit.visible_blocks():
        lines = [block.layout().lineAt(i) for i in range(block.layout().lineCount())]
        assert max(line.naturalTextRect().right() for line in lines) <= edit.viewport().width()


def test_accepting_by_key_changes_the_text_and_goes_on(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    before = talk.parts.queue.total
    press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens Jupyter notebooks," in text_of(talk)
    assert talk.parts.queue.reviewed == 1
    assert talk.parts.queue.current is not None
    assert talk.parts.queue.total == before
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert "stupider notebooks" in text_of(talk)


def test_going_through_the_suggestions_visits_each_once(qtbot, talk):
    seen = []
    for _ in talk.parts.queue.open:
        press(qtbot, talk, Qt.Key.Key_F8)
        seen.append(talk.parts.queue.current)
    assert seen == list(talk.parts.queue.open)


def test_the_next_suggestion_is_the_next_from_the_caret(qtbot, talk):
    press(qtbot, talk, Qt.Key.Key_F8)
    last = talk.parts.queue.open[-1]
    at = talk.parts.bridge.transcript.position_of(last.paragraph_id)
    talk.parts.edit.put_caret(at, 0)
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.queue.current.paragraph_id == last.paragraph_id
    assert talk.parts.queue.current is next(s for s in talk.parts.queue.open if s.paragraph_id == last.paragraph_id)


def test_going_to_a_suggestion_shows_what_is_proposed(qtbot, talk):
    talk.parts.docks.show("history")
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.docks.panels["review"].isVisible()
    assert talk.parts.edit.hasFocus()


def test_the_key_accepts_the_text_that_was_chosen(qtbot, talk):
    talk.parts.queue.select(next(s for s in talk.parts.queue.open if "stupider" in s.before))
    press(qtbot, talk, Qt.Key.Key_T, CTRL)
    card = talk.parts.docks.panels["review"].view.card
    card.choice.setText("JupyterLab notebooks,")
    qtbot.keyClick(card.choice, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens JupyterLab notebooks," in text_of(talk)


def test_what_is_on_the_screen_is_looked_at_before_the_rest(qtbot, empty_window, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"So um this is number {n}." for n in range(60)), encoding="utf-8")
    counts = []
    empty_window.parts.queue.changed.connect(lambda: counts.append(len(empty_window.parts.queue.open)))
    opened(qtbot, empty_window, path)
    assert counts[-1] == 60
    assert next(count for count in counts if count) == 16


def test_no_house_style_is_asked_for_unless_it_was_chosen(empty_window):
    assert empty_window.parts.suggest.styles == ()
    empty_window.parts.settings.set("suggestions.percent", "%")
    assert empty_window.parts.suggest.styles == (("percent", "%"),)


def test_a_likely_subject_is_told_of_where_no_glossary_is(talk):
    talk.parts.bottom.show_message("")
    talk.parts.suggest.likely_changed.emit((("machine-learning", "Machine learning"),))
    assert talk.parts.bottom._message.text() == ""  # the sample has its glossary
    talk.parts.bridge.set_glossary(Glossary())
    talk.parts.suggest.likely_changed.emit((("machine-learning", "Machine learning"),))
    assert "Machine learning" in talk.parts.bottom._message.toolTip() + talk.parts.bottom._message.text()


def test_the_window_leaves_room_for_its_frame(empty_window):
    room = empty_window.screen().availableSize()
    assert empty_window.height() < room.height()
    assert empty_window.width() < room.width()


def test_a_dismissed_suggestion_does_not_come_back(qtbot, talk):
    first = talk.parts.queue.open[0]
    talk.parts.queue.select(first)
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    with qtbot.waitSignal(talk.parts.queue.changed, timeout=20_000):
        talk.parts.suggest.check_all()
    assert first not in talk.parts.queue.open


def test_a_number_without_a_speaker_adds_those_up_to_it_in_one_step(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    press(qtbot, talk, Qt.Key.Key_2, CTRL)
    assert [s.name for s in talk.parts.bridge.transcript.speakers] == ["Speaker 1", "Speaker 2"]
    assert talk.parts.bridge.transcript.paragraphs[0].speaker_id == 2
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert not talk.parts.bridge.transcript.speakers


def test_a_cancelled_look_is_no_longer_busy(qtbot, talk):
    told = []
    talk.parts.suggest.busy_changed.connect(told.append)
    talk.parts.suggest.check_all()
    talk.parts.jobs.cancel("suggestions")
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert told == [True, False]


def test_a_cancelled_recheck_is_made_up_for_by_the_next(qtbot, talk):
    first, last = 0, len(talk.parts.bridge.transcript.paragraphs) - 1
    for block in (first, last):
        talk.parts.edit.put_caret(block, 0)
        qtbot.keyClicks(talk.parts.edit, "stupider notebooks ")
        talk.parts.suggest._recheck()
        if block == first:
            talk.parts.jobs.cancel("recheck")
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert not talk.parts.suggest.incremental.touched
    marked = {
        p.id for p in (talk.parts.bridge.transcript.paragraphs[first], talk.parts.bridge.transcript.paragraphs[last])
    }
    assert marked <= {s.paragraph_id for s in talk.parts.queue.open if s.before.startswith("stupider")}


def test_speakers_by_number_and_undo(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    talk.parts.editor.add_speaker("Nadia")
    talk.parts.edit.put_caret(1, 0)
    talk.parts.editor.add_speaker("Tomasz")
    talk.parts.edit.put_caret(3, 0)
    press(qtbot, talk, Qt.Key.Key_1, CTRL)
    ids = [p.speaker_id for p in talk.parts.bridge.transcript.paragraphs]
    assert ids[:4] == [1, 2, 2, 1]
    assert set(ids[3:]) == {1}
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert {p.speaker_id for p in talk.parts.bridge.transcript.paragraphs[1:]} == {2}


def test_a_selection_inside_a_paragraph_gets_a_paragraph_of_its_own(talk):
    talk.parts.editor.add_speaker("Nadia")
    talk.parts.edit.put_caret(1, 14, anchor=0)
    talk.parts.editor.add_speaker("Tomasz")
    count = len(talk.parts.bridge.transcript.paragraphs)
    talk.parts.edit.put_caret(2, 9, anchor=0)
    talk.parts.editor.set_speaker(2)
    assert len(talk.parts.bridge.transcript.paragraphs) == count + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_playing_by_key(qtbot, talk, key):
    with qtbot.waitSignal(talk.parts.playback.playing_changed, check_params_cb=lambda on: on):
        press(qtbot, talk, key)
    talk.parts.playback.pause()


def test_the_spoken_word_is_tinted_and_clicking_one_goes_there(qtbot, talk):
    span = talk.parts.bridge.transcript.paragraphs[2].words[3].span
    talk.parts.editor.seek_requested.emit(span.start_ms)
    assert talk.parts.edit._spoken == (2, 3)
    assert abs(talk.parts.playback.position_ms - span.start_ms) < 60


def test_scrolling_while_it_plays_stops_following_until_asked(qtbot, talk):
    with qtbot.waitSignal(talk.parts.playback.playing_changed):
        talk.parts.playback.toggle()
    talk.parts.edit.scrolled_by_hand.emit()
    assert talk.parts.follow_button.isVisible()
    qtbot.mouseClick(talk.parts.follow_button, Qt.MouseButton.LeftButton)
    assert not talk.parts.follow_button.isVisible()


def test_f6_goes_round_the_panes(qtbot, talk):
    visited = []
    talk.parts.edit.setFocus()
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        qtbot.wait(1)
        visited.append(QApplication.focusWidget())
    assert talk.parts.edit in visited
    assert talk.parts.recording_dock.pane.wave in visited
    assert len(set(visited)) >= 3


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
def test_exporting(qtbot, talk, tmp_path, ending):
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


def test_a_changed_glossary_brings_other_suggestions(qtbot, talk):
    from jamedit.document.glossary import parse

    with qtbot.waitSignal(talk.parts.queue.changed, timeout=20_000, check_params_cb=lambda: True):
        talk.parts.bridge.set_glossary(parse([]))
    qtbot.waitUntil(
        lambda: not talk.parts.jobs.running and not any(s.kind == "glossary" for s in talk.parts.queue.open)
    )


@pytest.mark.parametrize("dock", ["review", "speakers", "sections", "glossary", "history"])
def test_every_dock_opens_and_its_buttons_have_names(qtbot, talk, dock):
    panel = talk.parts.docks.show(dock)
    qtbot.waitUntil(panel.isVisible)
    for button in panel.findChildren(QToolButton):
        if button.isVisible():
            assert button.text() or button.toolTip() or button.accessibleName()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_changes_without_a_warning(talk, name):
    talk.parts.handlers.view._set("appearance.theme", name)
    assert talk.parts.hub.theme.name == name
    talk.grab()


def test_typing_asks_the_suggesters_again_about_that_paragraph_only(qtbot, talk):
    talk.parts.edit.put_caret(1, 0)
    with qtbot.waitSignal(talk.parts.jobs.ended, timeout=10_000):
        qtbot.keyClicks(talk.parts.edit, "um ")
    qtbot.waitUntil(
        lambda: any(
            s.kind == "filler" for s in talk.parts.queue.in_paragraph(talk.parts.bridge.transcript.paragraphs[1].id)
        )
    )


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


def test_terms_typed_just_before_closing_are_kept(open_window, talk):
    panel = talk.parts.docks.show("glossary")
    panel.field.set_text("Zarr stores")
    talk.close()
    opened_again = open_window(SAMPLE)
    assert [t.text for t in opened_again.parts.bridge.glossary.terms] == ["Zarr stores"]


def test_opening_the_same_file_twice_at_once_opens_it_once(qtbot, empty_window):
    with qtbot.waitSignal(empty_window.parts.documents.opened, timeout=20_000):
        empty_window.parts.documents.open_path(SAMPLE)
        empty_window.parts.documents.open_path(SAMPLE)
    assert [job.name for job in empty_window.parts.jobs.running].count("open") == 0
    qtbot.waitUntil(lambda: not empty_window.parts.jobs.running, timeout=30_000)
    assert not empty_window.center.notice.isVisible()


def test_cancel_stops_the_job_that_is_shown_and_no_other(qtbot, talk):
    held = threading.Event()
    other = talk.parts.jobs.start("unsaved", lambda progress: wait_for(progress, held), lambda _: None)
    shown = talk.parts.jobs.start("export", lambda progress: wait_for(progress, held), lambda _: None)
    talk.parts.status.show_job()
    talk.parts.bottom.cancel_clicked.emit()
    assert (shown.token.cancelled, other.token.cancelled) == (True, False)
    held.set()


def test_typing_holds_the_sound_and_lets_it_go_on(qtbot, talk):
    talk.parts.typing_pause.resume_after_ms = 50
    with qtbot.waitSignal(talk.parts.playback.playing_changed, check_params_cb=lambda on: on):
        talk.parts.playback.toggle()
    talk.parts.edit.put_caret(0, 0)
    with qtbot.waitSignals([talk.parts.playback.playing_changed] * 2, timeout=5000):
        qtbot.keyClicks(talk.parts.edit, "a")
    assert talk.parts.playback.playing
    talk.parts.playback.pause()


def test_tab_given_back_moves_the_focus(qtbot, talk):
    talk.parts.settings.set("listening.tab_plays", False)
    before = text_of(talk), talk.parts.edit.toPlainText()
    press(qtbot, talk, Qt.Key.Key_Tab)
    assert (text_of(talk), talk.parts.edit.toPlainText()) == before
    assert not talk.parts.edit.hasFocus()


def test_the_next_suggestion_of_a_paragraph_stays_current_after_the_recheck(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    with qtbot.waitSignal(talk.parts.jobs.ended, timeout=10_000):
        press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not talk.parts.jobs.running)
    current = talk.parts.queue.current
    assert current is not None
    assert any(s is current for s in talk.parts.queue.open)
    assert current.paragraph_id == jupyter.paragraph_id
    reviewed = talk.parts.queue.reviewed
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    assert talk.parts.queue.reviewed == reviewed + 1
    assert not any(s is current for s in talk.parts.queue.open)


def test_undo_shows_what_it_undid(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(talk.parts.edit, "Well")
    talk.parts.edit.put_caret(len(talk.parts.bridge.transcript.paragraphs) - 1, 0)
    talk.parts.edit.ensureCursorVisible()
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert talk.parts.edit.textCursor().blockNumber() == 0


def test_alt_with_a_letter_writes_nothing(qtbot, talk):
    before = text_of(talk)
    qtbot.keyClick(talk.parts.edit, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert text_of(talk) == before


def test_a_recording_that_cannot_be_read_leaves_the_good_one(qtbot, talk, tmp_path):
    bad = tmp_path / "bad.mp3"
    bad.write_text("no sound")
    before = talk.parts.bridge.session.recording
    with qtbot.waitSignal(talk.parts.recording.message, timeout=10_000):
        talk.parts.recording.choose(bad)
    assert talk.parts.bridge.session.recording == before
    assert talk.parts.playback.loaded


def test_the_start_page_does_not_decide_how_small_the_window_is(qtbot, talk, tmp_path):
    for n in range(8):
        path = tmp_path / f"{n}.txt"
        path.write_text("x")
        talk.center.recent.add(path)
    talk.center.start.refresh()
    assert talk.minimumSizeHint().height() < 560


def test_mending_one_place_leaves_the_other_forms_of_the_term_suggested(qtbot, talk):
    jupyter = [s for s in talk.parts.queue.open if s.after.startswith("Jupyter")]
    assert sorted(s.before for s in jupyter) == ["stupid or notebooks", "stupider notebooks,"]
    talk.parts.queue.accept(next(s for s in jupyter if s.before == "stupider notebooks,"))
    talk.parts.suggest.check_all()
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert [s.before for s in talk.parts.queue.open if s.after.startswith("Jupyter")] == ["stupid or notebooks"]


def test_a_job_that_ended_just_before_closing_starts_nothing_more(qtbot, empty_window):
    told = []
    empty_window.parts.jobs.start("quick", lambda progress: 1, told.append)
    empty_window.parts.jobs.close()  # the end of the job waits for the event loop
    qtbot.waitUntil(lambda: not empty_window.parts.jobs.running)
    assert told == []


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
    left.lock._file.close()
    with qtbot.waitSignal(empty_window.parts.documents.left_behind, timeout=10_000) as told:
        empty_window.parts.documents.look_for_unsaved()
    assert "talk.txt" in told.args[0]
    with qtbot.waitSignal(empty_window.parts.documents.opened, timeout=10_000):
        next(
            b for b in empty_window.center.notice.findChildren(QPushButton) if b.text() == "Go on with talk.txt"
        ).click()
    assert text_of(empty_window) == "One two three."


def test_what_a_kill_left_open_hides_no_other_trouble(qtbot, empty_window, tmp_path):
    empty_window.say("picture.png is no transcript.")
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "picture.png is no transcript. jamedit ended unexpectedly."
    empty_window.center.notice.hide()
    empty_window.parts.notices.left_behind("jamedit ended unexpectedly.", tmp_path / "talk.txt")
    assert empty_window.center.notice._text.text() == "jamedit ended unexpectedly."


def test_a_dropped_rttm_says_who_speaks(qtbot, empty_window, tmp_path):
    captions, turns = tmp_path / "talk.srt", tmp_path / "talk.rttm"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:05,000 --> 00:00:06,000\nTwo.\n", "utf-8")
    turns.write_text(
        "SPEAKER talk 1 0.0 3.0 <NA> <NA> Ines <NA> <NA>\nSPEAKER talk 1 4.0 3.0 <NA> <NA> Omar <NA> <NA>\n", "utf-8"
    )
    opened(qtbot, empty_window, captions)
    empty_window.parts.handlers.file.take_files([turns])
    names = {s.id: s.name for s in empty_window.parts.bridge.transcript.speakers}
    assert [names[p.speaker_id] for p in empty_window.parts.bridge.transcript.paragraphs] == ["Ines", "Omar"]
    assert "2 speakers" in empty_window.center.notice._text.text()
    empty_window.parts.bridge.undo()
    assert not empty_window.parts.bridge.transcript.speakers


def test_a_dropped_rttm_is_refused_where_nothing_has_a_time(qtbot, empty_window, tmp_path):
    plain, turns = tmp_path / "talk.txt", tmp_path / "talk.rttm"
    plain.write_text("One two three.\n", "utf-8")
    turns.write_text("SPEAKER talk 1 0.0 3.0 <NA> <NA> Ines <NA> <NA>\n", "utf-8")
    opened(qtbot, empty_window, plain)
    before = empty_window.parts.bridge.transcript
    empty_window.parts.handlers.file.take_files([turns])
    assert empty_window.parts.bridge.transcript is before
    assert "no times" in empty_window.center.notice._text.text()
