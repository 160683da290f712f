"""Export options over every format: captions under a profile, paragraphs as wanted, untouched files left alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import made
import pytest
from format_examples import SOUND
from transcript_views import texts

from jamedit.captioning.profiles import PROFILES, Profile
from jamedit.document import Cue, Transcript
from jamedit.formats.base import Group
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

NETFLIX = PROFILES["netflix"]
TEXTS = [f.id for f in FORMATS if f.writes and f.binary is None]
LEANING = ("a", "the", "of", "to", "with", "from", "in", "my", "and", "that", "Dr.", "it")


def cues_of(data: bytes) -> list[Cue]:
    return [c for p in read_data(data, "made.srt").paragraphs for c in p.cues]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
@pytest.mark.parametrize(
    "source", [made.spoken(), made.large(3_000), made.spoken(ms_a_letter=25)], ids=["calm", "long", "fast"]
)
def test_new_captions_keep_to_the_profile(profile: Profile, source: Transcript) -> None:
    data = render(source, "srt", WriteOptions(captions="new", profile=profile))
    assert texts(read_data(data, "made.srt")) == texts(source)
    cues = cues_of(data)
    for cue in cues:
        assert cue.source is not None
        assert cue.span is not None
        lines = cue.source.text.split("\n")
        assert len(lines) <= profile.lines
        assert max(map(len, lines)) <= profile.line_length
        assert cue.span.length_ms <= profile.longest_ms
    spans = [c.span for c in cues if c.span]
    assert all(b.start_ms - a.end_ms >= profile.gap_ms for a, b in pairwise(spans))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_lines_and_captions_seldom_end_after_a_word_that_leans_on_the_next(profile: Profile) -> None:
    lines = [
        line
        for cue in cues_of(render(made.spoken(), "srt", WriteOptions(captions="new", profile=profile)))
        if cue.source
        for line in cue.source.text.split("\n")
    ]
    bad = [line for line in lines if line.split()[-1] in LEANING]
    assert not bad, lines


def test_fewer_lines_make_more_captions() -> None:
    counts = {
        lines: len(
            cues_of(render(made.spoken(), "srt", WriteOptions(captions="new", profile=replace(NETFLIX, lines=lines))))
        )
        for lines in (1, 2)
    }
    assert counts[1] > counts[2]


def dialogue() -> Transcript:
    return made.transcript("is it on?", "it is.", "so let us begin with the news of the day", speakers=2)


def test_a_new_speaker_opens_a_caption_or_a_line_after_a_dash() -> None:
    with_gap = render(dialogue(), "srt", WriteOptions(captions="new")).decode()
    assert "is it on?\n\n" in with_gap
    shared = render(dialogue(), "srt", WriteOptions(captions="new", profile=NETFLIX)).decode()
    assert "-is it on?\n-it is.\n\n" in shared
    assert shared.count("-->") == with_gap.count("-->") - 1
    unnamed = render(dialogue(), "srt", WriteOptions(captions="new", profile=NETFLIX, speakers=False)).decode()
    assert "\n-" not in unnamed
    voices = render(dialogue(), "vtt", WriteOptions(captions="new", profile=NETFLIX)).decode()
    assert "<v Speaker 1>is it on?</v>\n<v Speaker 2>it is.</v>" in voices


@pytest.mark.parametrize("format_id", TEXTS)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_as_in_the_file_means_the_same_bytes_under_every_profile(format_id: str, profile: Profile) -> None:
    data = SOUND[format_id].data
    assert render(read_data(data, "example"), format_id, WriteOptions(profile=profile)) == data


def test_with_new_captions_the_head_of_the_file_stays() -> None:
    source = read_data(SOUND["vtt"].data, "talk.vtt")
    text = render(source, "vtt", WriteOptions(captions="new")).decode()
    assert text.startswith("WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: lime }\n\nNOTE two\nlines\n")
    assert "intro" not in text
    assert texts(read_data(text.encode(), "x.vtt")) == texts(source)


@pytest.mark.parametrize(
    "format_id", [f.id for f in FORMATS if f.writes and f.group is Group.CAPTIONS and f.carries.times]
)
def test_captions_of_other_formats_are_cut_again_too(format_id: str) -> None:
    options = WriteOptions(captions="new", profile=replace(NETFLIX, line_length=20, lines=1))
    again = read_data(render(made.spoken(), format_id, options), "example", format_id)
    assert texts(again) == texts(made.spoken())
    cues = [c for p in again.paragraphs for _, a, b in p.cue_ranges() for c in [" ".join(texts(again)[a:b])]]
    assert len(cues) > 20


def test_paragraphs_as_they_are_one_line_each_or_broken_for_readers() -> None:
    text = "Ines: One here. Two\nhere. Three here. Four here. Five here.\n\nOmar: Six.\n\nOmar: Seven.\n"
    source = read_data(text.encode(), "talk.txt")

    def written(choice: str) -> str:
        return render(source, "txt", WriteOptions(paragraphs=choice)).decode()  # type: ignore[arg-type]

    assert written("keep") == text
    one = "Ines: One here. Two here. Three here. Four here. Five here.\nOmar: Six.\nOmar: Seven.\n"
    assert written("lines") == one.replace("\nOmar: Seven", "\nSeven")
    assert written("reader") == "Ines: One here. Two here. Three here.\n\nFour here. Five here.\n\nOmar: Six. Seven.\n"


@pytest.mark.parametrize("format_id", TEXTS)
def test_an_export_changes_nothing_for_the_next_one(format_id: str) -> None:
    captions = b"1\n00:00:01,000 --> 00:00:02,000\nOne two.\n\n2\n00:00:09,000 --> 00:00:10,000\nThree four.\n"
    source = read_data(captions, "talk.srt")
    before = render(source, format_id)
    for wanted in ("reader", "lines"):
        render(source, format_id, WriteOptions(paragraphs=wanted, captions="new"))
    assert render(source, format_id) == before


def test_markdown_with_new_paragraphs_keeps_front_matter_headings_and_title() -> None:
    source = read_data(SOUND["md"].data, "talk.md")
    again = read_data(render(source, "md", WriteOptions(paragraphs="reader")), "talk.md")
    assert again.meta.title == source.meta.title
    assert dict(again.meta.properties)["venue"] == "Hall 2"
    assert [(s.title, s.level) for s in again.sections] == [(s.title, s.level) for s in source.sections]
