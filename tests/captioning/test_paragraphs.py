"""Where paragraphs for readers break."""

from __future__ import annotations

import pytest

from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence


def test_paragraphs_break_at_speaker_pause_sentences_and_length() -> None:
    def ends(*units: Unit) -> list[int]:
        return list(break_units(units))

    assert ends() == []
    assert ends(Unit(["a"], "x"), Unit(["b"], "y"), Unit(["c"], "y")) == [1, 3]
    assert ends(Unit(["a"]), Unit(["b"], pause_ms=2_499), Unit(["c"], pause_ms=2_500)) == [2, 3]
    assert ends(*[Unit(["Yes."])] * 7) == [3, 6, 7]
    assert ends(*[Unit(["word"] * 10)] * 20) == [8, 16, 20]
    assert ends(*[Unit(["Dr.", "No"])] * 3) == [3]


@pytest.mark.parametrize(("token", "closes"), [("end.", 1), ("end.”", 1), ("。", 1), ("Dr.", 0), ("J.", 0), ("end", 0)])
def test_abbreviations_close_no_sentence(token: str, closes: int) -> None:
    assert closes_sentence(token) == bool(closes)
