"""A review panel on a queue of suggestions."""

from __future__ import annotations

import pytest

from jamedit.ui.panels.review import ReviewPanel


@pytest.fixture
def panel(qtbot, bridge, queue, hub):
    made = ReviewPanel(bridge, queue, hub)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    return made
