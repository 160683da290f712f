"""Each word has a line of its file."""

from __future__ import annotations

from pathlib import Path

from jamedit.formats.reading import read_path
from jamedit.operations.source_lines import lines_of_words


def test_each_word_has_a_line_of_the_file(talk: Path) -> None:
    words = tuple(read_path(talk).words())
    lines = lines_of_words(talk, words)
    assert [lines[w.id] for w in words] == [1] * 12 + [3] * 4
