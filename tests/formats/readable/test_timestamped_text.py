"""Text with time stamps: the shapes that programs copy, names beside stamps, chapters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from transcript_views import texts, turns

from jamedit.document import Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


STAMPED = {
    "copied from YouTube": ("0:00\nhello and\n0:04\ntoday we\n1:02:03\nbye\n", [("", 0), ("", 4), ("", 3723)]),
    "with the time in words": ("0:00\n0 seconds\nhello\n1:02\n1 minute, 2 seconds\nbye\n", [("", 0), ("", 62)]),
    "all in one line": (
        "0:000 secondshello\n0:044 secondsbye\n1:021 minute, 2 secondsyes\n",
        [("", 0), ("", 4), ("", 62)],
    ),
    "time and text": ("0:00 hello\n0:04 today\n0:09 bye\n", [("", 0), ("", 4), ("", 9)]),
    "oTranscribe": ("00:00 First answer.\n\n00:12 Second one.\n", [("", 0), ("", 12)]),
    "Otter": ("Ines Okoro  0:03  \nHello.\n\nOmar  0:07  \nHi.\n", [("Ines Okoro", 3), ("Omar", 7)]),
    "Rev": ("Speaker 1 (00:00):\nHello.\n\nSpeaker 2 (00:03):\nHi.\n", [("Speaker 1", 0), ("Speaker 2", 3)]),
    "Teams": ("Okoro, Ines   0:03\nHello.\n\nAdler, Omar   0:07\nHi.\n", [("Okoro, Ines", 3), ("Adler, Omar", 7)]),
    "name, time, text": ("Ines (00:01:02): Hello.\nOmar (00:01:05): Hi.\n", [("Ines", 62), ("Omar", 65)]),
    "time, name, text": (
        "[00:12] Ines: a\n[00:15] Omar: b\n[00:20] Ines: c\n",
        [("Ines", 12), ("Omar", 15), ("Ines", 20)],
    ),
    "name and long time": ("Ines 00:01:02\nHello.\n\nOmar 00:01:05\nHi.\n", [("Ines", 62), ("Omar", 65)]),
}


@pytest.mark.parametrize("shape", STAMPED)
def test_shapes_of_text_with_time_stamps(shape: str) -> None:
    text, wanted = STAMPED[shape]
    transcript = read(text)
    names = {s.id: s.name for s in transcript.speakers}
    found = [
        (names.get(p.speaker_id or 0, ""), c.span.start_ms // 1000)
        for p in transcript.paragraphs
        for c in p.cues
        if c.span
    ]
    assert found == wanted
    assert render(transcript, "stamped").decode() == text
    assert not any(w.text[0].isdigit() for w in transcript.words())


def test_chapters_between_copied_lines_are_sections() -> None:
    text = "Intro\n0:00\nhello and\n0:04\ntoday we\nThe oven\n0:09\nit is hot\n"
    transcript = read(text)
    assert [s.title for s in transcript.sections] == ["Intro", "The oven"]
    assert texts(transcript) == ["hello", "and", "today", "we", "it", "is", "hot"]
    assert render(transcript, "stamped").decode() == text


@pytest.mark.parametrize("shape", ["with the time in words", "all in one line"])
def test_a_moved_stamp_says_its_time_in_words_as_well(shape: str) -> None:
    from jamedit.edits.set_time import SetTime

    transcript = read(STAMPED[shape][0])
    p = transcript.paragraphs[0]
    moved = SetTime(p.id, p.words[0].id, 1_000, False).apply(transcript)
    text = render(moved, "stamped").decode()
    assert text == STAMPED[shape][0].replace("0:00\n0 seconds", "0:01\n1 second").replace(
        "0:000 seconds", "0:011 second"
    )


EDITOR = (
    "00:00:00:00 - 00:00:04:12\nSpeaker 1\nWarm bread, please.\n\n"
    "00:00:04:12 - 00:00:09:03\nSpeaker 2\nHere it is.\nStill hot.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected", "start_ms"),
    [
        (EDITOR, [("Speaker 1", "Warm bread, please."), ("Speaker 2", "Here it is. Still hot.")], 4480),
        (EDITOR.replace(":12", ":29").replace("00:0", "00;0"), [("Speaker 1", "Warm bread, please.")], 4967),
        (
            "[00:00:01.310] - Ines Roy\nWarm bread, please.\n\n[00:00:04.020] - Omar\nHere it is.\n",
            [("Ines Roy", "Warm bread, please."), ("Omar", "Here it is.")],
            4020,
        ),
        (
            "[Ines Roy] 10:01:22\nWarm bread, please.\n\n[Omar] 10:01:40\nHere it is.\n",
            [("Ines Roy", "Warm bread, please."), ("Omar", "Here it is.")],
            36_100_000,
        ),
    ],
)
def test_a_name_beside_or_below_a_stamp_is_the_speakers(
    text: str, expected: list[tuple[str, str]], start_ms: int
) -> None:
    transcript = read(text)
    assert transcript.meta.source_format == "stamped"
    assert turns(transcript)[: len(expected)] == expected
    assert start_ms in [p.start_ms for p in transcript.paragraphs]
    assert render(transcript, "stamped").decode() == text
    last = transcript.paragraphs[-1]
    edited = ReplaceText(last.id, (last.text.replace("Here", "There"),)).apply(transcript)
    assert render(edited, "stamped").decode() == text.replace("Here", "There")


def test_short_lines_below_stamps_are_no_names() -> None:
    text = "[00:01] Good Morning\nand welcome\n[00:04] Warm Bread\nand butter\n[00:09] The End\nis near\n"
    assert {name for name, _ in turns(read(text))} == {""}


def test_a_name_above_a_stamp_alone_is_whose_text_follows() -> None:
    data = b"Ines  0:03\nGood morning.\n\nOmar  0:07\nWe bake.\nInes  0:09\n0:12\nThank you.\n"
    transcript = read_data(data, "talk", "stamped")
    assert [s.name for s in transcript.speakers] == ["Ines", "Omar"]
    assert transcript.paragraphs[-1].speaker_id == transcript.speakers[0].id
    assert render(transcript, "stamped") == data
    eve = replace(transcript, speakers=(replace(transcript.speakers[0], name="Eve"), transcript.speakers[1]))
    assert render(eve, "stamped") == data.replace(b"Ines", b"Eve")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Rey\n0 minutes 3 seconds\nFrost first.\n\nBo Hall\n1 minute 2 seconds\nThen snow.\n",
        "Ida Rey\n0 Minuten 3 Sekunden\nFrost first.\nBo Hall\n1 Minute 2 Sekunden\nThen snow.\n",
        "Ida Rey\n0 minutos 3 segundos\nFrost first.\nBo Hall\n1 minuto 2 segundos\nThen snow.\n",
        "Ida Rey\n0:03\nFrost first.\nBo Hall\n1:02\nThen snow.\n",
    ],
)
def test_names_above_times_in_words_are_speakers(text: str) -> None:
    transcript = read_data(text.encode(), "meeting.txt")
    names = {s.id: s.name for s in transcript.speakers}
    found = [(names[p.speaker_id or 0], p.start_ms, p.text) for p in transcript.paragraphs]
    assert found == [("Ida Rey", 3_000, "Frost first."), ("Bo Hall", 62_000, "Then snow.")]
    assert render(transcript, "stamped") == text.encode()


def test_times_inside_a_line_are_no_words() -> None:
    text = "[00:00:01.05] Ida: Frost first.\n\n[00:00:04.20] Bo: Then [00:00:05.12] snow.\n"
    transcript = read_data(text.encode(), "meeting.txt")
    assert [w.text for w in transcript.words()] == ["Frost", "first.", "Then", "snow."]
    assert [w.span.start_ms for w in transcript.words() if w.span][2:] == [4_200, 5_120]
    assert render(transcript, "stamped") == text.encode()


@pytest.mark.parametrize("between", [" ", "    ", "\t"])
def test_times_between_a_name_and_its_words_are_read(between: str) -> None:
    turns = [("Mona Reed", "00:02", "We plant tulips."), ("Theo", "00:10", "Why?"), ("Mona Reed", "00:15", "Spring.")]
    data = "\n\n".join(f"{name}:{between}{time}{between}{text}" for name, time, text in turns).encode()
    transcript = read_data(data, "talk.txt")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.text, p.start_ms) for p in transcript.paragraphs] == [
        (name, text, int(time[-2:]) * 1000) for name, time, text in turns
    ]
    assert render(transcript, "stamped") == data


@pytest.mark.parametrize(
    "text",
    [
        "Mona: 10:30 is fine.\n\nTheo: Not for me.\n\nMona: 11:15 then.\n\nTheo: Good.\n",
        "Mona: 12:30 is fine.\n\nTheo: 10:15 is better.\n\nMona: 9:45 it is.\n",
    ],
)
def test_times_that_people_speak_of_are_words(text: str) -> None:
    transcript = read_data(text.encode(), "talk.txt")
    assert transcript.meta.source_format == "txt"
    assert texts(transcript)[0] == text.split()[1]


@pytest.mark.parametrize("opening", ["{}\n00:00:0{},000\n", "{}\n0:0{} ", "{}\n[00:0{}]\n"])
def test_numbers_that_count_the_times_are_no_words(opening: str) -> None:
    said = ["We plant tulips.", "Why so?", "They last."]
    data = "\n".join(opening.format(n, 3 * n) + text + "\n" for n, text in enumerate(said, 1)).encode()
    transcript = read_data(data, "talk.txt")
    assert texts(transcript) == " ".join(said).split()
    assert [w.span.start_ms for w in transcript.words() if w.span and w.text[0].isupper()] == [3_000, 6_000, 9_000]
    assert transcript.speakers == ()
    assert render(transcript, "stamped") == data


def test_numbers_that_count_nothing_are_words() -> None:
    data = b"0:02\nWe had\n7\n\n0:05\nor was it\n3\n\n0:09\nof them\n"
    assert "7" in texts(read_data(data, "talk.txt"))
