"""After a fix by hand: more like it, remembered for the file, the folder or always; readings that were asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui_window_made import CTRL, SHIFT, press, quiet

from jamedit.document import Knowledge, Pair
from jamedit.storage import knowledge_file
from jamedit.ui.panels.review.alike_dialog import AlikeDialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def put_right(qtbot, window, block, old, new):
    text = window.parts.edit.document().findBlockByNumber(block).text()
    at = text.index(old)
    window.parts.edit.setFocus()
    window.parts.edit.put_caret(block, at + len(old), anchor=at)
    qtbot.keyClicks(window.parts.edit, new)
    quiet(qtbot, window)


def open_pairs(window, kind="confusion"):
    return [(s.before, s.after) for s in window.parts.queue.open if s.kind == kind]


def test_a_fix_by_hand_finds_the_rest_and_offers_more(window, qtbot):
    put_right(qtbot, window, 0, "cackle", "Kaggle")
    assert open_pairs(window) == [("cackle", "Kaggle")] * 3
    assert not window.parts.similar_fixes_bar.isHidden()
    assert "3 more like this" in window.parts.similar_fixes_bar.more.text()
    press(qtbot, window, Qt.Key.Key_F5)
    dialog = window.findChild(AlikeDialog)
    dialog._hits.tick([1], False)  # the hens
    dialog.accept()
    quiet(qtbot, window)
    assert [p.text.count("Kaggle") for p in window.parts.bridge.transcript.paragraphs] == [1, 1, 1]
    assert window.parts.similar_fixes_bar.isHidden()
    steps = window.parts.bridge.session.history.head
    window.parts.bridge.undo()
    assert (steps, window.parts.bridge.session.history.head) == (2, 1)
    assert [p.text.count("Kaggle") for p in window.parts.bridge.transcript.paragraphs] == [1, 0, 0]


def test_a_fix_that_cannot_come_again_offers_nothing(window, qtbot):
    put_right(qtbot, window, 0, "competition", "evening")
    assert window.parts.similar_fixes.fix is None
    assert window.parts.similar_fixes_bar.isHidden()
    assert not window.parts.actions_.action("review.more_alike").isEnabled()


def test_an_undone_fix_takes_its_offer_and_its_suggestions_along(window, qtbot):
    put_right(qtbot, window, 0, "cackle", "Kaggle")
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.parts.similar_fixes_bar.isHidden()
    quiet(qtbot, window)
    assert open_pairs(window) == []


def test_remembered_for_the_file_the_folder_and_always(window, open_window, qtbot, talk_path, personal_knowledge):
    put_right(qtbot, window, 0, "cackle", "Kaggle")
    sure = {s.confidence for s in window.parts.queue.open if s.kind == "confusion"}
    press(qtbot, window, Qt.Key.Key_F5, SHIFT)
    quiet(qtbot, window)
    assert {s.confidence for s in window.parts.queue.open if s.kind == "confusion"} > sure or max(sure) < max(
        s.confidence for s in window.parts.queue.open if s.kind == "confusion"
    )
    press(qtbot, window, Qt.Key.Key_F5, CTRL)
    press(qtbot, window, Qt.Key.Key_F5, CTRL | SHIFT)
    for path in (personal_knowledge, talk_path.parent / "jamedit-knowledge.jsonl"):
        assert knowledge_file.read(path) == Knowledge((Pair("cackle", "Kaggle", 3),))
    assert not any(button.isEnabled() for button in window.parts.similar_fixes_bar.levels.values())
    window.close()
    other = talk_path.with_name("other.txt")
    other.write_text("They say cackle is hard.\n", encoding="utf-8")
    again = open_window(other)
    assert open_pairs(again) == [("cackle", "Kaggle")]


def test_what_a_transcript_taught_is_kept_when_it_is_closed_if_that_was_chosen(
    window, open_window, qtbot, talk_path, personal_knowledge
):
    window.parts.settings.set("knowledge.remember", "always")
    put_right(qtbot, window, 0, "cackle", "Kaggle")
    window.close()
    assert knowledge_file.read(personal_knowledge) == Knowledge((Pair("cackle", "Kaggle", 1),))
    again = open_window(talk_path)
    again.parts.settings.set("knowledge.remember", "always")
    again.parts.bridge.undo()
    quiet(qtbot, again)
    again.close()
    assert knowledge_file.read(personal_knowledge) == Knowledge()  # what was undone is taken out again


def test_a_broken_knowledge_file_is_reported_and_left_alone(window, qtbot, personal_knowledge):
    personal_knowledge.parent.mkdir(exist_ok=True)
    personal_knowledge.write_text("mine", encoding="utf-8")
    put_right(qtbot, window, 0, "cackle", "Kaggle")
    press(qtbot, window, Qt.Key.Key_F5, CTRL | SHIFT)
    assert "knowledge.jsonl, line 1" in window.center.notice._text.text()
    assert personal_knowledge.read_text(encoding="utf-8") == "mine"


def test_a_dismissal_is_undone_in_its_turn_and_the_count_survives_reopening(window, open_window, qtbot, talk_path):
    press(qtbot, window, Qt.Key.Key_F8)
    first = window.parts.queue.current
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    put_right(qtbot, window, 0, "today", "yesterday")
    assert (window.parts.queue.reviewed, first in window.parts.queue.open) == (1, False)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.parts.bridge.transcript.paragraphs[0].text.startswith("So today")
    assert window.parts.queue.reviewed == 1
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    quiet(qtbot, window)
    assert window.parts.queue.reviewed == 0
    assert window.parts.queue.current == first
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    assert window.parts.queue.reviewed == 2
    total = window.parts.queue.total
    window.close()
    again = open_window(talk_path)
    assert (again.parts.queue.reviewed, again.parts.queue.total) == (2, total)


def test_readings_of_a_word_are_put_under_review_when_wanted(window, qtbot):
    text = window.parts.edit.document().findBlockByNumber(2).text()
    window.parts.edit.put_caret(2, text.index("psychic") + 2)
    press(qtbot, window, Qt.Key.Key_Period, CTRL)
    current = window.parts.queue.current
    assert (current.kind, current.before, current.replacements[0]) == ("asked", "psychic learn", "scikit-learn")
    field = QApplication.focusWidget()
    assert field.text() == "scikit-learn"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == current.replacements[1]
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "had scikit-learn running" in window.parts.bridge.transcript.paragraphs[2].text
    assert window.parts.queue.current is None
    assert window.parts.edit.hasFocus()
    assert window.parts.edit.textCursor().blockNumber() == 2


def test_a_reading_that_does_not_fit_just_goes(window, qtbot):
    window.parts.edit.put_caret(0, 4)
    press(qtbot, window, Qt.Key.Key_Period, CTRL)
    assert window.parts.queue.current.kind == "asked"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    assert not any(s.kind == "asked" for s in window.parts.queue.open)
    assert window.parts.bridge.session.decisions == {}


def test_choosing_another_text_with_keys_alone(window, qtbot):
    press(qtbot, window, Qt.Key.Key_T, CTRL)
    field = QApplication.focusWidget()
    before = window.parts.queue.current.before
    qtbot.keyClicks(field, "Jupiter books.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Jupiter books." in window.parts.bridge.transcript.paragraphs[1].text
    assert before not in window.parts.bridge.transcript.paragraphs[1].text
    assert window.parts.edit.hasFocus()


def test_the_field_completes_what_is_typed_and_lets_go_of_it(window, qtbot):
    window.parts.edit.put_caret(2, window.parts.edit.document().findBlockByNumber(2).text().index("team"))
    press(qtbot, window, Qt.Key.Key_Period, CTRL)
    field = QApplication.focusWidget()
    field.clear()
    qtbot.keyClicks(field, "sci")
    assert (field.text(), field.selectedText()) == ("scikit-learn", "kit-learn")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "sci"
    qtbot.keyClicks(field, "ence")
    assert field.text() == "science"


@pytest.mark.parametrize(
    ("query", "asked"), [("psy", "psychic learn"), ("psychic", "psychic"), ("ic learn", "psychic learn")]
)
def test_alternatives_of_what_the_find_bar_found_are_shown_at_once(window, qtbot, query, asked):
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.parts.find_bar.field, query)
    qtbot.waitUntil(lambda: not window.parts.find_bar.searching)
    qtbot.keyClick(window.parts.find_bar.field, Qt.Key.Key_Period, CTRL)
    assert (window.parts.queue.current.kind, window.parts.queue.current.before) == ("asked", asked)
