"""Times as people type them, however long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document.timecode import (
    clock,
    clock_ms,
    parse_clock,
    rounded_clock,
    seconds_text,
    short_clock,
    timestamp,
)


@pytest.mark.parametrize("text", ["9" * 400, "9" * 5_000, "9" * 5_000 + ":00:00", "1:" + "9" * 400, "1:2:" + "9" * 400])
def test_more_digits_than_any_time_has_are_no_time(text: str) -> None:
    assert parse_clock(text) is None


@given(st.text("0123456789:., ", max_size=40))
def test_anything_typed_is_a_time_or_none(text: str) -> None:
    found = parse_clock(text)
    assert found is None or found >= 0


@given(st.integers(0, 9_999 * 3_600_000).map(lambda ms: ms // 100 * 100))
def test_times_written_are_read_again(ms: int) -> None:
    assert parse_clock(clock(ms, decimals=1)) == ms


@given(st.integers(0, 9_999 * 3_600_000))
def test_times_of_files_come_back_to_the_millisecond(ms: int) -> None:
    assert clock_ms(timestamp(ms)) == clock_ms(timestamp(ms, ",")) == clock_ms(clock(ms, decimals=3, hours=False)) == ms


@pytest.mark.parametrize(
    ("ms", "texts"),
    [
        (5_960, ("00:00:05.960", "00:05", "0:05.9", "0:06", "5.96")),
        (754_000, ("00:12:34.000", "12:34", "12:34.0", "12:34", "754")),
        (3_723_004, ("01:02:03.004", "1:02:03", "1:02:03.0", "1:02:03", "3723.004")),
    ],
)
def test_each_way_of_writing_a_time(ms: int, texts: tuple[str, ...]) -> None:
    short = clock(ms, decimals=1, hours=False)
    assert (timestamp(ms), short_clock(ms), short, rounded_clock(ms), seconds_text(ms)) == texts


@pytest.mark.parametrize("text", ["75", "1:2:3:4", "1:02;3", "", "a:bc"])
def test_what_is_not_a_time_of_a_file(text: str) -> None:
    assert clock_ms(text) is None


@pytest.mark.parametrize(
    ("text", "ms"),
    [("1:02:03.5", 3_723_500), ("62:03", 3_723_000), ("75", 75_000), ("75,25", 75_250), ("a", None), ("", None)],
)
def test_times_are_read_as_people_write_them(text, ms):
    assert parse_clock(text) == ms


@given(st.integers(0, 400_000_000))
def test_a_written_time_is_read_back_to_the_second(ms):
    assert parse_clock(clock(ms)) == ms // 1000 * 1000
