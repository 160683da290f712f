"""STM: segments, gaps, alternatives, several recordings; told from CTM."""

from __future__ import annotations

from transcript_views import shown, texts, warnings

from jamedit.formats.detect import detect
from jamedit.formats.reading import read_data

STM = """;; CATEGORY "0" "" ""
bread 1 inter_segment_gap 0.00 1.00 <o,,>
bread 1 bread_Ines 1.00 2.50 <o,f0,female> warm bread
bread 1 excluded_region 2.50 3.00 <o,,> noise
bread 1 Omar_K 3.00 4.00 <o,f0,male> IGNORE_TIME_SEGMENT_IN_SCORING
bread 1 Omar_K 4.00 5.25 <o,f0,male> { we'll / we will / @ } see (uh)
"""


def test_segments_have_speakers_and_gaps_have_no_text() -> None:
    read = read_data(STM.encode(), "talk")
    assert shown(read) == [("Ines", "warm bread", 1000, 2500), ("Omar K", "we'll see (uh)", 4000, 5250)]
    assert warnings(read) == ["1 place has several readings, of which the first is taken"]


def test_recordings_are_sections_and_labels_may_be_missing() -> None:
    read = read_data(b"a A x 0 1 one\na A x 1 2 two\nb A y 0 1 three\n", "talk")
    assert [s.title for s in read.sections] == ["a", "b"]
    assert texts(read) == ["one", "two", "three"]


def test_speakers_that_are_numbers_and_single_words_are_still_told_from_ctm() -> None:
    assert detect("a 1 12 0.0 2.5 hello\na 1 13 2.5 3.0 yes\n").id == "stm"
    assert detect("a 1 0.00 0.25 hello 0.9\na 1 0.30 0.20 7 0.9\n").id == "ctm"
