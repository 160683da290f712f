"""What a format cannot keep is named."""

from __future__ import annotations

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
