"""What of a replacement by hand is kept: the changed phrase, with the words around it where it says little alone."""

from __future__ import annotations

import pytest

from jamedit.document import Paragraph, Transcript, Word, glossary
from jamedit.edits.replace_text import ReplaceText
from jamedit.suggest import Engine
from jamedit.suggest.learning.feedback import learned
from jamedit.suggest.learning.fixes import Fixes


def spoken(text: str) -> Transcript:
    words = tuple(Word(n, t) for n, t in enumerate(text.split(), 1))
    return Transcript((Paragraph(900, None, words),), next_id=1000)


def fixes(before: str, after: str) -> list[tuple[str, str]]:
    first = spoken(before)
    now = ReplaceText(900, (after,)).apply(first)
    return [(f.before, f.after) for f in Fixes(first).of(now.paragraphs[0])]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("a talk by marsh and low today", "a talk by marsh & low today", ("marsh and low", "marsh & low")),
        ("we bought too tickets", "we bought two tickets", ("bought too tickets", "bought two tickets")),
        ("a plate of there own", "a plate of their own", ("plate of there own", "plate of their own")),
        ("so marsh. and lowland came", "so marsh. & lowland came", ("and lowland", "& lowland")),
        ("at the cackle contest", "at the Kaggle contest", ("cackle", "Kaggle")),
    ],
)
def test_the_changed_phrase_is_kept_in_its_context(before: str, after: str, kept: tuple[str, str]) -> None:
    assert fixes(before, after) == [kept]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("and", "&"),
        ("it was and so", "it was & so"),
        ("marsh. and, low", "marsh. &, low"),
        ("to be or not", "too be or not"),
    ],
)
def test_nothing_is_kept_where_all_around_says_little_too(before: str, after: str) -> None:
    assert fixes(before, after) == []


def test_words_side_by_side_are_kept_each_and_the_small_one_between_them_with_both() -> None:
    assert fixes("then smith and jonas sang", "then Smyth & Jonas sang") == [
        ("smith", "Smyth"),
        ("smith and jonas", "Smyth & Jonas"),
        ("jonas", "Jonas"),
    ]


def test_a_sign_in_one_name_is_proposed_for_that_name_alone() -> None:
    first = spoken("marsh and low met, and then " + "we sat and sang and ate " * 50 + "with marsh and low")
    text = first.paragraphs[0].text.replace("marsh and low", "marsh & low", 1)
    now = ReplaceText(900, (text,)).apply(first)
    found = Engine(glossary.parse(()), ("confusion",)).check(now, knowledge=learned(first, now, {}))
    assert [(s.before, s.after) for s in found] == [("marsh and low", "marsh & low")]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("a matrix (there values vary)", "a matrix (their values vary)", ("(there values", "(their values")),
        ("then (was it) there own plan", "then (was it) their own plan", ("there own plan", "their own plan")),
        ('he said "there plan', 'he said "their plan', ('"there plan', '"their plan')),
    ],
)
def test_the_context_of_a_small_word_ends_at_a_bracket_and_at_a_quotation_mark(
    before: str, after: str, kept: tuple[str, str]
) -> None:
    assert fixes(before, after) == [kept]
