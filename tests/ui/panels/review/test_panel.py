"""The review panel: what is listed, what the buttons do, and that many cards stay cheap."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from made import large, transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from ui_panels_made import TEXTS, found, open_in, suggestion, texts

from jamedit.document import Glossary, Suggestion, Term, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.ui.panels.review import AlikeDialog, ReviewPanel
from jamedit.ui.panels.review.excerpt import excerpt
from jamedit.ui.panels.review.kinds import LOOKS, look_of, reason_text
from jamedit.ui.panels.review.suggestion_model import SuggestionModel
from jamedit.ui.state.review_queue import Filter, ReviewQueue
from jamedit.ui.state.suggestion_kinds import kind_title

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def panel(qtbot, bridge, queue, hub):
    made = ReviewPanel(bridge, queue, hub)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    return made


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


def test_all_alike_are_accepted_as_one_step(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    assert panel.view.card.alike.text() == "All 2 alike…"
    dialog = panel.accept_alike()
    assert dialog.ticked == [queue.open[0], queue.open[3]]
    dialog.accept()
    assert [t.count("Jupyter") for t in texts(bridge)] == [1, 0, 1]
    bridge.undo()
    assert texts(bridge) == list(TEXTS)


def test_a_place_that_is_not_ticked_stays_open(qtbot, panel, queue, bridge):
    queue.select(queue.open[0])
    last = queue.open[3]
    dialog = panel.accept_alike()
    dialog.rows.setCurrentIndex(dialog.rows.model().index(1, 0))
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    click(qtbot, dialog.accept_button)
    assert [t.count("Jupyter") for t in texts(bridge)] == [1, 0, 0]
    assert last in queue.open


def test_nothing_ticked_cannot_be_accepted(qtbot, bridge, queue, hub):
    dialog = AlikeDialog(bridge, hub, queue.alike(queue.open[0]))
    qtbot.addWidget(dialog)
    click(qtbot, dialog.all)
    assert dialog.ticked == []
    assert not dialog.accept_button.isEnabled()
    click(qtbot, dialog.all)
    assert len(dialog.ticked) == 2


def test_all_alike_can_be_dismissed(panel, queue):
    queue.select(queue.open[0])
    panel.view.card.dismiss_alike_requested.emit()
    assert [s.before for s in rows(panel)] == ["um", "pie torch"]


def test_hear_asks_for_the_place(qtbot, panel, queue):
    queue.select(queue.open[2])
    with qtbot.waitSignal(panel.hear_requested) as heard:
        click(qtbot, panel.view.card.hear)
    assert heard.args == [queue.open[2]]


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


def test_the_menu_tells_how_many_there_are_of_each_kind(panel):
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
    assert "All 4 suggestions are decided" in panel.empty.text
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
    t = large(500_000)
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


def test_the_model_tells_of_no_more_rows_than_went(qtbot, bridge):
    model = SuggestionModel()
    all_of_them = found(bridge.transcript)
    model.take(all_of_them)
    removed, resets = [], []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.modelReset.connect(lambda: resets.append(1))
    model.take([all_of_them[1], all_of_them[2]])
    assert (removed, resets) == ([(3, 3), (0, 0)], [])
    model.take(all_of_them)
    assert resets == [1]
    assert [model.row_of(s) for s in all_of_them] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("lead", "tail", "text"),
    [
        (0, 0, "… pie torch PyTorch …"),
        (1, 5, "… pie torch PyTorch …"),
        (3, 6, "… a pie torch PyTorch model …"),
        (99, 99, "then a pie torch PyTorch model read every line twice"),
    ],
)
def test_an_excerpt_shows_as_much_of_the_sentence_as_asked(bridge, lead, tail, text):
    t = bridge.transcript
    assert excerpt(t, suggestion(t, 1, "pie torch", "PyTorch"), lead, tail).text == text


def test_a_suggestion_without_words_is_shown_without_a_sentence(bridge):
    made = Suggestion(0, (), "", (), "speech", 0.8, ("4.1 s", ""))
    assert excerpt(bridge.transcript, made, 50, 50).text == ""


def test_kinds_differ_in_shape_where_they_share_a_colour():
    looks = [(kind.shape, kind.filled, kind.color) for kind in LOOKS.values()]
    assert len(set(looks)) == len(looks)
    by_shape = [(kind.shape, kind.filled) for kind in LOOKS.values() if kind.color in ("accent", "caution")]
    assert len(set(by_shape)) == len(by_shape)


def test_an_unknown_kind_and_reason_are_shown_by_their_keys(bridge):
    made = replace(suggestion(bridge.transcript, 0, "um", "erm"), kind="new_kind", reason=("like", "erm"))
    assert look_of(made.kind) not in LOOKS.values()
    assert kind_title(made.kind) == "New kind"
    assert reason_text(made) == "like “erm”"


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


def test_all_alike_are_those_that_the_filter_shows(panel, queue, bridge):
    first, *others = found(bridge.transcript)
    queue.replace([replace(first, confidence=0.4), *others])
    panel.filter.use(Filter(None, 0.5))
    last = queue.open[3]
    assert queue.alike(last) == [last]
    assert queue.count_alike(last) == 1
    queue.dismiss_alike(last)
    assert queue.open[0].before == "stupider"


def test_what_was_asked_for_goes_when_another_comes_and_gives_way_to_what_stood_there(queue, bridge):
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
def test_a_step_from_the_caret_takes_what_stands_there_or_next_to_it(queue, bridge, word, by, to):
    there = next(w for w in bridge.transcript.paragraphs[0].words if w.text == word)
    queue.step_from(0, there.id, by)
    assert queue.current is queue.open[to]


def test_words_that_are_to_be_confirmed_stand_there_once(bridge):
    t = bridge.transcript
    doubtful = suggestion(t, 1, "pie torch", "pie torch", kind="confidence")
    shown = excerpt(t, doubtful, 99, 99)
    assert shown.text == "then a pie torch model read every line twice"
    assert (shown.before, shown.after) == ("", "pie torch")


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
