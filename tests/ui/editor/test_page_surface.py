"""Painting a block that is much longer than the screen."""

from __future__ import annotations

import pytest

from jamedit.ui.editor import decorations
from jamedit.ui.editor.page_model import EmptyPage, Mark
from jamedit.ui.editor.page_surface import PageSurface

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
WORDS = 3000


class _Marked(EmptyPage):
    """Mark every third word, and find every seventh letter."""

    def marks(self, block):
        return [Mark(i, i + 4, "wave", current=i == 9) for i in range(0, WORDS + 2, 3)]

    def found(self, block):
        return [(i, i + 1) for i in range(0, 6 * WORDS, 7)]


@pytest.fixture
def surface(qtbot, hub):
    made = PageSurface(hub.theme)
    qtbot.addWidget(made)
    made.page = _Marked()
    made.set_text_size(16, 1.5)
    made.setPlainText("before it\n" + " ".join(f"w😀é{i % 7}" for i in range(WORDS)) + "\nafter it")
    made.resize(500, 400)
    made.show()
    return made


@pytest.mark.parametrize("share", [0, 0.3, 0.7, 1])
def test_what_is_on_the_screen_is_painted_as_if_all_were(surface, monkeypatch, share):
    bar = surface.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    seen = surface.grab().toImage()
    monkeypatch.setattr(decorations, "shown", lambda block, top, height: (0, 1 << 30))
    assert surface.grab().toImage() == seen


def test_marks_off_the_screen_are_not_painted(surface, monkeypatch):
    painted, genuine = [], decorations.segments

    def counting(*place):
        painted.append(place)
        return genuine(*place)

    monkeypatch.setattr(decorations, "segments", counting)
    surface.verticalScrollBar().setValue(surface.verticalScrollBar().maximum() // 2)
    surface.grab()
    assert 20 < len(painted) < 600


def test_a_stretch_of_a_block_has_a_rectangle_a_line(surface):
    block = surface.document().findBlockByNumber(1)
    surface.blockBoundingRect(block)
    layout, text = block.layout(), block.text()
    lines = [layout.lineAt(i) for i in range(layout.lineCount())]
    at = text.index("w", len(text) // 2)
    rects = list(decorations.segments(block, 0, at))
    assert [r.y() for r in rects] == [line.y() for line in lines[: len(rects)]]
    assert len(rects) > 50
    assert list(decorations.segments(block, at, at)) == []
