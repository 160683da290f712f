"""The sentence that a card shows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from ui_panels_made import suggestion

from jamedit.document import Suggestion
from jamedit.ui.panels.review.excerpt import excerpt
from jamedit.ui.panels.review.sentence import laid_out
from jamedit.ui.style.theme import LIGHT

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.mark.parametrize(
    ("lead", "tail", "text"),
    [
        (0, 0, "… pie torch PyTorch …"),
        (1, 5, "… pie torch PyTorch …"),
        (3, 6, "… a pie torch PyTorch model …"),
        (99, 99, "then a pie torch PyTorch model read every line twice"),
    ],
)
def test_an_excerpt_shows_as_much_of_the_sentence_as_wanted(bridge, lead, tail, text):
    t = bridge.transcript
    assert excerpt(t, suggestion(t, 1, "pie torch", "PyTorch"), lead, tail).text == text


def test_a_suggestion_without_words_is_shown_without_a_sentence(bridge):
    made = Suggestion(0, (), "", (), "speech", 0.8, ("4.1 s", ""))
    assert excerpt(bridge.transcript, made, 50, 50).text == ""


def test_words_that_are_only_marked_do_not_look_like_new_ones(bridge):
    marked = excerpt(bridge.transcript, suggestion(bridge.transcript, 1, "pie torch", "pie torch"), 99, 99)
    assert marked.text == "then a pie torch model read every line twice"
    assert LIGHT.accent not in marked.html(LIGHT)
    changed = excerpt(bridge.transcript, suggestion(bridge.transcript, 1, "pie", "pi"), 99, 99)
    assert LIGHT.accent in changed.html(LIGHT)
    for shown, coloured in ((marked, False), (changed, True)):
        looks = laid_out(shown, QFont(), LIGHT, 500).formats()
        bold = [f.format for f in looks if f.length and f.format.fontWeight() == QFont.Weight.Bold]
        assert [f.foreground().color() == LIGHT.color("accent") for f in bold] == [coloured]
