"""Captions that nobody can speak so fast are marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from suggesting import found

from jamedit.document import Cue, Paragraph, Span, Transcript, Word


@pytest.mark.parametrize(("milliseconds", "marked"), [(400, True), (4000, False)])
def test_a_caption_too_fast_to_be_spoken_is_marked(milliseconds: int, marked: bool) -> None:
    words = tuple(Word(i, "considerable") for i in range(1, 6))
    cue = Cue(1, Span(1000, 1000 + milliseconds))
    transcript = Transcript((Paragraph(9, None, words, (cue,)),), next_id=10)
    assert bool(found(transcript, "rate")) == marked
    confirmed = replace(transcript.paragraphs[0], words=tuple(replace(w, confidence=1.0) for w in words))
    assert found(replace(transcript, paragraphs=(confirmed,)), "rate") == []
