"""Regions of the recording: which are visible, where and in what colour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.ui.waveform.regions import Regions

pytest.importorskip("PySide6")
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
        touching = {c for s, n, c in parts if s < high and s + n > low}  # an empty region colours its place
        assert bool(has) == bool(touching)
        assert not touching or color in touching


def test_regions_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Regions([0, 1], [1], [0], ["a"])


def test_texts_may_be_left_out() -> None:
    assert Regions([0], [10], [0]).label(0) == ""
