"""Going through suggestions with keys: the next one, accepting, dismissing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_window_made import CTRL, SHIFT, press, quiet, text_of

from jamedit.ui.state.open_suggestions import Filter

pytestmark = pytest.mark.gui


def test_accepting_by_key_changes_the_text_and_goes_on(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    before = talk.parts.queue.total
    press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens Jupyter notebooks," in text_of(talk)
    assert talk.parts.queue.reviewed == 1
    assert talk.parts.queue.current is not None
    assert talk.parts.queue.total == before
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert "stupider notebooks" in text_of(talk)


def test_going_through_the_suggestions_visits_each_once(qtbot, talk):
    seen = []
    for _ in talk.parts.queue.open:
        press(qtbot, talk, Qt.Key.Key_F8)
        seen.append(talk.parts.queue.current)
    assert seen == list(talk.parts.queue.open)


def test_the_next_suggestion_is_the_next_from_the_caret(qtbot, talk):
    press(qtbot, talk, Qt.Key.Key_F8)
    last = talk.parts.queue.open[-1]
    at = talk.parts.bridge.transcript.position_of(last.paragraph_id)
    talk.parts.edit.put_caret(at, 0)
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.queue.current.paragraph_id == last.paragraph_id
    assert talk.parts.queue.current is next(s for s in talk.parts.queue.open if s.paragraph_id == last.paragraph_id)


def test_going_to_a_suggestion_shows_what_is_proposed(qtbot, talk):
    talk.parts.docks.show("history")
    press(qtbot, talk, Qt.Key.Key_F8)
    assert talk.parts.docks.panels["review"].isVisible()
    assert talk.parts.edit.hasFocus()


def test_the_key_accepts_the_text_that_was_chosen(qtbot, talk):
    talk.parts.queue.select(next(s for s in talk.parts.queue.open if "stupider" in s.before))
    press(qtbot, talk, Qt.Key.Key_T, CTRL)
    card = talk.parts.docks.panels["review"].view.card
    card.choice.setText("JupyterLab notebooks,")
    qtbot.keyClick(card.choice, Qt.Key.Key_Return, CTRL)
    assert "A lecturer opens JupyterLab notebooks," in text_of(talk)


def test_a_dismissed_suggestion_does_not_come_back(qtbot, talk):
    first = talk.parts.queue.open[0]
    talk.parts.queue.select(first)
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    with qtbot.waitSignal(talk.parts.queue.changed, timeout=20_000):
        talk.parts.suggest.check_all()
    assert first not in talk.parts.queue.open


def test_what_was_dismissed_does_not_come_back_one_word_shorter(qtbot, talk):
    queue = talk.parts.queue
    for name in ("Nadia Okafor", "Tomasz Wieczorek"):
        wrong = next(s for s in queue.open if name in s.after)
        queue.select(wrong)
        total = queue.total
        press(qtbot, talk, Qt.Key.Key_D, CTRL)
        quiet(qtbot, talk)
        assert queue.total == total
        assert not any(set(s.word_ids) & set(wrong.word_ids) for s in queue.open)


def test_the_next_suggestion_of_a_paragraph_stays_current_after_the_recheck(qtbot, talk):
    jupyter = next(s for s in talk.parts.queue.open if s.after.startswith("Jupyter"))
    talk.parts.queue.select(jupyter)
    with qtbot.waitSignal(talk.parts.jobs.ended, timeout=10_000):
        press(qtbot, talk, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not talk.parts.jobs.running)
    current = talk.parts.queue.current
    assert current is not None
    assert any(s is current for s in talk.parts.queue.open)
    assert current.paragraph_id == jupyter.paragraph_id
    reviewed = talk.parts.queue.reviewed
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    assert talk.parts.queue.reviewed == reviewed + 1
    assert not any(s is current for s in talk.parts.queue.open)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_D])
def test_after_every_decision_and_recheck_the_next_card_has_its_buttons(qtbot, talk, key):
    press(qtbot, talk, Qt.Key.Key_F8)
    view = talk.parts.docks.panels["review"].view
    for _ in range(8):
        press(qtbot, talk, key, CTRL)
        quiet(qtbot, talk)
        current = talk.parts.queue.current
        assert current is not None
        assert view.current_row == view.suggestions.row_of(current) >= 0
        assert view.shows(current)
        assert view.rowHeight(view.current_row) > view.card.height() > view.verticalHeader().defaultSectionSize()


def test_a_key_first_brings_the_card_when_its_list_was_scrolled_away(qtbot, talk):
    press(qtbot, talk, Qt.Key.Key_F8)
    view, first = talk.parts.docks.panels["review"].view, talk.parts.queue.current
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    assert (talk.parts.queue.current, talk.parts.queue.reviewed) == (first, 0)
    assert view.shows(first)
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    assert talk.parts.queue.reviewed == 1


DECIDE = {Qt.Key.Key_Return: "accepted", Qt.Key.Key_D: "dismissed"}


def words_of(window, suggestion):
    """Return block and column of a suggestion's first word."""
    t = window.parts.bridge.transcript
    at = t.position_of(suggestion.paragraph_id)
    words = t.paragraphs[at].words
    first = t.paragraphs[at].index_of(suggestion.word_ids[0])
    return at, len(" ".join(w.text for w in words[:first])) + (first > 0)


def test_the_caret_on_a_mark_makes_its_card_current(qtbot, talk):
    queue = talk.parts.queue
    queue.select(queue.open[0])
    other = queue.open[-1]
    at, column = words_of(talk, other)
    talk.parts.edit.put_caret(at, column + 1)
    qtbot.waitUntil(lambda: queue.current is other)
    assert talk.parts.docks.panels["review"].view.current_row == len(queue.open) - 1


@pytest.mark.parametrize("key", DECIDE)
def test_a_decision_by_key_is_on_the_mark_at_the_caret(qtbot, talk, key):
    queue = talk.parts.queue
    queue.select(queue.open[0])
    first, other = queue.open[0], queue.open[-1]
    at, column = words_of(talk, other)
    talk.parts.edit.put_caret(at, column)
    press(qtbot, talk, key, CTRL)
    assert not any(s is other for s in queue.open)
    assert any(s is first for s in queue.open)


@pytest.mark.parametrize("key", DECIDE)
@pytest.mark.parametrize("hidden", ["caret elsewhere", "scrolled away", "panel behind", "panel closed"])
def test_a_key_first_shows_what_it_decides_on(qtbot, talk, key, hidden):
    parts, queue = talk.parts, talk.parts.queue
    first = queue.open[0]
    queue.select(first)
    before = text_of(talk)
    bar = parts.edit.verticalScrollBar()
    if hidden == "caret elsewhere":
        parts.edit.put_caret(len(parts.bridge.transcript.paragraphs) - 1, 0)
        bar.setValue(0)
    elif hidden == "scrolled away":
        bar.setValue(bar.maximum())
    elif hidden == "panel behind":
        parts.docks.show("history", focus=False)
    else:
        parts.docks.docks["review"].close()
    press(qtbot, talk, key, CTRL)
    assert text_of(talk) == before
    assert (queue.current, queue.reviewed) == (first, 0)
    assert parts.docks.panels["review"].isVisible()
    assert parts.editor.suggestion_at_caret() is first
    assert parts.editor.sees(first)
    press(qtbot, talk, key, CTRL)
    assert queue.reviewed == 1
    assert not any(s is first for s in queue.open)


def test_a_dismissal_is_undone_by_key_and_again_after_opening_it_again(qtbot, talk, open_window):
    first = talk.parts.queue.open[0]
    count = len(talk.parts.queue.open)
    press(qtbot, talk, Qt.Key.Key_X)
    press(qtbot, talk, Qt.Key.Key_Backspace)
    talk.parts.queue.select(first)
    for _ in range(2):
        press(qtbot, talk, Qt.Key.Key_D, CTRL)
        assert talk.parts.queue.reviewed == 1
        press(qtbot, talk, Qt.Key.Key_Z, CTRL)
        assert talk.parts.queue.reviewed == 0
        assert talk.parts.queue.current == first
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    path = talk.parts.bridge.session.source
    talk.close()
    again = open_window(path)
    assert again.parts.queue.reviewed == 1
    assert len(again.parts.queue.open) == count - 1
    press(qtbot, again, Qt.Key.Key_Z, CTRL)
    assert again.parts.queue.reviewed == 0
    qtbot.waitUntil(lambda: len(again.parts.queue.open) == count)
    quiet(qtbot, again)


def test_the_next_suggestion_is_one_that_the_filter_admits(qtbot, talk):
    parts = talk.parts
    kinds = [s.kind for s in parts.queue.open]
    rare = min(kinds, key=kinds.count)
    parts.docks.show("review", focus=False).filter.use(Filter(frozenset({rare})))
    for _ in range(kinds.count(rare) + 1):
        press(qtbot, talk, Qt.Key.Key_F8)
        assert parts.queue.current.kind == rare
    press(qtbot, talk, Qt.Key.Key_D, CTRL)
    quiet(qtbot, talk)
    press(qtbot, talk, Qt.Key.Key_F8, SHIFT)
    assert parts.queue.current is None or parts.queue.current.kind == rare
