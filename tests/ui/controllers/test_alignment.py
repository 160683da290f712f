"""Words are looked for beside the window, and found times are one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from ui_align_made import STEP_MS, in_turn, use, write_silence
from ui_window_made import opened, press, quiet

from jamedit.document import Timing
from jamedit.errors import NotTogetherError
from jamedit.operations import align
from jamedit.ui.controllers.alignment import estimate_s

pytestmark = pytest.mark.gui


@pytest.fixture
def aligner(monkeypatch):
    return use(monkeypatch)


@pytest.fixture
def heard(qtbot, empty_window, talk_path, aligner):
    """Return a window with a text without times and its recording."""
    write_silence(talk_path.with_suffix(".wav"), 12)
    return opened(qtbot, empty_window, talk_path)


def words(window):
    return list(window.parts.bridge.transcript.words())


def said(window):
    return window.center.notice._text.text()


def align_all(window):
    window.parts.handlers.align.align_whole()


@pytest.mark.parametrize(
    ("minutes", "timed", "seconds"),
    [(1, False, 5), (20, False, 40), (60, False, 120), (180, False, 360), (60, True, 45)],
)
def test_the_estimate_is_a_share_of_the_recording(minutes, timed, seconds):
    assert estimate_s(minutes * 60_000, timed=timed) == seconds


def test_a_text_without_times_is_offered_to_be_aligned(qtbot, heard):
    assert "has no times" in said(heard)
    assert "about 5 seconds" in said(heard)
    assert "F11" in said(heard)
    (button,) = heard.center.notice._buttons
    assert button.text() == "Align with the recording"
    button.click()
    quiet(qtbot, heard)
    assert {w.timing for w in words(heard)} == {Timing.ALIGNED}


def test_times_are_one_step_and_told(qtbot, heard):
    before = heard.parts.bridge.transcript
    align_all(heard)
    quiet(qtbot, heard)
    history = heard.parts.bridge.session.history
    assert [s.label for s in history.steps] == ["align"]
    assert [w.span.start_ms for w in words(heard)][:3] == [0, STEP_MS, 2 * STEP_MS]
    assert "Aligned with talk.wav: 40 words are confirmed." in said(heard)
    heard.parts.bridge.undo()
    assert heard.parts.bridge.transcript.paragraphs == before.paragraphs


def test_doubts_are_counted_and_can_be_looked_at(qtbot, heard, aligner):
    aligner.times = lambda transcript: dict(list(in_turn(transcript, 0.4).items())[:4])
    aligner.warnings = ("Check a few times.",)
    align_all(heard)
    quiet(qtbot, heard)
    assert "0 words are confirmed, 4 are fitted with doubt, 36 have no time. Check a few times." in said(heard)
    heard.parts.edit.put_caret(1, 0)
    heard.center.notice._buttons[0].click()
    assert heard.parts.editor.current_paragraph().id == heard.parts.bridge.transcript.paragraphs[2].id


def test_the_window_can_be_used_meanwhile_and_what_was_edited_keeps_what_it_has(qtbot, heard, aligner):
    aligner.held.clear()
    align_all(heard)
    heard.parts.edit.put_caret(0, 0)
    press(qtbot, heard, Qt.Key.Key_X)
    heard.parts.edit.put_caret(0, len("Xso today "))
    for _ in range(3):
        press(qtbot, heard, Qt.Key.Key_Delete)
    aligner.held.set()
    quiet(qtbot, heard)
    first = heard.parts.bridge.transcript.paragraphs[0].words
    assert [w.text for w in first[:3]] == ["xSo", "today", "met"]
    assert [w.timing for w in first[:3]] == [Timing.NONE, Timing.ALIGNED, Timing.ALIGNED]
    assert first[2].span.start_ms == 3 * STEP_MS


def test_a_word_that_was_set_meanwhile_stays(qtbot, heard, aligner):
    aligner.held.clear()
    align_all(heard)
    heard.parts.edit.put_caret(0, 0)
    heard.parts.actions_.action("edit.set_start").trigger()
    aligner.held.set()
    quiet(qtbot, heard)
    assert words(heard)[0].timing is Timing.SET


@pytest.mark.parametrize("error", [NotTogetherError("They do not seem to belong together."), MemoryError()])
def test_what_goes_wrong_is_one_sentence_and_changes_nothing(qtbot, heard, aligner, error):
    before = heard.parts.bridge.transcript
    aligner.error = error
    align_all(heard)
    quiet(qtbot, heard)
    assert heard.parts.bridge.transcript is before
    assert (str(error) or "did not work") in said(heard)


def cancel(qtbot, window, aligner, part):
    aligner.told = part
    aligner.held.clear()
    align_all(window)
    qtbot.waitUntil(lambda: bool(aligner.asked))
    window.parts.status.show_job()
    window.parts.bottom.cancel_clicked.emit()
    quiet(qtbot, window)


def test_cancel_keeps_what_is_sure_as_one_step(qtbot, heard, aligner):
    cancel(qtbot, heard, aligner, lambda t: dict(list(in_turn(t).items())[:5]))
    assert [w.timing for w in words(heard)][:6] == [Timing.ALIGNED] * 5 + [Timing.NONE]
    assert "the times of 5 words that were sure are kept" in said(heard)
    heard.parts.bridge.undo()
    assert {w.timing for w in words(heard)} == {Timing.NONE}


def test_cancel_keeps_nothing_of_what_looks_like_another_recording(qtbot, heard, aligner):
    cancel(qtbot, heard, aligner, lambda t: {**in_turn(t, 0.3), **dict(list(in_turn(t).items())[:5])})
    assert {w.timing for w in words(heard)} == {Timing.NONE}
    assert "nothing was changed" in said(heard)


def test_another_text_gets_nothing_of_the_one_before(qtbot, heard, aligner, tmp_path):
    aligner.told = in_turn
    aligner.held.clear()
    align_all(heard)
    qtbot.waitUntil(lambda: bool(aligner.asked))
    other = tmp_path / "other.txt"
    other.write_text("Quite another text.\n", "utf-8")
    opened(qtbot, heard, other)
    assert not heard.parts.alignment.running
    assert {w.timing for w in words(heard)} == {Timing.NONE}


def test_without_a_recording_it_cannot_be_chosen(window):
    window.parts.status._later.flush()
    assert not window.parts.actions_.action("edit.align").isEnabled()


def test_with_a_recording_it_can_be_chosen(heard):
    heard.parts.status._later.flush()
    assert heard.parts.actions_.action("edit.align").isEnabled()


def test_the_aligner_of_the_preferences_is_used(qtbot, heard, monkeypatch):
    chosen = []
    monkeypatch.setattr(align, "choice_for", lambda choice, *_: chosen.append(choice.name) or choice)
    heard.parts.settings.set("align.engine", "rough")
    align_all(heard)
    quiet(qtbot, heard)
    assert chosen == ["rough"]


def test_an_aligner_that_wants_a_model_says_so(qtbot, heard, aligner):
    heard.parts.settings.set("align.engine", "whisper")
    align_all(heard)
    assert "Whisper needs a model" in said(heard)
    assert aligner.asked == []
