"""The recording beside the text."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.gui


def test_a_recording_that_cannot_be_read_leaves_the_good_one(qtbot, talk, tmp_path):
    bad = tmp_path / "bad.mp3"
    bad.write_text("no sound")
    before = talk.parts.bridge.session.recording
    with qtbot.waitSignal(talk.parts.recording.message, timeout=10_000):
        talk.parts.recording.choose(bad)
    assert talk.parts.bridge.session.recording == before
    assert talk.parts.playback.loaded
