"""The sound for engines of speech, whole or a part of it."""

from __future__ import annotations

import numpy as np
import pytest
from ui_align_made import write_silence

from jamedit.audio.speech_sound import RATE, stream
from jamedit.document import Span


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    return write_silence(tmp_path_factory.mktemp("sound") / "quiet.wav", 25)


@pytest.mark.parametrize("span", [Span(0, 25_000), Span(3_000, 4_000), Span(12_345, 20_001), Span(24_000, 90_000)])
def test_a_part_begins_and_ends_where_it_is_said_to(recording, span):
    parts = list(stream(recording, None, span))
    assert parts[0][0] == span.start_ms * RATE // 1000
    ends = [first + len(sound) for first, sound in parts]
    assert [first for first, _ in parts[1:]] == ends[:-1]
    assert abs(ends[-1] - min(span.end_ms, 25_000) * RATE // 1000) < RATE // 50


def test_a_part_beyond_the_end_is_empty(recording):
    assert list(stream(recording, None, Span(60_000, 70_000))) == []
    assert np.concatenate([s for _, s in stream(recording)]).size > 24 * RATE
