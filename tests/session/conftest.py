"""A session on a transcript of two paragraphs, and a text file to open."""

from __future__ import annotations

import pytest
from made import transcript
from session_steps import Clock

from jamedit.session import Session


@pytest.fixture
def session():
    return Session.new(transcript("one two three", "four five"), clock=Clock())


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text("One two three.\n\nFour five.\n", "utf-8")
    return path
