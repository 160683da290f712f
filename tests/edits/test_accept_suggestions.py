"""Accepting suggestions: stale ones are left out, fillers are hidden."""

from __future__ import annotations

import pytest
from made import transcript

from jamedit.document import Suggestion
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.errors import StaleEditError


def lines(t):
    return [p.text for p in t.paragraphs]


def test_accepting_leaves_stale_suggestions_out_and_says_when_none_is_left():
    t = transcript("a stupider notebook")
    word = t.paragraphs[0].words[1]
    made = Suggestion(t.paragraphs[0].id, (word.id,), "stupider", ("Jupyter",), "glossary", 0.9)
    after = AcceptSuggestions(((made, "Jupyter"),)).apply(t)
    assert lines(after) == ["a Jupyter notebook"]
    with pytest.raises(StaleEditError, match="have changed"):
        AcceptSuggestions(((made, "Jupyter"),)).apply(after)


def test_hiding_keeps_the_word_in_the_verbatim_layer():
    t = transcript("so um yes")
    word = t.paragraphs[0].words[1]
    made = Suggestion(t.paragraphs[0].id, (word.id,), "um", (), "filler", 0.99, hide=True)
    after = AcceptSuggestions(((made, ""),)).apply(t)
    words = after.paragraphs[0].words
    assert [w.text for w in words] == ["so", "um", "yes"]
    assert [w.text for w in words if not w.hidden] == ["so", "yes"]
