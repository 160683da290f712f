"""Times in a line change alone."""

from __future__ import annotations

import pytest

from jamedit.document import Span
from jamedit.formats.engine.clock_times import with_times


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (" 3\n00:00:01.500 --> 0:00:02,0 X1:10\n", " 3\n00:00:01.250 --> 0:00:02,0 X1:10\n"),
        ("a --> b\n00:01.500-->00:02.000", "a --> b\n00:01.250-->00:02.000"),
        ("[00:01.500 --> 00:02.000]  ", "[00:01.250 --> 00:02.000]  "),
        ("no times here", None),
        ("00:01 --> soon", None),
    ],
)
def test_a_moved_start_changes_its_numbers_alone(line: str, expected: str | None) -> None:
    assert with_times(line, Span(1_250, 2_000)) == expected
