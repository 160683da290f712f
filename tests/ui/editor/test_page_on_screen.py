"""The page as a surface: an empty one says what to do, and bars that come keep the caret's line on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt

from jamedit.ui.editor.page_model import EmptyPage, Heading
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.style.theme import LIGHT, ThemeHub

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


class Headed(EmptyPage):
    """A page on which somebody else speaks in each paragraph."""

    def heading(self, block: int) -> Heading:
        """Return the name of the one who speaks."""
        return Heading(speaker=f"Speaker {block}")


@pytest.fixture
def page(qtbot, hub: ThemeHub) -> TranscriptEdit:
    made = TranscriptEdit(LIGHT)
    qtbot.addWidget(made)
    made.set_text_size(18, 1.45)
    made.resize(700, 400)
    made.show()
    return made


def written(page: TranscriptEdit, rect: QRect) -> bool:
    """Return whether anything is painted in a part of the page."""
    image = page.viewport().grab(rect).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 1


def test_an_empty_page_says_what_to_do_on_the_line_of_the_caret(page):
    page.setPlaceholderText("Type what you hear.")
    line = page.cursorRect()
    beside = QRect(line.right() + 2, line.top(), 300, line.height())
    assert written(page, beside)
    assert not written(page, QRect(0, 0, 400, line.top()))
    page.setPlainText(" ")
    assert not written(page, beside)


@pytest.mark.parametrize("seen", [True, False])
def test_the_line_of_the_caret_stays_on_a_page_that_gets_lower(page, seen):
    page.setPlainText("\n".join(f"This is line {n}." for n in range(60)))
    page.relayout()
    last = [block.blockNumber() for block, _, _ in page.visible_blocks()][-2]
    page.put_caret(last if seen else 50, 0)
    page.verticalScrollBar().setValue(0)
    page.resize(700, 330)
    assert (page.cursorRect().bottom() < page.viewport().height()) is seen
    assert (page.verticalScrollBar().value() > 0) is seen


def test_the_last_line_is_seen_as_a_whole_by_who_goes_there_and_writes(qtbot, page):
    page.page = Headed()
    page.setPlainText("\n".join(f"This is line {n}." for n in range(30)))
    page.relayout()
    for key in [Qt.Key.Key_Down] * 29 + [Qt.Key.Key_X]:
        qtbot.keyClick(page, key)
        assert page.cursorRect().top() >= 0
        assert page.cursorRect().bottom() < page.viewport().height()
