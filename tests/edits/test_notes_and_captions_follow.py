"""Notes follow their words, and captions stay where they are, when paragraphs are joined and cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.document import Transcript
from jamedit.document.note import Note
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.move_boundary import MoveBoundary
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.split_paragraph import SplitParagraph


def noted(t: Transcript, paragraph: int, *words: int) -> Transcript:
    """Put a note to a paragraph, or to words of it, both by number."""
    p = t.paragraphs[paragraph]
    note = Note(t.next_id, p.id, "ask Ada", tuple(p.words[i].id for i in words))
    return replace(t, notes=(note,), next_id=t.next_id + 1)


def home(t: Transcript) -> str:
    """Return the text of the paragraph that the note is at."""
    found = t.paragraph(t.notes[0].paragraph_id)
    assert found is not None
    return found.text


@pytest.mark.parametrize("words", [(), (1,)])
def test_a_merged_paragraph_takes_its_note_along(words: tuple[int, ...]) -> None:
    t = noted(transcript("one two", "three four", "five six"), 1, *words)
    assert home(MergeParagraphs(t.paragraphs[1].id).apply(t)) == "one two three four"
    joined = ReplaceText(t.paragraphs[0].id, ("one two three four",), 2).apply(t)
    assert home(joined) == "one two three four"


def test_a_note_whose_words_all_went_is_at_the_paragraph_before() -> None:
    t = noted(transcript("one two", "three four", "five six"), 1, 0)
    assert home(ReplaceText(t.paragraphs[0].id, ("one two",), 2).apply(t)) == "one two"


@pytest.mark.parametrize(
    ("words", "expected"), [((), "one two"), ((1,), "one two"), ((2,), "three"), ((1, 2), "one two")]
)
def test_a_split_leaves_a_note_with_its_words(words: tuple[int, ...], expected: str) -> None:
    t = noted(transcript("one two three"), 0, *words)
    assert home(SplitParagraph(t.paragraphs[0].id, 2).apply(t)) == expected


def test_a_moved_boundary_takes_the_note_of_its_words_along() -> None:
    t = noted(transcript("one two", "three four"), 1, 0)
    moved = MoveBoundary(t.paragraphs[1].id, 1).apply(t)
    assert home(moved) == "one two three"
    assert home(MoveBoundary(t.paragraphs[1].id, -1).apply(moved)) == "three four"


def half_captioned() -> Transcript:
    """Return two paragraphs of which only the second has a caption."""
    t = transcript("one two", "three four", cues=True)
    return t.splice(0, 1, [replace(t.paragraphs[0], cues=())])


@pytest.mark.parametrize("count_after", ["joined", "apart"])
def test_typing_over_paragraphs_moves_no_caption_back(count_after: str) -> None:
    t = half_captioned()
    first, second = t.paragraphs
    texts = ("one two three four",) if count_after == "joined" else ("one too", "three for")
    after = ReplaceText(first.id, texts, 2).apply(t)
    opens = [(c.first_word_id, c.span) for p in after.paragraphs for c in p.cues]
    caption = (second.words[0].id, second.cues[0].span)
    assert opens == ([(first.words[0].id, first.span), caption] if count_after == "joined" else [caption])


def test_typing_the_break_away_is_what_merging_does() -> None:
    t = half_captioned()
    typed = ReplaceText(t.paragraphs[0].id, ("one two three four",), 2).apply(t)
    assert typed.paragraphs == MergeParagraphs(t.paragraphs[1].id).apply(t).paragraphs
