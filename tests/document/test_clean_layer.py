"""What stays of hidden words when they are left out: the ends and beginnings of sentences, one of two brackets."""

from __future__ import annotations

import pytest

from jamedit.document import Paragraph, Transcript, Word
from jamedit.document.clean_layer import smoothed


def cleaned(text: str) -> str:
    """Return the clean layer of a text in which words to be hidden open with "~"."""
    words = tuple(Word(i, t.removeprefix("~"), hidden=t.startswith("~")) for i, t in enumerate(text.split(), 1))
    (paragraph,) = smoothed(Transcript((Paragraph(1, None, words),))).paragraphs
    assert [w.id for w in paragraph.words] == [w.id for w in words]
    return " ".join(w.text for w in paragraph.words if not w.hidden)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("~Um, so we left.", "So we left."),
        ("We left. ~Uh it rained.", "We left. It rained."),
        ("We came back ~um. Then we slept.", "We came back. Then we slept."),
        ("We came back, ~you ~know? Then", "We came back? Then"),
        ("he said ~“Um, we left”", "he said “we left”"),
        ("“We left ~um.” Then", "“We left.” Then"),
        ("we left ~(um) then", "we left then"),
        ("tiny, ~um, it is", "tiny, it is"),
        ("it was ~um... fine", "it was fine"),
        ("The end, the ~the. So", "The end, the. So"),
        ("~um we left", "we left"),
        ("~Um iPhones sell", "iPhones sell"),
        ("we ~left.", "we."),
        ("~Um.", ""),
        ("没有 ~嗯。 好", "没有。 好"),
    ],
)
def test_sentences_stay_whole(text: str, clean: str) -> None:
    assert cleaned(text) == clean


def test_a_transcript_without_hidden_words_stays_the_same_value() -> None:
    transcript = Transcript((Paragraph(1, None, (Word(2, "so"),)),))
    assert smoothed(transcript) is transcript
