"""The queue of suggestions: what comes under review, and what gives way."""

from __future__ import annotations

import pytest
from ui_panels_made import suggestion

from jamedit.ui.panels.review.excerpt import excerpt

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_readings_on_demand_go_when_another_comes_and_give_way_to_suggestions_found_before(queue, bridge):
    before = list(queue.open)
    asked = suggestion(bridge.transcript, 1, "pie torch model", "PyTorch model", kind="asked")
    queue.put(asked)
    assert before[2] not in queue.open
    queue.step(1)
    assert list(queue.open) == before
    assert queue.current is before[3]
    queue.put(asked)
    queue.dismiss(asked)
    assert list(queue.open) == before
    assert queue.current is None


@pytest.mark.parametrize(("word", "by", "to"), [("we", 1, 0), ("notebooks", 1, 1), ("um", 1, 1), ("um", -1, 1)])
def test_a_step_from_the_caret_takes_what_is_there_or_next_to_it(queue, bridge, word, by, to):
    there = next(w for w in bridge.transcript.paragraphs[0].words if w.text == word)
    queue.step_from(0, there.id, by)
    assert queue.current is queue.open[to]


def test_words_that_are_to_be_confirmed_are_listed_once(bridge):
    t = bridge.transcript
    doubtful = suggestion(t, 1, "pie torch", "pie torch", kind="confidence")
    shown = excerpt(t, doubtful, 99, 99)
    assert shown.text == "then a pie torch model read every line twice"
    assert (shown.before, shown.after) == ("", "pie torch")
