"""The review panel: what is listed, what the buttons do, and that many cards stay cheap."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from made import large, transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from ui_panels_made import TEXTS, found, open_in, spoken, suggestion, texts

from jamedit.document import Glossary, Suggestion, Term, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.ui.panels.review import ReviewPanel
from jamedit.ui.state.review_queue import Filter, ReviewQueue

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def rows(panel):
    return [panel.view.suggestions.at(i) for i in range(panel.view.suggestions.rowCount())]


def click(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_open_suggestions_are_listed_and_counted(panel, queue):
    assert rows(panel) == list(queue.open)
    assert panel.progress.text() == "0 of 4 reviewed"
    assert not panel.view.card.isVisible()
    assert panel.start.isVisible()


def test_the_first_one_comes_under_review_with_one_click(qtbot, panel, queue):
    click(qtbot, panel.start)
    assert queue.current is queue.open[0]
    assert panel.view.card.isVisible()
    assert not panel.start.isVisible()


def test_accept_puts_the_text_in_place_and_goes_on(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    click(qtbot, panel.view.card.accept)
    assert texts(bridge)[0].startswith("we opened Jupyter notebooks")
    assert queue.current.before == "um"
    assert panel.progress.text() == "1 of 4 reviewed"
    assert (panel.bar.value(), panel.bar.maximum()) == (1, 4)


def test_dismiss_leaves_the_text_and_goes_on(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    click(qtbot, panel.view.card.dismiss)
    assert texts(bridge) == list(TEXTS)
    assert len(rows(panel)) == 3


def test_the_button_keeps_the_focus_from_one_decision_to_the_next(qtbot, panel, queue):
    queue.select(queue.open[0])
    panel.activateWindow()
    panel.view.card.accept.setFocus()
    click(qtbot, panel.view.card.accept)
    QApplication.processEvents()
    assert QApplication.focusWidget() is panel.view.card.accept
    assert panel.view.card.isVisible()


def test_another_of_the_proposals_can_be_taken(qtbot, panel, queue, bridge):
    queue.select(queue.open[2])
    card = panel.view.card
    assert card.choice.isVisible()
    qtbot.keyClick(card.choice, Qt.Key.Key_Down)
    assert "PyTorch 2" in card.sentence.text()
    qtbot.keyClick(card.choice, Qt.Key.Key_Return)
    assert texts(bridge)[1] == "then a PyTorch 2 model read every line twice"


def test_another_text_can_be_typed(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    card = panel.view.card
    assert not card.choice.isVisible()
    card.type_other()
    card.choice.clear()
    qtbot.keyClicks(card.choice, "IPython <b>")
    click(qtbot, card.accept)
    assert texts(bridge)[0].startswith("we opened IPython <b> notebooks")


def test_what_was_typed_for_one_is_not_used_for_the_next(panel, queue):
    queue.select(queue.open[0])
    panel.view.card.type_other()
    panel.view.card.choice.setText("IPython")
    queue.select(queue.open[3])
    assert panel.view.card.chosen_text is None


def test_a_filler_is_hidden_not_deleted(qtbot, panel, queue, bridge):
    queue.select(queue.open[1])
    click(qtbot, panel.view.card.accept)
    p = bridge.transcript.paragraphs[0]
    assert "um" in p.text.split()
    assert "um" not in [w.text for w in p.words if not w.hidden]


def test_hear_asks_for_the_place(qtbot, panel, queue):
    queue.select(queue.open[2])
    with qtbot.waitSignal(panel.hear_requested) as heard:
        click(qtbot, panel.view.card.hear)
    assert heard.args == [queue.open[2]]


def test_without_a_recording_the_time_is_a_text_and_no_button(qtbot, panel, queue):
    card = panel.view.card
    card.set_playable(False)
    queue.select(queue.open[2])
    assert (card.hear.isVisible(), card.time.isVisible(), bool(card.time.text())) == (False, True, True)
    card.set_playable(True)
    assert (card.hear.isVisible(), card.time.isVisible(), card.hear.text()) == (True, False, card.time.text())


def test_a_click_on_a_card_puts_it_under_review(qtbot, panel, queue):
    third = panel.view.visualRect(panel.view.suggestions.index(2, 0)).center()
    with qtbot.waitSignal(panel.activated) as activated:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert queue.current is activated.args[0] is queue.open[2]


def test_the_arrow_keys_go_from_card_to_card(qtbot, panel, queue):
    queue.select(queue.open[0])
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert queue.current is queue.open[1]


def test_the_card_lies_over_its_row(panel, queue):
    for s in (queue.open[3], queue.open[0], queue.open[2]):
        queue.select(s)
        QApplication.processEvents()
        row = panel.view.suggestions.row_of(s)
        rect = panel.view.visualRect(panel.view.suggestions.index(row, 0))
        assert rect.contains(panel.view.card.geometry())
    heights = [panel.view.rowHeight(i) for i in range(4)]
    assert len({h for i, h in enumerate(heights) if i != 2}) == 1


@pytest.mark.parametrize("width", [300, 340, 420])
def test_nothing_in_the_card_is_cut(panel, queue, width):
    panel.resize(width, 700)
    queue.select(queue.open[2])
    QApplication.processEvents()
    card = panel.view.card
    for child in (card.accept, card.dismiss, card.hear, card.choice, card.sentence):
        assert card.rect().contains(child.geometry())
    assert card.sentence.height() >= card.sentence.heightForWidth(card.sentence.width())
    assert card.accept.width() >= card.accept.sizeHint().width()


def test_typing_elsewhere_keeps_the_one_under_review(panel, queue, bridge):
    queue.select(queue.open[3])
    p = bridge.transcript.paragraphs[2]
    bridge.apply(ReplaceText(p.id, (p.text + " today",)))
    assert queue.current is queue.open[3]
    assert panel.view.current_row == 3


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter(frozenset({"filler"})), ["um"]),
        (Filter(None, 0.8), ["stupider", "um", "stupider"]),
        (Filter(frozenset({"glossary"}), 0.95), []),
    ],
)
def test_a_filter_lists_kinds_and_the_sure_ones(panel, wanted, left):
    panel.filter.use(wanted)
    assert [s.before for s in rows(panel)] == left
    assert panel.shows_body == bool(left)


def test_a_filter_that_hides_all_can_be_lifted(qtbot, panel):
    panel.filter.use(Filter(None, 1.0))
    assert "4 open suggestions" in panel.empty.text
    click(qtbot, panel.empty.button)
    assert len(rows(panel)) == 4


def test_the_menu_shows_how_many_there_are_of_each_kind(panel):
    panel.filter.fill()
    assert [a.text() for a in panel.filter.menu().actions()][:3] == ["All kinds", "Glossary (3)", "Filler (1)"]


def test_no_suggestions_yet_leads_to_the_glossary(qtbot, panel, queue):
    queue.replace([])
    assert "No suggestions yet" in panel.empty.text
    with qtbot.waitSignal(panel.glossary_requested):
        click(qtbot, panel.empty.button)


def test_the_empty_state_knows_a_glossary_and_a_finished_review(panel, queue, bridge):
    for s in list(queue.open):
        queue.dismiss(s)
    assert "All 4 suggestions are reviewed" in panel.empty.text
    while bridge.session.history.can_undo:
        bridge.undo()
    queue.replace([])
    bridge.set_glossary(Glossary((Term("Jupyter notebooks"),)))
    assert "No suggestions" in panel.empty.text
    panel.set_busy("Looking for suggestions…")
    assert "Looking for suggestions…" in panel.empty.text


def test_another_transcript_empties_the_list(panel, bridge):
    open_in(bridge, Transcript())
    assert rows(panel) == []


def test_five_thousand_suggestions_do_not_lag(qtbot, bridge, hub):
    t = large(50_000, per_paragraph=10)
    open_in(bridge, t)
    many = ReviewQueue(bridge)
    panel = ReviewPanel(bridge, many, hub)
    qtbot.addWidget(panel)
    panel.resize(340, 800)
    panel.show()
    words = [p.words[3] for p in t.paragraphs]
    many.replace(
        Suggestion(p.id, (w.id,), w.text, (f"X{w.text}",), "glossary", 0.9)
        for p, w in zip(t.paragraphs, words, strict=True)
    )
    assert panel.view.suggestions.rowCount() == 5000
    start = time.perf_counter()
    many.select(many.open[2500])
    many.dismiss(many.open[2500])
    panel.view.verticalScrollBar().setValue(100_000)
    QApplication.processEvents()
    assert time.perf_counter() - start < 1.0  # measured: about .06 s


def test_the_chosen_text_counts_for_the_keys_too(qtbot, panel, queue, bridge):
    queue.select(queue.open[2])
    qtbot.keyClick(panel.view.card.choice, Qt.Key.Key_Down)
    assert queue.chosen_text == "PyTorch 2"
    queue.select(queue.open[0])
    assert queue.chosen_text is None


def test_esc_in_the_field_goes_back_to_the_proposal(qtbot, panel, queue):
    queue.select(queue.open[0])
    card = panel.view.card
    card.type_other()
    card.choice.setText("IPython")
    qtbot.keyClick(card.choice, Qt.Key.Key_Escape)
    assert (queue.chosen_text, card.choice.isHidden()) == (None, True)
    assert "IPython" not in card.sentence.text()


def test_up_and_down_in_a_field_without_choices_stay_there(qtbot, panel, queue):
    queue.select(queue.open[0])
    panel.view.card.type_other()
    qtbot.keyClick(panel.view.card.choice, Qt.Key.Key_Down)
    assert queue.current is queue.open[0]


def test_what_was_typed_stays_when_the_same_is_found_again(panel, queue, bridge):
    queue.select(queue.open[0])
    panel.view.card.type_other()
    panel.view.card.choice.setText("IPython")
    queue.replace(replace(s, confidence=0.8) for s in found(bridge.transcript))
    assert queue.chosen_text == panel.view.card.chosen_text == "IPython"


def test_nobody_steps_to_what_the_filter_leaves_out(panel, queue):
    panel.filter.use(Filter(frozenset({"glossary"})))
    seen = []
    for _ in range(4):
        queue.step(1)
        seen.append(queue.current.before)
    assert seen == ["stupider", "pie torch", "stupider", "stupider"]
    queue.select(queue.open[0])
    queue.dismiss(queue.current)
    assert queue.current.before == "pie torch"


def test_a_filter_takes_what_it_leaves_out_from_under_review(panel, queue):
    queue.select(queue.open[1])
    panel.filter.use(Filter(frozenset({"glossary"})))
    assert queue.current is None


def test_the_field_holds_the_words_and_the_text_keeps_its_punctuation(qtbot, queue, bridge, panel):
    open_in(bridge, transcript("then, pie torch, read it", "so pie torch read it"))
    t = bridge.transcript
    queue.replace([suggestion(t, 0, "pie torch,", "PyTorch,", "PyTorch2,"), suggestion(t, 1, "pie torch", "PyTorch")])
    queue.select(queue.open[0])
    card = panel.view.card
    assert card.choice.text() == "PyTorch"
    assert card.alike.text() == "All 2 alike…"
    card.type_other()
    card.choice.clear()
    qtbot.keyClicks(card.choice, "Pyro")
    panel.accept_alike().accept()
    assert texts(bridge) == ["then, Pyro, read it", "so Pyro read it"]


def test_equal_cards_have_different_accessible_names(panel, queue, bridge):
    t = transcript("so um and um and um", "so um and um and um")
    open_in(bridge, t)
    fillers = [(p, i) for p in t.paragraphs for i, w in enumerate(p.words) if w.text == "um"]
    queue.replace(
        Suggestion(p.id, (p.words[i].id,), "um", (), "filler", 0.9, ("said often", ""), hide=True) for p, i in fillers
    )
    named = spoken(panel.view)
    assert len(set(named)) == len(fillers) == 6
    assert all("um" in name for name in named)
    cards = []
    for _ in fillers:
        queue.step(1)
        cards.append(panel.view.card.accessibleName())
    assert len(set(cards)) == 6
    dialog = panel.accept_alike()
    assert len(set(spoken(dialog.rows))) == 6
    dialog.reject()


def test_one_suggestion_is_no_plural(panel, queue):
    queue.replace(queue.open[:1])
    panel.filter.use(Filter(frozenset({"casing"})))
    assert "1 open suggestion is of another kind" in panel.empty.text
    panel.filter.use(Filter())
    queue.dismiss(queue.open[0])
    assert "The only suggestion is reviewed." in panel.empty.text


def test_focus_of_the_last_card_stays_in_the_panel_and_pushes_nothing(qtbot, panel, queue, bridge):
    asked = []
    panel.glossary_requested.connect(lambda: asked.append(1))
    queue.replace(queue.open[:1])
    queue.select(queue.open[0])
    panel.view.card.dismiss.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert queue.reviewed == 1
    assert panel.empty.hasFocus()
    assert asked == []
