"""What a stranger said does not become HTML or a dangerous link in Markdown, and comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.formats.readable.markdown_escapes import escaped, unescaped
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

DANGEROUS = {
    "<script>alert(1)</script>": r"\<script>alert(1)\</script>",
    "a<b": r"a\<b",
    "<!--": r"\<!--",
    "<?php": r"\<?php",
    r"\<b>": r"\\\<b>",
    "[here](javascript:alert(1))": r"[here]\(javascript:alert(1))",
    "[here](JaVaScRiPt:alert(1))": r"[here]\(JaVaScRiPt:alert(1))",
    "[here](javascript&colon;alert(1))": r"[here]\(javascript&colon;alert(1))",
    "[here](java\\script:x)": r"[here]\(java\script:x)",
    "![a](data:text/html;base64,PHN2Zz4=)": r"![a]\(data:text/html;base64,PHN2Zz4=)",
    "[a](<vbscript:x>)": r"[a]\(\<vbscript:x>)",
    "[a](": r"[a]\(",
    "[a]:": r"[a]\:",
    "<javascript:alert(1)>": r"\<javascript:alert(1)>",
}
HARMLESS = (
    "*so*",
    "`code`",
    "[talk](https://example.org/a_b)",
    "[up](#top)",
    "[file](notes.md)",
    "1<2",
    "<3",
    "]",
    "[x]",
)


@pytest.mark.parametrize(("word", "written"), DANGEROUS.items())
def test_dangerous_words_are_escaped(word: str, written: str) -> None:
    assert escaped(word) == written
    assert unescaped(written) == word


@pytest.mark.parametrize("word", HARMLESS)
def test_harmless_marks_stay(word: str) -> None:
    assert escaped(word) == word


@given(st.text("<>[]()\\:/!ab&#", max_size=12))
def test_escapes_come_off_again(word: str) -> None:
    assert unescaped(escaped(word)) == word
    assert unescaped(word) == word or escaped(unescaped(word)) == word


def test_names_titles_and_words_are_escaped_and_come_back() -> None:
    words = [w for w in DANGEROUS if " " not in w]
    spoken = {"speaker": "<i>Mo</i>", "words": [{"text": w} for w in words]}
    sections = [{"title": "<img src=x onerror=alert(1)> and more", "first_paragraph": 0, "level": 2}]
    data = {"paragraphs": [spoken], "sections": sections, "meta": {"title": "<svg onload=alert(1)>"}}
    written = render(read_data(json.dumps(data).encode(), "talk.json"), "md")
    assert b"<" not in written.replace(rb"\<", b"")
    again = read_data(written, "talk.md")
    assert [w.text for w in again.words()] == words
    assert [s.name for s in again.speakers] == ["<i>Mo</i>"]
    assert [s.title for s in again.sections] == [sections[0]["title"]]
    assert again.meta.title == "<svg onload=alert(1)>"
    assert render(again, "md") == written


@pytest.mark.parametrize(
    "text", ["A <b>bold</b> word.\n", "One \\<b> here.\n", "Both <b> and \\<b>, so.\n", "[x]: javascript:a\n"]
)
def test_markdown_stays_as_its_author_wrote_it(text: str) -> None:
    assert render(read_data(text.encode(), "notes.md"), "md") == text.encode()
