"""CTM: recordings are sections, channels are speakers."""

from __future__ import annotations

from transcript_views import turns

from jamedit.document import Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


def test_ctm_recordings_are_sections_and_channels_speakers() -> None:
    text = "a 1 0.0 0.5 so 0.5\na 2 0.2 0.5 well 0.6\na 1 0.5 0.5 it 0.7\nb 1 0.0 1.0 goes 0.8\n"
    transcript = read(text)
    assert [s.title for s in transcript.sections] == ["a", "b"]
    assert turns(transcript) == [
        ("Channel 1", "so"),
        ("Channel 2", "well"),
        ("Channel 1", "it"),
        ("Channel 1", "goes"),
    ]
    assert [w.confidence for w in transcript.words()] == [0.5, 0.6, 0.7, 0.8]
    assert render(transcript, "ctm").decode() == text
