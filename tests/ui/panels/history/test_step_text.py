"""A step in words."""

from __future__ import annotations

import pytest
from ui_panels_made import TEXTS, suggestion

from jamedit.document.change import rest_of
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.sections import SetSection
from jamedit.edits.speakers import RecolorSpeaker, SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.ui.panels.history.step_text import step_text

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


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
