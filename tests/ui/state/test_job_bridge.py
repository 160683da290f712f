"""Jobs that end while the window closes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit import faults
from jamedit.errors import JameditError

pytestmark = pytest.mark.gui


def test_a_job_that_ended_just_before_closing_starts_nothing_more(qtbot, empty_window):
    told = []
    empty_window.parts.jobs.start("quick", lambda progress: 1, told.append)
    empty_window.parts.jobs.close()  # the end of the job waits for the event loop
    qtbot.waitUntil(lambda: not empty_window.parts.jobs.running)
    assert told == []


def test_a_job_that_stumbles_is_one_sentence_and_a_trace_in_the_log(qtbot, empty_window):
    def stumbles(progress):
        return [][5]

    told = []
    empty_window.parts.jobs.start("odd", stumbles, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], JameditError)
    assert str(told[0]).endswith(".")
    assert "\n" not in str(told[0])
    assert "return [][5]" in Path(faults.log_path()).read_text("utf-8")
