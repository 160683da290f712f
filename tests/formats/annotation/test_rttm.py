"""RTTM: turns, and the refusal to be a transcript."""

from __future__ import annotations

import pytest

from jamedit.errors import UnreadableFileError
from jamedit.formats.annotation.rttm import Turn, is_rttm, turns
from jamedit.formats.reading import read_data

TEXT = (
    ";; made by hand\nSPKR-INFO talk 1 <NA> <NA> <NA> unknown Ines <NA> <NA>\n"
    "SPEAKER talk 1 2.50 1.25 <NA> <NA> Omar_Adler <NA> <NA>\nSPEAKER talk 1 0.000 2.5 <NA> <NA> Ines <NA> <NA>\n"
)


def test_turns_come_in_the_order_of_their_times() -> None:
    assert turns(TEXT) == [Turn(0, 2500, "Ines"), Turn(2500, 3750, "Omar Adler")]


@pytest.mark.parametrize("name", ["talk.rttm", "talk.txt", ""])
def test_opened_like_a_transcript_it_says_what_to_do(name: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"contains speaker times but no words; .* with --speakers\)\.$"):
        read_data(TEXT.encode(), name)


def test_other_texts_are_not_taken_for_it() -> None:
    assert not is_rttm("SPEAKER 1: hello\nSPEAKER 2: hi\n", "talk.txt")
    assert not is_rttm("", "talk.rttm")
    with pytest.raises(UnreadableFileError, match=r"talk\.srt has no line that begins with SPEAKER"):
        turns("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "talk.srt")
