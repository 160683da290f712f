"""Times of words inside WebVTT captions: written when asked for, kept and changed where the file has them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Cue, Meta, Paragraph, Span, Timing, Transcript, Word
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

ASKED = WriteOptions(word_times=True)
STAMPED = """WEBVTT

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ann>so <00:00:01.500><c>it</c><00:00:02.000> is
<00:00:03.250>now</v>

00:05.000 --> 00:08.000
and<00:06.000> so on
"""


def spoken(*words: tuple[str, int, int], timing: Timing = Timing.HEARD, cue: Span | None = None) -> Transcript:
    made = tuple(Word(i, text, Span(a, b), None, timing) for i, (text, a, b) in enumerate(words, 2))
    span = cue or Span(words[0][1], words[-1][2])
    return Transcript((Paragraph(1, None, made, (Cue(2, span),)),), (), (), Meta(), len(words) + 2)


def changed(transcript: Transcript, number: int, **values: object) -> Transcript:
    """Return the transcript with another time, text or timing of one word."""
    place = 0
    paragraphs = []
    for p in transcript.paragraphs:
        words = [replace(w, **values) if place + i == number else w for i, w in enumerate(p.words)]  # type: ignore[arg-type]
        place += len(words)
        paragraphs.append(replace(p, words=tuple(words)))
    return replace(transcript, paragraphs=tuple(paragraphs))


def text_of(transcript: Transcript, options: WriteOptions = ASKED) -> str:
    return render(transcript, "vtt", options).decode()


def times(transcript: Transcript) -> list[Span | None]:
    return [w.span for w in transcript.words()]


def test_times_are_written_before_words_and_where_a_pause_begins() -> None:
    talk = spoken(("so", 1000, 1200), ("it", 1200, 1400), ("is", 2000, 2500), cue=Span(900, 3000))
    assert text_of(talk).endswith(
        "00:00:00.900 --> 00:00:03.000\n"
        "<00:00:01.000>so <00:00:01.200>it<00:00:01.400> <00:00:02.000>is<00:00:02.500>\n"
    )
    again = read_data(text_of(talk).encode(), "talk.vtt")
    assert times(again) == times(talk)
    assert {w.timing for w in again.words()} == {Timing.HEARD}
    assert "<" not in text_of(talk, WriteOptions())


def test_estimates_are_never_written() -> None:
    assert "<" not in text_of(spoken(("so", 1000, 1200), ("it", 1200, 1400), timing=Timing.ESTIMATED))


def test_marks_and_entities_stay_around_times() -> None:
    data = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>one &amp; <i>two</i>\nthree &lt;x\n"
    talk = read_data(data, "talk.vtt")
    assert render(talk, "vtt", ASKED) == data
    aligned = changed(talk, 2, span=Span(1500, 2000), timing=Timing.ALIGNED)
    assert text_of(aligned) == data.decode().replace("<i>two", "<i><00:00:01.500>two<00:00:02.000>")


def test_a_file_with_times_comes_back_whether_they_are_asked_for_or_not() -> None:
    talk = read_data(STAMPED.encode(), "talk.vtt")
    assert text_of(talk) == text_of(talk, WriteOptions()) == STAMPED
    assert "words" not in losses(talk, "vtt")
    assert "words" in losses(talk, "srt", ASKED)


@pytest.mark.parametrize(
    ("number", "span", "old", "new"),
    [
        (1, Span(1600, 2000), "so <00:00:01.500>", "so<00:00:01.500> <00:00:01.600>"),
        (3, Span(3000, 4000), "<00:00:03.250>", "<00:00:03.000>"),
        (0, Span(1200, 1500), "<v Ann>so", "<v Ann><00:00:01.200>so"),
        (2, Span(2000, 2750), "is\n", "is<00:00:02.750>\n"),
        (4, Span(5000, 5500), "and<00:06.000>", "and<00:05.500> <00:06.000>"),
    ],
)
def test_a_changed_time_changes_its_stamp_alone(number: int, span: Span, old: str, new: str) -> None:
    talk = read_data(STAMPED.encode(), "talk.vtt")
    moved = changed(talk, number, span=span, timing=Timing.SET)
    if number == 4:  # the words behind share their time out until one of them is known
        moved = changed(moved, 5, span=Span(6000, 6800), timing=Timing.SET)
    written = text_of(moved, WriteOptions())
    again = read_data(written.encode(), "talk.vtt")
    assert times(again)[number] == span
    if number != 4:
        assert written == STAMPED.replace(old, new)


def test_a_moved_boundary_moves_one_stamp() -> None:
    talk = read_data(STAMPED.encode(), "talk.vtt")
    moved = changed(changed(talk, 0, span=Span(1000, 1450)), 1, span=Span(1450, 2000))
    assert text_of(moved, WriteOptions()) == STAMPED.replace("01.500>", "01.450>")


def test_a_changed_word_keeps_its_time_and_the_others_theirs() -> None:
    talk = changed(read_data(STAMPED.encode(), "talk.vtt"), 1, text="she")
    assert text_of(talk, WriteOptions()) == STAMPED.replace("<c>it<", "<c>she<")


def test_words_keep_their_times_when_the_speaker_changes() -> None:
    talk = read_data(STAMPED.encode(), "talk.vtt")
    renamed = replace(talk, speakers=tuple(replace(s, name="Eve") for s in talk.speakers))
    again = read_data(text_of(renamed, WriteOptions()).encode(), "talk.vtt")
    assert times(again) == times(talk)
    assert [s.name for s in again.speakers] == ["Eve"]


def test_times_that_run_backwards_are_left_out() -> None:
    talk = spoken(("so", 1000, 3000), ("it", 500, 800), ("is", 2000, 9000), cue=Span(1000, 2600))
    again = read_data(text_of(talk).encode(), "talk.vtt")
    assert [w.text for w in again.words()] == ["so", "it", "is"]
    starts = [w.span.start_ms for w in again.words() if w.span]
    assert starts == sorted(starts)
    assert starts[-1] == 2000


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 900)), min_size=1, max_size=12), st.integers(0, 300))
def test_every_time_survives_the_round_trip(lengths: list[tuple[int, int]], lead: int) -> None:
    words, at = [], 1000 + lead
    for number, (length, pause) in enumerate(lengths):
        words.append((f"word{number}" if number % 5 else "so", at, at + length))
        at += length + pause
    talk = spoken(*words, cue=Span(1000, at + 1))
    written = text_of(talk)
    again = read_data(written.encode(), "talk.vtt")
    assert times(again) == times(talk)
    assert text_of(again, WriteOptions()) == written


def read(text: str, format_id: str | None = None) -> Transcript:
    return read_data(text.encode(), "talk.txt", format_id)


def test_times_inside_a_webvtt_caption_are_heard_times() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\none <00:00:02.000>two <00:00:03.000>three four\n"
    words = list(read(text).words())
    assert [w.span for w in words[:2]] == [Span(1000, 2000), Span(2000, 3000)]
    assert [w.timing for w in words] == [Timing.HEARD, Timing.HEARD, Timing.ESTIMATED, Timing.ESTIMATED]
    assert words[3].span == Span(words[2].span.end_ms, 4000) if words[2].span else False


def test_times_that_run_backwards_inside_a_caption_are_not_believed() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\none <00:00:03.000>two <00:00:02.000>three\n"
    assert {w.timing for w in read(text).words()} == {Timing.ESTIMATED}
