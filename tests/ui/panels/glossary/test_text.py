"""The text of a glossary and its terms agree, whatever is typed or added."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jamedit.document.glossary import parse
from jamedit.ui.panels.glossary import text

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
lines = st.lists(
    st.one_of(
        st.sampled_from(["# note", "", "WER: w e r", "word error rate (WER)", "a: b, c", "a: d", "A"]),
        st.text("ab: ,#()", max_size=12),
    ),
    max_size=8,
)


@given(lines)
def test_reading_is_what_the_document_reads(typed):
    assert text.read("\n".join(typed)).terms == parse(typed).terms


@given(lines)
def test_text_that_reads_as_the_glossary_stays_as_typed(typed):
    whole = "\n".join(typed)
    assert text.following(whole, text.read(whole)) == whole


@given(lines, lines)
@example([], [":( :)"])
def test_adding_keeps_every_line_and_every_term(typed, more):
    whole, extra = "\n".join(typed), text.read("\n".join(more))
    grown = text.added(whole, extra)
    assert grown.startswith(whole.rstrip("\n")) or not whole.strip()
    assert {t.text for t in text.read(grown).terms} >= {t.text for t in extra.terms if text.terms_in(t.text)}
