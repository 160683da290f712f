"""What readers make of a text: shapes, speakers, paragraphs, sections, word times."""

from __future__ import annotations

import pytest

from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence
from jamedit.document import Span, Timing, Transcript
from jamedit.formats.detect import detect
from jamedit.formats.engine.paragraphs.names import speaker_prefixes
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import format_named
from jamedit.formats.source import SourceText
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None) -> Transcript:
    return read_data(text.encode(), "talk.txt", format_id)


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in transcript.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in transcript.paragraphs]


@pytest.mark.parametrize(
    ("text", "format_id"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "srt"),
        ("00:00:01,000 --> 00:00:02,000\nHi\n", "srt"),
        ("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "vtt"),
        ("[00:01.000 --> 00:02.000] Hi", "whisper"),
        ("# Title\n\ntext", "md"),
        ("---\na: b\n---\n\ntext", "md"),
        ("See [this](x) and [that](y).\n\n![](z)\n", "md"),
        ("one\xa0\ntwo\xa0\xa0\n", "lines"),
        ("so we looked at\nthe figures and then\nwe thought that it\nwould not do at all\nso we went on\n", "lines"),
        ("no full stop " * 200, "lines"),
        ("A short note.", "txt"),
        ("First paragraph.\n\nSecond one.\n", "txt"),
        ("C# and # signs are text", "txt"),
        ('{ "paragraphs" : [] }', "json"),
    ],
)
def test_content_tells_the_format_whatever_the_name(text: str, format_id: str) -> None:
    for name in ("", "talk.txt", "talk.dat"):
        assert detect(text, name).id == format_id


def test_blocks_are_joined_when_hard_wrapped_and_kept_as_lines_when_not() -> None:
    wrapped = "This paragraph has been broken at about\nforty characters, as old mail did it.\nIt is one.\n\nTwo."
    assert len(read(wrapped).paragraphs) == 2
    apart = "Ines: One thing.\nOmar: Another.\nInes: A third.\n\nOmar: The last."
    assert [n for n, _ in turns(read(apart))] == ["Ines", "Omar", "Ines", "Omar"]
    a_line_each = "This is a whole paragraph.\nThis is the next.\nAnd one more."
    assert len(read(a_line_each).paragraphs) == 3


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Ines: hello", "Omar: hi", "Ines: so"], ["Ines", "Omar", "Ines"]),
        (["[Ines]: hello", "[Omar]: hi", "more", "[Ines]: so"], ["Ines", "Omar", "", "Ines"]),
        (["Dr. J. Okoro: hello", "Host 2: hi", "Dr. J. Okoro: so"], ["Dr. J. Okoro", "Host 2", "Dr. J. Okoro"]),
        (["Ines: hello", "Omar: hi"], ["Ines", "Omar"]),
        (["q: why", "a: so", "q: oh", "a: yes"], ["q", "a", "q", "a"]),
        (["Ines: hello", "Note: aside", "Omar: hi", "Ines: so"], ["Ines", "", "Omar", "Ines"]),
    ],
)
def test_recurring_names_are_speakers(texts: list[str], names: list[str]) -> None:
    assert [p.name for p in speaker_prefixes(texts)] == names


@pytest.mark.parametrize(
    "texts",
    [
        ["Note: this once", "and more", "and more"],
        ["text first", "Ines: quoted once", "and more"],
        ["It is 10:30 now", "see http://x.org", "a: b"],
        ["What I mean is this: never", "What I want is that: always", "x"],
        ["As she said. Then: no", "y", "z"],
        ["one thing: two", "another: three", "a third: four", "nothing"],
    ],
)
def test_colons_in_text_make_no_speakers(texts: list[str]) -> None:
    assert [p.name for p in speaker_prefixes(texts)] == [""] * len(texts)


def test_speaker_goes_on_until_the_next_name_and_is_written_at_turns_only() -> None:
    text = "Ines: One.\n\nTwo.\n\nOmar: Three.\n"
    transcript = read(text)
    assert turns(transcript) == [("Ines", "One."), ("Ines", "Two."), ("Omar", "Three.")]
    assert render(transcript, "txt").decode() == text
    assert render(transcript, "md").decode() == "**Ines:** One.\n\nTwo.\n\n**Omar:** Three.\n"
    assert render(transcript, "txt", WriteOptions(speakers=False)).decode() == "One.\n\nTwo.\n\nThree.\n"


def test_paragraphs_break_at_speaker_pause_sentences_and_length() -> None:
    def ends(*units: Unit) -> list[int]:
        return list(break_units(units))

    assert ends() == []
    assert ends(Unit(["a"], "x"), Unit(["b"], "y"), Unit(["c"], "y")) == [1, 3]
    assert ends(Unit(["a"]), Unit(["b"], pause_ms=2_499), Unit(["c"], pause_ms=2_500)) == [2, 3]
    assert ends(*[Unit(["Yes."])] * 7) == [3, 6, 7]
    assert ends(*[Unit(["word"] * 10)] * 20) == [8, 16, 20]
    assert ends(*[Unit(["Dr.", "No"])] * 3) == [3]


@pytest.mark.parametrize(("token", "closes"), [("end.", 1), ("end.”", 1), ("。", 1), ("Dr.", 0), ("J.", 0), ("end", 0)])
def test_abbreviations_close_no_sentence(token: str, closes: int) -> None:
    assert closes_sentence(token) == bool(closes)


def test_a_caption_line_cut_by_a_paragraph_is_one_line_again() -> None:
    text = "one. two. three. and so\xa0\nit goes on\xa0\xa0\n"
    transcript = read(text, "lines")
    assert [p.text for p in transcript.paragraphs] == ["one. two. three.", "and so it goes on"]
    assert [len(p.cues) for p in transcript.paragraphs] == [1, 2]
    assert transcript.paragraphs[0].cues[0].source is not None
    assert transcript.paragraphs[0].cues[0].source.text == "one. two. three. and so\xa0"
    assert render(transcript, "lines").decode() == text
    again = read_data(render(transcript, "json"), "talk.json")
    assert [w.text for w in read_data(render(again, "lines"), "x", "lines").words()] == text.split()


def test_times_inside_a_webvtt_caption_are_heard_times() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\none <00:00:02.000>two <00:00:03.000>three four\n"
    words = list(read(text).words())
    assert [w.span for w in words[:2]] == [Span(1000, 2000), Span(2000, 3000)]
    assert [w.timing for w in words] == [Timing.HEARD, Timing.HEARD, Timing.ESTIMATED, Timing.ESTIMATED]
    assert words[3].span == Span(words[2].span.end_ms, 4000) if words[2].span else False


def test_times_that_run_backwards_inside_a_caption_are_not_believed() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\none <00:00:03.000>two <00:00:02.000>three\n"
    assert {w.timing for w in read(text).words()} == {Timing.ESTIMATED}


def test_headings_become_title_and_sections_with_their_levels() -> None:
    transcript = read("# Day one\n\n## Morning\n\n### Bread\n\ntext\n\n## Evening\n\nmore\n")
    assert transcript.meta.title == "Day one"
    first, last = (p.id for p in transcript.paragraphs)
    assert [(s.title, s.level, s.first_paragraph_id) for s in transcript.sections] == [
        ("Morning", 2, first),
        ("Bread", 3, first),
        ("Evening", 2, last),
    ]
    plain = render(transcript, "md", WriteOptions(sections=False)).decode()
    assert "Morning" not in plain
    assert plain.startswith("# Day one")


def test_front_matter_is_known_and_kept() -> None:
    text = "---\ntitle: 'Bread'\nlanguage: en\nvenue: Hall 2\n---\n\ntext\n"
    meta = read(text).meta
    assert (meta.title, meta.language) == ("Bread", "en")
    assert ("venue", "Hall 2") in meta.properties
    assert render(read(text), "md").decode() == text


def test_a_word_that_looks_like_a_heading_stays_a_word_in_markdown() -> None:
    transcript = format_named("txt").read(SourceText("# is a sign.\n\nSo is that."), "x")
    again = read_data(render(transcript, "md"), "x", "md")
    assert [p.text for p in again.paragraphs] == ["# is a sign.", "So is that."]


def test_a_renamed_or_moved_speaker_is_written_in_the_place_of_the_old_name() -> None:
    from dataclasses import replace

    transcript = read("Ines: One\nline.\n\nOmar: Two.\n\nInes:  Three.\n")
    renamed = replace(transcript, speakers=tuple(replace(s, name=s.name.upper()) for s in transcript.speakers))
    assert render(renamed, "txt").decode() == "INES: One\nline.\n\nOMAR: Two.\n\nINES:  Three.\n"


def test_a_long_unbroken_text_is_broken_for_readers_and_written_back_in_one_piece() -> None:
    wall = "It goes on and on. " * 300 + "\n\nA second block.\n"
    transcript = read(wall, "txt")
    assert len(transcript.paragraphs) > 50
    assert render(transcript, "txt").decode() == wall


def test_a_title_in_the_front_matter_alone_makes_no_heading() -> None:
    text = "---\ntitle: Soup\n---\n\nBoil the bones.\n\n## Serving\n\nHot, please.\n"
    transcript = read_data(text.encode(), "talk.md")
    assert transcript.meta.title == "Soup"
    assert render(transcript, "md").decode() == text


def test_a_title_in_capitals_belongs_to_a_name() -> None:
    text = "INES: Warm bread.\n\nDR. ROY: Hot, too.\n\nINES: Good.\n"
    transcript = read_data(text.encode(), "talk.txt")
    assert [s.name for s in transcript.speakers] == ["INES", "DR. ROY"]
    assert render(transcript, "txt").decode() == text
