"""After an edit the changed words get their time by themselves, as a part of that edit."""

from __future__ import annotations

import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from ui_align_made import use, write_silence
from ui_window_made import CTRL, opened, press, quiet

from jamedit.document import Timing
from jamedit.errors import UsageError
from jamedit.operations import align
from jamedit.speech import workers
from jamedit.speech.base import Placed

pytestmark = pytest.mark.gui
PAUSE_MS = 20


class FakeWorkers:
    """Find each word where the test says it is; keep what was asked."""

    made: ClassVar[list[FakeWorkers]]
    places: ClassVar[dict[str, tuple[int, int]]]

    def __init__(self, choice, jobs):
        self.jobs, self.asked, self.threads, self.closed = jobs, [], set(), False
        self.made.append(self)

    def fit_at(self, path, start_ms, end_ms, words, progress):
        self.asked.append(list(words))
        self.threads.add(threading.current_thread())
        return [Placed(*self.places[w], 0.9) if w in self.places else None for w in words]

    def close(self):
        self.closed = True


@pytest.fixture
def fake(monkeypatch):
    FakeWorkers.made, FakeWorkers.places = [], {}
    monkeypatch.setattr(workers, "Workers", FakeWorkers)
    return FakeWorkers


@pytest.fixture
def aligned(qtbot, empty_window, talk_path, monkeypatch, fake):
    """Return a window with a text that was aligned with its recording."""
    use(monkeypatch)
    write_silence(talk_path.with_suffix(".wav"), 12)
    window = opened(qtbot, empty_window, talk_path)
    window.parts.align_again.timer.setInterval(PAUSE_MS)
    window.parts.handlers.align.align_whole()
    quiet(qtbot, window)
    return window


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.parts.align_again.outstanding)
    quiet(qtbot, window)


def word(window, at, block=0):
    return window.parts.bridge.transcript.paragraphs[block].words[at]


def type_at(qtbot, window, block, column, text):
    window.parts.edit.put_caret(block, column)
    window.parts.edit.setFocus()
    qtbot.keyClicks(window.parts.edit, text)


def labels(window):
    return [s.label for s in window.parts.bridge.session.history.steps]


def test_a_typed_word_gets_its_time_in_the_same_step(qtbot, aligned, fake):
    fake.places = {"So": (0, 200), "now": (210, 290), "today": (300, 500), "we": (600, 800)}
    type_at(qtbot, aligned, 0, 3, "now ")
    settle(qtbot, aligned)
    now = word(aligned, 1)
    assert (now.text, now.timing, now.span.start_ms) == ("now", Timing.ALIGNED, 210)
    assert word(aligned, 2).span.start_ms == 300
    assert labels(aligned) == ["align", "typing"]
    press(qtbot, aligned, Qt.Key.Key_Z, CTRL)
    assert word(aligned, 1).text == "today"
    press(qtbot, aligned, Qt.Key.Key_Y, CTRL)
    assert word(aligned, 1).span.start_ms == 210


def test_only_the_edited_paragraph_is_looked_at_and_never_by_the_window(qtbot, aligned, fake):
    type_at(qtbot, aligned, 1, 0, "x")
    settle(qtbot, aligned)
    (made,) = fake.made
    assert made.jobs == 1
    assert [words[0] for words in made.asked] == ["xThen"]
    assert threading.main_thread() not in made.threads


def test_typing_is_waited_for_and_the_process_is_kept(qtbot, aligned, fake):
    aligned.parts.align_again.timer.setInterval(300)
    type_at(qtbot, aligned, 0, 3, "now and then ")
    settle(qtbot, aligned)
    type_at(qtbot, aligned, 2, 0, "x")
    settle(qtbot, aligned)
    (made,) = fake.made
    assert len(made.asked) == 2


def test_words_that_were_set_stay(qtbot, aligned, fake):
    fake.places = {"xSo": (5, 100)}
    aligned.parts.edit.put_caret(0, 1)
    aligned.parts.actions_.action("edit.set_start").trigger()
    set_span = word(aligned, 0).span
    type_at(qtbot, aligned, 0, 0, "x")
    settle(qtbot, aligned)
    assert (word(aligned, 0).timing, word(aligned, 0).span) == (Timing.SET, set_span)


def test_an_edit_elsewhere_meanwhile_makes_it_a_step_that_goes_back_together(qtbot, aligned, fake, monkeypatch):
    held = threading.Event()
    ordinary = fake.fit_at
    monkeypatch.setattr(fake, "fit_at", lambda *given: (held.wait(5), ordinary(*given))[1])
    fake.places = {"So": (0, 200), "now": (210, 290), "today": (300, 500), "we": (600, 800)}
    type_at(qtbot, aligned, 0, 3, "now ")
    qtbot.waitUntil(lambda: any(job.name == "align again" for job in aligned.parts.jobs.running))
    type_at(qtbot, aligned, 2, 0, "x")
    held.set()
    settle(qtbot, aligned)
    assert "align_again" in labels(aligned)
    text = aligned.parts.bridge.transcript.paragraphs[2].text
    assert text.startswith("xIn")
    press(qtbot, aligned, Qt.Key.Key_Z, CTRL)
    assert aligned.parts.bridge.transcript.paragraphs[2].text == text[1:]
    press(qtbot, aligned, Qt.Key.Key_Y, CTRL)
    assert word(aligned, 1).span.start_ms == 210
    aligned.parts.bridge.go_to_step(1)
    assert aligned.parts.bridge.session.history.head == 1


def test_what_was_undone_can_still_be_done_again(qtbot, aligned, fake):
    fake.places = {"xThen": (5000, 5100)}
    type_at(qtbot, aligned, 1, 0, "x")
    press(qtbot, aligned, Qt.Key.Key_Z, CTRL)
    settle(qtbot, aligned)
    assert aligned.parts.bridge.session.history.can_redo


def test_it_can_be_switched_off(qtbot, aligned, fake):
    aligned.parts.settings.set("align.after_edits", False)
    type_at(qtbot, aligned, 0, 3, "now ")
    settle(qtbot, aligned)
    assert fake.made == []


def test_a_text_whose_times_are_not_known_is_left_alone(qtbot, window, fake):
    window.parts.align_again.timer.setInterval(PAUSE_MS)
    type_at(qtbot, window, 0, 3, "now ")
    settle(qtbot, window)
    assert fake.made == []


def test_where_it_cannot_be_done_that_is_said_once(qtbot, aligned, fake, monkeypatch):
    def refuse(*_):
        raise UsageError("The aligner is not installed.")

    monkeypatch.setattr(align, "choice_for", refuse)
    told = []
    aligned.parts.align_again.trouble.connect(told.append)
    for _ in range(2):
        type_at(qtbot, aligned, 0, 3, "now ")
        settle(qtbot, aligned)
    assert told == ["The aligner is not installed."]
    assert labels(aligned)[0] == "align"


def test_the_process_ends_with_the_text(qtbot, aligned, fake):
    type_at(qtbot, aligned, 0, 3, "now ")
    settle(qtbot, aligned)
    aligned.parts.actions_.action("file.close").trigger()
    assert fake.made[0].closed


def test_another_aligner_gets_a_process_of_its_own(qtbot, aligned, fake):
    for engine in ("sphinx", "rough", "rough"):
        aligned.parts.settings.set("align.engine", engine)
        type_at(qtbot, aligned, 0, 3, "now ")
        settle(qtbot, aligned)
    assert [made.closed for made in fake.made] == [True, False]
