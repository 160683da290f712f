"""The steps and labels of the time axis."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document.timecode import rounded_clock
from jamedit.ui.waveform.time_steps import STEPS, steps, ticks

pytest.importorskip("PySide6")
HOUR = 3_600_000


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
def test_labels_are_far_enough_apart_and_small_ticks_meet_them(ms_per_px: float, least: float) -> None:
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
