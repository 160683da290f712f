"""Captions written in the usual way are read by a shorter path: what comes out is the same as by the longer one."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from format_examples import BROKEN, SOUND
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.document import Cue, CueSource, Span
from jamedit.document.fast_construction import cue_of, source_of, span_of
from jamedit.formats.reading import read_data
from jamedit.formats.subtitles import srt, webvtt

MODULES = {"srt": srt, "vtt": webvtt}
NEVER = re.compile(r"(?!)")
TIME = st.sampled_from(["00:00:01,000", "00:00:02.500", "00:59:59,999", "0:01,5", "-00:00:01,000", "00:00:61,000"])
ARROW = st.sampled_from([" --> ", "-->", "\t--> "])
NUMBER = st.sampled_from(["", "1\n", "2\n", " 2\n", "3 \n", "0123456789\n", "²\n"])
TEXT = st.text("ab <>&-\n1:\xa0", max_size=12)


def captions(
    number: st.SearchStrategy[str], time: st.SearchStrategy[str], arrow: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    texts = st.one_of(
        TEXT, st.sampled_from(["so it is", "so\nit", "<v Ann>so", "00:00:01.000 --> 00:00:02.000\nand", "-->"])
    )
    return st.builds("{}{}{}{}\n{}\n".format, number, time, arrow, time, texts)


USUAL = captions(
    st.sampled_from(["1\n", "2\n", "3\n"]), st.sampled_from(["00:00:01,000", "00:59:59,999"]), st.just(" --> ")
)
ODD = captions(NUMBER, TIME, ARROW)
CAPTION = st.one_of(USUAL, USUAL, ODD)
FILE = st.lists(CAPTION, max_size=5).map("\n".join)


def same_by_both_paths(format_id: str, data: bytes) -> None:
    short = read_data(data, "talk", format_id)
    with pytest.MonkeyPatch.context() as patch:
        module: ModuleType = MODULES[format_id]
        patch.setattr(module, "_USUAL", NEVER)
        long = read_data(data, "talk", format_id)
    assert short.paragraphs == long.paragraphs
    assert short.meta.warnings == long.meta.warnings
    assert short == long


@pytest.mark.parametrize("format_id", MODULES)
def test_examples_are_read_alike_by_both_paths(format_id: str) -> None:
    for example in (SOUND[format_id], BROKEN[format_id]):
        same_by_both_paths(format_id, example.data)


@pytest.mark.parametrize("format_id", MODULES)
@settings(max_examples=300, deadline=None)
@given(text=FILE, usual=st.booleans())
def test_any_captions_are_read_alike_by_both_paths(format_id: str, text: str, usual: bool) -> None:
    if format_id == "vtt":
        text = "WEBVTT\n\n" + re.sub("^[123]\n", "", text.replace(",", "."), flags=re.MULTILINE if usual else 0)
    same_by_both_paths(format_id, text.encode())


def test_values_made_quickly_are_values_like_all_others() -> None:
    span = span_of(5, 9)
    assert (type(span), span) == (Span, Span(5, 9))
    source = source_of("so\nit is", "7", "X1:10", span)
    assert (type(source), source) == (CueSource, CueSource("so\nit is", "7", "X1:10", Span(5, 9)))
    cue = cue_of(3, span, source)
    assert (type(cue), cue) == (Cue, Cue(3, Span(5, 9), source))


@pytest.mark.parametrize("format_id", MODULES)
def test_words_that_come_again_are_one_string(format_id: str) -> None:
    first, second = (
        "00:00:01{0}000 --> 00:00:02{0}000\nagain and again\n",
        "00:00:02{0}000 --> 00:00:03{0}000\nand again\n",
    )
    data = f"1\n{first}\n2\n{second}".format(",") if format_id == "srt" else f"WEBVTT\n\n{first}\n{second}".format(".")
    words = [w.text for w in read_data(data.encode(), "talk", format_id).words()]
    assert words == ["again", "and", "again", "and", "again"]
    assert len({id(w) for w in words}) == 2
