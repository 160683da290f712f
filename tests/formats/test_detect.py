"""Which format a file is of, told by its content."""

from __future__ import annotations

import time

import pytest
from examples_markup import SOUND
from format_examples import SOUND as ALL

from jamedit.formats.detect import detect

NEIGHBOURS = [
    ("0:00:01.000,0:00:02.000\nHi\n", "sbv"),
    ("0:00:01,0:00:02\nHi\n", "sbv"),
    ("[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi\n", "ass"),
    ("; a remark\n[Script Info]\nTitle: x\n", "ass"),
    ("[00:01.00]one\n[00:02.00]two\n", "lrc"),
    ("[ar:Ines]\n[00:01]one\n[00:02]two\n", "lrc"),
    ("[00:01] one\n\n[00:02] two\n", "stamped"),
    ("[00:00:01.000 --> 00:00:02.000] one\n[00:00:02.000 --> 00:00:03.000] two\n", "whisper"),
    ("0.5\t1.5\tone\n1.5\t2.5\ttwo\n", "labels"),
    ("start\tend\ttext\n0\t900\tone\n", "tsv"),
    ("0\t900\tone\n900\t1800\ttwo\n", "labels"),
    ("start,end,text\n0,0.9,one\n", "csv"),
    ("Speaker;Text;Start\nInes;one;00:01\n", "csv"),
    ("talk 1 0.0 0.5 one 0.9\ntalk 1 0.5 0.5 two 0.9\n", "ctm"),
    ("0:01\none\n0:04\ntwo\n", "stamped"),
    ("Ines: one, two\nOmar: three, four\nInes: five\n", "txt"),
    ("one, two, three\nfour, five, six\n", "lines"),
    ("text, start, end of it\nand so on, and so on\n", "lines"),
    ("At 10:30 we left.\n\nAt 11:45 we were back.\n", "txt"),
    ("09:00 Coming in\n09:30 Opening\n10:00 Bread\n", "lines"),
    ("1\n00:00:01,000 --> 00:00:02,000\n0:05 is a time\n", "srt"),
    ("# Bread\n\n0:05 is a time\n", "md"),
    ("[Music]\n[Applause]\nso we go\n", "lines"),
]


@pytest.mark.parametrize(("text", "format_id"), NEIGHBOURS)
def test_text_formats_are_distinguished_from_their_neighbours(text: str, format_id: str) -> None:
    for name in ("", "talk.txt", "talk.dat"):
        assert detect(text, name).id == format_id


@pytest.mark.parametrize("format_id", [i for i in SOUND if i != "docx"])
def test_markup_formats_are_distinguished_from_their_neighbours(format_id: str) -> None:
    for name in ("", "talk.txt", "talk.xml", "talk.json", "talk.html"):
        assert detect(SOUND[format_id].text, name).id == format_id
    for other in (
        '{"text": " Hello", "segments": []}',
        "<b>bold</b> text",
        "<p>one",
        "I <3 <tt> tags",
        "<?xml version='1.0'?><rss/>",
    ):
        assert detect(other, "").id not in SOUND


@pytest.mark.parametrize(
    ("text", "format_id"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "srt"),
        ("00:00:01,000 --> 00:00:02,000\nHi\n", "srt"),
        ("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "vtt"),
        ("[00:01.000 --> 00:02.000] Hi", "whisper"),
        ("# Title\n\ntext", "md"),
        ("---\na: b\n---\n\ntext", "md"),
        ("See [this](x) and [that](y).\n\n![](z)\n", "md"),
        ("one\xa0\ntwo\xa0\xa0\n", "lines"),
        ("so we looked at\nthe figures and then\nwe thought that it\nwould not do at all\nso we went on\n", "lines"),
        ("no full stop " * 200, "lines"),
        ("A short note.", "txt"),
        ("First paragraph.\n\nSecond one.\n", "txt"),
        ("C# and # signs are text", "txt"),
        ('{ "paragraphs" : [] }', "json"),
    ],
)
def test_the_format_is_recognised_by_content_whatever_the_name(text: str, format_id: str) -> None:
    for name in ("", "talk.txt", "talk.dat"):
        assert detect(text, name).id == format_id


_RUNS = (" ", "\t", "\n", "1", "a ", "a\n", ": ", "[", "<", "\xa0", "1:02 ", '{"a":')
_BUDGET_S = 1.0  # of the processor for one text; measured: .05 s


@pytest.mark.parametrize("format_id", [i for i, example in ALL.items() if b"\0" not in example.data])
def test_long_runs_of_anything_do_not_hold_up_detection(format_id: str) -> None:
    lines = ALL[format_id].data.decode("utf-8", "replace").splitlines(keepends=True)
    middle = len(lines) // 2
    for run in _RUNS:
        text = "".join(lines[:middle]) + "x" + run * (60_000 // len(run)) + "x" + "".join(lines[middle:])
        start = time.process_time()
        detect(text, "talk.txt")
        assert time.process_time() - start < _BUDGET_S, f"{run!r} in the middle"
