"""Undo and keys in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from ui_window_made import CTRL, NONE, SHIFT, press, quiet, text_of

pytestmark = pytest.mark.gui


def test_undo_shows_what_it_undid(qtbot, talk):
    talk.parts.edit.put_caret(0, 0)
    qtbot.keyClicks(talk.parts.edit, "Well")
    talk.parts.edit.put_caret(len(talk.parts.bridge.transcript.paragraphs) - 1, 0)
    talk.parts.edit.ensureCursorVisible()
    press(qtbot, talk, Qt.Key.Key_Z, CTRL)
    assert talk.parts.edit.textCursor().blockNumber() == 0


def test_alt_with_a_letter_writes_nothing(qtbot, talk):
    before = text_of(talk)
    qtbot.keyClick(talk.parts.edit, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert text_of(talk) == before


def test_an_edge_is_set_no_further_than_the_neighbour(qtbot, talk):
    paragraphs = talk.parts.bridge.transcript.paragraphs
    cues = [c.span for c, _, _ in paragraphs[1].cue_ranges()] or [w.span for w in paragraphs[1].words]
    following = cues[1].start_ms
    talk.parts.edit.put_caret(1, 0)
    talk.parts.playback.seek(following + 1_500)
    talk.parts.actions_.action("edit.set_end").trigger()
    changed = talk.parts.bridge.transcript.paragraphs[1]
    first = next((c.span for c, _, _ in changed.cue_ranges()), changed.words[0].span)
    assert first.end_ms == following
    assert "ends there" in talk.parts.bottom._message._whole
    before = talk.parts.bridge.transcript
    talk.parts.playback.seek(following + 1_500)
    talk.parts.actions_.action("edit.set_start").trigger()
    assert talk.parts.bridge.transcript is before
    assert "nothing was changed" in talk.parts.bottom._message._whole


def found(qtbot, window, text, replacement=None):
    press(qtbot, window, Qt.Key.Key_H if replacement is not None else Qt.Key.Key_F, CTRL)
    bar = window.parts.find_bar
    bar.field.setText(text)
    bar.replacement.setText(replacement or "")
    qtbot.waitUntil(lambda: not bar.searching)
    return bar


def test_a_word_of_a_text_without_times_gets_one(qtbot, window):
    parts = window.parts
    parts.recording.measured.emit(60_000)
    parts.edit.put_caret(0, 4)
    parts.handlers.edit.table()["edit.set_start"]()
    first, second = parts.bridge.transcript.paragraphs[0].words[:2]
    assert (first.span, second.span is not None) == (None, True)
    quiet(qtbot, window)
    assert not [s for s in parts.queue.open if s.kind == "rate"]


@pytest.fixture
def far_down(open_window, tmp_path):
    """Return a window with 120 paragraphs, the caret in the ninetieth and that on the screen."""
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Then the {n}th boat left the harbour." for n in range(120)), encoding="utf-8")
    made = open_window(path)
    made.parts.edit.put_caret(89, 10)
    made.parts.edit.show_block(89)
    return made


def test_undoing_and_redoing_a_replacement_of_all_stays_where_one_is(qtbot, far_down):
    bar, edit = found(qtbot, far_down, "the", "THE"), far_down.parts.edit
    place = bar.count.text()
    assert place == "270 of 360"
    bar.replace_all.setFocus()
    qtbot.keyClick(bar.replace_all, Qt.Key.Key_Space)
    scrolled, caret = edit.verticalScrollBar().value(), edit.textCursor().blockNumber()
    far_down.parts.bridge.undo()
    qtbot.waitUntil(lambda: not bar.searching)
    assert (edit.verticalScrollBar().value(), edit.textCursor().blockNumber()) == (scrolled, caret)
    assert bar.count.text() == place
    far_down.parts.bridge.redo()
    assert (edit.verticalScrollBar().value(), edit.textCursor().blockNumber()) == (scrolled, caret)


def test_an_undo_of_many_places_that_are_elsewhere_goes_to_the_nearest(qtbot, far_down):
    bar, edit = found(qtbot, far_down, "11th", "last"), far_down.parts.edit
    bar.replace_everything()
    edit.put_caret(80, 0)
    edit.show_block(80)
    bar.dismiss()
    far_down.parts.bridge.undo()
    assert edit.textCursor().blockNumber() == 111
    assert 111 in [block.blockNumber() for block, _, _ in edit.visible_blocks()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
@pytest.mark.parametrize("by_mouse", [True, False])
def test_a_key_after_replacing_all_changes_no_text(qtbot, window, by_mouse, key):
    bar = found(qtbot, window, "cackle", "Kaggle")
    if by_mouse:
        qtbot.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    else:
        bar.replace_all.setFocus()
        qtbot.keyClick(bar.replace_all, Qt.Key.Key_Space)
    replaced = text_of(window)
    assert replaced.count("Kaggle") == 4
    assert not window.parts.edit.textCursor().hasSelection()
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert text_of(window) == replaced
    assert bar.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("act", ["notice", "offer", "last card", "find bar"])
def test_focus_that_moves_by_itself_lands_on_no_selection(qtbot, window, act):
    parts = window.parts
    parts.edit.put_caret(1, 8, anchor=0)
    first, scrolled = text_of(window), parts.edit.verticalScrollBar().value()
    if act == "notice":
        window.say("Something happened.")
        control = window.center.notice.findChildren(QToolButton)[-1]
    elif act == "offer":
        parts.similar_fixes_bar.offer("a", "b", 2, folder=True)
        control = parts.similar_fixes_bar.close_button
    elif act == "last card":
        parts.queue.replace(parts.queue.open[:1])
        parts.queue.select(parts.queue.open[0], show=False)
        control = parts.docks.show("review").view.card.dismiss
    else:
        control = found(qtbot, window, "nowhere to be found").close_button
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Space)
    assert not control.hasFocus()
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget() is not parts.edit or not parts.edit.textCursor().hasSelection()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert len(text_of(window)) >= len(first) - 1
    assert parts.edit.verticalScrollBar().value() == scrolled


def test_find_next_and_previous_go_on_from_the_caret(qtbot, window):
    bar = found(qtbot, window, "cackle")
    press(qtbot, window, Qt.Key.Key_F3)
    assert bar.count.text() == "2 of 4"
    press(qtbot, window, Qt.Key.Key_F3)
    press(qtbot, window, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == "2 of 4"
    window.parts.edit.put_caret(2, 0)
    press(qtbot, window, Qt.Key.Key_F3)
    assert bar.count.text() == "4 of 4"
    qtbot.keyClick(bar.field, Qt.Key.Key_F3, NONE)
    assert bar.count.text() == "1 of 4"


def test_find_next_opens_the_bar_again_that_was_closed(qtbot, window):
    bar = found(qtbot, window, "cackle")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert window.parts.edit.textCursor().selectedText() == "cackle"
    press(qtbot, window, Qt.Key.Key_F3)
    assert bar.isVisible()
    assert bar.count.text() == "2 of 4"
    assert window.parts.edit.hasFocus()


def test_shift_f3_is_the_sounds_again_when_the_bar_is_closed(qtbot, window):
    keys = [window.parts.actions_.action(each).shortcuts() for each in ("play.last_slower", "edit.find_previous")]
    bar = found(qtbot, window, "cackle")
    lent = [window.parts.actions_.action(each).shortcuts() for each in ("play.last_slower", "edit.find_previous")]
    assert (len(lent[0]), len(lent[1])) == (len(keys[0]) - 1, len(keys[1]) + 1)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert keys == [
        window.parts.actions_.action(each).shortcuts() for each in ("play.last_slower", "edit.find_previous")
    ]


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_M, CTRL), (Qt.Key.Key_1, CTRL), (Qt.Key.Key_X, CTRL | SHIFT)]
)
def test_a_key_acts_at_no_caret_that_is_scrolled_away(qtbot, talk, key, modifiers):
    edit, bridge = talk.parts.edit, talk.parts.bridge
    edit.setFocus()
    edit.put_caret(len(bridge.transcript.paragraphs) - 1, 0)
    edit.verticalScrollBar().setValue(0)
    before = bridge.transcript
    press(qtbot, talk, key, modifiers)
    assert bridge.transcript is before
    assert edit.caret_on_screen()
    press(qtbot, talk, key, modifiers)
    assert bridge.transcript is not before
