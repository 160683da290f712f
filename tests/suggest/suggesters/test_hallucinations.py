"""Phrases that recognisers invent, where they invent them."""

from __future__ import annotations

import pytest
from suggesting import found, transcript_of

from jamedit.document import Cue, Paragraph, Span, Transcript, Word

_TALK = "the loaf rises in the basket"


def _captions(*captions: tuple[str, int, int]) -> Transcript:
    """Return a transcript of one paragraph: text, start and end in seconds of each caption."""
    words: list[Word] = []
    cues: list[Cue] = []
    for text, start, end in captions:
        tokens = text.split()
        step = (end - start) * 1000 // len(tokens)
        cues.append(Cue(len(words) + 1, Span(start * 1000, end * 1000)))
        for i, token in enumerate(tokens):
            words.append(Word(len(words) + 1, token, Span(start * 1000 + i * step, start * 1000 + (i + 1) * step)))
    return Transcript((Paragraph(len(words) + 1, None, tuple(words), tuple(cues)),), next_id=len(words) + 2)


def test_a_farewell_counts_at_the_end_only() -> None:
    filler = "It was so and so it was, " * 10
    assert found(transcript_of("Thanks for watching.", filler), "invention") == []
    assert found(transcript_of(filler, "Thanks for watching."), "invention") == [("Thanks for watching.", "")]
    assert found(transcript_of("Subtitles by Nobody", filler), "invention") == [("Subtitles by Nobody", "")]


@pytest.mark.parametrize(
    "credit",
    [
        "Subtitles by the Amara.org community",
        "Subtitled by Ida Moor and Kai Berg",
        "Untertitel im Auftrag des ZDF für funk, 2019",
        "Napisy stworzone przez społeczność Amara.org",
        "Ondertiteling door Ida Moor",
        "Субтитры подогнал Петров",
        "字幕由Amara.org社区提供",
        "Sous-titrage ST' 501",
    ],
)
def test_the_credit_goes_alone_when_it_is_a_caption_of_its_own(credit: str) -> None:
    talk = _captions((f"so {_TALK}", 0, 4), (credit, 4, 8), (f"and {_TALK}", 8, 12), (_TALK, 12, 16))
    assert found(talk, "invention") == [(credit, "")]


def test_a_pause_ends_a_credit() -> None:
    words = _captions(("Subtitles by Ida", 0, 2), (_TALK, 4, 8)).paragraphs[0].words
    talk = Transcript((Paragraph(99, None, words),), next_id=100)
    assert found(talk, "invention") == [("Subtitles by Ida", "")]


def test_a_known_credit_may_go_on_in_the_next_caption() -> None:
    talk = _captions((_TALK, 0, 4), ("Subtitles by the", 4, 6), ("Amara.org community", 6, 8), (_TALK, 8, 12))
    assert found(talk, "invention") == [("Subtitles by the Amara.org community", "")]


@pytest.mark.parametrize(
    "spoken",
    ["Subtitles by hand are better", "Translated by Ida it reads well", "captions by Ida", "Thank you for watching"],
)
def test_what_people_say_stays(spoken: str) -> None:
    talk = _captions((_TALK, 0, 4), (spoken, 4, 7), *((_TALK, 7 + i * 3, 10 + i * 3) for i in range(10)))
    assert found(talk, "invention") == []


def test_a_farewell_that_fills_a_silence_counts_in_the_middle() -> None:
    later = tuple((_TALK, 40 + i * 3, 43 + i * 3) for i in range(10))
    talk = _captions((_TALK, 0, 4), ("ご視聴ありがとうございました", 10, 40), *later)
    assert found(talk, "invention") == [("ご視聴ありがとうございました", "")]
