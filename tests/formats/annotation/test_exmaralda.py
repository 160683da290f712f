"""EXMARaLDA: the time line and what is missing on it, tiers of speakers, words that are cut between events."""

from __future__ import annotations

from transcript_views import shown, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data

HEAD = """<?xml version="1.0" encoding="UTF-8"?><basic-transcription><head><speakertable>
<speaker id="S1"><abbreviation>Ines</abbreviation></speaker><speaker id="S2"><abbreviation/></speaker>
</speakertable></head><basic-body><common-timeline>"""


def opened(points: str, tiers: str) -> Transcript:
    return read_data(f"{HEAD}{points}</common-timeline>{tiers}</basic-body></basic-transcription>".encode(), "talk")


def points(*times: str) -> str:
    return "".join(f'<tli id="T{i}"{f" time={chr(34)}{t}{chr(34)}" if t else ""}/>' for i, t in enumerate(times))


def test_missing_times_are_placed_evenly() -> None:
    tier = '<tier speaker="S1" type="t">' + "".join(
        f'<event start="T{i}" end="T{i + 1}">w{i} </event>' for i in range(3)
    )
    read = opened(points("1.0", "", "", "4.0"), tier + "</tier>")
    assert shown(read) == [("Ines", "w0", 1000, 2000), ("Ines", "w1", 2000, 3000), ("Ines", "w2", 3000, 4000)]


def test_tiers_are_put_together_by_their_times() -> None:
    tiers = (
        '<tier speaker="S1" type="t"><event start="T0" end="T1">one </event>'
        '<event start="T2" end="T3">three </event></tier>'
        '<tier speaker="S2" type="t"><event start="T1" end="T2">two </event></tier>'
    )
    read = opened(points("0", "1", "2", "3"), tiers)
    assert [(who, text) for who, text, *_ in shown(read)] == [("Ines", "one"), ("S2", "two"), ("Ines", "three")]


def test_a_word_cut_between_two_events_is_one_word() -> None:
    events = '<event start="T0" end="T1">warm br</event><event start="T1" end="T2">ead now</event>'
    tier = f'<tier speaker="S1" type="t">{events}</tier>'
    assert [c[1:] for c in shown(opened(points("0", "1", "2"), tier))] == [("warm bread", 0, 1000), ("now", 1000, 2000)]


def test_tiers_that_describe_are_told_and_not_read() -> None:
    tiers = (
        '<tier speaker="S1" type="t"><event start="T0" end="T1">one &lt;laut&gt;</event></tier>'
        '<tier speaker="S1" category="en" type="a" display-name="Ines [en]">'
        '<event start="T0" end="T1">eins</event></tier>'
    )
    read = opened(points("0", "1"), tiers)
    assert texts(read) == ["one", "<laut>"]
    assert warnings(read) == ["the tier 'Ines [en]' describes what is said and is not read as text"]
