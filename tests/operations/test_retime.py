"""Times are moved as a whole, in every format that has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from format_examples import SOUND
from made import transcript

from jamedit.document import Transcript
from jamedit.errors import UsageError
from jamedit.formats.reading import read_path
from jamedit.formats.register import FORMATS
from jamedit.operations.convert import convert
from jamedit.operations.retime import Retiming, before_zero, move_all, parse_shift, parse_stretch


def starts(t: Transcript) -> list[int | None]:
    return [w.span.start_ms if w.span else None for w in t.words()]


@pytest.mark.parametrize(
    ("text", "ms"),
    [("1500", 1_500), ("-1500", -1_500), ("+250", 250), ("1.5s", 1_500), ("-0:01.5", -1_500), ("1:00:00", 3_600_000)],
)
def test_shifts_as_people_write_them(text: str, ms: int) -> None:
    assert parse_shift(text) == ms


@pytest.mark.parametrize("text", ["", "soon", "--5", "1e99", "9" * 30, "1:2:3:4", "٣x"])
def test_what_is_no_shift_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a shift"):
        parse_shift(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("10=12.5,3600=3604", ((10_000, 12_500), (3_600_000, 3_604_000))),
        ("0:10=0:12.5,1:00:00=1:00:04", ((10_000, 12_500), (3_600_000, 3_604_000))),
        ("00:00:10,000=00:00:12,500,01:00:00,000=01:00:04,000", ((10_000, 12_500), (3_600_000, 3_604_000))),
        ("0:10=0:12.5; 1:00:00=1:00:04", ((10_000, 12_500), (3_600_000, 3_604_000))),
    ],
)
def test_points_as_people_write_them(text: str, points: tuple[tuple[int, int], tuple[int, int]]) -> None:
    assert parse_stretch(text) == points


@pytest.mark.parametrize(
    "text", ["", "1=2", "1=2,3", "1=2,3=x", "1=1,500,3=4", "a=b,c=d", "1=2,3=4,5=6", "9=9,9=" + "9" * 20]
)
def test_what_names_no_two_points_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="does not name two points"):
        parse_stretch(text)


@pytest.mark.parametrize("points", [((5, 6), (5, 9)), ((5, 9), (9, 5)), ((0, 0), (1_000, 90_000))])
def test_points_that_cannot_be_are_refused(points: tuple[tuple[int, int], tuple[int, int]]) -> None:
    with pytest.raises(UsageError):
        Retiming(0, points)


def test_a_stretch_goes_through_both_points_and_a_shift_comes_after_it() -> None:
    t = transcript("one two three four", word_ms=400, gap_ms=100)
    retiming = Retiming(100, ((500, 1_000), (1_500, 3_000)))
    assert starts(move_all(t, retiming).apply(t)) == [100, 1_100, 2_100, 3_100]
    assert [retiming.moved(n) for n in (0, 500, 1_500)] == [100, 1_100, 3_100]


def test_from_a_time_on_only() -> None:
    t = transcript("one two three four")
    assert starts(move_all(t, Retiming(70), 1_000).apply(t)) == [0, 500, 1_070, 1_570]


def test_words_before_the_beginning_are_counted() -> None:
    t = transcript("one two three four")
    edit = move_all(t, Retiming(-1_000))
    assert before_zero(t, edit) == 2
    assert starts(edit.apply(t)) == [0, 0, 0, 500]
    assert before_zero(t, move_all(t, Retiming(5))) == 0


def test_a_text_without_times_says_so(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("One two three.\n")
    with pytest.raises(UsageError, match=r"talk\.txt has no times that could be moved"):
        convert(path, tmp_path / "out.json", retiming=Retiming(100))


# f4 has the time at the end of a paragraph, so that the first one begins at 0:00
WITH_TIMES = [f for f in FORMATS if f.carries.times and f.writes and f.id in SOUND and f.id != "f4"]


@pytest.mark.parametrize("known", WITH_TIMES, ids=lambda f: f.id)
def test_a_file_of_every_format_is_shifted_and_nothing_else_changes(known, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"talk{known.extensions[0]}"
    path.write_bytes(SOUND[known.id].data)
    out = tmp_path / f"out{known.extensions[0]}"
    convert(path, out, from_format=known.id, to_format=known.id, retiming=Retiming(7_000))
    before, after = (read_path(p, known.id) for p in (path, out))
    assert [w.text for w in before.words()] == [w.text for w in after.words()]
    moved = [None if s is None else s + 7_000 for s in starts(before)]
    assert starts(after) == pytest.approx(moved, abs=20)
    cues = [[c.span.start_ms for p in t.paragraphs for c in p.cues if c.span] for t in (before, after)]
    assert cues[1] == pytest.approx([s + 7_000 for s in cues[0]], abs=20)
