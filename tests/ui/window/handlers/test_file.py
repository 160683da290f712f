"""Files that are dropped on the window."""

from __future__ import annotations

import pytest
from ui_window_made import opened

pytestmark = pytest.mark.gui


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
