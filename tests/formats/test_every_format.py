"""Every format over its examples: words, bytes, small differences, damage."""

from __future__ import annotations

import difflib
from dataclasses import replace

import made
import pytest
from format_examples import BROKEN, NEED_TIMES, REFUSING, SOUND
from rough_changes import retyped
from transcript_views import texts

from jamedit.cli.formats import markdown_table
from jamedit.document import Section, Transcript
from jamedit.document.invariants import violations
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.base import Carries
from jamedit.formats.losses import present
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS, format_for, format_named
from jamedit.formats.writing import render
from jamedit.operations.sources import PROJECT_ID

IDS = [f.id for f in FORMATS]
WRITTEN = [f.id for f in FORMATS if f.writes]
TIME_ORDERED = ("ctm", "textgrid")  # where two speak at once, words are in the order they were spoken
TEXTS = [f.id for f in FORMATS if f.writes and f.binary is None]


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def test_every_format_has_examples_a_row_of_capabilities_and_a_home() -> None:
    assert set(IDS) == set(SOUND) == set(BROKEN)
    assert {line.split("`")[1] for line in markdown_table().split("\n")[2:]} == {*IDS, PROJECT_ID}
    assert len(set(IDS)) == len(IDS)
    for known in FORMATS:
        if known.writes:
            assert format_for(f"talk{known.extensions[0]}") is known


def rich() -> Transcript:
    """Return a transcript that has all that a format may carry."""
    made_up = made.transcript("so the model reads", "and um plots it", cues=True, speakers=2)
    first, second = made_up.paragraphs
    words = tuple(replace(w, confidence=0.5, hidden=w.text == "um") for w in second.words)
    sections = (Section("Opening", first.id), Section("Plots", second.id))
    return replace(made_up, paragraphs=(first, replace(second, words=words)), sections=sections)


@pytest.mark.parametrize("format_id", WRITTEN)
def test_what_a_format_carries_is_what_comes_back(format_id: str) -> None:
    assert present(rich()).names() == Carries(*[True] * 6).names()
    again = read_data(render(rich(), format_id), "example", format_id)
    assert present(again).names() == format_named(format_id).carries.names()


@pytest.mark.parametrize("format_id", IDS)
def test_sound_file_is_known_by_content_and_read_whole(format_id: str) -> None:
    transcript = sound(format_id)
    assert transcript.meta.source_format == format_id
    assert texts(transcript) == SOUND[format_id].words.split()
    assert len([p for p in transcript.paragraphs if p.words]) == SOUND[format_id].paragraphs
    assert violations(transcript) == []
    assert transcript.meta.warnings == ()


@pytest.mark.parametrize("format_id", IDS)
def test_ids_are_small_and_in_reading_order(format_id: str) -> None:
    transcript = sound(format_id)
    ids = [i for p in transcript.paragraphs for i in (p.id, *(w.id for w in p.words))]
    assert ids == list(range(1, transcript.next_id))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("format_id", TEXTS)
def test_untouched_file_comes_back_byte_for_byte(format_id: str, mark: str, ending: str) -> None:
    data = (mark + SOUND[format_id].text.replace("\n", ending)).encode()
    assert render(read_data(data, "example"), format_id) == data


@pytest.mark.parametrize("format_id", TEXTS)
def test_a_changed_word_changes_its_line_only(format_id: str) -> None:
    transcript = sound(format_id)
    before = SOUND[format_id].text
    for index, word in enumerate(transcript.words()):
        after = render(retyped(transcript, index, "CHANGED"), format_id).decode()
        changed = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
        assert len(changed) == 2, (word, changed)
        assert sum("CHANGED" in line for line in changed) == 1


@pytest.mark.parametrize("format_id", IDS)
def test_broken_file_keeps_its_words_and_says_so(format_id: str) -> None:
    example = BROKEN[format_id]
    transcript = read_data(example.data, "example", format_id)
    missing = set(example.words.split()) - set(texts(transcript))
    assert not missing
    assert violations(transcript) == []
    assert bool(transcript.meta.warnings) is example.warns
    if format_id in WRITTEN:
        render(transcript, format_id)


@pytest.mark.parametrize("target", WRITTEN)
@pytest.mark.parametrize("format_id", IDS)
def test_words_survive_every_conversion(format_id: str, target: str) -> None:
    transcript = sound(format_id)
    timed = any(p.start_ms is not None for p in transcript.paragraphs)
    if target in NEED_TIMES and not timed:
        with pytest.raises(UnwritableFileError, match="no times"):
            render(transcript, target)
        return
    again = read_data(render(transcript, target), "example", target)
    in_order = sorted if target in TIME_ORDERED else list
    assert in_order(texts(again)) == in_order(texts(transcript))
    assert violations(again) == []


@pytest.mark.parametrize("format_id", IDS)
def test_empty_file_is_an_empty_transcript(format_id: str) -> None:
    if format_id in REFUSING:
        with pytest.raises(UnreadableFileError, match=r"^empty.*\.$"):
            read_data(b"", "empty", format_id)
        return
    for data in (b"", b"\n", b" \n\n", b"\xef\xbb\xbf"):
        transcript = read_data(data, "empty", format_id)
        assert transcript.word_count == 0
        assert render(transcript, format_id) == data
