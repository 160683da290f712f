"""A built-in glossary is offered where its subject is likely."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jamedit.ui.panels.glossary import GlossaryPanel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


LIKELY = (("machine-learning", "Machine learning"), ("statistics", "Statistics"))


def test_a_subject_is_offered_and_the_answer_is_kept(qtbot, panel, bridge, hub):
    assert not panel.offer.isVisible()
    panel.offer.set_likely(LIKELY)
    assert panel.offer.isVisible()
    assert "Machine learning" in panel.offer.text.text()
    with qtbot.waitSignal(panel.offer.decided):
        qtbot.mouseClick(panel.offer.use, Qt.MouseButton.LeftButton)
    assert bridge.info("subject") == "machine-learning"
    assert panel.offer.isVisible()
    assert not panel.offer.use.isVisible()
    with qtbot.waitSignal(panel.offer.decided):
        qtbot.mouseClick(panel.offer.refuse, Qt.MouseButton.LeftButton)
    assert bridge.info("subject") == "none"
    assert not panel.offer.isVisible()
    again = GlossaryPanel(bridge, hub)
    qtbot.addWidget(again)
    again.show()
    again.offer.set_likely(LIKELY)
    assert not again.offer.isVisible()


def test_nothing_is_offered_where_no_subject_is_likely(panel):
    panel.offer.set_likely(LIKELY)
    panel.offer.set_likely(())
    assert not panel.offer.isVisible()
