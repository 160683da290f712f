"""What of words is compared."""

from __future__ import annotations

import pytest

from jamedit.alignment.pieces import pieces, pieces_of


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Harbour,", ("harbour",)),
        ("well-known", ("well", "known")),
        ("well‑known", ("well", "known")),
        ("12,500", ("12500",)),
        ("don’t", ("don't",)),
        ("C++", ("c++",)),
        ("–", ()),
        ("我们今天", ("我", "们", "今", "天")),
        ("Naïve", ("naïve",)),
    ],
)
def test_pieces(token: str, expected: tuple[str, ...]) -> None:
    assert pieces(token) == expected


def test_pieces_know_their_words() -> None:
    made = pieces_of(["so", "–", "well-known"])
    assert (made.texts, made.owners, made.starts) == (["so", "well", "known"], [0, 2, 2], [0, 1, 1, 3])
