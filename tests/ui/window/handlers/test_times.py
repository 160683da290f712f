"""Times are moved, and taken from another file, each as one step."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from ui_window_made import opened, quiet

from jamedit.document import Timing
from jamedit.ui.dialogs.shift_times import ShiftTimesDialog
from jamedit.ui.dialogs.stretch_times import StretchTimesDialog
from jamedit.ui.dialogs.taken_times import TakenTimesDialog

pytestmark = pytest.mark.gui
SRT = "".join(f"{n + 1}\n00:0{n}:01,000 --> 00:0{n}:02,000\nCaption number {n}.\n\n" for n in range(4))


@pytest.fixture
def captions(qtbot, empty_window, tmp_path):
    path = tmp_path / "talk.srt"
    path.write_text(SRT, "utf-8")
    return opened(qtbot, empty_window, path)


def answer(monkeypatch, dialog_class, act):
    """Let a dialog be filled and closed as soon as it is shown; return those that were."""
    shown = []

    def run(dialog):
        shown.append(dialog)
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(dialog_class, "exec", run)
    return shown


def starts(window):
    return [c.span.start_ms for p in window.parts.bridge.transcript.paragraphs for c in p.cues]


def test_all_times_are_shifted_in_one_step(captions, monkeypatch):
    def fill(dialog):
        dialog.line.setText("2.5")
        dialog.accept()

    answer(monkeypatch, ShiftTimesDialog, fill)
    captions.parts.actions_.action("edit.shift_times").trigger()
    assert starts(captions) == [3_500, 63_500, 123_500, 183_500]
    captions.parts.bridge.undo()
    assert starts(captions) == [1_000, 61_000, 121_000, 181_000]


def test_times_from_the_cursor_on_are_shifted(captions, monkeypatch):
    def fill(dialog):
        dialog.line.setText("-1")
        dialog.here.setChecked(True)
        dialog.accept()

    answer(monkeypatch, ShiftTimesDialog, fill)
    paragraphs = captions.parts.bridge.transcript.paragraphs
    words = [w for p in paragraphs for w in p.words]
    at = next(i for i, p in enumerate(paragraphs) if words[6] in p.words)
    column = len(" ".join(w.text for w in paragraphs[at].words[: paragraphs[at].words.index(words[6])]))
    captions.parts.edit.put_caret(at, column + 2)
    captions.parts.actions_.action("edit.shift_times").trigger()
    assert starts(captions) == [1_000, 61_000, 120_000, 180_000]


def test_a_stretch_is_made_of_a_kept_point_and_another(captions, monkeypatch):
    def keep(dialog):
        dialog.lines[0][0].setText("0:01")
        dialog.lines[0][1].setText("0:02")
        dialog.keep.click()

    first = answer(monkeypatch, StretchTimesDialog, keep)
    captions.parts.actions_.action("edit.stretch_times").trigger()
    assert len(first) == 1
    assert "first point is kept" in captions.parts.bottom._message._whole

    def fill(dialog):
        assert [line.text() for line in dialog.lines[0]] == ["0:01.0", "0:02.0"]
        dialog.lines[1][0].setText("3:01")
        dialog.lines[1][1].setText("3:05")
        dialog.accept()

    answer(monkeypatch, StretchTimesDialog, fill)
    captions.parts.actions_.action("edit.stretch_times").trigger()
    assert starts(captions) == [2_000, 63_000, 124_000, 185_000]
    captions.parts.bridge.undo()
    assert starts(captions) == [1_000, 61_000, 121_000, 181_000]


def test_a_text_without_times_has_none_to_move(window, monkeypatch):
    shown = answer(monkeypatch, ShiftTimesDialog, QDialog.accept)
    window.parts.actions_.action("edit.shift_times").trigger()
    assert shown == []
    assert "no times that could be moved" in window.center.notice._text.text()


def test_times_of_another_transcript_are_shown_and_taken_in_one_step(qtbot, window, tmp_path, monkeypatch):
    words = [w.text for w in window.parts.bridge.transcript.words()]
    rows = [{"text": w, "start_ms": n * 300, "end_ms": n * 300 + 200, "timing": "heard"} for n, w in enumerate(words)]
    timed = tmp_path / "timed.json"
    timed.write_text(json.dumps({"paragraphs": [{"words": rows}]}), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(timed), ""))
    shown = answer(monkeypatch, TakenTimesDialog, QDialog.accept)
    window.parts.actions_.action("edit.take_times").trigger()
    quiet(qtbot, window)
    assert len(shown) == 1
    assert not shown[0].missing.isVisibleTo(shown[0])
    transcript = window.parts.bridge.transcript
    assert {w.timing for w in transcript.words()} == {Timing.ALIGNED}
    assert window.parts.bridge.session.history.steps[-1].label == "take_times"
    window.parts.bridge.undo()
    assert {w.timing for w in window.parts.bridge.transcript.words()} == {Timing.NONE}


def test_a_file_that_does_not_belong_here_is_refused(qtbot, window, tmp_path):
    other = tmp_path / "other.srt"
    other.write_text(SRT.replace("Caption number", "wholly different words"), "utf-8")
    before = window.parts.bridge.transcript
    window.parts.handlers.times.take_from(other)
    quiet(qtbot, window)
    assert window.parts.bridge.transcript is before
    assert "do not seem to belong together" in window.center.notice._text.text()
