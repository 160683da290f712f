"""A glossary panel beside a queue of suggestions."""

from __future__ import annotations

import pytest

from jamedit.ui.panels.glossary import GlossaryPanel


@pytest.fixture
def panel(qtbot, bridge, hub, queue):
    made = GlossaryPanel(bridge, hub, queue)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made
