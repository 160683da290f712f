"""The panel of speakers: names, colours, merging, removing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from ui_panels_made import TEXTS, click, open_in, shown, spoken, texts, type_in_place

from jamedit.document import Timing
from jamedit.ui.panels.speakers import SpeakersPanel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def speakers(qtbot, bridge, hub):
    return shown(qtbot, SpeakersPanel(bridge, hub))


def names(bridge):
    return [s.name for s in bridge.transcript.speakers]


def test_speakers_are_listed_with_their_share(speakers):
    assert spoken(speakers.view) == [
        "Speaker 1, 33 % of the time, 0:04",
        "Speaker 2, 38 % of the time, 0:04",
        "Speaker 3, 29 % of the time, 0:03",
    ]


def test_who_speaks_longer_has_the_larger_share(bridge, hub, qtbot):
    slow, quick = transcript("one two", word_ms=3000, speakers=1), transcript(TEXTS[0], word_ms=100, speakers=2)
    second = replace(quick.paragraphs[0], id=900, speaker_id=2)
    open_in(bridge, replace(quick, paragraphs=(slow.paragraphs[0], second), next_id=901))
    panel = shown(qtbot, SpeakersPanel(bridge, hub))
    assert spoken(panel.view) == ["Speaker 1, 80 % of the time, 0:06", "Speaker 2, 20 % of the time, 0:02"]


def test_the_share_is_of_the_words_where_some_have_no_time(speakers, bridge):
    first, *others = bridge.transcript.paragraphs
    untimed = replace(first, words=tuple(replace(w, span=None, timing=Timing.NONE) for w in first.words))
    open_in(bridge, replace(bridge.transcript, paragraphs=(untimed, *others)))
    assert spoken(speakers.view)[0] == "Speaker 1, 33 % of the words"


def test_a_name_is_edited_in_place_everywhere(qtbot, speakers, bridge):
    speakers.view.select(1)
    click(qtbot, speakers.rename)
    type_in_place(qtbot, speakers.view, "Ben")
    assert names(bridge) == ["Speaker 1", "Ben", "Speaker 3"]


def test_a_name_of_another_speaker_is_announced_and_makes_the_two_one(qtbot, speakers, bridge):
    speakers.view.select(1)
    click(qtbot, speakers.rename)
    editor = speakers.view.findChild(QLineEdit)
    editor.clear()
    qtbot.keyClicks(editor, "speaker 3")
    assert "the two become one" in speakers.hint.text()
    type_in_place(qtbot, speakers.view, "speaker 3")
    assert names(bridge) == ["Speaker 1", "Speaker 3"]
    assert "one speaker now" in speakers.hint.text()
    assert speakers.current.name == "Speaker 3"


def test_an_empty_name_changes_nothing(qtbot, speakers, bridge):
    speakers.view.select(0)
    click(qtbot, speakers.rename)
    type_in_place(qtbot, speakers.view, "  ")
    assert names(bridge) == ["Speaker 1", "Speaker 2", "Speaker 3"]


def test_a_new_speaker_can_be_named_at_once(qtbot, speakers, bridge):
    click(qtbot, speakers.add)
    type_in_place(qtbot, speakers.view, "Cleo")
    assert names(bridge)[-1] == "Cleo"
    assert speakers.current.name == "Cleo"


def test_the_first_speaker_is_added_from_the_empty_state(qtbot, bridge, hub):
    open_in(bridge, transcript(*TEXTS))
    panel = shown(qtbot, SpeakersPanel(bridge, hub))
    assert "No speakers yet" in panel.empty.text
    click(qtbot, panel.empty.button)
    assert names(bridge) == ["Speaker 1"]
    assert panel.shows_body
    assert "100 % of the words have no speaker" in panel.hint.text()


@pytest.mark.parametrize(
    ("menu", "text", "wanted"),
    [
        ("color", "Violet", [("Speaker 1", 3), ("Speaker 2", 1), ("Speaker 3", 2)]),
        ("merge", "Into Speaker 2", [("Speaker 2", 1), ("Speaker 3", 2)]),
    ],
)
def test_menus_recolour_and_merge(speakers, bridge, menu, text, wanted):
    speakers.view.select(0)
    chosen = getattr(speakers, menu).menu()
    chosen.aboutToShow.emit()
    next(a for a in chosen.actions() if a.text() == text).trigger()
    assert [(s.name, s.color) for s in bridge.transcript.speakers] == wanted


def test_removing_a_speaker_leaves_the_text(qtbot, speakers, bridge):
    speakers.view.select(0)
    click(qtbot, speakers.remove)
    assert names(bridge) == ["Speaker 2", "Speaker 3"]
    assert texts(bridge) == list(TEXTS)
    assert "33 % of the words have no speaker" in speakers.hint.text()


def test_enter_gives_the_paragraph_and_hear_seeks_to_the_first_turn(qtbot, speakers, bridge):
    speakers.view.select(1)
    speakers.view.setFocus()
    with qtbot.waitSignal(speakers.assign_requested) as assigned:
        qtbot.keyClick(speakers.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(speakers.seek_requested) as sought:
        click(qtbot, speakers.hear)
    assert (assigned.args, sought.args) == ([2], [bridge.transcript.paragraphs[1].start_ms])
