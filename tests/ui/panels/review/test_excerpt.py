"""The sentence that a card shows."""

from __future__ import annotations

import pytest
from ui_panels_made import suggestion

from jamedit.document import Suggestion
from jamedit.ui.panels.review.excerpt import excerpt

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
