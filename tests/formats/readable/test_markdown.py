"""Who speaks in a Markdown text, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rough_changes import retyped
from transcript_views import turns

from jamedit.document import Span, Timing, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import RenameSpeaker
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import format_named
from jamedit.formats.source import SourceText
from jamedit.formats.writing import render

HEADINGS = (
    "# Soup\n\n## Stock\n\n### Ines Roy\n\nBoil it.\n\n### Omar\n\nHow long?\n\n### Ines Roy\n\nAn hour.\nOr two.\n"
)
STAMPED = "[00:00] **Ines:** Boil it.\n\n[00:14] **Omar:** How long?\n\nThen wait.\n\n[1:00:14] **Ines:** An hour.\n"
BEHIND = "**Ines:** [00:00:02] Boil *it*.\n\n**Omar:** [00:00:14] How long?\n"
BESIDE = "**Ines** (00:00:02)\nBoil it.\n\n**Omar** (00:00:14)\nHow long?\n"


def read(text: str) -> Transcript:
    return read_data(text.encode(), "talk.md")


def test_headings_that_are_names_say_who_speaks() -> None:
    transcript = read(HEADINGS)
    assert turns(transcript) == [("Ines Roy", "Boil it."), ("Omar", "How long?"), ("Ines Roy", "An hour. Or two.")]
    assert [s.title for s in transcript.sections] == ["Stock"]
    assert transcript.meta.title == "Soup"


def test_headings_that_come_once_or_are_no_names_are_sections() -> None:
    for text in (
        "## Ines Roy\n\nBoil it.\n\n## Omar\n\nHow long?\n",
        "## Next week\n\nBoil it.\n\n## Next week\n\nHow long?\n\n## Then we eat\n\nYes.\n",
    ):
        assert not read(text).speakers
        assert read(text).sections


def test_a_heading_is_a_name_that_is_in_bold_type_elsewhere() -> None:
    transcript = read("**Ines:** Boil it.\n\n## Stock\n\n### Ines\n\nAn hour.\n")
    assert turns(transcript) == [("Ines", "Boil it."), ("Ines", "An hour.")]
    assert [s.title for s in transcript.sections] == ["Stock"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [(STAMPED, [0, 14_000, 15_800, 3_614_000]), (BEHIND, [2_000, 14_000]), (BESIDE, [2_000, 14_000])],
    ids=["before", "behind", "beside"],
)
def test_times_beside_names_are_times(text: str, starts: list[int]) -> None:
    transcript = read(text)
    assert {name for name, _ in turns(transcript)} == {"Ines", "Omar"}
    assert not any(w.text[:1] in "[(" for w in transcript.words())
    stamped = [p.start_ms for p in transcript.paragraphs]
    assert stamped[:2] == starts[:2]
    assert stamped[-1] == starts[-1]
    assert {w.timing for w in transcript.words()} == {Timing.ESTIMATED}


def test_one_time_in_brackets_is_no_stamp() -> None:
    transcript = read("[10:30] We meet.\n\nThen we eat.\n\nThen we go.\n\nThen home.\n")
    assert transcript.paragraphs[0].text.startswith("[10:30]")


@pytest.mark.parametrize("text", [HEADINGS, STAMPED, BEHIND, BESIDE], ids=["headings", "before", "behind", "beside"])
def test_every_way_comes_back_whole_and_takes_edits(text: str) -> None:
    transcript = read(text)
    assert render(transcript, "md").decode() == text
    assert render(transcript, "md", WriteOptions(times=True)).decode().count("[00:") <= text.count("[00:") + 3
    last = transcript.paragraphs[0]
    changed = ReplaceText(last.id, (last.text.replace("Boil", "Cook"),)).apply(transcript)
    assert render(changed, "md").decode() == text.replace("Boil", "Cook")
    renamed = RenameSpeaker(transcript.speakers[1].id, "Ada").apply(transcript)
    assert render(renamed, "md").decode() == text.replace("Omar", "Ada")
    nobody = render(transcript, "md", WriteOptions(speakers=False)).decode()
    assert "Ines" not in nobody
    assert [w.text for w in read(nobody).words()] == [w.text for w in transcript.words()]


def test_a_stamp_follows_its_paragraph() -> None:
    transcript = read(STAMPED)
    second = transcript.paragraphs[1]
    words = tuple(replace(w, span=Span(20_000 + i, 20_001 + i)) for i, w in enumerate(second.words))
    moved = transcript.splice(1, 1, [replace(second, words=words)])
    assert render(moved, "md").decode() == STAMPED.replace("[00:14]", "[00:20]")


def test_what_was_written_with_times_has_them_when_read_again() -> None:
    transcript = read(BEHIND)
    text = render(replace(transcript, meta=replace(transcript.meta, source_format="")), "md", WriteOptions(times=True))
    assert [p.start_ms for p in read(text.decode()).paragraphs] == [2_000, 14_000]
    assert turns(read(text.decode())) == turns(transcript)


def test_what_came_with_the_file_is_not_lost_in_it() -> None:
    assert losses(read(STAMPED), "md") == []
    assert losses(read(STAMPED), "txt") == ["times"]
    rolling = "WEBVTT\n\n00:01.000 --> 00:02.000\none<00:01.500><c> two</c>\n"
    transcript = read_data(rolling.encode(), "talk.vtt")
    assert losses(transcript, "vtt") == []
    assert losses(transcript, "vtt", WriteOptions(captions="new")) == ["words"]
    word = replace(transcript.paragraphs[0].words[0], timing=Timing.ALIGNED)
    paragraph = replace(transcript.paragraphs[0], words=(word, *transcript.paragraphs[0].words[1:]))
    assert losses(transcript.splice(0, 1, [paragraph]), "vtt") == []  # a file that has times of words keeps them


def read_as_text(text: str) -> Transcript:
    return read_data(text.encode(), "talk.txt")


def test_headings_become_title_and_sections_with_their_levels() -> None:
    transcript = read_as_text("# Day one\n\n## Morning\n\n### Bread\n\ntext\n\n## Evening\n\nmore\n")
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
    meta = read_as_text(text).meta
    assert (meta.title, meta.language) == ("Bread", "en")
    assert ("venue", "Hall 2") in meta.properties
    assert render(read_as_text(text), "md").decode() == text


def test_a_word_that_looks_like_a_heading_stays_a_word_in_markdown() -> None:
    transcript = format_named("txt").read(SourceText("# is a sign.\n\nSo is that."), "x")
    again = read_data(render(transcript, "md"), "x", "md")
    assert [p.text for p in again.paragraphs] == ["# is a sign.", "So is that."]


def test_a_title_in_the_front_matter_alone_makes_no_heading() -> None:
    text = "---\ntitle: Soup\n---\n\nBoil the bones.\n\n## Serving\n\nHot, please.\n"
    transcript = read_data(text.encode(), "talk.md")
    assert transcript.meta.title == "Soup"
    assert render(transcript, "md").decode() == text


def test_times_inside_a_paragraph_are_no_words() -> None:
    text = "# Frost\n\n**Ida:** [00:00:00] Frost first. And then [00:00:04] snow.\n\n**Bo:** [00:00:09] Then thaw.\n"
    transcript = read_data(text.encode(), "frost.md")
    words = list(transcript.words())
    assert " ".join(w.text for w in words) == "Frost first. And then snow. Then thaw."
    assert [w.span.start_ms for w in words if w.span and w.text in ("Frost", "snow.", "Then")] == [0, 4_000, 9_000]
    assert render(transcript, "md") == text.encode()
    edited = retyped(transcript, 3, "later")
    assert render(edited, "md").decode() == text.replace("And then", "And later")


@pytest.mark.parametrize(
    "shape",
    [
        "*{time}* **{name}**: {text}\n\n",
        "`{time}` **{name}:** {text}\n\n",
        "**{name}** _({time})_ {text}\n\n",
        "**{name}** [{time}]\n\n{text}\n\n",
        "**[{time}] {name}:** {text}\n\n",
        "- **{name}** ({time}): {text}\n",
        "- [{time}] **{name}:** {text}\n",
    ],
)
def test_names_and_times_in_other_shapes(shape: str) -> None:
    said = [("Ines Roy", "00:00:02", "Boil it."), ("Omar", "00:00:14", "How long?"), ("Ines Roy", "00:00:20", "So.")]
    text = "# Soup\n\n" + "".join(shape.format(name=name, time=time, text=words) for name, time, words in said)
    transcript = read(text)
    assert turns(transcript) == [(name, words) for name, _, words in said]
    assert [p.start_ms for p in transcript.paragraphs] == [2_000, 14_000, 20_000]
    assert render(transcript, "md").decode() == text
    renamed = RenameSpeaker(transcript.speakers[1].id, "Ada").apply(transcript)
    assert render(renamed, "md").decode() == text.replace("Omar", "Ada")
    last = transcript.paragraphs[2]
    changed = ReplaceText(last.id, ("Yes.",)).apply(transcript)
    assert render(changed, "md").decode() == text.replace("So.", "Yes.")


def test_names_in_a_list_are_speakers_and_other_items_are_not() -> None:
    transcript = read("- **Ines:** Boil it.\n- **Omar:** How long?\n- leek\n- **Ines:** An hour.\n")
    assert turns(transcript)[:3] == [("Ines", "Boil it."), ("Omar", "How long?"), ("Omar", "- leek")]
    assert not read("- *leek*\n- **salt** and more\n- bread\n").speakers
