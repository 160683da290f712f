"""Every edit there and back twice, sound after each step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import transcripts
from made_edits import EDITS

from jamedit.document import Change
from jamedit.document.invariants import violations
from jamedit.errors import StaleEditError


@pytest.mark.parametrize("name", EDITS)
@given(data=st.data(), start=transcripts())
@settings(max_examples=60, deadline=None)
def test_there_and_back_twice(name, data, start):
    edit = EDITS[name](start, data.draw)
    try:
        after = edit.apply(start)
    except StaleEditError:
        return
    assert violations(start) == []
    assert violations(after) == []
    assert edit.label
    change = Change.between(start, after)
    here = start
    for _ in range(2):
        here = change.apply(here)
        assert here == after
        here = change.reversed.apply(here)
        assert here == start
    assert here.word_count == sum(len(p.words) for p in here.paragraphs)
    assert all(here.position_of(p.id) == i for i, p in enumerate(here.paragraphs))
