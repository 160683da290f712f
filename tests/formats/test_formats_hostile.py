"""Files made to hurt: huge, nested, broken on purpose. Each is read or refused, in a bounded time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from jamedit.document.invariants import violations
from jamedit.formats import read_data, render

MANY = 20_000
BOUND_S = 6.0  # of the processor; each takes about one, and minutes where time grows with the square


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
    transcript = read_data(broken, "talk.html")
    assert transcript.meta.warnings
    marked = read_data("\ufeff".encode("utf-32-be") + broken, "talk.txt")
    assert any("UTF-32" in w.message for w in marked.meta.warnings)


def test_a_name_above_a_stamp_alone_is_whose_text_follows() -> None:
    data = b"Ines  0:03\nGood morning.\n\nOmar  0:07\nWe bake.\nInes  0:09\n0:12\nThank you.\n"
    transcript = read_data(data, "talk", "stamped")
    assert [s.name for s in transcript.speakers] == ["Ines", "Omar"]
    assert transcript.paragraphs[-1].speaker_id == transcript.speakers[0].id
    assert render(transcript, "stamped") == data
    eve = replace(transcript, speakers=(replace(transcript.speakers[0], name="Eve"), transcript.speakers[1]))
    assert render(eve, "stamped") == data.replace(b"Ines", b"Eve")
