"""A text that does not fit its recording is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.document import Transcript
from jamedit.ui.controllers.recording_check import RecordingCheckController

pytestmark = pytest.mark.gui


@pytest.fixture
def sentence(bridge):
    """Return what is said of a transcript and a length in milliseconds."""

    class Silent:
        measured = bridge.opened  # any signal: it is called by hand

    return RecordingCheckController(bridge, Silent())._sentence


def _until(end_ms: int) -> Transcript:
    made = transcript("warm bread all day")
    paragraph = made.paragraphs[0]
    words = [*paragraph.words[:-1], replace(paragraph.words[-1], span=replace(paragraph.words[-1].span, end_ms=end_ms))]
    return replace(made, paragraphs=(replace(paragraph, words=tuple(words)),))


def test_a_text_that_fits_is_not_mentioned(sentence):
    assert sentence(_until(600_000), 600_500) == ""
    assert sentence(_until(600_000), 640_000) == ""
    assert sentence(Transcript(), 640_000) == ""


def test_a_text_that_is_longer_or_much_shorter_is_told(sentence):
    assert "10:00" in sentence(_until(600_000), 500_000)
    assert "no text yet" in sentence(_until(600_000), 900_000)


def test_a_text_without_times_is_announced_as_one(window, qtbot):
    check, told = window.parts.recording_check, []
    check.message.connect(told.append)
    with qtbot.waitSignal(check.untimed) as found:
        window.parts.recording.measured.emit(900_000)
    assert (found.args, told) == ([900_000], [])


def test_it_is_told_once_for_a_pair(talk, qtbot):
    check, told = talk.parts.recording_check, []
    check.message.connect(told.append)
    check._told = None
    talk.parts.recording.measured.emit(10_000)
    talk.parts.recording.measured.emit(10_000)
    assert len(told) == 1
