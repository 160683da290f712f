"""Words of one voice are followed through a recording of another."""

from __future__ import annotations

import numpy as np
import pytest
from made_speech import RATE, quiet, syllable

from jamedit.speech.rough.warping import follow

WORDS = 12


def spoken() -> list[np.ndarray]:
    return [syllable(seed) for seed in range(WORDS)]


def recording(*, lengths: tuple[int, ...] = (240,) * WORDS, pauses: dict[int, int] | None = None):
    """Return the words in a higher voice, and when each begins in milliseconds; a pause of 400 ms is in front."""
    parts, begins, now = [quiet(400)], [], 400
    for seed, length in enumerate(lengths):
        pause = (pauses or {}).get(seed, 0)
        parts += [quiet(pause, seed), syllable(seed, length, 1.06)]
        begins.append(now + pause)
        now += pause + length
    return np.concatenate([*parts, quiet(400)]), begins


def errors(places, begins) -> list[int]:
    return [abs(place[0] - begin) for place, begin in zip(places, begins, strict=True)]


def test_words_are_found_in_another_voice():
    sound, begins = recording()
    assert max(errors(follow(sound, spoken()).places, begins)) <= 40


def test_a_slower_voice_and_pauses_between_words_are_followed():
    sound, begins = recording(lengths=(300, 220, 340) * 4, pauses={3: 900, 7: 2500})
    found = follow(sound, spoken()).places
    assert max(errors(found, begins)) <= 50
    assert found[2][1] <= begins[3] - 800  # the pause is not in the word


def test_the_voice_is_adapted_to_one_that_is_far_from_it():
    count = 30
    sound = np.concatenate([quiet(400), *(syllable(seed, 240, 1.3) for seed in range(count)), quiet(400)])
    places = follow(sound, [syllable(seed) for seed in range(count)]).places
    assert max(errors(places, [400 + 240 * at for at in range(count)])) <= 50  # without: 360


def test_words_in_their_order_fit_better_than_reversed_and_others_do_not():
    sound, _ = recording()
    assert follow(sound, spoken()).better > 0.5
    assert abs(follow(sound, [syllable(100 + seed) for seed in range(WORDS)]).better) < 0.1


def test_a_word_without_sound_has_no_place():
    sound, _ = recording()
    said = spoken()
    said[4] = np.zeros(0, np.int16)
    places = follow(sound, said).places
    assert [at for at, place in enumerate(places) if place is None] == [4]


def test_it_looks_near_where_words_were_found_before():
    one = syllable(5)
    sound = np.concatenate([quiet(500), one, quiet(1500), one, quiet(500)])
    late = 500 + 240 + 1500
    ((start, _),) = follow(sound, [one], near=[(late, late + 240)]).places
    assert start == pytest.approx(late, abs=30)
    ((start, _),) = follow(sound, [one], near=[(500, 740)]).places
    assert start == pytest.approx(500, abs=30)


@pytest.mark.parametrize("length", [0, 1, 160, RATE // 10])
def test_a_sound_too_short_for_its_words_has_none(length):
    assert follow(np.zeros(length, np.int16), spoken()).places == [None] * WORDS


def test_no_words_have_no_places():
    assert follow(quiet(500), []).places == []


def test_silence_gives_places_that_run_forward():
    places = follow(np.zeros(5 * RATE, np.int16), spoken()).places
    starts = [place[0] for place in places if place]
    assert starts == sorted(starts)
