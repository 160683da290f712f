"""Lines without times: a caption line that a paragraph cut is one line again."""

from __future__ import annotations

from jamedit.document import Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None) -> Transcript:
    return read_data(text.encode(), "talk.txt", format_id)


def test_a_caption_line_cut_by_a_paragraph_is_one_line_again() -> None:
    text = "one. two. three. and so\xa0\nit goes on\xa0\xa0\n"
    transcript = read(text, "lines")
    assert [p.text for p in transcript.paragraphs] == ["one. two. three.", "and so it goes on"]
    assert [len(p.cues) for p in transcript.paragraphs] == [1, 2]
    assert transcript.paragraphs[0].cues[0].source is not None
    assert transcript.paragraphs[0].cues[0].source.text == "one. two. three. and so\xa0"
    assert render(transcript, "lines").decode() == text
    again = read_data(render(transcript, "json"), "talk.json")
    assert [w.text for w in read_data(render(again, "lines"), "x", "lines").words()] == text.split()
