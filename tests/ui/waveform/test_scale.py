"""Windows of time: clamped, zoomed, and pixels against milliseconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.waveform.scale import SHORTEST_MS, TimeScale

pytest.importorskip("PySide6")
HOUR = 3_600_000
moments = st.integers(0, 100 * HOUR)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0, 4e8))
def test_a_clamped_window_lies_in_the_recording(start: float, end: float, duration: float) -> None:
    window = TimeScale(start, end, 800).clamped(duration)
    assert window.start >= 0
    assert window.end <= max(duration, SHORTEST_MS) + 1e-3
    assert window.end - window.start >= SHORTEST_MS - 1e-3


def test_an_endless_window_shows_all_of_the_recording() -> None:
    window = TimeScale(0, float("inf"), 800).clamped(5000)
    assert (window.start, window.end) == (0, 5000)


@given(moments, st.integers(1000, HOUR), st.floats(0.2, 5), st.floats(0, 1))
def test_zooming_keeps_the_fixed_point_where_it_is(start: int, span: int, factor: float, share: float) -> None:
    scale = TimeScale(start, start + span, 1000)
    fixed = start + share * span
    assert scale.zoomed(factor, fixed).x(fixed) == pytest.approx(scale.x(fixed), abs=1e-3)


@given(moments, st.integers(500, HOUR), st.floats(-50, 2000))
def test_places_and_times_are_each_others_inverse(start: int, span: int, x: float) -> None:
    scale = TimeScale(start, start + span, 1000)
    assert scale.x(scale.ms(x)) == pytest.approx(x, abs=1e-3)
