"""What words keep through any change of any text: one for one, one for many, deleted, inserted."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import made_edits
from hypothesis import given, settings
from hypothesis import strategies as st
from made import transcripts

from jamedit import edits
from jamedit.document import Timing
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.replace_text import ReplaceText

KNOWN = (Timing.HEARD, Timing.ALIGNED, Timing.SET)
pieces = st.lists(st.sampled_from(["model", "the", "modem", "a b", "reads", "", "twice."]), max_size=4).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(start=transcripts(), data=st.data())
def test_whatever_is_typed_words_keep_what_is_known_of_them(start, data):
    paragraph = data.draw(st.sampled_from(start.paragraphs))
    text = paragraph.text
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    new = data.draw(pieces)
    after = ReplaceText(paragraph.id, (text[:a] + new + text[b:],), changed=(a, a + len(new))).apply(start)
    old = {w.id: w for w in start.words()}
    words = list(after.words())
    assert len({w.id for w in words}) == len(words)
    spans = [w.span for w in words if w.span]
    assert [s.start_ms for s in spans] == sorted(s.start_ms for s in spans)
    edges = {w.span.start_ms for w in old.values() if w.span}, {w.span.end_ms for w in old.values() if w.span}
    for word in words:
        before = old.get(word.id)
        if word == before:
            continue
        assert word.confidence == 1.0
        assert before is not None or word.id >= start.next_id
        if word.timing in KNOWN:  # nothing is said to be heard that was not heard just so
            assert word.span.start_ms in edges[0]
            assert word.span.end_ms in edges[1]


@settings(max_examples=100, deadline=None)
@given(start=transcripts(), data=st.data())
def test_one_word_for_one_keeps_id_time_and_where_it_comes_from(start, data):
    paragraph = data.draw(st.sampled_from(start.paragraphs))
    if not paragraph.words:
        return
    at = data.draw(st.integers(0, len(paragraph.words) - 1))
    texts = [w.text for w in paragraph.words]
    texts[at] = "Jupyter"
    after = ReplaceText(paragraph.id, (" ".join(texts),)).apply(start).paragraph(paragraph.id)
    kept = [(w.id, w.span, w.timing, w.hidden) for w in paragraph.words]
    assert [(w.id, w.span, w.timing, w.hidden) for w in after.words] == kept


@settings(max_examples=100, deadline=None)
@given(start=transcripts(), data=st.data())
def test_deleted_words_shift_nobody(start, data):
    gone = frozenset(w.id for w in start.words() if data.draw(st.booleans()))
    after = DeleteWords(tuple(p.id for p in start.paragraphs), gone).apply(start)
    assert list(after.words()) == [w for w in start.words() if w.id not in gone]
    assert [p.id for p in after.paragraphs] == [p.id for p in start.paragraphs]


def test_every_edit_is_among_those_that_are_played():
    modules = [import_module(f"jamedit.edits.{each.name}") for each in iter_modules(edits.__path__)]
    made_here = {name: kind for m in modules for name, kind in vars(m).items() if isinstance(kind, type)}
    known = {name for name, kind in made_here.items() if hasattr(kind, "apply") and name[0] != "_"} - {"Edit", "Change"}
    assert known
    assert known <= vars(made_edits).keys()
