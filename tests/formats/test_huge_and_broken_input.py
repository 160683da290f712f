"""Files that are huge, nested or broken on purpose: each is read or refused, in a bounded time."""

from __future__ import annotations

import time

import pytest
from format_examples import SOUND

from benchmarks.fuzz.checks import check
from jamedit.document.invariants import violations
from jamedit.errors import JameditError, UnreadableFileError
from jamedit.formats.detect import detect
from jamedit.formats.engine import builder
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

MANY = 10_000
CUE = "1\n00:00:01,000 --> 00:00:02,000\nand so on\n\n"
SPOKEN = '{"paragraphs": [{"words": ["and", "so", "on"]}' + ', {"words": ["and", "so", "on"]}' * 9 + "]}"
BOUND_S = 8.0  # of the processor: each takes about half of one, and a minute where time grows with the square


def bounded(data: bytes, format_id: str) -> None:
    start = time.process_time()
    transcript = read_data(data, "talk", format_id)
    written = render(transcript, format_id)
    assert time.process_time() - start < BOUND_S
    assert not violations(transcript)
    if not transcript.meta.warnings:
        assert written == data


PAGES = {
    "never closed": "<a>x " * MANY,
    "never closed, no words": "<a>" * MANY,
    "paragraphs in a row": "<p>word " * MANY,
    "lists in lists": "<ul><li>word " * MANY,
    "tables in tables": "<table><tr><td>A<td>two words" * MANY,
    "a table": "<table>" + "<tr><td>A<td>two words</td>" * MANY,
    "lines": "<p>" + "word<br>" * MANY,
    "times in one paragraph": "<p>" + '<span data-timestamp="1">0:01</span> word ' * MANY,
    "one tag": "<p><span " + "data-timestamp " * MANY,
    "lone characters": "<" * MANY * 10,
    "lone tags": "<a " * MANY * 5,
    "lone quotes": '<a "' * MANY * 5,
    "scripts": "<script>x</script>a" * MANY,
    "comments": "<!-- x" * MANY * 5,
}


@pytest.mark.parametrize("kind", PAGES)
def test_pages_take_time_in_step_with_their_size(kind: str) -> None:
    bounded(f"<html><body>{PAGES[kind]}".encode(), "html")


@pytest.mark.parametrize("format_id", ["srv1", "srv2", "srv3", "ttml", "eaf", "html"])
def test_a_tag_of_one_long_name(format_id: str) -> None:
    tag = {"srv1": "text", "srv2": "text", "eaf": "TIME_SLOT"}.get(format_id, "p")
    data = f"""<x><{tag} t="8"{"a" * MANY * 5}>so</{tag}></x>""".encode()
    start = time.process_time()
    assert [w.text for w in read_data(data, "talk", format_id).words()] == ["so"]
    assert time.process_time() - start < BOUND_S


@pytest.mark.parametrize("format_id", ["srv3", "ttml", "eaf", "html"])
def test_a_tag_whose_name_is_a_prefix_alone_closes_nothing_else(format_id: str) -> None:
    assert check(b"<x></a:>so <a:>it</a:> is</x>", format_id)


CLOCK = "00:01.000 --> 00:02.000\nso\n\n"
DOUBTS = {
    "vtt": "WEBVTT\n\n" + (CLOCK + "word\n\n") * MANY,
    "srt": "1\n-00:00:01,000 --> 00:00:02,000\nso\n\n" * MANY * 2,
    "sbv": "0:00:01.000,0:00:02.000\nso\n\n0:00:xx.000,0:00\nx\n" * MANY,
    "srv3": "<timedtext><body>" + '<p t="x" d="y">word</p>' * MANY + "</body></timedtext>",
    "ttml": '<tt><body><div><p begin="1s">so</p>' + "word<br/>" * MANY + "</div></body></tt>",
}


@pytest.mark.parametrize("format_id", DOUBTS)
def test_many_problems_are_reported_in_time(format_id: str) -> None:
    start = time.process_time()
    transcript = read_data(DOUBTS[format_id].encode(), "talk", format_id)
    assert time.process_time() - start < BOUND_S
    assert transcript.meta.warnings
    assert all(w.line for w in transcript.meta.warnings)


def test_an_elan_file_of_many_tiers_of_one_name_is_read_in_time() -> None:
    value = "<ANNOTATION_VALUE>so</ANNOTATION_VALUE>"
    annotation = f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="a">{value}</ALIGNABLE_ANNOTATION>'
    tier = f'<TIER TIER_ID="a"><ANNOTATION>{annotation}</ANNOTATION></TIER>'
    start = time.process_time()
    transcript = read_data(f"<ANNOTATION_DOCUMENT>{tier * 10_000}</ANNOTATION_DOCUMENT>".encode(), "talk", "eaf")
    assert time.process_time() - start < BOUND_S
    assert transcript.word_count == 10_000


LINE = "transcription " * (4 * (1 << 20) // 14)
LINES = {
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n{}",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n{}",
    "ass": "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,{}",
    "stamped": "[0:01] {}",
    "txt": "{}",
    "csv": "start,end,text\n1,2,{}",
    "html": "<html><body><p>{}</p>",
    "ttml": '<tt><body><div><p begin="1s" end="2s">{}</p></div></body></tt>',
    "whisper-json": '{{"segments":[{{"start":0,"end":1,"text":"{}"}}]}}',
    "textgrid": 'File type = "ooTextFile"\n"TextGrid"\n0\n9\n<exists>\n1\n"IntervalTier"\n"A"\n0\n9\n1\n0\n9\n"{}"\n',
}


@pytest.mark.parametrize("format_id", LINES)
def test_a_line_of_four_megabytes_is_read_and_written(format_id: str) -> None:
    data = LINES[format_id].format(LINE).encode()
    start = time.process_time()
    transcript = read_data(data, "talk", format_id)
    assert render(transcript, format_id) == data
    assert time.process_time() - start < BOUND_S
    assert transcript.word_count == LINE.count(" ")


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.binary is None])
@pytest.mark.parametrize("opening", ["[", '{"a":', '{"results":[', "<div>", "<tt><p><span>", "(", '"\\'])
def test_deep_nesting_is_read_or_refused_in_a_sentence(format_id: str, opening: str) -> None:
    start = time.process_time()
    check((opening * MANY).encode(), format_id)
    assert time.process_time() - start < BOUND_S


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.binary is None])
@pytest.mark.parametrize("character", ["\0", "\ud800", "\ufffe", "\x1b", "\u2028", "\x85"])
def test_characters_that_no_text_has_are_kept_or_reported(format_id: str, character: str) -> None:
    sound = SOUND[format_id].data.decode("utf-8")
    middle = sound.rfind("\n", 0, len(sound) * 2 // 3) + 1 or len(sound) // 2
    for data in (
        (sound[:middle] + 5 * character + sound[middle:]).encode("utf-16", "surrogatepass"),
        (sound[:middle] + 5 * character + sound[middle:]).encode("utf-8", "surrogatepass"),
    ):
        check(data, format_id)


def test_a_line_of_a_megabyte_is_read_in_time() -> None:
    start = time.process_time()
    for text in ('"' * 1_000_000, "{\\p1" * 300_000, "[00:01.00]" * 100_000, "0:01 " * 200_000, "a\t" * 400_000):
        detect(text, "talk.csv")
    for format_id, text in (
        ("csv", '"' * 1_000_000),
        ("ass", "Dialogue: " + "{\\k1}a " * 50_000),
        ("ctm", "a " * 300_000),
    ):
        read_data(text.encode(), "talk", format_id)
    assert time.process_time() - start < 2 * BOUND_S


XML = ("ttml", "srv1", "srv2", "srv3", "eaf")


@pytest.mark.parametrize("format_id", XML)
def test_entities_and_deep_nesting_are_refused(format_id: str) -> None:
    for text in ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>', "<div>" * 300 + "word"):
        with pytest.raises(JameditError, match=r"^talk .*\.$"):
            read_data(text.encode(), "talk", format_id)


@pytest.mark.parametrize("format_id", [*XML, "html"])
@pytest.mark.parametrize("piece", ["<!-- ", "<", "<a b='", "<![CDATA[", "<!x ", "</p>", "&lt;font ", "<br", "<s "])
def test_much_of_anything_is_read_in_linear_time(format_id: str, piece: str) -> None:
    transcript = read_data((piece * 20_000 + " word").encode(), "talk", format_id)
    assert violations(transcript) == []


@pytest.mark.parametrize(("name", "text"), [("talk.txt", "um " * 40), ("talk.srt", CUE * 12), ("talk.json", SPOKEN)])
def test_a_file_of_more_words_than_any_transcript_is_refused(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_data(text.encode(), name).word_count >= 24
    monkeypatch.setattr(builder, "MOST_WORDS", 20)
    with pytest.raises(UnreadableFileError, match=rf"^{name} cannot be read.*more than .* words; divide it.*\.$"):
        read_data(text.encode(), name)


def test_a_text_with_the_name_of_a_film_box_in_the_same_place_is_a_text() -> None:
    assert read_data(b"The ftyp box says it.\n", "notes.txt").word_count == 5
    with pytest.raises(UnreadableFileError, match="a recording"):
        read_data(b"\0\0\0\x20ftypisom" + bytes(40), "film.txt")
