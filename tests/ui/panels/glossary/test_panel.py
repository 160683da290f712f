"""The glossary panel: text in, terms out, nothing that was typed lost."""

from __future__ import annotations

import pytest
from made import transcript
from PySide6.QtCore import Qt
from ui_panels_made import TEXTS, open_in

from jamedit.document import Glossary, Term, Transcript
from jamedit.document.glossary import parse
from jamedit.ui.panels.glossary import GlossaryPanel
from jamedit.ui.state.session_bridge import SessionBridge

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
TYPED = "# names\nJupyter notebooks\nscikit-learn: psychic learn, sidekick learn\n\nword error rate (WER)"


def terms(bridge):
    return [term.text for term in bridge.glossary.terms]


def test_typing_is_taken_over_when_it_rests(qtbot, panel, bridge):
    with qtbot.waitSignal(bridge.glossary_changed):
        qtbot.keyClicks(panel.field, "PyTorch: pie torch")
    assert bridge.glossary.terms == (Term("PyTorch", ("pie torch",)),)


def test_what_was_typed_is_there_again_with_its_comments(qtbot, panel, bridge, hub):
    panel.field.setPlainText(TYPED)
    panel.commit()
    assert terms(bridge) == ["Jupyter notebooks", "scikit-learn", "word error rate", "WER"]
    again = GlossaryPanel(bridge, hub)
    qtbot.addWidget(again)
    assert again.field.toPlainText() == TYPED


def test_the_counts_follow(qtbot, panel):
    panel.field.setPlainText(TYPED)
    qtbot.waitUntil(lambda: panel.count.text() == "4 terms · 2 wrong forms")


def test_a_term_from_elsewhere_joins_what_is_typed(panel, bridge):
    panel.field.setPlainText(TYPED)
    panel.commit()
    more = bridge.glossary.merged(Glossary((Term("PyTorch", ("pie torch",)), Term("scikit-learn", ("kit learn",)))))
    bridge.set_glossary(more)
    assert panel.field.toPlainText() == f"{TYPED}\nscikit-learn: kit learn\nPyTorch: pie torch"
    assert parse(panel.field.toPlainText().splitlines()).terms == more.terms


def test_a_glossary_that_lost_terms_is_written_again(panel, bridge):
    panel.field.setPlainText(TYPED)
    panel.commit()
    bridge.set_glossary(Glossary((Term("PyTorch", ("pie torch",)),)))
    assert panel.field.toPlainText() == "PyTorch: pie torch"


def test_another_transcript_brings_its_own(panel, bridge):
    panel.field.setPlainText(TYPED)
    panel.commit()
    open_in(bridge, transcript(*TEXTS))
    assert panel.field.toPlainText() == ""
    assert bridge.glossary == Glossary()


@pytest.mark.parametrize(
    ("data", "gain"),
    [
        (b"PyTorch\r\nNumPy\r\n", 2),
        ("\ufeffInês\n".encode(), 1),
        ("Inês\n".encode("cp1252"), 1),
        ("PyTorch\nInês\n".encode("utf-16"), 2),
        (b"Jupyter notebooks\n", 0),
    ],
)
def test_a_file_adds_what_is_not_here_yet(panel, bridge, tmp_path, data, gain):
    panel.field.setPlainText("Jupyter notebooks")
    panel.commit()
    path = tmp_path / "names.txt"
    path.write_bytes(data)
    assert panel.import_from(path) == gain
    assert len(terms(bridge)) == 1 + gain
    assert "Inês" in terms(bridge) or "Inês".encode() not in data


@pytest.mark.parametrize(
    ("data", "said"), [(None, "cannot be read"), (b"\x89PNG\0\0", "not a text file"), (b"a" * 2_000_001, "larger than")]
)
def test_a_file_that_is_not_a_glossary_gives_one_sentence(qtbot, panel, bridge, tmp_path, data, said):
    path = tmp_path / "names.txt"
    if data is not None:
        path.write_bytes(data)
    with qtbot.waitSignal(bridge.message) as told:
        assert panel.import_from(path) == 0
    assert said in told.args[0]
    assert "names.txt" in told.args[0]
    assert panel.field.toPlainText() == ""


def test_export_writes_what_was_typed_and_tells_when_it_cannot(qtbot, panel, bridge, tmp_path):
    panel.field.setPlainText(TYPED)
    assert panel.export_to(tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text("utf-8") == TYPED + "\n"
    with qtbot.waitSignal(bridge.message) as told:
        assert not panel.export_to(tmp_path / "no folder" / "out.txt")
    assert "cannot be written" in told.args[0]


def test_the_filter_hides_lines_and_loses_none(qtbot, panel, bridge):
    panel.field.setPlainText(TYPED)
    panel.filter.setText("LEARN")
    block, visible = panel.field.document().firstBlock(), []
    while block.isValid():
        visible += [block.text()] if block.isVisible() else []
        block = block.next()
    assert visible == ["scikit-learn: psychic learn, sidekick learn"]
    panel.commit()
    assert len(terms(bridge)) == 4


def test_a_line_typed_while_filtered_is_seen(qtbot, panel):
    panel.field.setPlainText("PyTorch\nNumPy")
    panel.filter.setText("torch")
    panel.field.moveCursor(panel.field.textCursor().MoveOperation.EndOfBlock)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.field, "Zenodo")
    assert panel.field.textCursor().block().isVisible()
    assert panel.field.toPlainText() == "PyTorch\nZenodo\nNumPy"


def test_open_suggestions_of_the_term_at_the_cursor_are_counted(panel):
    panel.field.setPlainText("Jupyter\nPyTorch")
    assert panel.found.text() == "2 open suggestions for “Jupyter”"


def test_without_a_transcript_there_is_nothing_to_type_into(qtbot, hub):
    panel = GlossaryPanel(SessionBridge(), hub)
    qtbot.addWidget(panel)
    assert "Open a transcript" in panel.empty.text
    assert not panel.shows_body


def test_an_empty_document_is_no_trouble(qtbot, hub, bridge):
    open_in(bridge, Transcript())
    panel = GlossaryPanel(bridge, hub)
    qtbot.addWidget(panel)
    assert panel.shows_body
