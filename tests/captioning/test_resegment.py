"""Captions and paragraphs made again: no word and no section is lost."""

from __future__ import annotations

from dataclasses import replace

import made
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_views import texts

from jamedit.captioning.profiles import PROFILES, Profile
from jamedit.captioning.resegment import captions, paragraphs
from jamedit.document import Section, Transcript
from jamedit.document.invariants import violations
from jamedit.formats.options import WriteOptions


@settings(deadline=None, max_examples=60)
@given(
    source=made.transcripts(),
    profile=st.sampled_from(list(PROFILES.values())),
    layer=st.sampled_from(["clean", "verbatim"]),
)
def test_no_word_is_lost_when_captions_are_cut_again(source: Transcript, profile: Profile, layer: str) -> None:
    options = WriteOptions(layer=layer, captions="new", profile=profile)  # type: ignore[arg-type]
    cut = captions(source, options.profile, clean=options.layer == "clean", speakers=options.speakers)
    assert violations(cut) == []
    assert texts(cut) == [w.text for w in source.words() if layer == "verbatim" or not w.hidden]


@settings(deadline=None, max_examples=60)
@given(source=made.transcripts())
def test_no_word_and_no_section_is_lost_when_paragraphs_are_broken_again(source: Transcript) -> None:
    broken = paragraphs(source)
    assert violations(broken) == []
    assert list(broken.words()) == list(source.words())
    assert broken.sections == source.sections
    for section in source.sections:
        old, new = source.paragraph(section.first_paragraph_id), broken.paragraph(section.first_paragraph_id)
        assert old is not None
        assert new is not None
        assert not old.words or old.words[0] == new.words[0]


def test_sections_keep_paragraphs_apart() -> None:
    source = made.transcript("one two.", "three four.", "five.")
    source = replace(source, sections=(Section("Later", source.paragraphs[1].id),))
    broken = paragraphs(source)
    assert [p.text for p in broken.paragraphs] == ["one two.", "three four. five."]
