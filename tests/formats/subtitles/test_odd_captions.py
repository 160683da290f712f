"""Caption files that are not quite right: no word is lost, the same bytes come back, problems are reported."""

from __future__ import annotations

import pytest

from jamedit.document.invariants import violations
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def srt(*captions: str) -> str:
    return "\n".join(captions)


def vtt(*captions: str) -> str:
    return "WEBVTT\n\n" + "\n".join(captions)


A = "1\n00:00:01,000 --> 00:00:02,000\none\n"
B = "2\n00:00:02,000 --> 00:00:03,000\ntwo\n"
# text, words, what the warnings speak of
CASES = {
    "no-break spaces at line ends": (srt(A.replace("one", "one\xa0\nand a\xa0\xa0"), B), "one and a two", ()),
    "numbers open the text": (srt(A.replace("one", "1984 was"), B.replace("two", "7\neggs")), "1984 was 7 eggs", ()),
    "a number alone": (srt(A.replace("one", "42"), B), "42 two", ()),
    "an ellipsis": (srt(A.replace("one", "… so…\n…"), B), "… so… … two", ()),
    "empty first line": (srt(A.replace("one", "\nlate"), B), "late two", ()),
    "empty line inside": (srt(A.replace("one", "one\n\nmore"), B), "one more two", ()),
    "empty head": ("\n\n\n" + srt(A, B), "one two", ()),
    "no final newline": (srt(A, B).rstrip("\n"), "one two", ()),
    "no line between": (A + B, "one two", ()),
    "out of order": (srt(B, A), "two one", ("begins before the one above",)),
    "overlap": (srt(A.replace("02,000", "02,900"), B), "one two", ("before the one above it ends",)),
    "no length": (srt(A.replace("02,000", "01,000"), B), "one two", ("ends when it begins",)),
    "backwards": (srt(A.replace("02,000", "00,500"), B), "one two", ("ends when it begins",)),
    "below zero": (srt(A.replace("\n00:00:01", "\n-00:00:01"), B), "one two", ("below zero",)),
    "an hour again": (srt(A.replace("00:00:0", "00:59:5"), B.replace("02,0", "00,0")), "one two", ("after 59:51",)),
    "a day again": (srt(A.replace("00:00:0", "23:59:5"), B.replace("02,0", "00,0")), "one two", ("after 23:59:51",)),
    "no numbers": (srt(A[2:], B[2:]), "one two", ()),
    "the same number": (srt(A, "1" + B[1:]), "one two", ()),
    "nested marks": (srt(A.replace("one", '<b><i>one</b></i> <font color="#fff">x</font> <u'), B), "one x <u two", ()),
    "spaces around": (srt(" 1 \n 00:00:01,000  -->  00:00:02,000 \n one \n ", B), "one two", ()),
    "dots and no hours": (srt(A.replace(",", "."), B.replace("00:00:0", "00:0")), "one two", ()),
    "late text": (vtt("00:01.000 --> 00:02.000\n\nlate\n", "00:02.000 --> 00:03.000\ntwo\n"), "late two", ()),
    "the same id": (vtt("x\n00:01.000 --> 00:02.000\none\n", "x\n00:02.000 --> 00:03.000\ntwo\n"), "one two", ()),
    "nested voices": (vtt("00:01.000 --> 00:02.000\n<v Ann><i>one <b>two</i></b></v>\n"), "one two", ()),
    "a map of times": ("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:0,MPEGTS:9\n\n00:01.000 --> 00:02.000\none\n", "one", ()),
    "rolls over": (
        vtt("59:59.000 --> 01:00:00.000\none\n", "00:00.100 --> 00:01.000\ntwo\n"),
        "one two",
        ("after 59:59",),
    ),
    "minus in vtt": (vtt("-00:01.000 --> 00:02.000\none\n"), "one", ("below zero",)),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("case", CASES)
def test_odd_captions_keep_their_words_and_bytes(case: str, ending: str) -> None:
    text, words, told = CASES[case]
    data = text.replace("\n", ending).encode()
    transcript = read_data(data, "talk")
    assert [w.text for w in transcript.words()] == words.split()
    assert violations(transcript) == []
    assert render(transcript, transcript.meta.source_format) == data
    messages = [w.message for w in transcript.meta.warnings]
    assert len(messages) == len(told)
    assert all(part in message for part, message in zip(told, messages, strict=True))


def test_mixed_line_ends_keep_the_words() -> None:
    transcript = read_data(
        b"1\r\n00:00:01,000 --> 00:00:02,000\none\r\n\n2\r00:00:02,000 --> 00:00:03,000\rtwo\n", "talk"
    )
    assert [w.text for w in transcript.words()] == ["one", "two"]
    assert any("differently from the rest" in w.message for w in transcript.meta.warnings)


def test_notes_stay_when_the_captions_around_them_go() -> None:
    from jamedit.edits.delete_words import DeleteWords

    note = "NOTE kept\n\n"
    text = vtt(
        "00:01.000 --> 00:02.000\none\n", note + "00:02.000 --> 00:03.000\ntwo\n", note + "00:03.0 --> 00:04.0\nend\n"
    )
    transcript = read_data(text.encode(), "talk")
    for n in range(3):
        word = list(transcript.words())[n]
        paragraph = next(p for p in transcript.paragraphs if word in p.words)
        after = render(DeleteWords((paragraph.id,), frozenset({word.id})).apply(transcript), "vtt").decode()
        assert after.count("NOTE kept") == 2
        assert word.text not in after.replace("NOTE", "")
        assert ("00:03.0 --> 00:04.0" in after) is (n != 2)


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_two_voices_in_one_line_do_not_share_a_word(between: str) -> None:
    text = f"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ines>Soup.</v>{between}<v Omar>Bread.</v>\n"
    transcript = read_data(text.encode(), "talk.vtt")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.text) for p in transcript.paragraphs] == [
        ("Ines", "Soup."),
        ("Omar", "Bread."),
    ]
    assert render(transcript, "vtt") == text.encode()
