"""SubRip and WebVTT that other programs have bent: arrows, frames, invisible characters, missing blank lines."""

from __future__ import annotations

import pytest

from jamedit.document import Transcript
from jamedit.edits.set_time import SetTime
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def captions(transcript: Transcript) -> list[tuple[int, int, str]]:
    found = []
    for p in transcript.paragraphs:
        for cue, a, b in p.cue_ranges():
            assert cue.span
            found.append((cue.span.start_ms, cue.span.end_ms, " ".join(w.text for w in p.words[a:b])))
    return found


WANTED = [(1000, 2500, "Rye is dark."), (3000, 4500, "Oats are pale.")]
TEXT = "1\n00:00:01,000 --> 00:00:02,500\nRye is dark.\n\n2\n00:00:03,000 --> 00:00:04,500\nOats are pale.\n"


@pytest.mark.parametrize("arrow", ["->", "–>", "—>", "→", "--&gt;", "=>", "⇒", "-- >", "—›"])
def test_bent_arrows_are_arrows(arrow: str) -> None:
    data = TEXT.replace("-->", arrow).encode()
    transcript = read_data(data, "rye.srt")
    assert (transcript.meta.source_format, captions(transcript)) == ("srt", WANTED)
    assert render(transcript, "srt") == data


@pytest.mark.parametrize("mark", ["\u200e", "\u202a", "\u2060", "\ufeff", "\u00ad", "\u200c", "\u200b", "\u2068"])
def test_invisible_characters_are_no_text(mark: str) -> None:
    for text in (mark + TEXT, TEXT.replace("\n2\n", f"\n{mark}2\n"), TEXT.replace("00:00:03", f"{mark}00:00:03")):
        data = b"\xef\xbb\xbf" + text.encode() if mark == "\ufeff" else text.encode()
        transcript = read_data(data, "rye.srt")
        assert captions(transcript) == WANTED, repr(text)
        assert render(transcript, "srt") == data


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace(":", ": ").replace(",", ", "),
        lambda t: t.translate(str.maketrans("0123456789:,", "０１２３４５６７８９：，")),
        lambda t: t.replace(",", ":"),
        lambda t: t.replace("-->", "  -->\t"),
    ],
    ids=["spaces", "wide", "colons", "more spaces"],
)
def test_times_as_translators_leave_them(change: object) -> None:
    data = change(TEXT).encode()  # type: ignore[operator]
    transcript = read_data(data, "rye.srt")
    assert captions(transcript) == WANTED
    assert render(transcript, "srt") == data


def test_frames_are_counted_and_written_back() -> None:
    data = b"1\n00:00:59;28 --> 00:01:00;02\nRye.\n\n2\n01:00:00;00 --> 01:00:02;15\nOats.\n"
    transcript = read_data(data, "rye.srt")
    assert captions(transcript) == [(59_933, 60_067, "Rye."), (3_600_000, 3_602_500, "Oats.")]
    assert render(transcript, "srt") == data
    first = transcript.paragraphs[0]
    later = SetTime(first.id, first.words[0].id, 59_500, False).apply(transcript)
    assert render(later, "srt") == data.replace(b"00:00:59;28", b"00:00:59;15")


def test_short_fractions_that_are_whole_milliseconds() -> None:
    times = ("01,950 --> 00:00:03,91", "03,97 --> 00:00:03,830", "04,5 --> 00:00:05,12")
    data = "\n".join(f"{n}\n00:00:{time}\nrye\n" for n, time in enumerate(times, 1)).encode()
    transcript = read_data(data, "rye.srt")
    assert captions(transcript) == [(1950, 3091, "rye"), (3097, 3830, "rye"), (4005, 5012, "rye")]
    assert render(transcript, "srt") == data


def test_entities_are_read_and_words_like_them_written_as_such() -> None:
    data = b"1\n00:00:01,000 --> 00:00:02,000\nRye &amp; oats, that&#39;s &lt;all&gt;&nbsp;of AT&T\n"
    transcript = read_data(data, "rye.srt")
    assert captions(transcript) == [(1000, 2000, "Rye & oats, that's <all> of AT&T")]
    assert render(transcript, "srt") == data
    vtt = read_data(b"WEBVTT\n\n00:01.000 --> 00:02.000\nwrite &amp;amp; here\n", "rye.vtt")
    assert captions(read_data(render(vtt, "srt"), "rye.srt")) == [(1000, 2000, "write &amp; here")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n00:01.000 --> 00:02.500\nRye is dark.\n", WANTED[:1]),
        ("WEBVTT\n \n00:01.000 --> 00:02.500\nRye is dark.\n", WANTED[:1]),
        (
            "WEBVTT\n\n1\n00:01.000 --> 00:02.500\nRye is dark.\n2\n00:03.000 --> 00:04.500\nOats are pale.\n",
            WANTED,
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.500\nRye &amp oats &lt rye\n", [(1000, 2500, "Rye & oats < rye")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.500\n<v ->Rye is dark.</v>\n", WANTED[:1]),
    ],
)
def test_webvtt_that_lacks_something(text: str, wanted: list[tuple[int, int, str]]) -> None:
    transcript = read_data(text.encode(), "rye.vtt")
    assert captions(transcript) == wanted
    assert transcript.speakers == ()
    assert transcript.meta.warnings == ()
    assert render(transcript, "vtt") == text.encode()


def test_padding_at_the_ends_of_lines_is_no_text() -> None:
    transcript = read_data(TEXT.replace(".\n", ".\0\0\n").encode(), "rye.srt")
    assert captions(transcript) == WANTED
    assert len(transcript.meta.warnings) == 1
