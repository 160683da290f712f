"""LRC: repeated lines, offsets and times of words."""

from __future__ import annotations

from dataclasses import replace

from transcript_views import spans, texts

from jamedit.document import Span, Transcript
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


LRC = "[00:01.00]oh no\n[00:02.00][00:10.00]la la\n[00:04.00]end\n"


def test_lrc_lines_sung_again_are_read_in_time_and_stay_one_line() -> None:
    transcript = read(LRC)
    assert texts(transcript) == ["oh", "no", "la", "la", "end", "la", "la"]
    both = ReplaceText(transcript.paragraphs[0].id, ("oh no la di end la la",)).apply(transcript)
    assert "[00:02.00]la di\n[00:10.00]la la\n" in render(both, "lrc").decode()
    p = transcript.paragraphs[-1]
    without = DeleteWords((p.id,), frozenset(w.id for w in p.words[-2:])).apply(transcript)
    assert render(without, "lrc").decode() == LRC.replace("[00:10.00]", "")


def test_lrc_offset_moves_times_and_word_times_are_heard() -> None:
    transcript = read("[offset:-500]\n[00:01.00]<00:01.00>so <00:01.40>it <00:02.00>goes\n[00:03.00]on\n")
    assert spans(transcript)[:3] == [(1500, 1900), (1900, 2500), (2500, 3500)]
    word = transcript.paragraphs[0].words[1]
    words = tuple(replace(w, span=Span(2000, 2500)) if w is word else w for w in transcript.paragraphs[0].words)
    moved = transcript.splice(0, 1, [replace(transcript.paragraphs[0], words=words)])
    assert "<00:01.00>so <00:01.50>it <00:02.00>goes" in render(moved, "lrc").decode()
