"""Transcriber: turns of one and of several speakers, moments, topics, events, the encoding that a file declares."""

from __future__ import annotations

from transcript_views import shown, texts, warnings

from jamedit.document import Transcript
from jamedit.formats.reading import read_data

HEAD = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans audio_filename="talk" xml:lang="fr">
<Topics><Topic id="to1" desc="Le pain"/><Topic id="to2" desc="Le sel"/></Topics>
<Speakers><Speaker id="s1" name="In\xe8s"/><Speaker id="s2" name="Omar"/></Speakers><Episode>"""


def opened(body: str) -> Transcript:
    return read_data(f"{HEAD}{body}</Episode></Trans>".encode("latin-1"), "talk")


def turn(inside: str, speaker: str = "s1", start: float = 0, end: float = 9) -> str:
    return f'<Turn speaker="{speaker}" startTime="{start}" endTime="{end}">{inside}</Turn>'


def section(inside: str, topic: str = "") -> str:
    return f'<Section type="report" topic="{topic}" startTime="0" endTime="9">{inside}</Section>'


def test_moments_cut_a_turn_into_captions() -> None:
    read = opened(section(turn('<Sync time="0"/>\ndu pain\n<Sync time="2.5"/>\ndor\xe9\n', end=4)))
    assert shown(read) == [("Inès", "du pain", 0, 2500), ("Inès", "doré", 2500, 4000)]
    assert read.meta.language == "fr"


def test_several_speakers_of_a_turn_take_turns_by_number() -> None:
    read = opened(
        section(turn('<Sync time="0"/><Who nb="1"/>oui<Who nb="2"/>non<Sync time="3"/><Who nb="2"/>si', "s1 s2"))
    )
    assert shown(read) == [("Inès", "oui", 0, 3000), ("Omar", "non", 0, 3000), ("Omar", "si", 3000, 9000)]


def test_topics_are_sections() -> None:
    read = opened(
        section(turn("un"), "to1")
        + section(turn(""), "to2")
        + section(turn("deux"), "to1")
        + section(turn("trois"), "to2")
    )
    assert [s.title for s in read.sections] == ["Le pain", "Le sel"]
    assert texts(read) == ["un", "deux", "trois"]


def test_events_are_told_and_not_read() -> None:
    read = opened(section(turn('<Sync time="0"/>oui <Event desc="rire" type="noise" extent="instantaneous"/> non')))
    assert texts(read) == ["oui", "non"]
    assert warnings(read) == ["1 event (rire) is beside the words and not read"]
