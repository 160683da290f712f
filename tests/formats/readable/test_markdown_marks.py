"""Emphasis, code and links in Markdown: no words in other formats, and where they were in their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transcript_views import texts

from jamedit.document import Transcript
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.readable.markdown_marks import changed, placed, plain
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

NOTES = (
    "# Soup\n\n**Ines:** I *never* use **salted butter**, see [the *old* recipe](https://a.example/b_c) and `salt`.\n"
    "\n**Omar:** Not _one_ bit, \\*really\\* \\_so\\_.\n"
)


def read(text: str) -> Transcript:
    return read_data(text.encode(), "talk.md")


def test_marks_are_no_words() -> None:
    transcript = read(NOTES)
    assert [p.text for p in transcript.paragraphs] == [
        "I never use salted butter, see the old recipe and salt.",
        "Not one bit, *really* _so_.",
    ]
    assert render(transcript, "md").decode() == NOTES
    assert "salted butter, see the old recipe and salt." in render(transcript, "txt").decode()


def test_marks_stay_where_words_do() -> None:
    transcript = read(NOTES)
    p = transcript.paragraphs[0]
    new = ReplaceText(p.id, (p.text.replace("never", "rarely").replace("old", "new"),)).apply(transcript)
    assert render(new, "md").decode() == NOTES.replace("*never*", "*rarely*").replace("*old*", "*new*")


@pytest.mark.parametrize(
    ("word", "before", "after"),
    [
        ("never", "I *never* use", "I use"),
        ("salted", "**salted butter**", "**butter**"),
        ("old", "[the *old* recipe]", "[the recipe]"),
        ("salt.", "and `salt`.", "and"),
    ],
)
def test_marks_go_with_the_only_word_in_them(word: str, before: str, after: str) -> None:
    transcript = read(NOTES)
    p = transcript.paragraphs[0]
    gone = frozenset(w.id for w in p.words if w.text == word)
    assert render(DeleteWords((p.id,), gone).apply(transcript), "md").decode() == NOTES.replace(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "sh*t and f*ck",
        "snake_case and other_case",
        "a * b",
        "*",
        "**",
        "*so",
        "so*",
        "![a picture](img/a_b.png)",
        "[1] and [2]",
        "a]( b",
        "`",
        "__",
        "***** five",
    ],
)
def test_other_stars_and_brackets_are_text(text: str) -> None:
    assert [w.text for w in placed(text)] == text.split()
    assert changed(text, [*text.split(), "more"]) == f"{text} more"


def test_a_fenced_block_is_as_it_is() -> None:
    text = "```\n*a* `b`\n```\n"
    assert texts(read(text)) == text.split()


def test_what_others_write_with_stars_comes_back_as_words() -> None:
    words = ["*la", "la*", "_so_", "`x`", "\\*", "[a](b)", "*"]
    transcript = read_data(" ".join(words).encode(), "talk.txt", "txt")
    assert texts(read_data(render(transcript, "md"), "talk.md")) == words


@given(st.lists(st.text("*_`[]()\\ab.<:", min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_words_are_read_as_they_were_written(words: list[str]) -> None:
    assert [w.text for w in placed(plain(words))] == words


@given(
    st.text("*_`[]()\\ab .", max_size=40),
    st.lists(st.text("*_`[]()\\ab.<:", min_size=1, max_size=4), min_size=1, max_size=5),
)
def test_any_paragraph_takes_any_words(raw: str, words: list[str]) -> None:
    assert [w.text for w in placed(changed(raw, words))] == words


def test_very_many_marks_are_read_in_time() -> None:
    text = "*a* **b** [c](d) `e` f_g_ " * 5_000
    assert len(placed(text)) == 25_000
    assert changed(text, [*(w.text for w in placed(text)), "so"]).endswith("so")
