"""Plain text: blocks, speakers, and the same text back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from transcript_views import turns

from jamedit.document import Transcript
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


@pytest.mark.parametrize(
    "text",
    [
        "[Ines] Good morning.\n\n[Omar] Morning.\n\n[Ines] So. [laughs]\n",
        ">> INES: Good morning.\n>> OMAR: Morning.\n>> INES: So. [laughs]\n",
        "[Ines]: Good morning.\n\n[Omar]: Morning.\n\n[Ines]: So. [laughs]\n",
        "Ines:\nGood morning.\n\nOmar:\nMorning.\n\nInes:\nSo. [laughs]\n",
    ],
)
def test_names_before_plain_text(text: str) -> None:
    transcript = read(text)
    assert [(n.title(), t) for n, t in turns(transcript)] == [
        ("Ines", "Good morning."),
        ("Omar", "Morning."),
        ("Ines", "So. [laughs]"),
    ]
    assert render(transcript, "txt").decode() == text


def test_sounds_in_brackets_are_no_speakers() -> None:
    assert not read("[Music] so\n\n[Applause] we go\n\n[Music] on\n").speakers


def test_blocks_are_joined_when_hard_wrapped_and_kept_as_lines_when_not() -> None:
    wrapped = "This paragraph has been broken at about\nforty characters, as old mail did it.\nIt is one.\n\nTwo."
    assert len(read(wrapped).paragraphs) == 2
    apart = "Ines: One thing.\nOmar: Another.\nInes: A third.\n\nOmar: The last."
    assert [n for n, _ in turns(read(apart))] == ["Ines", "Omar", "Ines", "Omar"]
    a_line_each = "This is a whole paragraph.\nThis is the next.\nAnd one more."
    assert len(read(a_line_each).paragraphs) == 3


def test_speaker_goes_on_until_the_next_name_and_is_written_at_turns_only() -> None:
    text = "Ines: One.\n\nTwo.\n\nOmar: Three.\n"
    transcript = read(text)
    assert turns(transcript) == [("Ines", "One."), ("Ines", "Two."), ("Omar", "Three.")]
    assert render(transcript, "txt").decode() == text
    assert render(transcript, "md").decode() == "**Ines:** One.\n\nTwo.\n\n**Omar:** Three.\n"
    assert render(transcript, "txt", WriteOptions(speakers=False)).decode() == "One.\n\nTwo.\n\nThree.\n"


def test_a_renamed_or_moved_speaker_is_written_in_the_place_of_the_old_name() -> None:

    transcript = read("Ines: One\nline.\n\nOmar: Two.\n\nInes:  Three.\n")
    renamed = replace(transcript, speakers=tuple(replace(s, name=s.name.upper()) for s in transcript.speakers))
    assert render(renamed, "txt").decode() == "INES: One\nline.\n\nOMAR: Two.\n\nINES:  Three.\n"


def test_a_long_unbroken_text_is_broken_for_readers_and_written_back_in_one_piece() -> None:
    wall = "It goes on and on. " * 300 + "\n\nA second block.\n"
    transcript = read(wall, "txt")
    assert len(transcript.paragraphs) > 50
    assert render(transcript, "txt").decode() == wall


def test_a_title_in_capitals_belongs_to_a_name() -> None:
    text = "INES: Warm bread.\n\nDR. ROY: Hot, too.\n\nINES: Good.\n"
    transcript = read_data(text.encode(), "talk.txt")
    assert [s.name for s in transcript.speakers] == ["INES", "DR. ROY"]
    assert render(transcript, "txt").decode() == text
