"""Captions written: made from words, changed, numbered, left out."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import made
import pytest

from jamedit.document import Cue, Span, Transcript
from jamedit.errors import UnwritableFileError
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

SRT = "1\n00:00:01,000 --> 00:00:02,000\nOne two\nthree.\n\n2\n00:00:02,000 --> 00:00:04,000\nFour five.\n"


def read(text: str, format_id: str | None = None) -> Transcript:
    return read_data(text.encode(), "talk", format_id)


def test_captions_made_from_words_fit_two_lines_and_seven_seconds() -> None:
    transcript = made.large(2_000)
    again = read_data(render(transcript, "srt"), "made.srt")
    cues = [c for p in again.paragraphs for c in p.cues]
    assert [w.text for w in again.words()] == [w.text for w in transcript.words()]
    for cue in cues:
        assert cue.source is not None
        assert cue.span is not None
        lines = cue.source.text.split("\n")
        assert len(lines) <= 2
        assert max(map(len, lines)) <= 42
        assert cue.span.length_ms <= 7_000
    ends = [c.span for c in cues if c.span]
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(ends))


def test_a_transcript_without_times_cannot_become_captions() -> None:
    transcript = read("Only text.\n\nNo times.", "txt")
    for target in ("srt", "vtt", "whisper"):
        with pytest.raises(UnwritableFileError, match=f"talk has no times, which {target} needs"):
            render(transcript, target)


def test_lines_with_word_times_are_cut_again_for_captions() -> None:
    transcript = read("one two\xa0\nthree four.\xa0\xa0\n", "lines")
    paragraph = transcript.paragraphs[0]
    words = tuple(replace(w, span=Span(i * 500, i * 500 + 400)) for i, w in enumerate(paragraph.words))
    timed = transcript.splice(0, 1, [replace(paragraph, words=words)])
    assert render(timed, "srt").decode() == "1\n00:00:00,000 --> 00:00:01,900\none two three four.\n"


def test_a_moved_caption_changes_its_line_of_times_only() -> None:
    transcript = read(SRT)
    paragraph = transcript.paragraphs[0]
    moved = (replace(paragraph.cues[0], span=Span(1_000, 1_900)), paragraph.cues[1])
    text = render(transcript.splice(0, 1, [replace(paragraph, cues=moved)]), "srt").decode()
    assert text == SRT.replace("00:00:02,000\nOne", "00:00:01,900\nOne")


def test_captions_are_renumbered_when_one_comes() -> None:
    transcript = read(SRT)
    paragraph = transcript.paragraphs[0]
    one, two = paragraph.cues
    split = Cue(paragraph.words[2].id, Span(1_500, 2_000))
    cues = (replace(one, span=Span(1_000, 1_500), source=None), split, two)
    text = render(transcript.splice(0, 1, [replace(paragraph, cues=cues)]), "srt").decode()
    assert [line for line in text.split("\n") if line.isdigit()] == ["1", "2", "3"]
    assert text.endswith("3\n00:00:02,000 --> 00:00:04,000\nFour five.\n")


def test_odd_numbers_stay_as_they_are() -> None:
    text = SRT.replace("1\n00", "10\n00", 1).replace("2\n00:00:02", "10\n00:00:02", 1)
    assert render(read(text), "srt").decode() == text


def test_line_breaks_go_along_to_another_format() -> None:
    assert "One two\nthree." in render(read(SRT), "vtt").decode()


def test_clean_layer_leaves_hidden_words_out_everywhere() -> None:
    transcript = read(SRT)
    paragraph = transcript.paragraphs[0]
    words = tuple(replace(w, hidden=w.text in ("two", "Four")) for w in paragraph.words)
    hidden = transcript.splice(0, 1, [replace(paragraph, words=words)])
    for target in ("srt", "vtt", "whisper", "txt", "md", "lines", "json"):
        clean = read_data(render(hidden, target, WriteOptions(layer="clean")), "x", target)
        assert [w.text for w in clean.words()] == ["One", "three.", "Five."]
        verbatim = read_data(render(hidden, target), "x", target)
        assert verbatim.word_count == 5


def test_speakers_come_through_webvtt_and_can_be_left_out() -> None:
    transcript = made.transcript("so it is", "is it so", cues=True, speakers=2)
    text = render(transcript, "vtt").decode()
    assert "<v Speaker 1>so it is" in text
    assert [s.name for s in read(text).speakers] == ["Speaker 1", "Speaker 2"]
    assert "<v" not in render(transcript, "vtt", WriteOptions(speakers=False)).decode()


def test_reading_and_writing_many_captions_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        stamp = "00:{:02d}:{:02d},{:03d}".format
        times = [stamp(i // 60_000, i // 1000 % 60, i % 1000) for i in range(0, count * 50, 50)]
        cues = (f"{i}\n{t} --> {t}\nsome words of a line\nand more of it\n" for i, t in enumerate(times, 1))
        data = "\n".join(cues).encode()
        start = time.process_time()
        assert render(read_data(data, "big.srt"), "srt") == data
        return time.process_time() - start

    seconds(500)
    assert seconds(16_000) < 16 * max(seconds(4_000), 0.02)
