"""SCC: pop-on, roll-up and paint-on captions, characters beyond ASCII, frames that are dropped, other channels."""

from __future__ import annotations

from examples_read_only import scc_codes as codes
from transcript_views import shown, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data

HEAD = "Scenarist_SCC V1.0\n\n"
POP, ROLL, PAINT = "94ae 94ae 9420 9420 9470 9470", "9425 9425 94ad 94ad 9470 9470", "9429 9429 9470 9470"
SHOW, CLEAR = "942f 942f", "942c 942c"


def opened(*lines: str) -> Transcript:
    return read_data((HEAD + "\n\n".join(lines) + "\n").encode(), "captions")


def test_a_caption_that_pops_on_is_shown_when_its_last_code_came() -> None:
    read = opened(f"00:00:01:00\t{POP} {codes('Warm bread')} {SHOW}", f"00:00:03:00\t{CLEAR}")
    assert shown(read) == [("", "Warm bread", round((30 + 11) * 1001 / 30), 3003)]


def test_one_caption_takes_the_place_of_another() -> None:
    read = opened(
        f"00:00:01:00\t{POP} {codes('Warm')} {SHOW}", f"00:00:03:00\t{POP} {codes('bread')} {SHOW}", "00:00:05:00\t942c"
    )
    first, second = shown(read)
    assert first[3] == second[2]
    assert second[3] == 5005


def test_rows_are_lines_from_the_top() -> None:
    read = opened(f"00:00:01:00\t9420 9470 {codes('below')} 94d0 {codes('above')} 942f", f"00:00:03:00\t{CLEAR}")
    assert [c.source.text for p in read.paragraphs for c in p.cues if c.source] == ["above\nbelow"]


def test_lines_that_roll_up_are_read_once_each() -> None:
    read = opened(
        f"00:00:01:00\t{ROLL} {codes('one line')}",
        f"00:00:03:00\t{ROLL} {codes('the next')}",
        f"00:00:06:00\t{CLEAR}",
    )
    assert [text for _, text, *_ in shown(read)] == ["one line", "the next"]
    assert [(a, b) for _, _, a, b in shown(read)] == [(1201, 3070), (3203, 6006)]


def test_painted_text_is_there_from_its_first_letter() -> None:
    read = opened(
        f"00:00:01:00\t{PAINT} {codes('painted')}", f"00:00:02:00\t{PAINT} {codes('over it')}", "00:00:04:00\t942c"
    )
    assert [(text, start) for _, text, start, _ in shown(read)] == [("painted", 1134), ("over it", 2135)]


def test_a_code_said_twice_counts_once_and_three_times_twice() -> None:
    once = f"00:00:01:00\t{POP} {codes('ab')} 97a1 97a1 {codes('cd')} {SHOW}"
    assert texts(opened(once)) == ["ab", "cd"]
    assert texts(opened(f"00:00:01:00\t{POP} {codes('abcd')} 94a1 94a1 94a1 {SHOW}")) == ["ab"]


def test_special_and_extended_characters_and_those_that_are_not_ascii() -> None:
    read = opened(f"00:00:01:00\t{POP} 9137 9137 2080 {codes('E')} 92a1 92a1 {codes('t')} 2a80 fe80 {SHOW}")
    assert texts(read) == ["♪", "Étáñ"]


def test_italics_in_the_middle_of_a_row_take_the_room_of_a_space() -> None:
    assert texts(opened(f"00:00:01:00\t{POP} {codes('so')} 91ae 91ae {codes('warm')} {SHOW}")) == ["so", "warm"]


def test_frames_are_dropped_where_the_mark_says_so() -> None:
    line = f"{POP} {codes('ab')} {SHOW}"
    counted, dropped = (shown(opened(f"00:10:00{mark}00\t{line}"))[0][2] for mark in ":;")
    assert counted is not None
    assert dropped is not None
    assert abs(dropped - 600_000 - 7 * 1001 / 30) < 2
    assert abs(counted - 600_600 - 7 * 1001 / 30) < 2


def test_only_the_channel_with_the_most_text_is_read() -> None:
    read = opened(
        f"00:00:01:00\t{POP} {codes('English here')} {SHOW} 1c20 1cf0 {codes('si')} 1c2f", f"00:00:03:00\t{CLEAR} 1c2c"
    )
    assert texts(read) == ["English", "here"]
    assert warnings(read) == ["1 caption of channel 2, most likely another language, not read"]


def test_the_last_caption_stays_as_long_as_it_takes_to_read() -> None:
    assert shown(opened(f"00:00:01:00\t9420 9470 {codes('no end')} 942f"))[0][3] == 1168 + 1500


def test_what_is_no_pair_of_bytes_is_told() -> None:
    read = opened(f"00:00:01:00\t{POP} 9x20 {codes('warm')} {SHOW}")
    assert texts(read) == ["warm"]
    assert warnings(read) == ["this is neither a time nor a pair of bytes, and is passed over"]
