"""Fixtures of the tests of panels; a plugin, so that the tests need not import what they take as arguments."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtWidgets import QApplication
from ui_panels_made import TEXTS, found, open_in

from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub

_hubs: list[ThemeHub] = []


@pytest.fixture
def hub(qapp: QApplication) -> ThemeHub:
    """Return one theme for all tests: it belongs to the application."""
    if not _hubs:
        _hubs.append(ThemeHub(qapp, "light"))
    return _hubs[0]


@pytest.fixture
def bridge(qapp: QApplication) -> SessionBridge:
    """Return a bridge with TEXTS open, three speakers in turn."""
    made = SessionBridge()
    open_in(made, transcript(*TEXTS, speakers=3))
    return made


@pytest.fixture
def queue(bridge: SessionBridge) -> ReviewQueue:
    """Return a queue with four open suggestions, none under review."""
    made = ReviewQueue(bridge)
    made.replace(found(bridge.transcript))
    return made
