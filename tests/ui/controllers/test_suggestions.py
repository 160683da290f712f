"""When suggestions are looked for again, and what is found first."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from ui_window_made import opened, press, quiet

from jamedit.document import Glossary
from jamedit.suggest.learning.feedback import Feedback

pytestmark = pytest.mark.gui


def test_what_is_on_the_screen_is_looked_at_before_the_rest(qtbot, empty_window, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"So um this is number {n}." for n in range(60)), encoding="utf-8")
    counts = []
    empty_window.parts.queue.changed.connect(lambda: counts.append(len(empty_window.parts.queue.open)))
    opened(qtbot, empty_window, path)
    assert counts[-1] == 60
    assert next(count for count in counts if count) == 16


def test_no_house_style_is_used_unless_it_was_chosen(empty_window):
    assert empty_window.parts.suggest.styles == ()
    empty_window.parts.settings.set("suggestions.percent", "%")
    assert empty_window.parts.suggest.styles == (("percent", "%"),)


def test_a_likely_subject_is_named_where_there_is_no_glossary(talk):
    talk.parts.bottom.show_message("")
    talk.parts.suggest.likely_changed.emit((("machine-learning", "Machine learning"),))
    assert talk.parts.bottom._message.text() == ""  # the sample has its glossary
    talk.parts.bridge.set_glossary(Glossary())
    talk.parts.suggest.likely_changed.emit((("machine-learning", "Machine learning"),))
    assert "Machine learning" in talk.parts.bottom._message.toolTip() + talk.parts.bottom._message.text()


def test_a_cancelled_look_is_no_longer_busy(qtbot, talk):
    told = []
    talk.parts.suggest.busy_changed.connect(told.append)
    talk.parts.suggest.check_all()
    talk.parts.jobs.cancel("suggestions")
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert told == [True, False]


def test_a_cancelled_recheck_is_made_up_for_by_the_next(qtbot, talk):
    first, last = 0, len(talk.parts.bridge.transcript.paragraphs) - 1
    for block in (first, last):
        talk.parts.edit.put_caret(block, 0)
        qtbot.keyClicks(talk.parts.edit, "stupider notebooks ")
        talk.parts.suggest._recheck()
        if block == first:
            talk.parts.jobs.cancel("recheck")
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert not talk.parts.suggest.incremental.touched
    marked = {
        p.id for p in (talk.parts.bridge.transcript.paragraphs[first], talk.parts.bridge.transcript.paragraphs[last])
    }
    assert marked <= {s.paragraph_id for s in talk.parts.queue.open if s.before.startswith("stupider")}


def test_a_changed_glossary_brings_other_suggestions(qtbot, talk):
    from jamedit.document.glossary import parse

    with qtbot.waitSignal(talk.parts.queue.changed, timeout=20_000, check_params_cb=lambda: True):
        talk.parts.bridge.set_glossary(parse([]))
    qtbot.waitUntil(
        lambda: not talk.parts.jobs.running and not any(s.kind == "glossary" for s in talk.parts.queue.open)
    )


def test_typing_asks_the_suggesters_again_about_that_paragraph_only(qtbot, talk):
    talk.parts.edit.put_caret(1, 0)
    with qtbot.waitSignal(talk.parts.jobs.ended, timeout=10_000):
        qtbot.keyClicks(talk.parts.edit, "um ")
    qtbot.waitUntil(
        lambda: any(
            s.kind == "filler" for s in talk.parts.queue.in_paragraph(talk.parts.bridge.transcript.paragraphs[1].id)
        )
    )


def test_mending_one_place_leaves_the_other_forms_of_the_term_suggested(qtbot, talk):
    jupyter = [s for s in talk.parts.queue.open if s.after.startswith("Jupyter")]
    assert sorted(s.before for s in jupyter) == ["stupid or notebooks", "stupider notebooks,"]
    talk.parts.queue.accept(next(s for s in jupyter if s.before == "stupider notebooks,"))
    talk.parts.suggest.check_all()
    qtbot.waitUntil(lambda: not talk.parts.jobs.running, timeout=20_000)
    assert [s.before for s in talk.parts.queue.open if s.after.startswith("Jupyter")] == ["stupid or notebooks"]


def test_nothing_is_learned_on_the_windows_thread_while_somebody_types(qtbot, talk, monkeypatch):
    threads, follow = [], Feedback.follow

    def watched(self, *args):
        threads.append(threading.current_thread())
        return follow(self, *args)

    monkeypatch.setattr(Feedback, "follow", watched)
    talk.parts.edit.put_caret(0, 0)
    press(qtbot, talk, Qt.Key.Key_X)
    assert threads == []
    quiet(qtbot, talk)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
