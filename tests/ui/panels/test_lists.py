"""The panels of speakers, sections and history."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from ui_panels_made import TEXTS, open_in, suggestion, texts

from jamedit.document import Section, Transcript
from jamedit.document.change import rest_of
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.sections import SetSection
from jamedit.edits.speakers import AddSpeaker, RecolorSpeaker, RenameSpeaker, SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.session.history import MergeKey
from jamedit.ui.panels.history import HistoryPanel
from jamedit.ui.panels.history.step_model import StepModel
from jamedit.ui.panels.history.step_text import step_text
from jamedit.ui.panels.sections import SectionsPanel
from jamedit.ui.panels.speakers import SpeakersPanel
from jamedit.ui.panels.speakers.talk_time import TalkTime

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def shown(qtbot, panel):
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    return panel


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in_place(qtbot, view, text):
    editor = view.findChild(QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.state() != view.State.EditingState)  # Qt hands the text over in its next turn


def spoken(view):
    model = view.row_model()
    return [model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(model.rowCount())]


# Speakers


@pytest.fixture
def speakers(qtbot, bridge, hub):
    return shown(qtbot, SpeakersPanel(bridge, hub))


def names(bridge):
    return [s.name for s in bridge.transcript.speakers]


def test_speakers_are_listed_with_their_share(speakers):
    assert spoken(speakers.view) == [
        "Speaker 1, 33 % of the words",
        "Speaker 2, 38 % of the words",
        "Speaker 3, 29 % of the words",
    ]


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


def test_a_blank_name_changes_nothing(qtbot, speakers, bridge):
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


def test_shares_follow_edits(bridge):
    talk_time = TalkTime(bridge.transcript)
    first, second, third = bridge.transcript.paragraphs
    for edit in (
        SetSpeaker((second.id,), 1),
        ReplaceText(first.id, ("only three words",)),
        SplitParagraph(third.id, 2),
        MergeParagraphs(second.id),
    ):
        talk_time.follow(bridge.apply(edit).change)
        counted = TalkTime(bridge.transcript)
        assert +talk_time.words == +counted.words
        assert +talk_time.time_ms == +counted.time_ms


# Sections


@pytest.fixture
def sections(qtbot, bridge, hub):
    ids = [p.id for p in bridge.transcript.paragraphs]
    bridge.apply(SetSection(ids[0], "Opening"))
    bridge.apply(SetSection(ids[2], "Questions"))
    return shown(qtbot, SectionsPanel(bridge, hub))


def test_sections_are_listed_with_time_and_length(sections):
    assert spoken(sections.view) == ["Opening, 0:00 · 9 s · 17 words", "Questions, 0:10 · 3 s · 7 words"]
    assert sections.count.text() == "2 sections"


def test_a_click_shows_the_first_paragraph(qtbot, sections, bridge):
    at = sections.view.visualRect(sections.model.index(1, 0)).center()
    with qtbot.waitSignal(sections.show_paragraph_requested) as asked:
        qtbot.mouseClick(sections.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [bridge.transcript.paragraphs[2].id]


def test_a_title_is_edited_in_place(qtbot, sections, bridge):
    sections.edit(bridge.transcript.paragraphs[2].id)
    type_in_place(qtbot, sections.view, "Questions and answers")
    assert [s.title for s in bridge.transcript.sections] == ["Opening", "Questions and answers"]


def test_sections_are_removed_until_the_empty_state(qtbot, sections, bridge):
    for _ in range(2):
        sections.view.select(0)
        click(qtbot, sections.remove)
    assert bridge.transcript.sections == ()
    assert "No sections yet" in sections.empty.text
    with qtbot.waitSignal(sections.add_requested):
        click(qtbot, sections.empty.button)


def test_lengths_follow_typing_after_a_rest(qtbot, sections, bridge):
    p = bridge.transcript.paragraphs[2]
    bridge.apply(ReplaceText(p.id, (p.text + " after all",)))
    qtbot.waitUntil(lambda: spoken(sections.view)[1].endswith("9 words"))


def test_sections_of_a_file_in_any_order_are_listed_in_the_order_of_the_text(qtbot, bridge, hub):
    t = transcript(*TEXTS)
    ids = [p.id for p in t.paragraphs]
    jumbled = Transcript(t.paragraphs, (), (Section("A", ids[2]), Section("B", ids[0])), next_id=t.next_id)
    open_in(bridge, jumbled)
    panel = shown(qtbot, SectionsPanel(bridge, hub))
    assert [r.section.title for r in panel.model.rows] == ["B", "A"]


# History


@pytest.fixture
def history(qtbot, bridge, hub):
    return shown(qtbot, HistoryPanel(bridge, hub))


def steps_done(bridge):
    for paragraph, text in zip(bridge.transcript.paragraphs, ("one", "two", "three"), strict=True):
        bridge.apply(ReplaceText(paragraph.id, (text,)))


def test_nothing_changed_yet(history):
    assert "Nothing changed yet" in history.empty.text


def test_steps_are_listed_newest_first_down_to_the_first_reading(history, bridge):
    steps_done(bridge)
    assert spoken(history.view) == [
        f"Typing: {TEXTS[2]} → three",
        f"Typing: {TEXTS[1]} → two",
        f"Typing: {TEXTS[0]} → one",
        "As first read",
    ]


@pytest.mark.parametrize(("row", "left"), [(3, 0), (2, 1), (0, 3)])
def test_a_double_click_jumps_to_a_step_and_a_click_does_not(qtbot, history, bridge, row, left):
    steps_done(bridge)
    at = history.view.visualRect(history.model.index(row, 0)).center()
    qtbot.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bridge.session.history.head == 3
    qtbot.mouseDClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bridge.session.history.head == left
    assert sum(text in ("one", "two", "three") for text in texts(bridge)) == left
    assert sum(said.endswith("(undone)") for said in spoken(history.view)) == 3 - left


def test_a_step_after_undo_forgets_the_undone_ones(history, bridge):
    steps_done(bridge)
    bridge.undo()
    bridge.undo()
    assert history.count.text() == "3 steps · 2 undone"
    bridge.apply(RenameSpeaker(1, "Ada"))
    assert spoken(history.view)[:2] == ["Rename speaker: Speaker 1 → Ada", f"Typing: {TEXTS[0]} → one"]


def test_the_model_stays_in_step_with_the_history(bridge):
    model = StepModel(bridge, bridge)
    bridge.changed.connect(model.follow)
    p = bridge.transcript.paragraphs[0]
    key = MergeKey(p.id, "typing")
    for text in ("a", "ab", "abc"):
        bridge.apply(ReplaceText(p.id, (text,)), merge=key)
        assert tuple(model.steps) == bridge.session.history.steps
    for act in (bridge.undo, bridge.redo, bridge.undo, lambda: bridge.apply(AddSpeaker("Ada"))):
        act()
        assert tuple(model.steps) == bridge.session.history.steps
        assert model.head == bridge.session.history.head


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (
            lambda t: SplitParagraph(t.paragraphs[0].id, 2),
            ("Split paragraph", "", f"¶ {TEXTS[0][10:]}"),
        ),
        (lambda t: MergeParagraphs(t.paragraphs[1].id), ("Join paragraphs", f"¶ {TEXTS[1]}", "")),
        (lambda t: SetSpeaker((t.paragraphs[0].id,), 2), ("Set speaker", "Speaker 1", "Speaker 2")),
        (lambda t: SetSpeaker((t.paragraphs[0].id,), None), ("Set speaker", "Speaker 1", "–")),
        (lambda t: RecolorSpeaker(2, 5), ("Change colour of speaker", "", "Speaker 2")),
        (lambda t: SetSection(t.paragraphs[1].id, "Talk"), ("Add section", "", "Talk")),
        (
            lambda t: AcceptSuggestions(((suggestion(t, 1, "pie torch", "PyTorch"), "PyTorch"),)),
            ("Accept suggestion", "pie torch", "PyTorch"),
        ),
        (lambda t: AcceptSuggestions(((suggestion(t, 0, "um"), ""),)), ("Accept suggestion", "um", "")),
    ],
)
def test_a_step_is_put_into_words(bridge, make, wanted):
    bridge.apply(make(bridge.transcript))
    assert tuple(step_text(bridge.session.history.steps[-1], rest_of(bridge.transcript))) == wanted


def test_many_steps_do_not_lag(qtbot, history, bridge):
    p = bridge.transcript.paragraphs[0]
    for i in range(1500):
        bridge.apply(ReplaceText(p.id, (f"text {i}",)))
    QApplication.processEvents()
    assert history.model.rowCount() == 1501
    history.view.select(1500)
    assert history.view.visualRect(history.model.index(1500, 0)).isValid()


@pytest.mark.parametrize("make", [SpeakersPanel, SectionsPanel, HistoryPanel])
def test_focus_goes_to_what_is_shown(qtbot, bridge, hub, make):
    panel = shown(qtbot, make(bridge, hub))
    assert panel.focusProxy() is (panel.view if panel.shows_body else panel.empty.button)
    open_in(bridge, Transcript())
    assert panel.focusProxy() is panel.empty.button
