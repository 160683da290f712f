"""XML, HTML and Word files: small differences after edits, and every edit read again."""

from __future__ import annotations

import difflib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from examples_markup import SOUND
from made import transcript
from transcript_views import said, texts

from jamedit.document import Meta, Paragraph, Span, Timing, Transcript, Word
from jamedit.document.invariants import violations
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

XML = ("ttml", "srv1", "srv2", "srv3", "eaf")
PATCHED = (*XML, "otr", "html", "docx")


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    """Return what is said in each turn, however it is cut into paragraphs."""
    names = {s.id: s.name for s in transcript.speakers}
    found = []
    for a, b in transcript.turns():
        part = transcript.paragraphs[a:b]
        found.append((names.get(part[0].speaker_id or 0, ""), " ".join(p.text for p in part if p.words)))
    return found


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]


@pytest.mark.parametrize("format_id", PATCHED)
def test_words_that_come_and_go_are_read_again(format_id: str) -> None:
    transcript = sound(format_id)
    for at, paragraph in enumerate(transcript.paragraphs):
        new = Word(transcript.next_id, "R&D<x>", paragraph.words[-1].span, 1.0, paragraph.words[-1].timing)
        edited = replace(paragraph, words=(*paragraph.words[:-1], new, paragraph.words[-1]))
        after = transcript.splice(at, 1, [edited], transcript.next_id + 1)
        if len(paragraph.cues) <= 1 < len(paragraph.words):
            assert texts(read_data(render(after, format_id), "again", format_id)) == texts(after)
        if len(paragraph.words) > 2 and len(paragraph.cues) <= 1:
            after = transcript.splice(at, 1, [replace(paragraph, words=(paragraph.words[0], *paragraph.words[2:]))])
            assert texts(read_data(render(after, format_id), "again", format_id)) == texts(after)


@pytest.mark.parametrize("format_id", PATCHED)
def test_paragraphs_that_come_and_go_are_read_again(format_id: str) -> None:
    transcript = sound(format_id)
    count = len(transcript.paragraphs)
    for at in range(count if count > 1 else 0):
        gone = transcript.splice(at, 1, [])
        gone = replace(gone, sections=())
        again = read_data(render(gone, format_id), "again", format_id)
        assert turns(again) == turns(gone)
    id_ = transcript.next_id
    words = (Word(id_ + 1, "Quite", Span(70_000_000, 70_000_500), None, Timing.SET), Word(id_ + 2, "new."))
    speaker = transcript.paragraphs[-1].speaker_id
    more = transcript.splice(count, 0, [Paragraph(id_, speaker, words)], id_ + 3)
    again = read_data(render(more, format_id), "again", format_id)
    assert texts(again) == texts(more)
    assert said(again)[-1][0] == said(more)[-1][0]
    assert violations(again) == []


@pytest.mark.parametrize("format_id", ["ttml", "eaf", "otr", "html", "docx"])
def test_a_renamed_speaker_is_renamed_in_place_and_left_out_on_wish(format_id: str) -> None:
    transcript = sound(format_id)
    renamed = replace(transcript, speakers=tuple(replace(s, name=f"{s.name} Two") for s in transcript.speakers))
    assert said(read_data(render(renamed, format_id), "again", format_id)) == said(renamed)
    without = read_data(render(transcript, format_id, WriteOptions(speakers=False)), "again", format_id)
    assert texts(without) == texts(transcript)
    assert not {name for name, _ in said(without)} & {"Ines", "Omar"}


@pytest.mark.parametrize("format_id", ["ttml", "srv1", "srv3", "eaf"])
def test_a_moved_caption_changes_its_numbers_only(format_id: str) -> None:
    transcript = sound(format_id)
    paragraph = transcript.paragraphs[-1]
    cue = paragraph.cues[-1]
    assert cue.span is not None
    moved = replace(cue, span=Span(cue.span.start_ms + 120, cue.span.end_ms + 240))
    after = render(
        transcript.splice(len(transcript.paragraphs) - 1, 1, [replace(paragraph, cues=(*paragraph.cues[:-1], moved))]),
        format_id,
    )
    again = read_data(after, "again", format_id)
    assert again.paragraphs[-1].cues[-1].span == moved.span
    assert texts(again) == texts(transcript)
    assert len(changed_lines(SOUND[format_id].text, after.decode())) <= 4


@pytest.mark.parametrize("format_id", ["html", "docx"])
def test_sections_and_title_are_changed_in_place(format_id: str) -> None:
    transcript = sound(format_id)
    assert [s.title for s in transcript.sections] == ["Stock", "Serving"]
    assert transcript.meta.title == "On soup"
    sections = (replace(transcript.sections[0], title="Bones & stock"), replace(transcript.sections[1], title="New"))
    third = replace(sections[0], title="Waiting", first_paragraph_id=transcript.paragraphs[1].id, level=2)
    edited = replace(
        transcript, sections=(sections[0], third, sections[1]), meta=replace(transcript.meta, title="Soup, again")
    )
    again = read_data(render(edited, format_id), "again", format_id)
    assert [s.title for s in again.sections] == ["Bones & stock", "Waiting", "New"]
    assert again.meta.title == "Soup, again"
    assert said(again) == said(transcript)
    none = read_data(render(transcript, format_id, WriteOptions(sections=False)), "again", format_id)
    assert (none.sections, texts(none)) == ((), texts(transcript))


@pytest.mark.parametrize("format_id", ["html", "docx"])
def test_a_page_of_our_own_is_read_as_it_was(format_id: str) -> None:
    original = replace(sound("html"), meta=Meta(title="A <day> & night", language="de"))
    nobody = replace(original.paragraphs[2], speaker_id=None)
    original = original.splice(2, 1, [nobody])
    note = replace(original.paragraphs[0], words=(Word(900, "Note:"), Word(901, "(00:01)"), Word(902, "<b>")))
    original = replace(original.splice(0, 1, [note]), next_id=1000)
    data = render(original, format_id)
    again = read_data(data, f"page.{format_id}")
    assert said(again) == said(original)
    assert [(s.title, s.level) for s in again.sections] == [(s.title, s.level) for s in original.sections]
    assert (again.meta.title, again.meta.language) == ("A <day> & night", "de")
    assert render(again, format_id) == data
    timed = read_data(render(original, format_id, WriteOptions(times=True)), "timed", format_id)
    assert said(timed) == said(original)
    assert timed.paragraphs[-2].start_ms == 62_000


@pytest.mark.parametrize("format_id", ["html", "docx", "otr"])
def test_a_turn_put_between_two_paragraphs_of_another_person_gives_the_second_its_name(format_id: str) -> None:
    transcript = sound(format_id)
    first = transcript.paragraphs[0]
    omar = next(s.id for s in transcript.speakers if s.name == "Omar")
    id_ = transcript.next_id
    aside = Paragraph(id_, omar, (Word(id_ + 1, "Oh."),))
    rest = Paragraph(id_ + 2, first.speaker_id, (Word(id_ + 3, "Well,"), Word(id_ + 4, "then.")))
    more = transcript.splice(1, 0, [aside, rest], id_ + 5)
    again = read_data(render(more, format_id), "again", format_id)
    assert said(again) == said(more)
    between = transcript.splice(1, 0, [aside], id_ + 2)
    assert said(read_data(render(between, format_id), "again", format_id)) == said(between)


@pytest.mark.parametrize("format_id", PATCHED)
def test_hidden_words_are_left_out_of_the_clean_layer(format_id: str) -> None:
    transcript = sound(format_id)
    first = transcript.paragraphs[0]
    hidden = transcript.splice(
        0, 1, [replace(first, words=(*first.words[:1], replace(first.words[1], hidden=True), *first.words[2:]))]
    )
    clean = read_data(render(hidden, format_id, WriteOptions(layer="clean")), "again", format_id)
    assert texts(clean) == [w.text for w in hidden.words() if not w.hidden]
    assert render(hidden, format_id) == SOUND[format_id].data


@pytest.mark.parametrize("format_id", ["ttml", "eaf", "srv1", "srv2", "srv3"])
def test_characters_that_xml_forbids_are_replaced(format_id: str) -> None:
    odd = transcript("one two", "three four", speakers=2)
    first = odd.paragraphs[0]
    words = tuple(replace(w, text=f"{w.text}\x01\x1b\ufffe<&") for w in first.words)
    content = render(odd.splice(0, 1, [replace(first, words=words)]), format_id)
    told = "".join(ElementTree.fromstring(content).itertext())
    assert "one\ufffd\ufffd\ufffd" in told
    assert "three four" in " ".join(told.split())
