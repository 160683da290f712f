"""The panel of sections: titles, lengths, order."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtCore import Qt
from ui_panels_made import TEXTS, click, open_in, shown, spoken, type_in_place

from jamedit.document import Section, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.sections import SetSection
from jamedit.ui.panels.sections import SectionsPanel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


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


def test_a_section_that_was_added_is_chosen(sections, bridge):
    bridge.apply(SetSection(bridge.transcript.paragraphs[1].id, "Middle"))
    assert sections.view.current_row == 1
    assert sections.remove.isEnabled()


def test_keys_remove_one_section_after_the_other(qtbot, sections, bridge):
    sections.view.select(0)
    sections.view.setFocus()
    for left in (["Questions"], []):
        qtbot.keyClick(sections.view, Qt.Key.Key_Delete)
        assert [s.title for s in bridge.transcript.sections] == left


def test_enter_goes_to_the_first_paragraph(qtbot, sections, bridge):
    sections.view.select(1)
    sections.view.setFocus()
    with qtbot.waitSignal(sections.go_to_paragraph_requested) as asked:
        qtbot.keyClick(sections.view, Qt.Key.Key_Return)
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
