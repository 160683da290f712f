"""Find the words of a transcript in the lines of the file that they were read from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jamedit.document import Word

_LOOK_AHEAD = 60  # words of the file, for those that are not words of the transcript


def lines_of_words(path: Path, words: Iterable[Word]) -> dict[int, int]:
    """Return the number of the line on which each word is, from 1, by word id.

    A word that cannot be found as it is (repaired encoding, mark-up inside it) gets the line of the words before it.
    """
    tokens = [
        (token, number)
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        for token in line.split()
    ]
    lines: dict[int, int] = {}
    at = 0
    for word in words:
        ahead = range(at, min(at + _LOOK_AHEAD, len(tokens)))
        found = next((i for i in ahead if word.text in tokens[i][0]), None)
        at = at if found is None else found
        if tokens:
            lines[word.id] = tokens[at][1]
        at = min(at + (found is not None), max(0, len(tokens) - 1))
    return lines
