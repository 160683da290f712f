"""No cell of a table is run by a spreadsheet, and every text comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Word
from jamedit.formats.reading import read_data
from jamedit.formats.tabular.table_formulas import guarded, without_guard
from jamedit.formats.writing import render

CAPTIONS = """1
00:00:01,000 --> 00:00:02,000
{}

2
00:00:03,000 --> 00:00:04,000
the end
"""
TEXTS = (
    '=HYPERLINK("http://here","there")',
    "+SUM(A1:A9)",
    "- Yes.\n- No.",
    "-2+3 is one",
    "@home with us",
    "'=already guarded",
    "''-twice",
    "'tis so",
    "\uff1dwide",
)


@pytest.mark.parametrize("format_id", ["csv", "tsv"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_formula_becomes_text_and_comes_back(format_id: str, text: str) -> None:
    source = CAPTIONS.format(text).encode()
    table = render(read_data(source, "talk.srt"), format_id)
    rows = list(csv.reader(io.StringIO(table.decode()), delimiter="," if format_id == "csv" else "\t"))
    assert not any(cell[:1] in tuple("=+-@\uff1d") for row in rows for cell in row)
    again = read_data(table, f"talk.{format_id}")
    assert [w.text for w in again.words()] == [*text.split(), "the", "end"]
    assert render(again, format_id) == table


@pytest.mark.parametrize("format_id", ["csv", "tsv"])
def test_a_speaker_is_no_formula_either(format_id: str) -> None:
    data = b'{"paragraphs": [{"speaker": "=1+1", "words": [{"text": "Hi.", "start_ms": 0, "end_ms": 9}]}]}'
    table = render(read_data(data, "talk.json"), format_id)
    assert b"'=1+1" in table
    assert [s.name for s in read_data(table, f"talk.{format_id}").speakers] == ["=1+1"]


def test_plain_numbers_stay_numbers() -> None:
    table = render(read_data(CAPTIONS.format("-12.5").encode(), "talk.srt"), "csv")
    assert b",-12.5\n" in table


def test_a_table_of_another_program_stays_as_it_is() -> None:
    table = b"start,end,text\n0.000,1.000,-Yes.\n1.000,2.000,=No.\n2.000,3.000,'=Maybe.\n"
    opened = read_data(table, "talk.csv")
    assert render(opened, "csv") == table


def test_an_edited_cell_is_guarded() -> None:
    opened = read_data(b"start,end,text\n0.000,1.000,-Yes.\n1.000,2.000,Fine.\n", "talk.csv")
    first = opened.paragraphs[0]
    words = tuple(Word(w.id, "-No.", w.span) if w.text == "-Yes." else w for w in first.words)
    assert b"1.000,'-No.\n" in render(transcript_with(opened, words), "csv")


def transcript_with(opened, words):
    from dataclasses import replace

    return replace(opened, paragraphs=(replace(opened.paragraphs[0], words=words), *opened.paragraphs[1:]))


@given(st.text("'=-+@a1 ", max_size=6))
def test_guards_come_off_again(text: str) -> None:
    assert without_guard(guarded(text)) == text
