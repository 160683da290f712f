"""Any text and any bytes through every reader: nothing crashes, no word is lost, the same bytes come back."""

from __future__ import annotations

import pytest
from format_examples import REFUSING
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from jamedit.document import Transcript
from jamedit.document.invariants import violations
from jamedit.errors import JameditError
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.text.mojibake import repair
from jamedit.formats.engine.text.textio import decode, encode
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS, format_named
from jamedit.formats.source import SourceText
from jamedit.formats.writing import render, written

FRAGMENTS = st.sampled_from(
    [
        *(
            "00:00:01.000 --> 00:00:03.000\n",
            "\n\n00:00:01.000 --> 00:00:03.000\n</u>\n\n",
            "\n\nWEBVTT\n\n",
            "align:left",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            "\xa0",
            "\t",
            "word",
            "two words",
            "End.",
            "1",
            "12",
            "Ann: ",
            "Bob: ",
            "Note: ",
        ),
        *("00:00:01,000 --> 00:00:02,000", "00:01.5 --> 00:00:00.250", "0:0:1 --> 9", "-->", "{\\an8}", "<i>", "</i>"),
        *("WEBVTT", "NOTE", "STYLE", "<v Ann>", "</v>", "<00:00:01.200>", "&amp;", "&lt", "<c.x>"),
        *("[00:00:01.000 --> 00:00:02.000]   ", "[00:01.000 --> 00:02.000]", "[", "]"),
        *(
            "---\n",
            "# ",
            "## ",
            "#",
            "===",
            "---",
            "- ",
            "> ",
            "**Ann:** ",
            "**Bob**: ",
            "```",
            "![a](b c)",
            "\\#",
            "|",
        ),
        *(
            "<p begin='1s'>",
            "</p>",
            "<br/>",
            '<text t="5" d="9">',
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<s t='3'>",
            "<li>",
            "&#39;",
        ),
        *("é", "👍🏽", "。", "\u2028", "\x85", "\x0b", "\x1c", "　", "ש", ">>", "a" * 60 + " ", "and so on " * 30),
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, st.text(max_size=4)), max_size=30).map("".join)
UNTIMED = ("txt", "md", "lines")
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def clean(text: str) -> str:
    """Take out what a text file cannot hold."""
    text = "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS if f.id not in REFUSING])
@quick
@example(text="<v Ann>\n\n00:00:01.000 --> 00:00:03.000\nword")
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(format_id: str, text: str) -> None:
    text = clean(text)
    known = format_named(format_id)
    transcript = known.read(SourceText(text), "any")
    assert violations(transcript) == []
    try:
        assert written(known, transcript, WriteOptions()) == text
    except JameditError:
        assert all(p.start_ms is None for p in transcript.paragraphs)


@pytest.mark.parametrize("format_id", ["lines", "txt"])
@quick
@given(text=TEXTS)
def test_plain_words_are_the_words_of_the_text(format_id: str, text: str) -> None:
    text = clean(text)
    transcript = format_named(format_id).read(SourceText(text), "any")
    words = [w.text for w in transcript.words()]
    if transcript.speakers:
        assert len(words) <= len(text.split())
    else:
        assert words == text.split()


@quick
@given(data=st.one_of(st.binary(max_size=200), TEXTS.map(lambda t: t.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    for format_id in (None, *(f.id for f in FORMATS)):
        transcript, refusal = read_or_refused(data, format_id)
        if transcript is None:
            assert "any.bin" in refusal
            assert refusal.endswith(".")
        else:
            assert violations(transcript) == []


def read_or_refused(data: bytes, format_id: str | None) -> tuple[Transcript | None, str]:
    try:
        return read_data(data, "any.bin", format_id), ""
    except JameditError as error:
        return None, str(error)


@quick
@given(
    text=TEXTS, newline=st.sampled_from(["\n", "\r\n"]), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le"])
)
def test_encoded_text_is_decoded_to_itself(text: str, newline: str, encoding: str) -> None:
    assume(not repair(clean(text))[1])
    data = encode(clean(text), encoding, newline)
    source = decode(data, "any")
    assert encode(source.text, source.encoding, source.newline) == data


@pytest.mark.parametrize("format_id", UNTIMED)
@quick
@given(texts=st.lists(st.lists(st.sampled_from(["a", "be", "see.", "Dee"]), min_size=1, max_size=60), max_size=8))
def test_what_is_written_is_read_with_the_same_words(format_id: str, texts: list[list[str]]) -> None:
    source = SourceText("\n\n".join(" ".join(t) for t in texts))
    transcript = format_named("txt").read(source, "any")
    again = read_data(render(transcript, format_id), "any", format_id)
    assert [w.text for w in again.words()] == [w.text for w in transcript.words()]


WORDS = st.lists(st.sampled_from(["so", "the", "<b>model</b>", "reads", "every", "<i>line", "twice</i>", "a&amp;b"]))
NEW = st.lists(st.sampled_from(["so", "the", "model", "reads", "each", "line", "R&D"]), max_size=12)


@quick
@given(old=WORDS, breaks=st.lists(st.sampled_from([" ", "\n", "  ", "\xa0\n"]), min_size=1), new=NEW)
def test_changed_words_are_the_wanted_ones_and_marks_stay_whole(
    old: list[str], breaks: list[str], new: list[str]
) -> None:
    import re

    marks = re.compile(r"</?[bi]>|(?P<entity>&[a-z]+;)")
    raw = "".join(w + breaks[i % len(breaks)] for i, w in enumerate(old))
    placed = placed_words(raw, marks)
    changed = retyped(raw, placed, new, escape=True)
    assert [w.text for w in placed_words(changed, marks)] == new
