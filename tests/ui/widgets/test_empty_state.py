"""What an empty panel says is read in full, however small the panel is."""

from __future__ import annotations

import pytest

from jamedit.ui.widgets.base import EmptyState

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.mark.parametrize(
    ("height", "pictured", "scrolls"), [(500, True, False), (170, False, False), (70, False, True)]
)
def test_the_picture_gives_way_and_no_line_is_cut(qtbot, hub, height, pictured, scrolls):
    state = EmptyState(hub)
    qtbot.addWidget(state)
    state.resize(250, height)
    state.show()
    state.say("sparkles", "Nothing yet", "Add the names that occur, one a line, to find them by sound.", "Add names")
    text = state._text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert state._picture.isVisible() is pictured
    assert (state.verticalScrollBar().maximum() > 0) is scrolls
    assert (
        state.viewport().rect().contains(state.button.mapTo(state.viewport(), state.button.rect().center()))
        is not scrolls
    )
