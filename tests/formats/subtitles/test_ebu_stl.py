"""EBU STL: code tables, blocks that go on, comments, sets that add up, control codes, rates, start of the programme."""

from __future__ import annotations

import pytest
from examples_read_only import stl_block, stl_head
from transcript_views import shown, texts, warnings

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data

ONE, TWO, THREE = (0, 0, 1, 0), (0, 0, 2, 0), (0, 0, 3, 0)


def opened(*blocks: bytes, rate: str = "25", table: str = "00", start: str = "00000000") -> Transcript:
    return read_data(stl_head(rate=rate, table=table, start=start) + b"".join(blocks), "captions")


@pytest.mark.parametrize(
    ("table", "codec", "text"),
    [
        ("01", "iso8859_5", "тёплый"),
        ("02", "iso8859_6", "خبز"),
        ("03", "iso8859_7", "ψωμί"),
        ("04", "iso8859_8", "לחם"),
    ],
)
def test_code_tables_of_other_alphabets(table: str, codec: str, text: str) -> None:
    assert texts(opened(stl_block(0, ONE, TWO, text.encode(codec)), table=table)) == [text]


def test_accents_come_before_their_letters_in_the_latin_table() -> None:
    raw = b"cr\xc3epe gar\xcbcon \xc8uber \xcaAngstr\xc8om \xf9 \xfb \xa4 \xcfc \xceA \xd5 \xa9a\xb9"
    read = opened(stl_block(0, ONE, TWO, raw))
    assert texts(read) == ["crêpe", "garçon", "über", "Ångström", "ø", "ß", "$", "č", "Ą", "♪", "‘a’"]


def test_control_codes_of_teletext_part_words_and_break_lines() -> None:
    raw = b"\x0d\x03\x0b\x0byellow\x07white\x0a\x0a\x8a\x8a\x0d\x0bbelow\x80 slanted\x81"
    read = opened(stl_block(0, ONE, TWO, raw))
    assert [c.source.text for c in read.paragraphs[0].cues if c.source] == ["yellow white\nbelow slanted"]


def test_a_subtitle_of_several_blocks_is_one() -> None:
    read = opened(
        stl_block(7, ONE, TWO, b"x" * 112, extension=0),
        stl_block(7, ONE, TWO, b"yz", extension=1),
        stl_block(7, ONE, TWO, b" end"),
    )
    assert [(text, a, b) for _, text, a, b in shown(read)] == [("x" * 112 + "yz end", 1000, 2000)]


def test_data_of_the_station_is_no_text_and_comments_are_told() -> None:
    read = opened(
        stl_block(0, ONE, TWO, b"\x01\x02secret", extension=0xFE),
        stl_block(1, ONE, TWO, b"a remark", comment=1),
        stl_block(2, TWO, THREE, b"warm"),
    )
    assert texts(read) == ["warm"]
    assert warnings(read) == ["1 comment is not read"]


def test_captions_that_add_up_keep_their_own_words_and_times() -> None:
    read = opened(stl_block(0, ONE, THREE, b"warm", cumulative=1), stl_block(1, TWO, THREE, b"bread", cumulative=3))
    assert shown(read) == [("", "warm", 1000, 3000), ("", "bread", 2000, 3000)]
    assert warnings(read) == []


@pytest.mark.parametrize(("rate", "ms"), [("25", 1480), ("30", 1400)])
def test_frames_are_of_the_rate_in_the_head(rate: str, ms: int) -> None:
    assert shown(opened(stl_block(0, (0, 0, 1, 12), TWO, b"warm"), rate=rate))[0][2] == ms


def test_times_count_from_the_start_of_the_programme_where_all_are_behind_it() -> None:
    late = stl_block(0, (10, 0, 1, 0), (10, 0, 2, 0), b"warm")
    assert shown(opened(late, start="10000000"))[0][2:] == (1000, 2000)
    assert shown(opened(late, start="        "))[0][2:] == (36_001_000, 36_002_000)
    assert shown(opened(stl_block(0, ONE, TWO, b"warm"), start="10000000"))[0][2:] == (1000, 2000)


def test_a_cut_file_is_read_as_far_as_it_goes() -> None:
    whole = stl_head() + stl_block(0, ONE, TWO, b"warm") + stl_block(1, TWO, THREE, b"bread and more")
    read = read_data(whole[:-100], "captions")
    assert texts(read) == ["warm", "bread", "and", "mo"]
    assert warnings(read) == ["the file ends in the middle of a block; it is read as far as it goes"]


def test_a_head_alone_and_other_bytes_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match=r"^captions has no words .*\.$"):
        opened()
    with pytest.raises(UnreadableFileError, match="does not open like"):
        read_data(b"\x01" * 2000, "captions.stl", "ebu-stl")
