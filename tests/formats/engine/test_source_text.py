"""How the source of a transcript is kept in projects: now, and by earlier versions."""

from __future__ import annotations

import zlib
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from format_examples import SOUND

from jamedit.document import Meta, Transcript
from jamedit.document.project import Project
from jamedit.formats.engine.source_layout import Layout, forget_layout, layout_of
from jamedit.formats.engine.source_text import keep_bytes, keep_text, kept_text, source_bytes, source_text
from jamedit.formats.native.project import create, load
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

# What version 1 put into projects: a layout, the text compressed, the text as it was.
OLD = {
    "srt": (
        b"7\n00:00:01,5 --> 00:00:02,000\nSo it\ngoes.\n\n\n9\n00:00:03,000 --> 00:00:04,000\nOn.\n",
        '{"head":"","tail":"\\n","separator":"\\n\\n","before":{},"raw":{},"line":{"2":"7\\n00:00:01,5 --> 00:00:02,000'
        '\\n","5":"9\\n00:00:03,000 --> 00:00:04,000\\n"},"gap":{"2":"\\n\\n\\n"},"keys":[2,5,6],"repeats":false}',
    ),
    "whisper-json": (
        b'{"text": "So it goes.", "segments": [{"start": 0.5, "end": 2.0, "text": " So it goes."}]}\n',
        "deflated:eF6rVipJrShRslJQCs5XyCxRSM9PLdZT0lFQKk5Nz03NKykGSkVXKxWXJBaBVBnomQLlUvNSgGwjPQMgG6ZdAVl/bWwtFwDH8BpD",
    ),
    "labels": (b"1.0\t2.0\tSo it goes.\n2.0\t3.5\tOn.\n", "1.0\t2.0\tSo it goes.\n2.0\t3.5\tOn.\n"),
}
KEPT = [f.id for f in FORMATS if f.writes]


def with_kept(transcript: Transcript, kept: str) -> Transcript:
    others = tuple((key, text) for key, text in transcript.meta.properties if key != "layout")
    return replace(transcript, meta=replace(transcript.meta, properties=(*others, ("layout", kept))))


@pytest.mark.parametrize("format_id", OLD)
def test_projects_of_earlier_versions_export_the_same_bytes(format_id: str, tmp_path: Path) -> None:
    data, kept = OLD[format_id]
    old = with_kept(read_data(data, "example"), kept)
    create(tmp_path / "old.jamedit", Project(old, old))
    opened = load(tmp_path / "old.jamedit").present
    assert dict(opened.meta.properties)["layout"] == kept
    assert render(opened, format_id) == data


@pytest.mark.parametrize("format_id", KEPT)
def test_every_format_writes_the_same_bytes_from_a_source_kept_as_text_or_compressed(format_id: str) -> None:
    transcript = read_data(SOUND[format_id].data, "example", format_id)
    text = kept_text(transcript.meta)
    if text is None:
        return  # a file just as the writer would have it
    packed = "deflated:" + b64encode(zlib.compress(text.encode(), 3)).decode()
    for kept in (text, packed):
        assert render(with_kept(transcript, kept), format_id) == SOUND[format_id].data


@pytest.mark.parametrize("text", ["", "short", "long " * 1000, "deflated:", "deflated:eJw=", "\udc80 lone"])
def test_a_text_comes_back_as_it_was_and_takes_no_more_room(text: str) -> None:
    meta = Meta(source_format="x", properties=keep_text(text))
    assert source_text(meta, "x") == text
    assert source_text(meta, "y") is None
    if not text.startswith("deflated:"):
        assert len(dict(meta.properties)["layout"]) <= len(text)


def test_bytes_come_back_as_they_were() -> None:
    assert source_bytes(Meta(source_format="x", properties=keep_bytes(b"\0\xff")), "x") == b"\0\xff"
    assert source_bytes(Meta(source_format="x"), "x") is None


def test_a_compressed_layout_is_still_known_as_one() -> None:
    layout = Layout(head="A note.\n\n", gap=dict.fromkeys(range(100), "\n\n\n"))
    meta = Meta(source_format="srt", properties=layout.to_property(Layout()))
    assert dict(meta.properties)["layout"].startswith("deflated:")
    assert layout_of(meta, "srt", Layout()) == layout
    left = forget_layout(replace(read_data(b"Hi.", "a.txt"), meta=meta), "srt").meta
    assert layout_of(left, "srt", Layout()) == Layout(head="A note.\n\n")


def test_a_key_of_the_front_matter_called_layout_is_no_layout() -> None:
    data = b"---\nlayout: post\n---\n\nHello there.\n"
    assert render(read_data(data, "post.md"), "md") == data
