"""What a format cannot keep is named."""

from __future__ import annotations

from dataclasses import replace

import made

from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions


def test_losses_are_named() -> None:
    transcript = made.transcript("so it is", "is it so", cues=True, speakers=2)
    assert losses(transcript, "json") == []
    assert losses(transcript, "srt") == ["words", "speakers"]
    assert losses(transcript, "txt") == ["times", "words"]
    assert losses(transcript, "txt", WriteOptions(speakers=False)) == ["times", "words"]
    assert losses(transcript, "txt", WriteOptions(times=True)) == ["words"]
    assert losses(transcript, "lines", WriteOptions(times=True)) == ["times", "words", "speakers"]


def test_a_word_that_somebody_confirmed_is_no_loss_and_a_doubtful_one_is() -> None:
    transcript = made.transcript("so it is")
    for sure, gone in ((None, []), (1.0, []), (0.4, ["confidence"])):
        words = tuple(replace(w, confidence=sure) for w in transcript.words())
        p = replace(transcript.paragraphs[0], words=words)
        assert losses(replace(transcript, paragraphs=(p,)), "txt") == ["times", "words", *gone]
