"""The queue of suggestions: what comes under review, and what gives way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript
from ui_panels_made import suggestion

from jamedit.edits.replace_text import ReplaceText
from jamedit.ui.panels.review.excerpt import excerpt
from jamedit.ui.state.open_suggestions import Filter

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


def test_a_dismissal_taken_back_is_under_review_again_at_once_and_counted(queue, bridge):
    before = list(queue.open)
    for _ in range(2):
        queue.select(before[1])
        queue.dismiss(before[1])
        assert (queue.reviewed, queue.current) == (1, before[2])
        bridge.undo()
        assert list(queue.open) == before
        assert (queue.reviewed, queue.current) == (0, before[1])
        bridge.redo()
        assert before[1] not in queue.open
        assert queue.reviewed == 1
        bridge.undo()
        assert list(queue.open) == before


def test_all_alike_that_were_dismissed_come_back_with_one_undo(queue, bridge):
    before = list(queue.open)
    queue.select(before[0])
    queue.dismiss_alike(before[0])
    assert list(queue.open) == before[1:3]
    assert queue.reviewed == 2
    bridge.undo()
    assert list(queue.open) == before
    assert queue.reviewed == 0
    assert queue.count_alike(before[0]) == 2


def test_a_decision_on_all_alike_goes_on_from_where_it_was_made_and_its_undo_comes_back_there(queue, bridge):
    queue.add([suggestion(bridge.transcript, 2, "train", "trains")])
    before = list(queue.open)
    queue.select(before[3])
    queue.dismiss_alike(before[3])
    assert queue.current is before[4]
    bridge.undo()
    assert queue.current is before[3]
    queue.accept_many([before[0], before[3]])
    assert queue.current is before[4]


def test_a_dismissal_of_words_that_are_gone_by_now_brings_nothing_back(queue, bridge):
    first = queue.open[0]
    queue.dismiss(first)
    bridge.undo()
    bridge.apply(ReplaceText(first.paragraph_id, ("all new",)))
    assert all(s.paragraph_id != first.paragraph_id for s in queue.open)
    bridge.undo()
    queue.dismiss(queue.open[0])
    bridge.session.transcript = transcript("all new", "and this")
    bridge.undo()
    assert first not in queue.open


def test_a_decision_is_announced_once_and_asks_for_few_others(qtbot, queue, bridge, monkeypatch):
    t = bridge.transcript
    asked, announced = [], []
    many = [replace(s, confidence=i / 9999) for i, s in enumerate([suggestion(t, 1, "model", "mode")] * 3000)]
    queue.replace([queue.open[0], *many])
    ordinary = bridge.session.decision
    monkeypatch.setattr(bridge.session, "decision", lambda s: asked.append(s) or ordinary(s))
    queue.changed.connect(lambda: announced.append("changed"))
    queue.current_changed.connect(lambda: announced.append("current"))
    queue.dismiss(queue.open[0])
    assert len(asked) < 10
    assert announced == ["changed", "current"]


def test_what_the_filter_leaves_out_is_neither_marked_nor_counted_as_alike(queue):
    queue.show_only(Filter(frozenset({"filler"})))
    paragraph = queue.open[0].paragraph_id
    assert [s.kind for s in queue.shown_in(paragraph)] == ["filler"]
    assert queue.at_word(paragraph, queue.open[0].word_ids[0]) is None
    assert queue.count_alike(queue.open[0]) == 1
    for by in (1, 1, -1):
        queue.step(by)
        assert queue.current.kind == "filler"
