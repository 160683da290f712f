"""The page: typing, pasting, deleting, splitting and undoing change transcript and text alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import transcript
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from jamedit.document import Suggestion
from jamedit.document.invariants import violations
from jamedit.edits.speakers import AddSpeaker
from jamedit.formats.native.project import Project
from jamedit.session.files import Opened
from jamedit.ui.editor.controller import EditorController
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import LIGHT

pytestmark = pytest.mark.gui
MOVE, KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class Page:
    """A page with a session behind it."""

    def __init__(self, qtbot, folder: Path, *texts: str):
        self.bridge = SessionBridge()
        self.queue = ReviewQueue(self.bridge)
        self.edit = TranscriptEdit(LIGHT)
        self.controller = EditorController(self.edit, self.bridge, self.queue)
        qtbot.addWidget(self.edit)
        made = transcript(*texts)
        self.bridge.open(Opened(folder / "talk.srt", Project(made, made), folder / "talk.jamedit"))
        self.edit.resize(900, 600)
        self.edit.show()
        self.bot = qtbot

    def lines(self):
        """The text of transcript and page: they must agree word for word."""
        shown = [line.split() for line in self.edit.toPlainText().split("\n")]
        assert shown == [p.text.split() for p in self.bridge.transcript.paragraphs]
        assert violations(self.bridge.transcript) == []
        return [p.text for p in self.bridge.transcript.paragraphs]

    def word(self, paragraph, number):
        return self.bridge.transcript.paragraphs[paragraph].words[number]

    def select(self, first, start, last, end):
        document, cursor = self.edit.document(), self.edit.textCursor()
        cursor.setPosition(document.findBlockByNumber(first).position() + start, MOVE)
        cursor.setPosition(document.findBlockByNumber(last).position() + end, KEEP)
        self.edit.setTextCursor(cursor)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(self.edit, key, modifier)


@pytest.fixture
def page(qtbot, tmp_path):
    made = Page(qtbot, tmp_path, "we use stupider notebooks here", "and then we stop", "the end")
    yield made
    made.bridge.close()


def test_typing_a_letter_changes_one_word_and_keeps_its_time(page):
    span = page.word(0, 1).span
    page.edit.put_caret(0, 6)
    page.bot.keyClicks(page.edit, "d")
    assert page.lines()[0] == "we used stupider notebooks here"
    assert page.word(0, 1).span == span


def test_a_word_selected_and_typed_over_keeps_id_and_time(page):
    old = page.word(0, 2)
    page.select(0, 7, 0, 15)
    page.bot.keyClicks(page.edit, "Jupyter")
    assert page.lines()[0] == "we use Jupyter notebooks here"
    assert (page.word(0, 2).id, page.word(0, 2).span) == (old.id, old.span)


def test_a_word_deleted_letter_by_letter_and_typed_again_keeps_its_time(page):
    old = page.word(0, 2)
    page.edit.put_caret(0, 15)
    for _ in "stupider":
        page.key(Qt.Key.Key_Backspace)
    page.bot.keyClicks(page.edit, "Jupyter")
    assert page.lines()[0] == "we use Jupyter notebooks here"
    assert (page.word(0, 2).id, page.word(0, 2).span) == (old.id, old.span)


def test_enter_splits_between_words_and_backspace_joins_again(page):
    page.edit.put_caret(0, 7)
    page.key(Qt.Key.Key_Return)
    assert page.lines()[:2] == ["we use", "stupider notebooks here"]
    assert page.edit.textCursor().blockNumber() == 1
    page.key(Qt.Key.Key_Backspace)
    assert page.lines()[0] == "we use stupider notebooks here"
    assert page.edit.textCursor().position() == 7


def test_enter_inside_a_word_cuts_it_and_its_time(page):
    page.edit.put_caret(0, 10)
    page.key(Qt.Key.Key_Return)
    assert page.lines()[:2] == ["we use stu", "pider notebooks here"]
    assert page.word(0, 2).span.end_ms == page.word(1, 0).span.start_ms


def test_delete_at_the_end_joins_the_next(page):
    page.edit.put_caret(1, len("and then we stop"))
    page.key(Qt.Key.Key_Delete)
    assert page.lines()[1] == "and then we stop the end"


def test_deleting_a_selection_over_three_paragraphs(page):
    page.select(0, 7, 2, 4)
    page.key(Qt.Key.Key_Delete)
    assert page.lines() == ["we use end"]


def test_select_all_and_type_leaves_one_paragraph(page):
    page.edit.selectAll()
    page.bot.keyClicks(page.edit, "x")
    assert page.lines() == ["x"]
    page.bridge.undo()
    assert page.lines() == ["we use stupider notebooks here", "and then we stop", "the end"]


def test_pasting_lines_makes_paragraphs(page):
    source = QMimeData()
    source.setText("one\r\n\r\ntwo\n")
    page.edit.put_caret(1, 0)
    page.edit.insertFromMimeData(source)
    assert page.lines()[1:3] == ["one", "twoand then we stop"]


def test_an_input_method_commits_what_it_composed(page):
    page.edit.put_caret(2, 7)
    event = QInputMethodEvent()
    event.setCommitString(" 終わり")
    QApplication.sendEvent(page.edit, event)
    assert page.lines()[2] == "the end 終わり"


def test_undo_and_redo_come_from_the_session(page):
    page.edit.put_caret(0, 6)
    page.bot.keyClicks(page.edit, "d more")
    page.bridge.undo()
    page.bridge.undo()
    assert page.lines()[0] == "we use stupider notebooks here"
    page.bridge.redo()
    assert page.lines()[0].startswith("we used")
    assert not page.edit.document().isUndoAvailable()


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_the_text_widget_has_no_undo_of_its_own(page, key):
    page.edit.put_caret(0, 6)
    page.bot.keyClicks(page.edit, "d")
    page.key(key, Qt.KeyboardModifier.ControlModifier)
    assert page.lines()[0].startswith("we used")


def test_accepting_a_suggestion_changes_the_page(page):
    words = page.bridge.transcript.paragraphs[0].words[2:4]
    made = Suggestion(
        page.bridge.transcript.paragraphs[0].id,
        tuple(w.id for w in words),
        "stupider notebooks",
        ("Jupyter notebooks",),
        "glossary",
        0.9,
    )
    page.queue.replace([made])
    page.queue.accept(made)
    assert page.lines()[0] == "we use Jupyter notebooks here"
    assert page.queue.reviewed == 1


def test_typing_over_a_suggestion_drops_it(page):
    word = page.word(0, 2)
    made = Suggestion(page.bridge.transcript.paragraphs[0].id, (word.id,), "stupider", ("Jupyter",), "glossary", 0.9)
    page.queue.replace([made])
    page.edit.put_caret(0, 9)
    page.bot.keyClicks(page.edit, "x")
    assert list(page.queue.open) == []


def suggested(page, paragraph, number, text="x"):
    word = page.word(paragraph, number)
    return Suggestion(page.bridge.transcript.paragraphs[paragraph].id, (word.id,), word.text, (text,), "glossary", 0.9)


def test_a_suggestion_goes_with_its_words_through_merge_split_and_undo(page):
    page.queue.replace([suggested(page, 0, 1), suggested(page, 1, 2)])
    page.queue.select(page.queue.open[1])
    page.edit.put_caret(1, 0)
    page.key(Qt.Key.Key_Backspace)
    first = page.bridge.transcript.paragraphs[0]
    assert [s.paragraph_id for s in page.queue.open] == [first.id, first.id]
    assert [(m.start, m.current) for m in page.controller.marks(0)] == [(1, False), (7, True)]
    page.queue.replace([suggested(page, 0, 1), suggested(page, 0, 7)], frozenset({first.id}))
    assert len(page.queue.open) == 2
    page.bridge.undo()
    assert [s.paragraph_id for s in page.queue.open] == [p.id for p in page.bridge.transcript.paragraphs[:2]]


def test_the_queue_goes_by_place_where_a_typed_word_has_a_late_id(page):
    page.edit.put_caret(0, 0)
    page.bot.keyClicks(page.edit, "uh ")
    page.queue.replace([suggested(page, 0, 0), suggested(page, 0, 3)])
    page.queue.step_from(0, page.word(0, 1).id, 1)
    assert page.queue.current.before == "stupider"
    page.queue.select(None)
    page.queue.step_from(0, page.word(0, 1).id, -1)
    assert page.queue.current.before == "uh"


def test_a_speaker_gets_room_above_the_turn(page):
    before = page.edit.blockBoundingRect(page.edit.document().findBlockByNumber(0)).height()
    page.bridge.apply(AddSpeaker("Ada", (page.bridge.transcript.paragraphs[0].id,)))
    after = page.edit.blockBoundingRect(page.edit.document().findBlockByNumber(0)).height()
    assert after > before


def test_tab_asks_to_play_and_changes_no_text(page):
    with page.bot.waitSignal(page.edit.play_requested):
        page.key(Qt.Key.Key_Tab)
    assert page.lines()[0] == "we use stupider notebooks here"


def test_an_at_sign_at_the_start_asks_who_speaks(page):
    page.edit.put_caret(1, 0)
    with page.bot.waitSignal(page.edit.speaker_requested) as asked:
        page.bot.keyClicks(page.edit, "@")
    assert asked.args == [1]


def test_an_at_sign_inside_is_text(page):
    page.edit.put_caret(2, 7)
    page.bot.keyClicks(page.edit, "@")
    assert page.lines()[2] == "the end@"


def test_clicking_a_word_asks_to_play_from_it(page):
    edit = page.edit
    block = edit.document().findBlockByNumber(0)
    top = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).top()
    line = block.layout().lineAt(0)
    x = line.cursorToX(10)
    point = edit.contentOffset().toPoint()
    point.setX(round(x[0] if isinstance(x, tuple) else x))
    point.setY(round(top + line.y() + 5))
    with page.bot.waitSignal(page.controller.seek_requested) as asked:
        page.bot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [page.word(0, 2).span.start_ms]


def test_hiding_a_word_marks_it(page):
    page.edit.put_caret(0, 4)
    page.controller.toggle_hidden()
    assert page.word(0, 1).hidden
    assert [m.style for m in page.controller.marks(0)] == ["hidden"]


def test_characters_beyond_the_first_plane_count_as_one(qtbot, tmp_path):
    page = Page(qtbot, tmp_path, "so 😊😊 we stop here", "two")
    page.edit.put_caret(0, 7)
    page.bot.keyClicks(page.edit, "x")
    assert page.lines()[0] == "so 😊😊 wxe stop here"
    page.controller.toggle_hidden()
    assert [m.start for m in page.controller.marks(0)] == [2]
    page.edit.put_caret(0, 9)
    page.controller.split()
    assert page.lines()[:2] == ["so 😊😊 wxe", "stop here"]
    page.bridge.undo()
    page.bridge.undo()
    page.bridge.undo()
    assert page.lines()[0] == "so 😊😊 we stop here"
    page.bridge.close()


def test_every_word_typed_is_a_step_of_its_own(page):
    page.edit.put_caret(2, 7)
    page.bot.keyClicks(page.edit, " of this talk")
    page.bridge.undo()
    assert page.lines()[2] == "the end of this"
    page.bridge.undo()
    assert page.lines()[2] == "the end of"


def test_what_qt_takes_for_a_break_is_not_pasted(page):
    source = QMimeData()
    source.setText("one\ufdd0two\0three")
    page.edit.put_caret(1, 0)
    page.edit.insertFromMimeData(source)
    assert page.lines()[1] == "onetwothreeand then we stop"


def test_two_places_typed_in_one_paragraph_leave_the_words_between_themselves(page):
    before = page.bridge.transcript.paragraphs[0].words
    page.edit.put_caret(0, 0)
    page.bot.keyClicks(page.edit, "So ")
    page.edit.put_caret(0, len(page.lines()[0]))
    page.bot.keyClicks(page.edit, " now")
    assert page.bridge.transcript.paragraphs[0].words[1:-1] == before


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
@pytest.mark.parametrize(("block", "column", "key"), [(1, 0, Qt.Key.Key_Backspace), (0, 30, Qt.Key.Key_Delete)])
def test_keys_with_a_modifier_join_paragraphs_without_gluing_words(page, modifier, block, column, key):
    page.edit.put_caret(block, column)
    page.key(key, modifier)
    assert page.lines()[0] == "we use stupider notebooks here and then we stop"


def test_enter_over_a_selection_is_one_step(page):
    page.select(0, 7, 1, 4)
    page.key(Qt.Key.Key_Return)
    assert page.lines() == ["we use", "then we stop", "the end"]
    assert page.edit.textCursor().blockNumber() == 1
    page.bridge.undo()
    assert page.lines() == ["we use stupider notebooks here", "and then we stop", "the end"]
    assert not page.bridge.session.history.can_undo


def test_a_new_speaker_gets_the_selected_words_alone_in_one_step(page):
    page.select(0, 16, 1, 3)
    page.controller.add_speaker("Ada")
    paragraphs = page.bridge.transcript.paragraphs
    assert [(p.text, p.speaker_id) for p in paragraphs] == [
        ("we use stupider", None),
        ("notebooks here", 1),
        ("and", 1),
        ("then we stop", None),
        ("the end", None),
    ]
    page.bridge.undo()
    assert len(page.lines()) == 3
    assert not page.bridge.transcript.speakers


def test_found_places_are_not_marked_while_spaces_are_doubled(page):
    page.controller.found_in = lambda paragraph_id: [(3, 6)]
    assert page.controller.found(0) == [(3, 6)]
    page.edit.put_caret(0, 2)
    page.bot.keyClicks(page.edit, " ")
    assert page.controller.found(0) == []


@pytest.mark.parametrize(("start", "gone"), [(0, 0), (4, 1)])
def test_of_two_equal_words_the_deleted_one_goes(qtbot, tmp_path, start, gone):
    page = Page(qtbot, tmp_path, "the the model")
    words = page.bridge.transcript.paragraphs[0].words
    page.select(0, start, 0, start + 4)
    page.key(Qt.Key.Key_Delete)
    assert page.lines() == ["the model"]
    assert page.bridge.transcript.paragraphs[0].words == words[:gone] + words[gone + 1 :]


def test_typing_at_another_place_is_a_step_of_its_own(qtbot, tmp_path):
    page = Page(qtbot, tmp_path, "one two three")
    for column in (3, 14):
        page.select(0, column, 0, column)
        page.key(Qt.Key.Key_S)
    assert page.lines() == ["ones two threes"]
    page.bridge.undo()
    assert page.lines() == ["ones two three"]


def test_equal_words_deleted_at_two_places_leave_the_others_themselves(qtbot, tmp_path):
    page = Page(qtbot, tmp_path, "a the the b the the")
    words = page.bridge.transcript.paragraphs[0].words
    for start in (2, 8):  # the first of each pair
        page.select(0, start, 0, start + 4)
        page.key(Qt.Key.Key_Delete)
    assert page.lines() == ["a the b the"]
    assert page.bridge.transcript.paragraphs[0].words == (words[0], words[2], words[3], words[5])
