"""The find bar: what it finds, where it goes, what it replaces."""

from __future__ import annotations

import time

import pytest
from made import large, transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui_panels_made import TEXTS, open_in, texts

from jamedit.edits.replace_text import ReplaceText
from jamedit.ui.panels.find import FindBar

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def bar(qtbot, bridge, hub):
    made = FindBar(bridge, hub)
    qtbot.addWidget(made)
    made.show()
    return made


def look(qtbot, bar, text, **switches):
    for name, on in switches.items():
        getattr(bar, name).setChecked(on)
    bar.field.setText(text)
    qtbot.waitUntil(lambda: not bar.searching)


def test_typing_finds_and_shows_the_first_place(qtbot, bar, bridge):
    with qtbot.waitSignal(bar.show_requested) as shown:
        look(qtbot, bar, "notebooks")
    assert shown.args == [bridge.transcript.paragraphs[0].id, 19, 28]
    assert bar.count.text() == "1 of 2"


def test_looking_begins_at_the_cursor(qtbot, bar, bridge):
    bar.begin("notebooks", (bridge.transcript.paragraphs[1].id, 0))
    qtbot.waitUntil(lambda: not bar.searching)
    assert bar.count.text() == "2 of 2"


@pytest.mark.parametrize(
    ("modifier", "said"), [(Qt.KeyboardModifier.NoModifier, "2 of 2"), (Qt.KeyboardModifier.ShiftModifier, "2 of 2")]
)
def test_enter_steps_on_and_back(qtbot, bar, modifier, said):
    look(qtbot, bar, "notebooks")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, modifier)
    assert bar.count.text() == said
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, modifier)
    assert bar.count.text() == "1 of 2"


@pytest.mark.parametrize(
    ("text", "switches", "said"),
    [
        ("we", {}, "1 of 1"),
        ("WE", {"match_case": True}, "Not found"),
        ("note", {"whole_words": True}, "Not found"),
        (r"\bt\w+", {"regular": True}, "1 of 4"),
        ("", {}, ""),
    ],
)
def test_switches_and_count(qtbot, bar, text, switches, said):
    look(qtbot, bar, text, **switches)
    assert bar.count.text() == said


def test_a_broken_regular_expression_is_reported_in_the_bar(qtbot, bar):
    look(qtbot, bar, "(two", regular=True)
    assert "missing closing parenthesis" in bar.message.text()
    assert bar.message.isVisible()
    look(qtbot, bar, "(two)", regular=True)
    assert not bar.message.isVisible()


def test_a_slow_regular_expression_is_reported_in_the_bar(qtbot, bar, bridge):
    open_in(bridge, transcript("a" * 40 + "b"))
    look(qtbot, bar, "(a+)+$", regular=True)
    assert "takes too long" in bar.message.text()


def test_replace_changes_one_place_and_goes_on(qtbot, bar, bridge):
    look(qtbot, bar, "stupider")
    bar.set_replace(True)
    bar.replacement.setText("Jupyter")
    bar.replacement.setFocus()
    bar.replace_current()
    assert [t.count("Jupyter") for t in texts(bridge)] == [1, 0, 0]
    assert bar.count.text() == "1 of 1"
    assert bar.current.paragraph_id == bridge.transcript.paragraphs[2].id


def test_replace_all_is_one_step_that_keeps_times(qtbot, bar, bridge):
    before = bridge.transcript
    look(qtbot, bar, "stupider notebooks")
    bar.replacement.setText("Jupyter notebooks")
    bar.replace_everything()
    assert [t.count("Jupyter notebooks") for t in texts(bridge)] == [1, 0, 1]
    assert bar.message.text() == "2 matches replaced; one undo reverts them all."
    assert bridge.transcript.paragraphs[0].words[2].span == before.paragraphs[0].words[2].span
    bridge.undo()
    assert bridge.transcript == before


def test_replacing_with_the_same_text_does_not_go_on_for_ever(qtbot, bar, bridge):
    look(qtbot, bar, "o")
    bar.replacement.setText("oo")
    bar.replace_everything()
    assert texts(bridge) == [t.replace("o", "oo") for t in TEXTS]


def test_an_edit_on_the_page_is_followed(qtbot, bar, bridge):
    look(qtbot, bar, "notebooks")
    p = bridge.transcript.paragraphs[1]
    bridge.apply(ReplaceText(p.id, ("more notebooks and notebooks",)))
    assert bar.count.text() == "1 of 4"
    assert bar.hits_in(p.id) == [(5, 14), (19, 28)]


def test_escape_closes_and_takes_the_marks_away(qtbot, bar, bridge):
    look(qtbot, bar, "notebooks")
    with qtbot.waitSignals([bar.closed, bar.hits_changed]):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar.hits_in(bridge.transcript.paragraphs[0].id) == []


def test_undo_while_in_the_bar_shows_the_place_that_came_back(qtbot, bar, bridge):
    look(qtbot, bar, "stupider", match_case=True)
    bar.set_replace(True)
    bar.replacement.setFocus()
    bar.replacement.setText("stupid")
    bar.replace_current()
    assert bar.count.text() == "1 of 1"
    bridge.undo()
    assert bar.count.text() == "1 of 2"
    assert bar.current.paragraph_id == bridge.transcript.paragraphs[0].id
    bar.replace_everything()
    bridge.undo()
    assert bar.count.text() == "1 of 2"
    assert not bar.message.text()


def test_replacing_all_twice_says_that_there_is_nothing_more(qtbot, bar, bridge):
    look(qtbot, bar, "stupider")
    bar.set_replace(True)
    bar.replacement.setText("Jupyter")
    bar.replace_all.setFocus()
    qtbot.keyClick(bar.replace_all, Qt.Key.Key_Space)
    replaced = bridge.transcript
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is bar.replace_all
    assert bar.message.text() == "Nothing was replaced."
    assert bridge.transcript is replaced


def test_tab_goes_from_find_to_replace_to_the_buttons_and_round(qtbot, bar):
    bar.set_replace(True)
    bar.field.setFocus()
    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen[:4] == [bar.field, bar.replacement, bar.replace_one, bar.replace_all]
    assert len(set(seen)) == 11
    assert seen[-1] is bar.field
    qtbot.keyClick(bar.replacement, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is bar.field


def test_the_row_that_goes_takes_no_focus_with_it(qtbot, bar):
    bar.set_replace(True)
    bar.replacement.setFocus()
    bar.more.toggle()
    assert QApplication.focusWidget() is bar.field


def test_a_long_transcript_is_looked_through_in_short_slices(qtbot, bar, bridge):
    open_in(bridge, large(300_000))
    bar.field.setText("the model")
    bar.step(1)
    longest = 0.0
    while bar.searching:
        start = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - start)
    assert bar.count.text().startswith("1 of 1,")
    assert longest < 0.25  # measured: .015
