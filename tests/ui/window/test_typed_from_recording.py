"""A recording alone is opened to be typed: caret, times, speakers, and the work is there again."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, opened, press, text_of

from jamedit.paths import resource

pytestmark = pytest.mark.gui


@pytest.fixture
def recording(tmp_path):
    source = next(resource("samples").glob("research-jam.o[gp][gu]*"))
    return shutil.copy(source, tmp_path / f"interview{source.suffix}")


@pytest.fixture
def typed(qtbot, empty_window, recording):
    return opened(qtbot, empty_window, recording)


def test_it_is_there_to_be_played_and_typed(typed):
    assert typed.parts.playback.loaded
    assert typed.parts.edit.hasFocus() or typed.parts.edit.isEnabled()
    assert "Type what you hear" in typed.parts.edit.placeholderText()
    assert typed.windowTitle().startswith("interview")


def test_enter_gives_a_paragraph_the_time_in_which_it_was_heard(qtbot, typed):
    qtbot.keyClicks(typed.parts.edit, "So we begin.")
    typed.parts.playback.seek(4_000)
    press(qtbot, typed, Qt.Key.Key_Return)
    qtbot.keyClicks(typed.parts.edit, "Good morning.")
    typed.parts.playback.seek(9_000)
    press(qtbot, typed, Qt.Key.Key_Return)
    spans = [p.span for p in typed.parts.bridge.transcript.paragraphs[:2]]
    assert [(s.start_ms, abs(s.end_ms - e) < 60) for s, e in zip(spans, (4_000, 9_000), strict=True)] == [
        (0, True),
        (spans[0].end_ms, True),
    ]
    press(qtbot, typed, Qt.Key.Key_1, CTRL)
    assert typed.parts.bridge.transcript.speakers


def test_the_work_is_there_again(qtbot, typed, recording, talk_path):
    qtbot.keyClicks(typed.parts.edit, "So we begin.")
    opened(qtbot, typed, talk_path)
    opened(qtbot, typed, recording)
    assert text_of(typed) == "So we begin."
    assert typed.parts.playback.loaded


def test_a_file_that_only_has_the_name_of_a_recording_is_refused(qtbot, empty_window, tmp_path):
    path = tmp_path / "noise.mp3"
    path.write_bytes(b"no sound at all")
    with qtbot.waitSignal(empty_window.parts.documents.not_opened):
        empty_window.parts.documents.open_path(path)
    assert empty_window.parts.bridge.session is None


def test_no_button_offers_to_follow_what_has_no_times_yet(qtbot, typed):
    parts = typed.parts
    parts.playback.toggle()
    qtbot.waitUntil(lambda: parts.playback.playing)
    qtbot.keyClicks(parts.edit, "So we begin.")
    assert not parts.follow_button.isVisible()
    parts.playback.seek(4_000)
    press(qtbot, typed, Qt.Key.Key_Return)
    qtbot.keyClicks(parts.edit, "Then")  # the sound is where nothing was typed yet
    parts.playback.seek(9_000)
    qtbot.keyClicks(parts.edit, " more")
    assert not parts.follow_button.isVisible()
    parts.playback.seek(2_000)
    qtbot.keyClicks(parts.edit, " and")
    assert parts.follow_button.isVisible()
    parts.playback.stop()
