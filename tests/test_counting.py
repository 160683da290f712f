"""Counts in words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import jamedit
from jamedit.counting import counted, rounded


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 places"), (1, "1 place"), (2, "2 places"), (12_345, "12,345 places")]
)
def test_one_thing_is_no_plural(count, text):
    assert counted(count, "1 place", "{n} places") == text


@pytest.mark.parametrize(("count", "text"), [(999, "999"), (1000, "1k"), (63_499, "63k"), (2_100_000, "2M")])
def test_a_rounded_count_needs_little_room(count, text):
    assert rounded(count) == text


def test_no_text_of_window_and_command_line_counts_without_an_eye_to_one():
    """Everything shown that counts things goes through `counted`, which is asked for the singular, too."""
    plural = re.compile(r"\{(n|count|total|words)\} (?!of\b|alike|more\b|undone|min\b|open\b|found)[a-z]*s\b")
    found = []
    for room in ("ui", "cli"):
        for path in (Path(jamedit.__file__).parent / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            texts = {
                n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
            }
            counts = [t for t in texts if plural.search(t)]
            if counts and "counted(" not in text:
                found.append((path.name, counts))
    assert found == []
