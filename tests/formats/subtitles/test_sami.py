"""SAMI: tags that are never closed, classes, who speaks, what clears the screen."""

from __future__ import annotations

from transcript_views import shown, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data

HEAD = """<SAMI><HEAD><STYLE TYPE="text/css"><!--
.NLCC {Name: Nederlands; lang: nl-NL;}
.ENCC {Name: English; lang: en-GB;}
--></STYLE></HEAD><BODY>
"""


def opened(body: str, head: str = HEAD) -> Transcript:
    return read_data((head + body).encode(), "captions")


def test_a_text_stays_until_the_next_of_its_class_or_until_it_is_cleared() -> None:
    read = opened(
        "<SYNC Start=1000><P Class=ENCC>warm<SYNC Start=2000><P Class=ENCC>bread<SYNC Start=3500><P Class=ENCC>&nbsp;"
    )
    assert shown(read) == [("", "warm", 1000, 2000), ("", "bread", 2000, 3500)]


def test_the_class_with_the_most_captions_is_read_and_the_other_told() -> None:
    read = opened(
        "<SYNC Start=1000><P Class=NLCC>warm brood<P Class=ENCC>warm bread"
        "<SYNC Start=2000><P Class=ENCC>&nbsp;<SYNC Start=2500><P Class=NLCC>&nbsp;"
        "<SYNC Start=3000><P Class=ENCC>again<SYNC Start=4000><P Class=ENCC>&nbsp;"
    )
    assert shown(read) == [("", "warm bread", 1000, 2000), ("", "again", 3000, 4000)]
    assert read.meta.language == "en-GB"
    assert warnings(read) == ["1 caption of the class NLCC, most likely another language, not read"]


def test_of_two_classes_alike_the_first_described_is_read() -> None:
    read = opened("<SYNC Start=1000><P Class=ENCC>bread<P Class=NLCC>brood<SYNC Start=2000><P Class=NLCC>&nbsp;")
    assert texts(read) == ["brood"]


def test_a_paragraph_called_source_says_who_speaks() -> None:
    read = opened(
        "<SYNC Start=1000><P Class=ENCC ID=Source>Ines:<P Class=ENCC>warm bread"
        "<SYNC Start=2000><P Class=ENCC ID=Source>Omar<P Class=ENCC>yes<SYNC Start=3000><P Class=ENCC>&nbsp;"
    )
    assert [(who, text) for who, text, *_ in shown(read)] == [("Ines", "warm bread"), ("Omar", "yes")]


def test_tags_quotes_comments_and_entities() -> None:
    read = opened(
        '<sync start="1000"><p class="ENCC"><font color=red>warm</font> <!-- not this --> bread<br/>'
        "&amp; &quot;salt&quot"
        "</p></sync><SYNC Start=2000ms><P Class=ENCC>&nbsp</BODY></SAMI>"
    )
    assert shown(read) == [("", 'warm bread & "salt"', 1000, 2000)]


def test_a_file_without_a_head_and_without_paragraphs() -> None:
    assert shown(opened("<SYNC Start=500>warm\n<SYNC Start=900>bread\n<SYNC Start=1500>&nbsp;", "<SAMI><BODY>")) == [
        ("", "warm", 500, 900),
        ("", "bread", 900, 1500),
    ]
