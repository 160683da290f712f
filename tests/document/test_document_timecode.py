"""Times as people type them, however long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document.timecode import clock, parse_clock


@pytest.mark.parametrize("text", ["9" * 400, "9" * 5_000, "9" * 5_000 + ":00:00", "1:" + "9" * 400, "1:2:" + "9" * 400])
def test_more_digits_than_any_time_has_are_no_time(text: str) -> None:
    assert parse_clock(text) is None


@given(st.text("0123456789:., ", max_size=40))
def test_anything_typed_is_a_time_or_none(text: str) -> None:
    found = parse_clock(text)
    assert found is None or found >= 0


@given(st.integers(0, 9_999 * 3_600_000).map(lambda ms: ms // 100 * 100))
def test_times_written_are_read_again(ms: int) -> None:
    assert parse_clock(clock(ms, tenths=True)) == ms
