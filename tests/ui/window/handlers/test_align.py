"""What is aligned is chosen in a dialog; times in doubt are gone through by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_align_made import use, write_silence
from ui_window_made import SHIFT, opened, press, quiet

from jamedit.document import Span, Timing, WordTime
from jamedit.ui.dialogs import align_choice
from jamedit.ui.dialogs.align_choice import BETWEEN, MISSING, REST, SELECTION, WHOLE, AlignChoiceDialog

pytestmark = pytest.mark.gui
FIRST, SECOND, THIRD = "So today we met", "Then the cackle forum", "In the end the cackle"


@pytest.fixture
def aligner(monkeypatch):
    return use(monkeypatch)


@pytest.fixture
def heard(qtbot, empty_window, talk_path, aligner):
    """Return a window with a text without times and its recording of 12 seconds."""
    write_silence(talk_path.with_suffix(".wav"), 12)
    return opened(qtbot, empty_window, talk_path)


def answer(monkeypatch, part):
    """Let the dialog be accepted with a part chosen; return those that were shown."""
    shown = []

    def run(dialog):
        shown.append(dialog)
        dialog.buttons_of[part].setChecked(True)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(AlignChoiceDialog, "exec", run)
    return shown


def align(qtbot, window):
    window.parts.status._later.flush()
    window.parts.actions_.action("edit.align").trigger()
    quiet(qtbot, window)


def begins(aligner):
    ((words, span),) = aligner.asked
    return " ".join(words[:4]), " ".join(words[-2:]), span


def timings(window):
    return [w.timing for w in window.parts.bridge.transcript.words()]


def set_time(window, block, column, ms):
    window.parts.playback.seek(ms)
    window.parts.edit.put_caret(block, column)
    window.parts.actions_.action("edit.set_start").trigger()


def test_the_whole_text(qtbot, heard, aligner, monkeypatch):
    shown = answer(monkeypatch, WHOLE)
    align(qtbot, heard)
    assert begins(aligner) == (FIRST, "learn running.", None)
    assert shown[0].answer.text() == "This takes about 5 seconds; you can go on working meanwhile."
    assert [p for p, b in shown[0].buttons_of.items() if b.isEnabled()] == [WHOLE, REST, MISSING]


def test_the_selection_between_the_known_times_around_it(qtbot, heard, aligner, monkeypatch):
    set_time(heard, 0, 1, 1000)
    set_time(heard, 2, 1, 7000)
    heard.parts.edit.put_caret(1, 60, anchor=0)
    shown = answer(monkeypatch, SELECTION)
    align(qtbot, heard)
    assert begins(aligner) == (SECOND, "We open", Span(1150, 7000))
    assert shown[0].chosen == SELECTION


def test_from_the_cursor_to_the_end(qtbot, heard, aligner, monkeypatch):
    set_time(heard, 1, 0, 4000)
    heard.parts.edit.put_caret(2, 0)
    answer(monkeypatch, REST)
    align(qtbot, heard)
    assert begins(aligner) == (THIRD[: len("In the end the")], "learn running.", Span(4260, 12_000))


def test_only_what_is_estimated_or_missing(qtbot, heard, aligner, monkeypatch):
    words = list(heard.parts.bridge.transcript.words())
    known = {words[0].id: WordTime(Span(5, 25), Timing.HEARD), words[1].id: WordTime(Span(30, 40), Timing.ESTIMATED)}
    from jamedit.edits.set_times import SetTimes

    heard.parts.bridge.apply(SetTimes(known))
    answer(monkeypatch, MISSING)
    align(qtbot, heard)
    assert timings(heard)[:3] == [Timing.HEARD, Timing.ALIGNED, Timing.ALIGNED]


@pytest.mark.parametrize("act", ["dialog", "key"])
def test_between_two_times_set_by_hand(qtbot, heard, aligner, monkeypatch, act):
    set_time(heard, 0, 1, 1000)
    set_time(heard, 1, 1, 7000)
    answer(monkeypatch, BETWEEN)
    if act == "key":
        monkeypatch.setattr(align_choice, "AlignChoiceDialog", None)
        press(qtbot, heard, Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
        quiet(qtbot, heard)
    else:
        align(qtbot, heard)
    first, last, span = begins(aligner)
    assert (first, last, span) == (FIRST, "part. Then", Span(1000, 8500))
    assert heard.parts.bridge.transcript.paragraphs[1].words[0].timing is Timing.SET


def test_between_says_what_to_do_where_nothing_was_set(qtbot, heard, aligner):
    heard.parts.handlers.align.align_between()
    assert "press F11" in heard.center.notice._text.text()
    assert aligner.asked == []


def test_after_a_second_time_was_set_by_hand_the_stretch_is_offered(qtbot, heard):
    set_time(heard, 0, 1, 1000)
    assert "Ctrl+F11" not in heard.parts.bottom._message._whole
    set_time(heard, 1, 1, 7000)
    assert "Ctrl+F11" in heard.parts.bottom._message._whole


def test_keys_go_through_what_is_in_doubt(qtbot, heard, aligner):
    heard.parts.handlers.align.align_whole()
    quiet(qtbot, heard)
    words = list(heard.parts.bridge.transcript.words())
    from jamedit.edits.set_times import SetTimes

    spans = {at: words[at].span for at in (5, 6, 20)}
    heard.parts.bridge.apply(SetTimes({words[at].id: WordTime(s, Timing.ESTIMATED) for at, s in spans.items()}))
    heard.parts.edit.put_caret(0, 0)
    places = []
    for modifiers in (None, None, SHIFT):
        press(qtbot, heard, Qt.Key.Key_F7, modifiers or Qt.KeyboardModifier.NoModifier)
        places.append(heard.parts.editor.current_word().id)
    assert places == [words[5].id, words[20].id, words[5].id]
    assert heard.parts.playback.position_ms == words[5].span.start_ms
    assert "only estimated" in heard.parts.bottom._message._whole
    press(qtbot, heard, Qt.Key.Key_F7, SHIFT)
    assert "No time before the cursor" in heard.parts.bottom._message._whole


def test_the_page_tells_estimated_times_from_those_that_were_found(qtbot, heard, aligner):
    heard.parts.handlers.align.align_whole()
    quiet(qtbot, heard)
    first = heard.parts.bridge.transcript.paragraphs[1].words[0]
    from jamedit.edits.set_times import SetTimes

    found = heard.parts.edit.gutter.grab().toImage()
    heard.parts.bridge.apply(SetTimes({first.id: WordTime(first.span, Timing.ESTIMATED)}))
    assert [heard.parts.editor.time_doubtful(block) for block in range(3)] == [False, True, False]
    assert heard.parts.edit.gutter.grab().toImage() != found
