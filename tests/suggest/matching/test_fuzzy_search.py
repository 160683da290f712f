"""The search over all positions at once finds what a plain comparison of every position finds."""

from __future__ import annotations

from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from jamedit.suggest.matching.fuzzy_search import FuzzyTerms, FuzzyText, weight

NEAR = {frozenset(pair) for pair in ("pt", "pk", "pf", "tk", "ts", "fs", "rl", "rw", "lw")}
SOUNDS = "ptkfsmrlwaж"  # the last one is for letters that no rule reads


def cost(term: str, sounds: str) -> int:
    """Return the least cost of hearing one string of coarse sounds for another, told plainly."""

    @cache
    def rest(i: int, j: int) -> int:
        lost = [(1 if term[i] == "a" else 2) + rest(i + 1, j)] if i < len(term) else []
        gained = [(1 if sounds[j] == "a" else 2) + rest(i, j + 1)] if j < len(sounds) else []
        if i == len(term) and j == len(sounds):
            return 0
        if lost and gained:
            pair = frozenset((term[i], sounds[j]))
            lost.append((0 if len(pair) == 1 else 1 if pair in NEAR else 2) + rest(i + 1, j + 1))
        return min(lost + gained)

    return rest(0, 0)


words = st.lists(st.text(SOUNDS, min_size=1, max_size=4), min_size=1, max_size=6)


@given(words, st.data(), st.text(SOUNDS, min_size=2, max_size=6), st.integers(0, 5))
def test_finds_what_plain_comparison_finds(sounds: list[str], data: st.DataObject, term: str, most: int) -> None:
    breaks = data.draw(st.lists(st.booleans(), min_size=len(sounds), max_size=len(sounds)))
    found = dict(FuzzyText(sounds, breaks, [True] * len(sounds)).search(FuzzyTerms({term: most})))
    expected = [
        last
        for last in range(len(sounds))
        if any(
            cost(term, "".join(sounds[first : last + 1])) <= most
            for first in range(last + 1)
            if not any(breaks[first:last])
        )
    ]
    # A term may also be lost as a whole right at one position; more than that is never allowed.
    assume(most < weight(term))
    assert set(found[term]) == set(expected)


def test_terms_that_begin_alike_are_found_as_if_alone() -> None:
    text = FuzzyText(["mas", "takar", "rast"], [False] * 3, [True] * 3)
    terms = {"mastak": 2, "mastakar": 0, "rast": 0, "ras": 2}
    together = dict(text.search(FuzzyTerms(terms)))
    assert together == {term: dict(text.search(FuzzyTerms({term: most})))[term] for term, most in terms.items()}
    assert together["mastakar"] == [1]
    assert together["rast"] == [2]


def test_no_term_ends_with_a_word_that_ends_none() -> None:
    text = FuzzyText(["mas", "ta"], [False, False], [True, False])
    assert dict(text.search(FuzzyTerms({"masta": 0}))) == {"masta": []}
