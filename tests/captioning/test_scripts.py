"""Texts in scripts without spaces are cut where a line may end."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.captioning.profiles import PROFILES, READING
from jamedit.captioning.resegment import captions
from jamedit.captioning.scripts import breakable, joined, language_of, pieces, profile_for, without_joiners
from jamedit.captioning.segment import wrap
from jamedit.document import Paragraph, Span, Transcript, Word
from jamedit.formats.options import WriteOptions
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

JAPANESE = "昨日は雨が降りました、だから家でゆっくりと本を読みながら温かいお茶を飲んで過ごしていたのです。"
CHINESE = "昨天下雨了，所以我们在家里一边看书一边喝茶，过得非常愉快。"
THAI = "เมื่อวานฝนตกจึงอยู่บ้านอ่านหนังสือและดื่มชาร้อนทั้งวันอย่างมีความสุข"


@pytest.mark.parametrize("text", [JAPANESE, CHINESE, THAI])
@pytest.mark.parametrize("width", [10, 16, 20])
def test_no_line_is_longer_than_it_may_be(text: str, width: int) -> None:
    lines = wrap([text], width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines) == text
    assert not any(line[0] in "、。ー" for line in lines)


def test_a_line_ends_at_a_comma_where_there_is_one() -> None:
    assert wrap(["今日は晴れです、明日は雨でしょう。"], 10) == ["今日は晴れです、", "明日は雨でしょう。"]


def test_words_of_other_scripts_stay_whole() -> None:
    assert pieces("incomprehensibilities", 8) == ["incomprehensibilities"]
    assert wrap(["see", "example.org/a/very/long/one"], 10) == ["see", "example.org/a/very/long/one"]


@given(st.text("あア漢、。aー（）่ก 5", max_size=80), st.integers(4, 30))
def test_pieces_are_the_word_again(text: str, width: int) -> None:
    cut = pieces(text, width)
    assert without_joiners(" ".join(cut)) == joined(cut) == text
    assert all(cut) or not text


def test_pieces_share_the_time_of_the_word() -> None:
    word = Word(7, JAPANESE, Span(1_000, 6_000))
    found = breakable([word], replace(READING, line_length=16), count(100))
    assert found[0].id == 7
    assert len({w.id for w in found}) == len(found) > 2
    spans = [w.span for w in found if w.span]
    assert (spans[0].start_ms, spans[-1].end_ms) == (1_000, 6_000)
    assert all(a.end_ms == b.start_ms for a, b in pairwise(spans))


def test_a_script_brings_its_figures_unless_they_were_chosen() -> None:
    assert [language_of([t]) for t in (JAPANESE, CHINESE, THAI, "bread")] == ["ja", "zh", "th", ""]
    assert profile_for([JAPANESE], READING).line_length == 23
    assert profile_for([JAPANESE], replace(READING, line_length=30)).line_length == 30
    assert profile_for(["bread"], READING) is READING


@pytest.mark.parametrize("known", [f for f in FORMATS if f.writes and f.carries.times], ids=lambda f: f.id)
def test_every_format_gets_the_text_without_what_joins_its_pieces(known: object) -> None:
    words = (Word(1, JAPANESE, Span(0, 6_000)), Word(2, CHINESE, Span(6_000, 9_000)))
    source = Transcript((Paragraph(3, None, words),), next_id=4)
    options = WriteOptions(captions="new", word_times=True)
    content = render(source, known.id, options)  # type: ignore[attr-defined]
    assert "\ufdd0".encode() not in content
    assert b"\\ufdd0" not in content


def test_captions_of_a_long_word_are_cut() -> None:
    cut = captions(made.transcript(*[JAPANESE * 2]), PROFILES["reading"])
    assert len(list(cut.words())) > 4
