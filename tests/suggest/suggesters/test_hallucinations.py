"""Phrases that recognisers invent, where they invent them."""

from __future__ import annotations

from suggesting import found, transcript_of


def test_a_farewell_counts_at_the_end_only() -> None:
    filler = "It was so and so it was, " * 10
    assert found(transcript_of("Thanks for watching.", filler), "invention") == []
    assert found(transcript_of(filler, "Thanks for watching."), "invention") == [("Thanks for watching.", "")]
    assert found(transcript_of("Subtitles by Nobody", filler), "invention") == [("Subtitles by Nobody", "")]
