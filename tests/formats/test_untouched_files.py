"""A file in which nothing has changed is written from memory; what is written is what it would be without."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from format_examples import BROKEN, SOUND
from hypothesis import given, settings
from hypothesis import strategies as st
from made import transcript
from made_edits import EDITS

from jamedit.document import Transcript
from jamedit.document.invariants import violations
from jamedit.errors import JameditError
from jamedit.formats.engine import source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

FORMATS = ["ttml", "eaf", "ass", "labels"]
MADE = transcript("so we came", "to the old mill", "and it ran", cues=True, speakers=2)
FILES = {name: (SOUND[name].data, render(MADE, name)) for name in FORMATS[:3]}
NEEDING_MORE = {"add note", "change note", "rename section", "remove section"}  # notes and sections are in no such file
OPTIONS = [
    WriteOptions(layer=layer, speakers=speakers) for layer in ("verbatim", "clean") for speakers in (True, False)
]


def written(transcript: Transcript, format_id: str, options: WriteOptions) -> bytes | str:
    try:
        return render(transcript, format_id, options)
    except JameditError as error:
        return str(error)


def without_memory(transcript: Transcript, format_id: str, options: WriteOptions) -> bytes | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_text, "_as_read", {})
        return written(transcript, format_id, options)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("format_id", FORMATS)
def test_examples_are_written_alike_with_and_without_memory(format_id: str, options: WriteOptions) -> None:
    for example in (SOUND[format_id], BROKEN[format_id]):
        read = read_data(example.data, f"talk.{format_id}")
        assert written(read, format_id, options) == without_memory(read, format_id, options)


@pytest.mark.parametrize("format_id", FORMATS)
def test_an_equal_transcript_is_written_without_reading_the_file_again(
    format_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = SOUND[format_id].data
    read = read_data(data, f"talk.{format_id}")
    equal = replace(read, paragraphs=tuple(replace(p, words=tuple(map(replace, p.words))) for p in read.paragraphs))
    assert source_text.untouched_text(equal, format_id) is not None
    assert render(equal, format_id) == data


@given(st.data())
@settings(max_examples=60)
@pytest.mark.parametrize("format_id", FORMATS[:3])
def test_edited_files_are_written_alike_with_and_without_memory(format_id: str, data: st.DataObject) -> None:
    read = read_data(data.draw(st.sampled_from(FILES[format_id])), f"talk.{format_id}")
    now = read
    for name in data.draw(st.lists(st.sampled_from(sorted({*EDITS} - NEEDING_MORE)), min_size=1, max_size=3)):
        if now.speakers and now.paragraphs and now.paragraphs[0].words:
            edit = EDITS[name](now, data.draw)
            with suppress(JameditError):  # one that speaks of words that are not there
                changed = edit.apply(now)
                now = now if violations(changed) else changed
    options = data.draw(st.sampled_from(OPTIONS))
    assert written(now, format_id, options) == without_memory(now, format_id, options)


def test_nothing_is_remembered_of_a_transcript_that_is_gone() -> None:
    read = read_data(SOUND["ttml"].data, "talk.ttml")
    key = (read.meta.source_format, dict(read.meta.properties)[source_text.PROPERTY])
    assert source_text._as_read.get(key) is read
    del read
    assert source_text._as_read.get(key) is None
