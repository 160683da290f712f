"""Jobs that end while the window closes."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.gui


def test_a_job_that_ended_just_before_closing_starts_nothing_more(qtbot, empty_window):
    told = []
    empty_window.parts.jobs.start("quick", lambda progress: 1, told.append)
    empty_window.parts.jobs.close()  # the end of the job waits for the event loop
    qtbot.waitUntil(lambda: not empty_window.parts.jobs.running)
    assert told == []
