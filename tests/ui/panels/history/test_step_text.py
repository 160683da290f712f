"""A step in words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from ui_panels_made import TEXTS, suggestion

from jamedit import edits
from jamedit.document.change import rest_of
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.sections import SetSection
from jamedit.edits.speakers import RecolorSpeaker, SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.ui.panels.history.step_text import LABELS, step_text

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]

EDIT_FILES = sorted(p for p in Path(edits.__path__[0]).glob("*.py") if p.stem not in ("__init__", "base"))


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (
            lambda t: SplitParagraph(t.paragraphs[0].id, 2),
            ("Split paragraph", "", f"¶ {TEXTS[0][10:]}"),
        ),
        (lambda t: MergeParagraphs(t.paragraphs[1].id), ("Merge paragraphs", f"¶ {TEXTS[1]}", "")),
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


def is_label(node: ast.AST) -> bool:
    field = isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "label"
    return field or (isinstance(node, ast.FunctionDef) and node.name == "label")


def labels_of(path: Path) -> set[str]:
    """Return the labels of the edits of a module: the default of a field, or what a property returns."""
    named = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if is_label(node)]
    values = [n.value for each in named for n in ast.walk(each) if isinstance(n, ast.AnnAssign | ast.Return)]
    parts = [part for v in values for part in ((v.body, v.orelse) if isinstance(v, ast.IfExp) else (v,))]
    return {part.value for part in parts if isinstance(part, ast.Constant)}


@pytest.mark.parametrize("path", EDIT_FILES, ids=lambda p: p.stem)
def test_every_edit_has_words_for_the_history(path):
    labels = labels_of(path)
    assert labels
    assert labels <= LABELS.keys()
