"""The clock of a player runs smoothly between the reports of the player."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.audio.play_clock import SLEW_LIMIT_MS, PlayClock

rates = st.sampled_from([0.5, 0.75, 1.0, 1.5, 2.0, 3.0])


def playing(ms: float = 0.0, rate: float = 1.0, patience_s: float = float("inf")) -> PlayClock:
    clock = PlayClock(patience_s)
    clock.set_rate(0, rate)
    clock.seek(0, ms)
    clock.play(0)
    return clock


@given(rates, st.floats(0, 1e7), st.floats(0, 1e4))
def test_the_clock_runs_at_its_rate(rate: float, start_ms: float, seconds: float) -> None:
    assert playing(start_ms, rate).position(seconds) == pytest.approx(start_ms + seconds * rate * 1000, abs=1e-3)


@given(st.floats(0, 1e4), st.floats(0, 1e4))
def test_the_clock_stops_while_paused(played: float, paused: float) -> None:
    clock = playing()
    clock.pause(played)
    assert clock.position(played + paused) == clock.position(played) == pytest.approx(played * 1000)
    clock.play(played + paused)
    assert clock.position(played + paused + 1) == pytest.approx(played * 1000 + 1000)


@given(
    rates,
    st.lists(st.tuples(st.floats(0.001, 0.6), st.floats(-SLEW_LIMIT_MS, SLEW_LIMIT_MS)), min_size=1, max_size=30),
)
def test_jittery_reports_never_turn_it_back_nor_stop_it(rate: float, reports: list[tuple[float, float]]) -> None:
    """The playhead keeps between half of its speed and one and a half times of it, or what half a second allows."""
    clock, now = playing(rate=rate), 0.0
    for wait, error_ms in reports:
        before, at = clock.position(now), now
        for _ in range(5):
            now += wait / 5
            assert clock.position(now) >= before + 0.49 * rate * (now - at) * 1000 - 1e-6
            before, at = clock.position(now), now
        clock.report(now, clock.position(now) + error_ms * 0.999)
        assert clock.position(now) == pytest.approx(before)


@given(rates, st.floats(-390, 390))
def test_a_small_difference_is_worked_off_smoothly(rate: float, error_ms: float) -> None:
    clock = playing(10_000, rate)
    clock.report(1, 10_000 + 1000 * rate + error_ms)
    assert clock.position(1) == pytest.approx(10_000 + 1000 * rate)
    assert clock.position(4) == pytest.approx(10_000 + 4000 * rate + error_ms)


@pytest.mark.parametrize("error_ms", [-5000, -401, 401, 90_000])
def test_a_large_difference_is_believed_at_once(error_ms: float) -> None:
    clock = playing(100_000)
    clock.report(2, 102_000 + error_ms)
    assert clock.position(2) == pytest.approx(102_000 + error_ms)


@pytest.mark.parametrize("target_ms", [0, 47_000, 900_000])
def test_reports_from_before_a_seek_are_not_believed(target_ms: float) -> None:
    clock = playing(50_000)
    clock.seek(1, target_ms)
    clock.report(1.02, 51_020)
    assert clock.position(1.1) == pytest.approx(target_ms + 100)
    clock.report(1.3, target_ms + 260)
    assert clock.position(1.3) == pytest.approx(target_ms + 300)
    assert clock.position(3) == pytest.approx(target_ms + 1960)


def test_a_seek_that_went_elsewhere_is_found_out_in_the_end() -> None:
    clock = playing(50_000)
    clock.seek(1, 10_000)
    clock.report(2.5, 80_000)
    assert clock.position(2.5) == pytest.approx(80_000)


def test_the_clock_stops_when_the_player_is_stuck_and_goes_on_with_it() -> None:
    clock = playing(patience_s=2)
    clock.report(1, 1000)
    assert clock.position(2.9) == pytest.approx(2900)
    assert clock.position(60) == clock.position(3)
    clock.report(60, 3100)
    assert clock.position(61) == pytest.approx(4100)


@given(rates, rates, st.floats(0, 100), st.floats(0, 100))
def test_a_new_rate_counts_from_now(first: float, second: float, before: float, after: float) -> None:
    clock = playing(rate=first)
    clock.set_rate(before, second)
    assert clock.position(before + after) == pytest.approx(1000 * (before * first + after * second), abs=1e-3)


def test_reports_while_paused_change_nothing() -> None:
    clock = playing()
    clock.pause(1)
    clock.report(2, 900_000)
    assert clock.position(3) == pytest.approx(1000)
