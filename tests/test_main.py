"""A pair of Qt and Python that loses references is refused before the window starts."""

from __future__ import annotations

import pytest

from jamedit.__main__ import unsound_qt


@pytest.mark.parametrize(
    ("qt", "python", "sound"),
    [
        ("6.12.0", (3, 11), False),
        ("6.12.0", (3, 12), True),
        ("6.12.1", (3, 11), True),
        ("6.11.3", (3, 11), True),
        (None, (3, 12), False),
    ],
)
def test_the_bad_pair_of_qt_and_python_is_refused(qt: str | None, python: tuple[int, int], sound: bool) -> None:
    assert (unsound_qt(qt, python) == "") is sound
