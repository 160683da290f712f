"""Axis times, windows of time and regions: the arithmetic under the waveform."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from jamedit.document.timecode import rounded_clock
from jamedit.ui.waveform.regions import Regions
from jamedit.ui.waveform.scale import SHORTEST_MS, TimeScale
from jamedit.ui.waveform.time_steps import STEPS, steps, ticks

HOUR = 3_600_000
moments = st.integers(0, 100 * HOUR)


@pytest.mark.parametrize(
    ("ms", "step", "text"),
    [
        (0, 1000, "0:00"),
        (750_000, 2000, "12:30"),
        (3_599_000, 1000, "59:59"),
        (3_600_000, 1000, "1:00:00"),
        (3_750_250, 10, "1:02:30.25"),
        (59_990, 10, "0:59.99"),
        (59_999, 1000, "1:00"),  # rounding carries
        (200, 100, "0:00.2"),
        (360_000_000, HOUR, "100:00:00"),
        (-5, 1000, "0:00"),
    ],
)
def test_clock_writes_only_what_the_step_needs(ms: int, step: int, text: str) -> None:
    assert rounded_clock(ms, step) == text


@given(st.floats(0.01, 1e6), st.floats(20, 300))
def test_labels_stand_apart_and_small_ticks_meet_them(ms_per_px: float, least: float) -> None:
    label, small = steps(ms_per_px, least)
    assert label >= least * ms_per_px
    assert label % small == 0


def test_no_coarser_step_than_needed_is_taken() -> None:
    for (finer, _), (step, _) in pairwise(STEPS):
        assert steps((finer + step) / 2 / 100, 100)[0] == step


@given(st.sampled_from([s for s, _ in STEPS]), st.integers(0, HOUR))
def test_every_label_of_an_axis_is_different(step: int, start: int) -> None:
    labels = [rounded_clock(ms, step) for ms in ticks(start, start + 20 * step, step)]
    assert len(set(labels)) == len(labels) >= 20


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


spans = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), st.integers(-1, 9)), max_size=30)


def _regions(parts: list[tuple[int, int, int]]) -> Regions:
    starts = [start for start, _, _ in parts]
    return Regions(
        starts, [s + n for s, n, _ in parts], [c for _, _, c in parts], [f"text {i}" for i in range(len(parts))]
    )


@given(spans, st.integers(0, 250), st.integers(0, 60))
def test_visible_regions_are_those_that_touch_the_window(parts: list, start: int, length: int) -> None:
    end = start + length
    found = set(_regions(parts).visible(start, end)[0].tolist())
    touching = {i for i, (s, n, _) in enumerate(parts) if s <= end and s + n >= start}
    assert touching <= found
    assert all(parts[i][0] <= end for i in found)


@given(spans, st.integers(0, 250))
def test_a_region_is_found_wherever_exactly_one_lies(parts: list, ms: int) -> None:
    inside = [i for i, (s, n, _) in enumerate(parts) if s <= ms < s + n]
    found = _regions(parts).at(ms)
    if len(inside) <= 1:
        assert found == (inside[0] if inside else None)
    else:
        assert found in inside


@given(spans)
def test_a_column_has_a_colour_where_a_region_touches_it(parts: list) -> None:
    inside, colors = _regions(parts).colors_of(np.arange(0, 260, 10, dtype=float))
    for column, (has, color) in enumerate(zip(inside, colors, strict=True)):
        low, high = column * 10, column * 10 + 10
        touching = {c for s, n, c in parts if s < high and s + n > low}  # an empty region colours where it stands
        assert bool(has) == bool(touching)
        assert not touching or color in touching


def test_regions_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Regions([0, 1], [1], [0], ["a"])


def test_texts_may_be_left_out() -> None:
    assert Regions([0], [10], [0]).label(0) == ""
