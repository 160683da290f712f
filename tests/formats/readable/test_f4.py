"""Transcripts of f4 and MAXQDA: the time of a paragraph is behind it."""

from __future__ import annotations

from transcript_views import turns

from jamedit.edits.speakers import RenameSpeaker, SetSpeaker
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

TURNS = (
    "I: Wann kam der Frost? #00:00:04-2#",
    "B: Im Mai. #00:00:06-0#",
    "I: So spät? #00:00:07-5#",
    "B: Ja. #00:00:09-0#",
)
TEXT = "\n\n".join(TURNS) + "\n"


def test_times_are_when_paragraphs_end() -> None:
    transcript = read_data(TEXT.encode(), "frost.txt")
    assert [(p.start_ms, p.end_ms) for p in transcript.paragraphs] == [
        (0, 4200),
        (4200, 6000),
        (6000, 7500),
        (7500, 9000),
    ]
    assert [name for name, _ in turns(transcript)] == ["I", "B", "I", "B"]
    assert render(transcript, "f4") == TEXT.encode()


def test_times_before_most_paragraphs_are_when_they_begin() -> None:
    transcript = read_data(b"#00:00:01-0# I: Wann?\n#00:00:03-5# B: Im Mai.\n#00:00:05-0# I: Ja.\n", "frost.txt")
    assert [p.start_ms for p in transcript.paragraphs] == [1000, 3500, 5000]


def test_other_transcripts_are_written_a_paragraph_a_turn() -> None:
    source = read_data(b"[00:00] Ina: Wann?\n[00:02] Bo: Im Mai. Und im Juni.\n[00:05] Ina: So.\n", "frost.txt")
    assert render(source, "f4").decode().startswith("Ina: Wann? #00:00:02-0#\n\nBo: Im Mai. Und im Juni. #00:00:0")


def test_a_new_speaker_changes_the_name_alone() -> None:
    transcript = read_data(TEXT.encode(), "frost.txt")
    asked = SetSpeaker((transcript.paragraphs[1].id,), transcript.speakers[0].id).apply(transcript)
    assert render(asked, "f4").decode() == TEXT.replace("B: Im Mai", "I: Im Mai")
    renamed = RenameSpeaker(transcript.speakers[1].id, "Bo").apply(transcript)
    assert render(renamed, "f4").decode() == TEXT.replace("B:", "Bo:")
