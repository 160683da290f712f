"""Times as XML captions write them: clocks, offsets, frames and ticks."""

from __future__ import annotations

import pytest

from jamedit.formats.engine.time_expressions import Rates


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("00:00:01.5", 1500),
        ("01:02:03", 3_723_000),
        ("00:00:01:05", 1200),
        ("1.5s", 1500),
        ("90m", 5_400_000),
        ("250ms", 250),
        ("50f", 2000),
        ("20000000t", 2000),
        ("12", 12_000),
        ("soon", None),
        ("-3s", None),
        ("1e99s", None),
    ],
)
def test_every_way_to_write_a_time_is_read_and_written_alike(text: str, ms: int | None) -> None:
    rates = Rates.of("25", "", "", "10000000")
    assert rates.milliseconds(text) == ms
    if ms is not None:
        assert rates.milliseconds(rates.like(ms, text)) == ms
        assert rates.milliseconds(rates.like(ms + 1000, text)) == ms + 1000


def test_drop_frame_rates_count_by_their_multiplier() -> None:
    assert Rates.of("30", "1000 1001", "", "").milliseconds("00:00:00:30") == 1001
