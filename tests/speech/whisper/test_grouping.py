"""From tokens to words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from made_speech import quiet, syllable

from jamedit.speech.base import Placed
from jamedit.speech.whisper.grouping import credible, grouped, separate, without_pauses, worth_looking
from jamedit.speech.whisper.model import Token, from_pairs

LIKELY, UNLIKELY = -0.1, -9.0


def tokens(*steps: int, chance: float = LIKELY) -> list[Token]:
    return [Token(a, b, chance) for a, b in pairwise(steps)]


def test_tokens_end_where_the_next_begins():
    pairs = [(0, 0), (0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (3, 8)]  # three of the text, and the end
    found = from_pairs(pairs, [0.5, 1.0, 0.0], 3)
    assert [(t.start_ms, t.end_ms) for t in found] == [(0, 60), (60, 100), (100, 160)]
    assert found[1].chance == 0
    assert found[2].chance < -10


@pytest.mark.parametrize("pairs", [[], [(0, 0)], [(0, 4), (2, 6)]])
def test_tokens_that_the_model_left_out_take_no_time(pairs):
    found = from_pairs(pairs, [], 3)
    assert len(found) == 3
    assert all(t.start_ms <= t.end_ms for t in found)
    assert [t.start_ms for t in found] == sorted(t.start_ms for t in found)


def test_words_are_separate_where_their_language_separates_them():
    assert separate("de", ["Guten", "Tag,"]) == [" Guten", " Tag,"]
    assert separate("ja", ["今日は", "いい"]) == ["今日は", "いい"]


def test_a_word_takes_its_tokens_and_its_punctuation():
    found = grouped(tokens(100, 200, 300, 420, 600), [2, 1, 1], 0, loose=False)
    assert [(p.start_ms, p.end_ms) for p in found] == [(100, 300), (300, 420), (420, 600)]
    assert all(p.confidence > 0.9 for p in found)


def test_what_has_no_tokens_has_no_place():
    assert grouped(tokens(0, 200), [1, 0], 0, loose=False)[1] is None


def test_the_delay_of_the_model_is_taken_off():
    first, second = grouped(tokens(40, 400, 700), [1, 1], 90, loose=False)
    assert (first.start_ms, first.end_ms) == (0, 310)
    assert second.start_ms == 310


def test_an_unlikely_word_without_time_is_not_said():
    said = tokens(0, 200, 400)
    unsaid = [Token(400, 420, UNLIKELY)]
    after = tokens(420, 600, 800)
    found = grouped([*said, *unsaid, *after], [1] * 5, 0, loose=False)
    assert [p is None for p in found] == [False, False, True, False, False]


def test_an_unlikely_word_with_time_is_in_doubt_or_not_said_if_much_else_is():
    parts = [*tokens(0, 200, 400), Token(400, 700, UNLIKELY), *tokens(700, 900)]
    tight = grouped(parts, [1] * 4, 0, loose=False)
    assert tight[2] is not None
    assert tight[2].confidence < 0.45
    assert grouped(parts, [1] * 4, 0, loose=True)[2] is None


def test_a_text_that_is_not_said_is_not_sure_anywhere():
    found = grouped(tokens(*range(0, 2000, 200), chance=-5.0), [1] * 9, 0, loose=False)
    assert all(p is None or p.confidence < 0.1 for p in found)


def test_a_model_that_loses_the_thread_places_nothing():
    lost = [Token(900, 900, -6.0)] * 5
    found = grouped([*tokens(0, 300, 600, 900), *lost, *tokens(900, 1200, 1500, 1800)], [1] * 11, 0, loose=False)
    assert all(p is None for p in found[4:7])


def test_pauses_are_cut_off():
    sound = np.concatenate([quiet(1000), syllable(1, 300), quiet(800), syllable(2, 300), quiet(400)])
    first, second = without_pauses([Placed(0, 1500, 0.9), Placed(1500, 2400, 0.8)], sound)
    assert first.start_ms == pytest.approx(1000, abs=40)
    assert first.end_ms == pytest.approx(1300, abs=40)
    assert second.start_ms == pytest.approx(2100, abs=40)
    assert (first.confidence, second.confidence) == (0.9, 0.8)


def test_a_word_in_which_nothing_is_heard_stays_as_it_is():
    place = Placed(100, 400, 0.5)
    assert without_pauses([place], np.zeros(16_000, np.int16)) == [place]
    assert without_pauses([place], np.zeros(0, np.int16)) == [place]


def test_words_without_a_place_are_looked_for_where_there_is_time():
    here, there = Placed(0, 300, 0.9), Placed(2300, 2600, 0.9)
    assert worth_looking([here, None, None, there], [300, 300, 300, 300], 2600) == [0, 1, 2, 3]
    tight = Placed(350, 600, 0.9)
    assert worth_looking([here, None, None, tight], [300, 300, 300, 300], 2600) == [0, 3]
    assert worth_looking([here, None], [300, 0], 2600) == [0]


def test_what_is_credible():
    assert credible(Placed(0, 200, 0.5))
    assert not credible(Placed(0, 20, 0.9))
    assert not credible(Placed(0, 200, 0.1))
    assert not credible(None)
