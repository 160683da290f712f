"""Captions that roll up: every word once, with its time; the same bytes back; real repetition stays."""

from __future__ import annotations

import difflib

import pytest
from transcript_views import texts

from jamedit.edits.cue_breaks import BreakCue
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

# The shape of YouTube's automatic captions: one of 10 ms between two, a line of one space ({}) where there is no text.
YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.120 --> 00:00:02.389 align:start position:0%
{}
so<00:00:00.359><c> today</c><00:00:00.600><c> we</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
so today we
{}

00:00:02.399 --> 00:00:04.070 align:start position:0%
so today we
look<00:00:02.639><c> at</c><00:00:02.800><c> R&amp;D</c>

00:00:04.070 --> 00:00:04.080 align:start position:0%
look at R&amp;D
{}

00:00:04.080 --> 00:00:06.000 align:start position:0%
look at R&amp;D
yes

00:00:06.000 --> 00:00:06.010 align:start position:0%
yes
{}

00:00:06.010 --> 00:00:08.000 align:start position:0%
yes
yes

00:00:08.000 --> 00:00:08.010 align:start position:0%
yes
{}

00:00:10.000 --> 00:00:12.000 align:start position:0%
{}
[Music]

00:00:12.000 --> 00:00:12.010 align:start position:0%
[Music]
{}

00:00:14.000 --> 00:00:15.000 align:start position:0%
{}
[Music]
""".replace("{}", " ")
WORDS = ["so", "today", "we", "look", "at", "R&D", "yes", "yes", "[Music]", "[Music]"]
SRT = (
    "1\n00:00:00,120 --> 00:00:02,399\nso today we\n\n2\n00:00:02,399 --> 00:00:04,080\nso today we\nlook at bread\n\n"
    "3\n00:00:04,080 --> 00:00:06,080\nlook at bread\nand why\n\n"
    "4\n00:00:06,080 --> 00:00:08,080\nand why\nit rises\n\n"
    "5\n00:00:08,080 --> 00:00:09,000\nit rises\n"
)


def test_words_are_read_once_with_the_times_inside() -> None:
    transcript = read_data(YOUTUBE.encode(), "talk.vtt")
    assert texts(transcript) == WORDS
    times = [w.span.start_ms for w in transcript.words() if w.span]
    assert times == [120, 359, 600, 2399, 2639, 2800, 4080, 6010, 10_000, 14_000]
    assert [w.timing.name for w in transcript.words()][:6] == ["HEARD"] * 6
    assert transcript.meta.warnings == ()


@pytest.mark.parametrize(("text", "format_id"), [(YOUTUBE, "vtt"), (SRT, "srt")])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_untouched_comes_back_byte_for_byte(text: str, format_id: str, ending: str) -> None:
    data = text.replace("\n", ending).encode()
    assert render(read_data(data, "talk"), format_id) == data


def test_rolling_subrip_is_read_once() -> None:
    assert texts(read_data(SRT.encode(), "talk.srt")) == [*WORDS[:5], "bread", "and", "why", "it", "rises"]


def test_repeats_change_with_the_line_they_repeat() -> None:
    transcript = read_data(YOUTUBE.encode(), "talk.vtt")
    paragraph = transcript.paragraphs[0]
    changed = ReplaceText(paragraph.id, (paragraph.text.replace("today", "tonight"),)).apply(transcript)
    after = render(changed, "vtt").decode()
    lines = [x for x in difflib.ndiff(YOUTUBE.split("\n"), after.split("\n")) if x[0] in "+-"]
    assert [x for x in lines if x[0] == "+"] == [
        "+ so<00:00:00.359><c> tonight</c><00:00:00.600><c> we</c>",
        "+ so tonight we",
        "+ so tonight we",
    ]
    assert len(lines) == 6


@pytest.mark.parametrize(("text", "format_id"), [(YOUTUBE, "vtt"), (SRT, "srt")])
def test_edits_are_read_again_as_they_are(text: str, format_id: str) -> None:
    transcript = read_data(text.encode(), "talk")
    for p in transcript.paragraphs:
        whole = [DeleteWords((p.id,), frozenset(w.id for w in p.words[a:b])) for _, a, b in p.cue_ranges()]
        single = [
            edit
            for n, w in enumerate(p.words)
            for edit in (DeleteWords((p.id,), frozenset({w.id})), InsertWords(p.id, n, "new"), BreakCue(p.id, w.id))
        ]
        for edit in [*whole, *single]:
            after = edit.apply(transcript)
            data = render(after, format_id)
            assert texts(read_data(data, "again", format_id)) == texts(after), data.decode()


@pytest.mark.parametrize(
    "captions",
    [
        ["la la la"] * 6,
        ["la la la\nla la la"] * 6,
        ["- No.\n- Yes.", "- Yes.\n- No.", "What?", "- No.\n- No.", "Well.\nSo.", "Stop.\nNow."],
        ["we will\nrock you", "we will\nrock you", "rock you\nwe will", "a\nb", "c\nd"],
    ],
)
@pytest.mark.parametrize("format_id", ["srt", "vtt"])
def test_real_repetition_stays(captions: list[str], format_id: str) -> None:
    mark = "," if format_id == "srt" else "."
    text = "WEBVTT\n\n" if format_id == "vtt" else ""
    for i, caption in enumerate(captions):
        text += f"00:00:{i:02d}{mark}000 --> 00:00:{i:02d}{mark}900\n{caption}\n\n"
    assert texts(read_data(text.encode(), "song")) == " ".join(captions).split()


def test_a_word_said_three_times_is_read_three_times() -> None:
    shown = ["so we", "so we\nsay it", "say it\nyes", "yes\nyes", "yes\nyes", "yes\nand go", "and go\non"]
    text = "".join(f"{i}\n00:00:{i:02d},000 --> 00:00:{i + 1:02d},000\n{t}\n\n" for i, t in enumerate(shown))
    assert texts(read_data(text.encode(), "talk")) == ["so", "we", "say", "it", "yes", "yes", "yes", "and", "go", "on"]


def test_a_caption_that_goes_takes_its_repeats_along_and_no_other() -> None:
    transcript = read_data(YOUTUBE.encode(), "talk.vtt")
    p = transcript.paragraphs[0]
    gone = DeleteWords((p.id,), frozenset(w.id for w in p.words[3:6])).apply(transcript)
    after = render(gone, "vtt").decode()
    lines = [x for x in difflib.ndiff(YOUTUBE.split("\n"), after.split("\n")) if x[0] in "+-"]
    assert "look" not in after
    assert "00:00:04.070 -->" not in after
    assert "so today we" in after
    assert len(lines) <= 12
