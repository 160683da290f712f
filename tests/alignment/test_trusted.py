"""Runs that are equal by chance show nothing; those near long ones do."""

from __future__ import annotations

import random

from made import SENTENCE, VOCABULARY

from jamedit.alignment.anchors import Run, equal_runs
from jamedit.alignment.trusted import trusted


def test_two_texts_of_the_same_words_share_next_to_nothing() -> None:
    rng = random.Random(4)
    words = [*VOCABULARY, *map(str, range(400))]
    a, b = (rng.choices(words, [1 / k for k in range(1, len(words) + 1)], k=3_000) for _ in range(2))
    runs = equal_runs(a, b)
    assert sum(r.length for r in runs) > 0.15 * len(a)
    assert sum(r.length for r in trusted(runs, a, len(b))) < 0.05 * len(a)


def test_a_text_with_every_third_word_wrong_is_trusted_whole() -> None:
    rng = random.Random(4)
    a = [f"{w}{rng.randrange(40)}" for w in rng.choices(VOCABULARY, k=3_000)]
    b = [w if rng.random() > 0.33 else "xx" for w in a]
    runs = equal_runs(a, b)
    assert sum(r.length for r in trusted(runs, a, len(b))) > 0.97 * sum(r.length for r in runs)


def test_a_single_word_far_from_all_others_is_not_trusted() -> None:
    a = [*SENTENCE.split(), *["x"] * 30, "the", *["y"] * 30]
    whole = len(SENTENCE.split())
    runs = [Run(0, 0, whole), Run(whole + 30, whole + 500, 1)]
    assert trusted(runs, a, 1_000) == runs[:1]
    near = [Run(0, 0, whole), Run(whole + 2, whole + 2, 1)]
    assert trusted(near, a, 1_000) == near


def test_a_text_of_two_words_can_belong_to_two_words() -> None:
    assert trusted([Run(0, 0, 2)], ["good", "morning"], 2) == [Run(0, 0, 2)]
    assert trusted([Run(0, 70, 2)], ["is", "it"], 900) == []
