"""ELAN: a tier of words below a tier of sentences."""

from __future__ import annotations

from dataclasses import replace

from examples_markup import SOUND

from jamedit.document import Span, Timing, Transcript
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str | bytes, name: str = "talk") -> Transcript:
    return read_data(text if isinstance(text, bytes) else text.encode(), name)


WORDS_TIER = (
    SOUND["eaf"]
    .text.replace(
        "    <LINGUISTIC_TYPE ",
        '    <TIER LINGUISTIC_TYPE_REF="w" PARENT_REF="K" TIER_ID="words">\n'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{10 + i}" TIME_SLOT_REF1="{a}" TIME_SLOT_REF2="{b}">'
            f"<ANNOTATION_VALUE>{word}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n"
            for i, (a, b, word) in enumerate([("ts1", "x1", "salt"), ("x1", "ts2", "&amp;"), ("ts2", "ts3", "pepper")])
        )
        + "    </TIER>\n    <LINGUISTIC_TYPE ",
        1,
    )
    .replace("    </TIME_ORDER>", '        <TIME_SLOT TIME_SLOT_ID="x1"/>\n    </TIME_ORDER>')
)


def test_a_tier_of_words_gives_their_times_and_follows_edits() -> None:
    transcript = read(WORDS_TIER)
    assert render(transcript, "eaf").decode() == WORDS_TIER
    first = transcript.paragraphs[0]
    assert [(w.text, w.span, w.timing) for w in first.words] == [
        ("Salt", Span(0, 500), Timing.HEARD),
        ("&", Span(500, 1000), Timing.HEARD),
        ("pepper.", Span(1000, 1500), Timing.HEARD),
    ]
    kept = (first.words[0], replace(first.words[2], text="leek."))
    again = read(render(transcript.splice(0, 1, [replace(first, words=kept)]), "eaf"))
    assert [(w.text, w.span) for w in again.paragraphs[0].words] == [
        ("Salt", Span(0, 500)),
        ("leek.", Span(1000, 1500)),
    ]
    assert b"<ANNOTATION_VALUE>leek.</ANNOTATION_VALUE>" in render(again, "eaf")


def test_a_tier_that_says_something_else_is_reported_and_kept() -> None:
    text = WORDS_TIER.replace(">salt<", ">sal<").replace(">&amp;<", ">y<").replace(">pepper<", ">pimienta<")
    transcript = read(text)
    assert [w.message for w in transcript.meta.warnings] == [
        "tier 'words' annotates 'K'; it is kept in the file, not in the text"
    ]
    assert render(transcript, "eaf").decode() == text
