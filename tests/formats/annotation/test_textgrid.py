"""TextGrid: the short form, the encodings of Praat, speakers as tiers."""

from __future__ import annotations

import pytest
from transcript_views import texts, turns

from jamedit.document import Span, Transcript
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.speakers import RenameSpeaker
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


SHORT = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n3\n<exists>\n2\n"IntervalTier"\n"{}"\n0\n3\n3\n'
SHORT += '0\n1.25\n"hello\nyou"\n1.25\n2\n""\n2\n3\n"say ""yes"""\n"TextTier"\n"bell"\n0\n3\n1\n1.5\n"ding"\n'


def test_textgrid_short_form_captions_and_quotes() -> None:
    transcript = read(SHORT.format("Ann"))
    assert texts(transcript) == ["hello", "you", "say", '"yes"']
    assert [c.span for p in transcript.paragraphs for c in p.cues] == [Span(0, 1250), Span(2000, 3000)]
    p = transcript.paragraphs[0]
    after = render(DeleteWords((p.id,), frozenset({p.words[3].id})).apply(transcript), "textgrid").decode()
    assert after == SHORT.format("Ann").replace('"say ""yes"""', '"say"')
    gone = render(DeleteWords((p.id,), frozenset(w.id for w in p.words[2:])).apply(transcript), "textgrid").decode()
    assert gone == SHORT.format("Ann").replace('"say ""yes"""', '""').replace("3\n0\n1.25", "2\n0\n1.25").replace(
        '1.25\n2\n""\n2\n3\n""', '1.25\n3\n""'
    )


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-8-sig"])
def test_textgrid_in_the_encodings_of_praat(encoding: str) -> None:
    text = SHORT.format("Ann").replace("hello", "grüße")
    data = ("\ufeff" if "16" in encoding else "").encode(encoding) + text.encode(encoding)
    transcript = read_data(data, "talk.TextGrid")
    assert texts(transcript)[0] == "grüße"
    assert render(transcript, "textgrid") == data


def test_textgrid_speakers_are_tiers_and_a_new_name_is_the_name_of_the_tier() -> None:
    two = SHORT.format("Ann - words").replace('\n2\n"IntervalTier"', '\n3\n"IntervalTier"', 1)
    two += '"IntervalTier"\n"Bob - words"\n0\n3\n2\n0\n1.25\n""\n1.25\n3\n"well"\n'
    transcript = read(two)
    assert turns(transcript) == [("Ann", "hello you"), ("Bob", "well"), ("Ann", 'say "yes"')]
    renamed = RenameSpeaker(1, "Cleo").apply(transcript)
    assert render(renamed, "textgrid").decode() == two.replace("Ann - words", "Cleo - words")


@pytest.mark.parametrize("long", [True, False])
def test_textgrid_gets_a_tier_for_a_new_speaker(long: bool) -> None:
    from format_examples import SOUND

    from jamedit.edits.speakers import AddSpeaker

    two = SHORT.format("Ann - words").replace('\n2\n"IntervalTier"', '\n3\n"IntervalTier"', 1)
    two += '"IntervalTier"\n"Bob - words"\n0\n3\n2\n0\n1.25\n""\n1.25\n3\n"well"\n'
    transcript = read(SOUND["textgrid"].text if long else two)
    changed = AddSpeaker("Cleo", (transcript.paragraphs[0].id,)).apply(transcript)
    changed = AddSpeaker("Dan", (transcript.paragraphs[1].id,)).apply(changed) if not long else changed
    again = read(render(changed, "textgrid").decode())
    assert turns(again) == turns(changed)
