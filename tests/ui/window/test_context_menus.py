"""The menus of the right button, and what a mark says under the pointer."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from ui_panels_made import open_in, suggestion
from ui_window_made import CTRL, press, text_of

from jamedit.document.timeline import Timeline

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support")]

TEXTS = ("we opened stupider notebooks and um plotted it", "nobody opens stupider notebooks in a train")


@pytest.fixture
def page(qtbot, empty_window):
    parts = empty_window.parts
    open_in(parts.bridge, transcript(*TEXTS, speakers=2))
    t = parts.bridge.transcript
    parts.bridge.timeline = Timeline(t)
    parts.suggest._opened.stop()
    parts.queue.replace(
        [
            suggestion(t, 0, "stupider notebooks", "Jupyter notebooks", "<b>Ju</b> & co"),
            suggestion(t, 0, "um", kind="filler"),
            suggestion(t, 1, "stupider notebooks", "Jupyter notebooks", "<b>Ju</b> & co"),
        ]
    )
    return empty_window


def point_of(window, suggestion):
    """Return the middle of a suggestion's first word on the page."""
    edit, t = window.parts.edit, window.parts.bridge.transcript
    at = t.position_of(suggestion.paragraph_id)
    before = [w.text for w in t.paragraphs[at].words[: t.paragraphs[at].index_of(suggestion.word_ids[0])]]
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().findBlockByNumber(at).position() + len(" ".join([*before, "x"])))
    return edit.cursorRect(cursor).center()


def menu_at(window, point):
    """Click with the right button; return the menu that opens."""
    edit = window.parts.edit
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, edit.viewport().mapToGlobal(point))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu):
    return [a.text().split("\t")[0] for a in menu.actions() if not a.isSeparator()]


def choose(menu, text):
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == text)
    menu.hide()
    action.trigger()


def test_a_mark_offers_each_text_and_to_dismiss(page):
    first = page.parts.queue.open[0]
    menu = menu_at(page, point_of(page, first))
    assert entries(menu)[:6] == [
        "Replace by “Jupyter notebooks”",
        "Replace by “<b>Ju</b> && co”",
        "Type another replacement…",
        "Accept all 2 alike…",
        "Dismiss",
        "Dismiss all 2 alike",
    ]
    menu.hide()


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("Replace by “Jupyter notebooks”", "nobody opens Jupyter notebooks in a train"),
        ("Replace by “<b>Ju</b> && co”", "nobody opens <b>Ju</b> & co in a train"),
        ("Dismiss", TEXTS[1]),
    ],
)
def test_an_entry_decides_on_the_mark_that_was_clicked(qtbot, page, entry, after):
    queue = page.parts.queue
    queue.select(queue.open[0])
    clicked = queue.open[2]
    choose(menu_at(page, point_of(page, clicked)), entry)
    assert text_of(page).split("\n") == [TEXTS[0], after]
    assert queue.reviewed == 1
    assert not any(s is clicked for s in queue.open)
    assert page.parts.edit.textCursor().blockNumber() == 1
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert text_of(page).split("\n") == list(TEXTS)
    assert queue.reviewed == 0


def test_a_filler_is_hidden(page):
    choose(menu_at(page, point_of(page, page.parts.queue.open[1])), "Hide “um” in the clean text")
    assert [w.text for w in page.parts.bridge.transcript.words() if w.hidden] == ["um"]


def test_all_alike_are_dismissed(page):
    choose(menu_at(page, point_of(page, page.parts.queue.open[0])), "Dismiss all 2 alike")
    assert [s.kind for s in page.parts.queue.open] == ["filler"]


def test_a_paragraph_is_split_before_the_word_that_was_clicked(page):
    choose(menu_at(page, point_of(page, page.parts.queue.open[2])), "Split the paragraph here")
    assert text_of(page).split("\n") == [TEXTS[0], "nobody opens", "stupider notebooks in a train"]


def test_the_first_word_of_a_paragraph_cannot_be_split_off(page):
    menu = menu_at(page, page.parts.edit.cursorRect().center())
    assert not next(a for a in menu.actions() if a.text() == "Split the paragraph here").isEnabled()
    menu.hide()


def test_a_speaker_is_chosen_for_the_paragraph_that_was_clicked(page):
    t = page.parts.bridge.transcript
    menu = menu_at(page, point_of(page, page.parts.queue.open[2]))
    speakers = next(a.menu() for a in menu.actions() if a.text() == "Speaker")
    assert [a.isChecked() for a in speakers.actions()[:3]] == [False, True, False]
    menu.hide()
    speakers.actions()[0].trigger()
    assert {p.speaker_id for p in page.parts.bridge.transcript.paragraphs} == {t.speakers[0].id}


def test_a_selection_that_is_clicked_stays_and_can_be_cut(qtbot, page):
    edit = page.parts.edit
    edit.setFocus()
    edit.put_caret(0, 9, anchor=3)
    cursor = edit.textCursor()
    cursor.setPosition(6)
    menu = menu_at(page, edit.cursorRect(cursor).center())
    assert edit.textCursor().selectedText() == "opened"
    qtbot.waitUntil(lambda: next(a for a in menu.actions() if a.text() == "Cut").isEnabled())
    choose(menu, "Cut")
    assert "opened" not in text_of(page)


def test_the_menu_key_opens_the_menu_of_the_caret(page):
    edit = page.parts.edit
    edit.put_caret(0, 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), edit.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert entries(menu)[0] == "Replace by “Jupyter notebooks”"
    menu.hide()


def test_a_mark_says_what_is_proposed_and_shows_no_markup_of_the_text(page, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, *more: shown.append(text))
    t = page.parts.bridge.transcript
    page.parts.queue.replace([suggestion(t, 0, "stupider notebooks", "<b>Jupyter</b>")])
    viewport, point = page.parts.edit.viewport(), point_of(page, page.parts.queue.open[0])
    for each in (point, QPoint(5, 5)):
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, each, viewport.mapToGlobal(each)))
    assert "stupider notebooks" in shown[0]
    assert "&lt;b&gt;Jupyter" in shown[0]
    assert "90 %" in shown[0]
    assert shown[1] == ""


def test_the_menu_of_the_waveform_is_for_the_time_that_was_clicked(page):
    parts = page.parts
    t = parts.bridge.transcript
    word = t.paragraphs[1].words[2]
    menu = parts.context_menus.of_recording(word.span.start_ms)
    assert entries(menu)[:3] == ["Show in the text", "Split the paragraph here", "Speaker…"]
    choose(menu, "Show in the text")
    assert parts.edit.textCursor().blockNumber() == 1
    choose(parts.context_menus.of_recording(word.span.start_ms), "Split the paragraph here")
    assert text_of(page).split("\n") == [TEXTS[0], "nobody opens", "stupider notebooks in a train"]
