"""Files made to hurt: huge, nested, broken on purpose. Each is read or refused, in a bounded time."""

from __future__ import annotations

import gc
import re
import time
from dataclasses import replace

import pytest
from format_examples import SOUND

from benchmarks.fuzz.checks import check, repacked
from benchmarks.speed import growth as bench_growth
from jamedit.document import Meta
from jamedit.document.invariants import violations
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

MANY = 20_000
BOUND_S = 20.0  # of the processor: each takes about one, and minutes where time grows with the square of the size


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
    "lone signs": "<" * MANY * 10,
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


def test_a_line_that_is_added_before_its_beginning_ends_no_earlier() -> None:
    added = '<text w="1" t="400" d="300" append="1"> today</text>'
    data = f'<timedtext><text w="1" t="2150"><?x?>three</text>{added}</timedtext>'.encode()
    transcript = read_data(data, "talk", "srv2")
    assert not violations(transcript)
    assert [w.text for w in transcript.words()] == ["three", "today"]


def test_bytes_that_are_no_utf_32_are_never_dropped() -> None:
    data = "<p>so it is</p>\n".encode("utf-32-be")
    assert read_data(data, "talk").meta.encoding == "utf-32-be-bare"
    broken = data[:9] + b"\xff" + data[10:]
    with pytest.raises(UnreadableFileError, match=r"talk\.html is no transcript"):
        read_data(broken, "talk.html")
    marked = read_data("\ufeff".encode("utf-32-be") + broken, "talk.txt")
    assert any("UTF-32" in w.message for w in marked.meta.warnings)


def test_a_character_in_its_second_code_is_told_of() -> None:
    usual = "今天我們來談談語言和聲音的關係。\n大家都知道電腦可以聽懂人說的話。\n" * 5 + "═" * 3 + "\n"
    data = usual.encode("cp950")
    assert read_data(data, "talk.txt").meta.warnings == ()
    other = data.replace("═".encode("cp950"), b"\xf9\xf9")
    transcript = read_data(other, "talk.txt")
    assert [w.text for w in transcript.words()] == usual.split()
    assert "two codes" in transcript.meta.warnings[0].message
    assert render(transcript, "txt") == data


def test_a_name_above_a_stamp_alone_is_whose_text_follows() -> None:
    data = b"Ines  0:03\nGood morning.\n\nOmar  0:07\nWe bake.\nInes  0:09\n0:12\nThank you.\n"
    transcript = read_data(data, "talk", "stamped")
    assert [s.name for s in transcript.speakers] == ["Ines", "Omar"]
    assert transcript.paragraphs[-1].speaker_id == transcript.speakers[0].id
    assert render(transcript, "stamped") == data
    eve = replace(transcript, speakers=(replace(transcript.speakers[0], name="Eve"), transcript.speakers[1]))
    assert render(eve, "stamped") == data.replace(b"Ines", b"Eve")


CLOCK = "00:01.000 --> 00:02.000\nso\n\n"
DOUBTS = {
    "vtt": "WEBVTT\n\n" + (CLOCK + "word\n\n") * MANY,
    "srt": "1\n-00:00:01,000 --> 00:00:02,000\nso\n\n" * MANY * 2,
    "sbv": "0:00:01.000,0:00:02.000\nso\n\n0:00:xx.000,0:00\nx\n" * MANY,
    "srv3": "<timedtext><body>" + '<p t="x" d="y">word</p>' * MANY + "</body></timedtext>",
    "ttml": '<tt><body><div><p begin="1s">so</p>' + "word<br/>" * MANY + "</div></body></tt>",
}


@pytest.mark.parametrize("format_id", DOUBTS)
def test_many_doubts_are_told_in_time(format_id: str) -> None:
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


LINE = "transcription " * (10 * (1 << 20) // 14)
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
def test_a_line_of_ten_megabytes_is_read_and_written(format_id: str) -> None:
    data = LINES[format_id].format(LINE).encode()
    start = time.process_time()
    transcript = read_data(data, "talk", format_id)
    assert render(transcript, format_id) == data
    assert time.process_time() - start < 2 * BOUND_S
    assert transcript.word_count == LINE.count(" ")


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.binary is None])
@pytest.mark.parametrize("opening", ["[", '{"a":', '{"results":[', "<div>", "<tt><p><span>", "(", '"\\'])
def test_deep_nesting_is_read_or_refused_in_a_sentence(format_id: str, opening: str) -> None:
    start = time.process_time()
    check((opening * MANY).encode(), format_id)
    assert time.process_time() - start < BOUND_S


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.binary is None])
@pytest.mark.parametrize("sign", ["\0", "\ud800", "\ufffe", "\x1b", "\u2028", "\x85"])
def test_signs_that_no_text_has_are_kept_or_told_of(format_id: str, sign: str) -> None:
    sound = SOUND[format_id].data.decode("utf-8")
    middle = sound.rfind("\n", 0, len(sound) * 2 // 3) + 1 or len(sound) // 2
    for data in (
        (sound[:middle] + 5 * sign + sound[middle:]).encode("utf-16", "surrogatepass"),
        (sound[:middle] + 5 * sign + sound[middle:]).encode("utf-8", "surrogatepass"),
    ):
        check(data, format_id)


def test_a_document_that_declares_two_gigabytes_is_refused_unopened() -> None:
    data = bytearray(SOUND["docx"].data)
    sizes = [m.start() + 24 for m in re.finditer(re.escape(b"PK\x01\x02"), bytes(data))]
    names = [bytes(data[at + 22 :][: data[at + 4]]) for at in sizes]
    at = sizes[names.index(b"word/document.xml")]
    data[at : at + 4] = (2 << 30).to_bytes(4, "little")
    start = time.process_time()
    with pytest.raises(UnreadableFileError, match="unpacks to far more than any transcript needs"):
        read_data(bytes(data), "talk.docx")
    assert time.process_time() - start < BOUND_S


def test_a_document_whose_parts_are_longer_than_declared_is_refused() -> None:
    data = bytearray(SOUND["docx"].data)
    sizes = [m.start() + 24 for m in re.finditer(re.escape(b"PK\x01\x02"), bytes(data))]
    names = [bytes(data[at + 22 :][: data[at + 4]]) for at in sizes]
    at = sizes[names.index(b"word/document.xml")]
    data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableFileError, match="no Word document, or a damaged one"):
        read_data(bytes(data), "talk.docx")


def test_a_document_read_many_times_leaves_nothing_behind() -> None:
    data = SOUND["docx"].data
    transcript = read_data(data, "talk.docx")
    changed = bench_growth.reworded(transcript)
    was_on = gc.isenabled()
    gc.disable()
    try:
        before = _documents()
        for _ in range(3):
            render(read_data(data, "talk.docx"), "docx")
            render(changed, "docx")
            render(replace(changed, meta=Meta()), "docx")
        assert _documents() == before
    finally:
        if was_on:
            gc.enable()


def _documents() -> int:
    """Count the parts of Word documents that still hold something."""
    parts = [
        each
        for each in gc.get_objects()
        if str(type(each).__module__).startswith("docx.") and hasattr(each, "__dict__")
    ]
    return sum(bool(vars(each)) and type(each).__name__.endswith("Part") for each in parts)


def test_a_document_whose_properties_are_of_another_kind_is_read() -> None:
    kind = b"application/vnd.openxmlformats-package.core-properties+xml"
    data = repacked(SOUND["docx"].data, "[Content_Types].xml", lambda old: old.replace(kind, b"application/x-other"))
    transcript = read_data(data, "talk.docx")
    assert transcript.word_count == read_data(SOUND["docx"].data, "talk.docx").word_count
    titled = replace(transcript, meta=replace(transcript.meta, title="Another"))
    assert read_data(render(titled, "docx"), "talk.docx").word_count == transcript.word_count
