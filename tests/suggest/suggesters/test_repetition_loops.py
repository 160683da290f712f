"""A passage that a recogniser repeated is kept once."""

from __future__ import annotations

from suggesting import found, transcript_of


def test_a_loop_over_paragraphs_keeps_its_first_copy_only() -> None:
    text = "So it was made."
    transcript = transcript_of("First.", f"{text} {text} {text}", f"{text} {text}", text, "Then we left.")
    hidden = [before for before, after in found(transcript, "loop") if not after]
    assert " ".join(hidden) == " ".join([text] * 5)


def test_three_copies_over_paragraphs_are_no_loop() -> None:
    assert found(transcript_of("We are here.", "We are here.", "We are here."), "loop") == []
