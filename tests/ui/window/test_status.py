"""The status is refreshed once for an act, before anything depends on it."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from ui_panels_made import suggestion
from ui_window_made import CTRL, NONE, opened, press, quiet, text_of

from jamedit.suggest.learning.incremental import IncrementalSuggestions
from jamedit.ui.editor import decorations
from jamedit.ui.playback.playback import Playback

pytestmark = pytest.mark.gui


def accept(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Return, CTRL)


def type_a_letter(qtbot, window):
    press(qtbot, window, Qt.Key.Key_X)


def undo(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Z, CTRL)


def click_a_word(qtbot, window):
    block = window.parts.edit.document().findBlockByNumber(2)
    place = decorations.word_rects(block, 4, 5)[0].center() + window.parts.edit.blockBoundingGeometry(block).topLeft()
    place += window.parts.edit.contentOffset()
    qtbot.mouseClick(window.parts.edit.viewport(), Qt.MouseButton.LeftButton, NONE, place.toPoint())


@pytest.fixture
def refreshed(monkeypatch, window):
    """Count how often each part of the status is shown."""
    count = Counter()

    def counting(owner, name):
        ordinary = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *given: (count.update([name]), ordinary(*given))[1])

    counting(window.parts.actions_, "update")
    counting(window.parts.bottom, "show_facts")
    counting(window.parts.top, "show_document")
    return count


def settle(qtbot, window, count):
    """Let the act before end, its journal written and its paragraphs looked at, and count from here."""
    quiet(qtbot, window)
    qtbot.waitUntil(lambda: window.parts.bridge.saved_state == "saved")
    qtbot.wait(20)
    count.clear()


@pytest.mark.parametrize("act", [accept, type_a_letter, undo])
def test_an_act_that_changes_the_text_is_shown_once(qtbot, window, refreshed, act):
    window.parts.edit.put_caret(2, 0)
    type_a_letter(qtbot, window)  # there is something to undo
    quiet(qtbot, window)
    window.parts.queue.select(window.parts.queue.open[0])
    settle(qtbot, window, refreshed)
    before = text_of(window)
    act(qtbot, window)
    window.parts.suggest._timer.stop()  # what is found afterwards is shown then
    qtbot.wait(20)
    assert text_of(window) != before
    assert (refreshed["update"], refreshed["show_facts"]) == (1, 1)
    settle(qtbot, window, refreshed)


def test_a_click_in_the_text_only_looks_what_can_be_done(qtbot, window, refreshed):
    settle(qtbot, window, refreshed)
    click_a_word(qtbot, window)
    qtbot.wait(20)
    assert window.parts.editor.current_word().text == "cackle"
    assert dict(refreshed) == {"update": 1}


def test_a_key_finds_its_action_enabled_though_nothing_was_shown_yet(qtbot, window):
    before = text_of(window)
    type_a_letter(qtbot, window)
    undo(qtbot, window)  # without a turn of the event loop between the two
    assert text_of(window) == before


def wait_for(progress, held):
    while not held.wait(0.01):
        progress.check()


def test_cancel_stops_the_job_that_is_shown_and_no_other(qtbot, talk):
    held = threading.Event()
    other = talk.parts.jobs.start("unsaved", lambda progress: wait_for(progress, held), lambda _: None)
    shown = talk.parts.jobs.start("export", lambda progress: wait_for(progress, held), lambda _: None)
    talk.parts.status.show_job()
    talk.parts.bottom.cancel_clicked.emit()
    assert (shown.token.cancelled, other.token.cancelled) == (True, False)
    held.set()


@pytest.mark.parametrize(("count", "title"), [(0, "Review"), (7, "Review 7"), (12_345, "Review 12k")])
def test_a_large_count_leaves_room_for_the_other_tabs(qtbot, window, count, title):
    parts = window.parts
    parts.queue.replace([suggestion(parts.bridge.transcript, 0, "cackle", "Kaggle")] * count)
    dock = parts.docks.docks["review"]
    qtbot.waitUntil(lambda: dock.windowTitle() == title)


def message_of(window):
    return window.parts.bottom._message._whole


def test_no_sentence_about_the_document_before_is_left(qtbot, window, talk_path, monkeypatch):
    other = talk_path.with_name("other.txt")
    other.write_text("We left early.", encoding="utf-8")
    window.parts.bottom.show_message("There is no word here.")
    opened(qtbot, window, other)
    assert message_of(window) == ""
    window.parts.bottom.show_message("There is no word here.")
    window.parts.handlers.file.table()["file.close"]()
    assert message_of(window) == ""


def test_each_text_is_told_which_glossary_has_its_terms(qtbot, empty_window, tmp_path, monkeypatch):
    monkeypatch.setattr(IncrementalSuggestions, "likely_subjects", lambda self: (("ml", "Machine learning"),))
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("We train a model.", encoding="utf-8")
        opened(qtbot, empty_window, tmp_path / name)
        assert "Machine learning" in message_of(empty_window)


@pytest.mark.parametrize("signal", ["ready", "measured"])
def test_the_share_that_was_listened_to_is_shown_once_the_length_is_known(qtbot, talk, monkeypatch, signal):
    parts, length = talk.parts, 0
    monkeypatch.setattr(Playback, "duration_ms", property(lambda self: length))
    parts.listened.ranges.add(0, 15_000)
    parts.status.everything_changed()
    qtbot.waitUntil(lambda: "listened" not in parts.bottom._facts.text())
    length = 60_000
    getattr(parts.recording, signal).emit(*([60_000] if signal == "measured" else []))
    qtbot.waitUntil(lambda: "25 % listened to" in parts.bottom._facts.text())
