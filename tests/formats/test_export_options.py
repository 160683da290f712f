"""Export options: captions made anew under a profile, paragraphs as wanted, and untouched files left alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import made
import pytest
from format_examples import SOUND
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.captioning.profiles import BOUNDS, PROFILES, Profile, profile_named
from jamedit.captioning.resegment import captions, paragraphs
from jamedit.captioning.segment import segments, stay, wrap
from jamedit.document import Cue, Paragraph, Section, Span, Transcript, Word
from jamedit.document.invariants import violations
from jamedit.errors import UsageError
from jamedit.formats.base import Group
from jamedit.formats.engine.source_layout import forget_layout
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

NETFLIX = PROFILES["netflix"]
TEXTS = [f.id for f in FORMATS if f.writes and f.binary is None]
SPEECH = """So I took the captions of two hundred talks that somebody had corrected by hand, lined them up with the raw
ones, and kept every pair of words that was different. The model is tiny, it has two layers, and it trains on a laptop
in the time that a kettle needs. Most of what it finds are names, which is what I had hoped for. Dr. Ada Lind from the
library asked me whether a reader would notice, and I could not tell her. It is a fair question. We went through the
first hour together with a pencil, and of the forty places that we marked she had seen nine before."""
LEANING = ("a", "the", "of", "to", "with", "from", "in", "my", "and", "that", "Dr.", "it")


def spoken(text: str = SPEECH, ms_a_letter: int = 60, speakers: int = 0) -> Transcript:
    """Return one paragraph of words that take as long as they are long, a breath after each full stop."""
    now, words = 0, []
    for i, token in enumerate(text.split(), 1):
        words.append(Word(i, token, Span(now, now + len(token) * ms_a_letter), None, made.Timing.HEARD))
        now = words[-1].span.end_ms + (400 if token.endswith(".") else 20)  # type: ignore[union-attr]
    return Transcript((Paragraph(len(words) + 1, None, tuple(words)),), next_id=len(words) + 2)


def texts(transcript: Transcript) -> list[str]:
    return [w.text for w in transcript.words()]


def cues_of(data: bytes) -> list[Cue]:
    return [c for p in read_data(data, "made.srt").paragraphs for c in p.cues]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
@pytest.mark.parametrize("source", [spoken(), made.large(3_000), spoken(ms_a_letter=25)], ids=["calm", "long", "fast"])
def test_captions_made_anew_keep_to_the_profile(profile: Profile, source: Transcript) -> None:
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


def test_a_caption_stays_until_it_can_be_read_but_never_into_the_next_one() -> None:
    assert stay(Span(1_000, 1_200), 20, None, NETFLIX) == Span(1_000, 2_000)  # 20 characters at 20 a second
    assert stay(Span(1_000, 1_200), 4, None, NETFLIX) == Span(1_000, 1_833)  # the least time
    assert stay(Span(1_000, 1_200), 20, 1_500, NETFLIX) == Span(1_000, 1_417)  # two frames before the next one
    assert stay(Span(1_000, 1_200), 20, 1_100, NETFLIX) == Span(1_000, 1_017)
    assert stay(Span(1_000, 1_200), 20, 900, NETFLIX) == Span(1_000, 1_200)  # out of order: as it was heard


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_lines_and_captions_seldom_end_after_a_word_that_leans_on_the_next(profile: Profile) -> None:
    lines = [
        line
        for cue in cues_of(render(spoken(), "srt", WriteOptions(captions="new", profile=profile)))
        if cue.source
        for line in cue.source.text.split("\n")
    ]
    bad = [line for line in lines if line.split()[-1] in LEANING]
    assert not bad, lines


def test_lines_are_even_and_break_where_the_sense_does() -> None:
    assert wrap(["when", "the", "rain", "stopped,", "we", "went", "out", "into", "the", "wet", "garden", "again"]) == [
        "when the rain stopped,",
        "we went out into the wet garden again",
    ]
    lines = wrap(["the", "captions", "were", "fluent", "and", "they", "were", "wrong", "in", "every", "second", "line"])
    assert lines == ["the captions were fluent", "and they were wrong in every second line"]
    assert wrap(["one", "two", "three"], 5) == ["one", "two", "three"]
    assert wrap(["x" * 60, "y"], 42) == ["x" * 60, "y"]


def test_a_sentence_and_a_silence_end_a_caption() -> None:
    runs = [" ".join(w.text for w in run) for run in segments(spoken().paragraphs[0].words)]
    assert sum(run.endswith(".") for run in runs) >= 5
    words = [Word(i, t, Span(s, s + 200)) for i, (t, s) in enumerate([("one", 0), ("two", 300), ("three", 2_000)])]
    assert [[w.text for w in run] for run in segments(words)] == [["one", "two"], ["three"]]


def test_fewer_lines_make_more_captions() -> None:
    counts = {
        lines: len(
            cues_of(render(spoken(), "srt", WriteOptions(captions="new", profile=replace(NETFLIX, lines=lines))))
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


def test_made_anew_the_head_of_the_file_stays_and_its_captions_are_new() -> None:
    source = read_data(SOUND["vtt"].data, "talk.vtt")
    text = render(source, "vtt", WriteOptions(captions="new")).decode()
    assert text.startswith("WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: lime }\n\nNOTE two\nlines\n")
    assert "intro" not in text
    assert texts(read_data(text.encode(), "x.vtt")) == texts(source)


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.group is Group.CAPTIONS and f.carries.times])
def test_captions_of_other_formats_are_cut_anew_too(format_id: str) -> None:
    options = WriteOptions(captions="new", profile=replace(NETFLIX, line_length=20, lines=1))
    again = read_data(render(spoken(), format_id, options), "example", format_id)
    assert texts(again) == texts(spoken())
    cues = [c for p in again.paragraphs for _, a, b in p.cue_ranges() for c in [" ".join(texts(again)[a:b])]]
    assert len(cues) > 20


@settings(deadline=None, max_examples=60)
@given(
    source=made.transcripts(),
    profile=st.sampled_from(list(PROFILES.values())),
    layer=st.sampled_from(["clean", "verbatim"]),
)
def test_no_word_is_lost_when_captions_are_cut_anew(source: Transcript, profile: Profile, layer: str) -> None:
    options = WriteOptions(layer=layer, captions="new", profile=profile)  # type: ignore[arg-type]
    cut = captions(source, options.profile, clean=options.layer == "clean", speakers=options.speakers)
    assert violations(cut) == []
    assert texts(cut) == [w.text for w in source.words() if layer == "verbatim" or not w.hidden]


@settings(deadline=None, max_examples=60)
@given(source=made.transcripts())
def test_no_word_and_no_section_is_lost_when_paragraphs_are_broken_anew(source: Transcript) -> None:
    broken = paragraphs(source)
    assert violations(broken) == []
    assert list(broken.words()) == list(source.words())
    assert broken.sections == source.sections
    for section in source.sections:
        old, new = source.paragraph(section.first_paragraph_id), broken.paragraph(section.first_paragraph_id)
        assert old is not None
        assert new is not None
        assert not old.words or old.words[0] == new.words[0]


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


def test_broken_anew_markdown_keeps_front_matter_headings_and_title() -> None:
    source = read_data(SOUND["md"].data, "talk.md")
    again = read_data(render(source, "md", WriteOptions(paragraphs="reader")), "talk.md")
    assert again.meta.title == source.meta.title
    assert dict(again.meta.properties)["venue"] == "Hall 2"
    assert [(s.title, s.level) for s in again.sections] == [(s.title, s.level) for s in source.sections]


def test_sections_keep_paragraphs_apart() -> None:
    source = made.transcript("one two.", "three four.", "five.")
    source = replace(source, sections=(Section("Later", source.paragraphs[1].id),))
    broken = paragraphs(source)
    assert [p.text for p in broken.paragraphs] == ["one two.", "three four. five."]


def test_every_profile_is_within_bounds_and_tells_its_origin() -> None:
    for name, profile in PROFILES.items():
        assert profile.name == name
        assert len(profile.origin) > 20
        assert profile.shortest_ms < profile.longest_ms
        for figure, bounds in BOUNDS.items():
            assert bounds.low <= getattr(profile, figure) <= bounds.high
    with pytest.raises(UsageError, match="choose one of reading, netflix"):
        profile_named("cinema")


@pytest.mark.parametrize("kept", ["<tt/>", "deflated:eJw=", '{"text": 1}', ""])
def test_made_anew_a_file_that_keeps_its_own_text_is_written_as_a_clean_one(kept: str) -> None:
    talk = dialogue()
    meta = replace(talk.meta, source_format="srt", properties=(("layout", kept), ("venue", "Hall 2")))
    source = replace(talk, meta=meta)
    cut = forget_layout(source, "srt")
    assert (cut.meta.source_format, cut.meta.properties) == ("", (("venue", "Hall 2"),))
