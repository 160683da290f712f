"""What is particular to ASS, LRC, labels, CTM, TextGrid, tables and text with time stamps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamedit.document import Span, Timing, Transcript
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import RenameSpeaker
from jamedit.formats.detect import detect
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


def texts(t: Transcript) -> list[str]:
    return [w.text for w in t.words()]


def said(t: Transcript) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in t.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in t.paragraphs]


def spans(t: Transcript) -> list[tuple[int, int]]:
    return [(w.span.start_ms, w.span.end_ms) for w in t.words() if w.span]


NEIGHBOURS = [
    ("0:00:01.000,0:00:02.000\nHi\n", "sbv"),
    ("0:00:01,0:00:02\nHi\n", "sbv"),
    ("[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi\n", "ass"),
    ("; a remark\n[Script Info]\nTitle: x\n", "ass"),
    ("[00:01.00]one\n[00:02.00]two\n", "lrc"),
    ("[ar:Ines]\n[00:01]one\n[00:02]two\n", "lrc"),
    ("[00:01] one\n\n[00:02] two\n", "stamped"),
    ("[00:00:01.000 --> 00:00:02.000] one\n[00:00:02.000 --> 00:00:03.000] two\n", "whisper"),
    ("0.5\t1.5\tone\n1.5\t2.5\ttwo\n", "labels"),
    ("start\tend\ttext\n0\t900\tone\n", "tsv"),
    ("0\t900\tone\n900\t1800\ttwo\n", "labels"),
    ("start,end,text\n0,0.9,one\n", "csv"),
    ("Speaker;Text;Start\nInes;one;00:01\n", "csv"),
    ("talk 1 0.0 0.5 one 0.9\ntalk 1 0.5 0.5 two 0.9\n", "ctm"),
    ("0:01\none\n0:04\ntwo\n", "stamped"),
    ("Ines: one, two\nOmar: three, four\nInes: five\n", "txt"),
    ("one, two, three\nfour, five, six\n", "lines"),
    ("text, start, end of it\nand so on, and so on\n", "lines"),
    ("At 10:30 we left.\n\nAt 11:45 we were back.\n", "txt"),
    ("09:00 Coming in\n09:30 Opening\n10:00 Bread\n", "lines"),
    ("1\n00:00:01,000 --> 00:00:02,000\n0:05 is a time\n", "srt"),
    ("# Bread\n\n0:05 is a time\n", "md"),
    ("[Music]\n[Applause]\nso we go\n", "lines"),
]


@pytest.mark.parametrize(("text", "format_id"), NEIGHBOURS)
def test_neighbours_are_not_confused(text: str, format_id: str) -> None:
    for name in ("", "talk.txt", "talk.dat"):
        assert detect(text, name).id == format_id


ASS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def ass(*texts: str) -> str:
    return ASS + "".join(
        f"Dialogue: 0,0:00:0{i}.00,0:00:0{i + 1}.00,Sign,Ann,0,0,0,,{t}\n" for i, t in enumerate(texts)
    )


def test_ass_tags_breaks_drawings_and_braces() -> None:
    transcript = read(ass(r"{\pos(1,2)}one{\b1}two{\b0}\Nthree\hfour", r"{\p1}m 0 0 l 9{\p0}word", r"a\{b\}, c"))
    assert texts(transcript) == ["onetwo", "three", "four", "word", "a{b},", "c"]
    changed = ReplaceText(transcript.paragraphs[0].id, ("onetwo {three} four w\\Nord a{b}, c",)).apply(transcript)
    again = read(render(changed, "ass").decode())
    assert texts(again) == texts(changed)
    assert r"{\pos(1,2)}one{\b1}two{\b0}\N" in render(changed, "ass").decode()


def test_ass_karaoke_gives_the_times_of_words() -> None:
    transcript = read(ass(r"{\k20}Bak{\kf30}ing {\K10}the {\ko40}dark bread"))
    assert spans(transcript) == [(0, 500), (500, 600), (600, 777), (777, 1000)]
    assert [w.timing for w in transcript.words()] == [Timing.HEARD] * 2 + [Timing.ESTIMATED] * 2


def test_ass_keeps_style_and_margins_of_a_caption_that_is_split() -> None:
    from jamedit.edits.cue_breaks import BreakCue

    transcript = read(ass("one two"))
    p = transcript.paragraphs[0]
    text = render(BreakCue(p.id, p.words[1].id).apply(transcript), "ass").decode()
    assert text == ASS + (
        "Dialogue: 0,0:00:00.00,0:00:00.50,Sign,Ann,0,0,0,,one\nDialogue: 0,0:00:00.50,0:00:01.00,Sign,Ann,0,0,0,,two\n"
    )


def test_ass_in_several_styles_is_read_in_time() -> None:
    first, second = (
        ass("late").replace("0:00:00.00", "0:00:00.50"),
        "Dialogue: 0,0:00:00.00,0:00:01.00,Top,,0,0,0,,early\n",
    )
    assert texts(read(first + second)) == ["early", "late"]
    assert render(read(first + second), "ass").decode() == first + second


def test_ssa_with_another_order_of_fields() -> None:
    text = (
        "[Events]\nFormat: Marked, Start, End, Style, Actor, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,S,Bo,a, b\n"
    )
    assert said(read(text)) == [("Bo", "a, b")]


LRC = "[00:01.00]oh no\n[00:02.00][00:10.00]la la\n[00:04.00]end\n"


def test_lrc_lines_sung_again_are_read_in_time_and_stay_one_line() -> None:
    transcript = read(LRC)
    assert texts(transcript) == ["oh", "no", "la", "la", "end", "la", "la"]
    both = ReplaceText(transcript.paragraphs[0].id, ("oh no la di end la la",)).apply(transcript)
    assert "[00:02.00]la di\n[00:10.00]la la\n" in render(both, "lrc").decode()
    p = transcript.paragraphs[-1]
    without = DeleteWords((p.id,), frozenset(w.id for w in p.words[-2:])).apply(transcript)
    assert render(without, "lrc").decode() == LRC.replace("[00:10.00]", "")


def test_lrc_offset_moves_times_and_word_times_are_heard() -> None:
    transcript = read("[offset:-500]\n[00:01.00]<00:01.00>so <00:01.40>it <00:02.00>goes\n[00:03.00]on\n")
    assert spans(transcript)[:3] == [(1500, 1900), (1900, 2500), (2500, 3500)]
    word = transcript.paragraphs[0].words[1]
    words = tuple(replace(w, span=Span(2000, 2500)) if w is word else w for w in transcript.paragraphs[0].words)
    moved = transcript.splice(0, 1, [replace(transcript.paragraphs[0], words=words)])
    assert "<00:01.00>so <00:01.50>it <00:02.00>goes" in render(moved, "lrc").decode()


SHORT = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n3\n<exists>\n2\n"IntervalTier"\n"{}"\n0\n3\n3\n'
SHORT += '0\n1.25\n"hello\nyou"\n1.25\n2\n""\n2\n3\n"say ""yes"""\n"TextTier"\n"bell"\n0\n3\n1\n1.5\n"ding"\n'


def test_textgrid_short_form_captions_and_quotes() -> None:
    transcript = read(SHORT.format("Ann"))
    assert texts(transcript) == ["hello", "you", "say", '"yes"']
    assert [c.span for p in transcript.paragraphs for c in p.cues] == [Span(0, 1250), Span(2000, 3000)]
    p = transcript.paragraphs[0]
    after = render(DeleteWords((p.id,), frozenset({p.words[3].id})).apply(transcript), "textgrid").decode()
    assert after == SHORT.format("Ann").replace('"say ""yes"""', '"say"')
    gone = render(DeleteWords((p.id,), frozenset(w.id for w in p.words[2:])).apply(transcript), "textgrid").decode()
    assert gone == SHORT.format("Ann").replace('"say ""yes"""', '""').replace("3\n0\n1.25", "2\n0\n1.25").replace(
        '1.25\n2\n""\n2\n3\n""', '1.25\n3\n""'
    )


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-8-sig"])
def test_textgrid_in_the_encodings_of_praat(encoding: str) -> None:
    text = SHORT.format("Ann").replace("hello", "grüße")
    data = ("\ufeff" if "16" in encoding else "").encode(encoding) + text.encode(encoding)
    transcript = read_data(data, "talk.TextGrid")
    assert texts(transcript)[0] == "grüße"
    assert render(transcript, "textgrid") == data


def test_textgrid_speakers_are_tiers_and_a_new_name_is_the_name_of_the_tier() -> None:
    two = SHORT.format("Ann - words").replace('\n2\n"IntervalTier"', '\n3\n"IntervalTier"', 1)
    two += '"IntervalTier"\n"Bob - words"\n0\n3\n2\n0\n1.25\n""\n1.25\n3\n"well"\n'
    transcript = read(two)
    assert said(transcript) == [("Ann", "hello you"), ("Bob", "well"), ("Ann", 'say "yes"')]
    renamed = RenameSpeaker(1, "Cleo").apply(transcript)
    assert render(renamed, "textgrid").decode() == two.replace("Ann - words", "Cleo - words")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("start\tend\ttext\n0\t1500\ta b\n1500\t2500\tc\n", (0, 1500)),
        ("start,end,text\n0,1.5,a b\n1.5,2,c\n", (0, 1500)),
        ("start,end,text\n0,2,a b\n2,4,c\n", (0, 2000)),
        ("start_ms,duration,text\n500,1000,a b\n1500,500,c\n", (500, 1500)),
        ("Text;Start Time;End Time\na b;00:00:01,500;00:00:02,000\nc;00:00:02,000;0:03\n", (1500, 2000)),
        ('"start","end","text"\n"0.25","0.75","a b"\n"1","2","c"\n', (250, 750)),
        ("from\tto\tspeaker\tutterance\n0:01\t0:02\tAnn\ta b\n0:02\t0:03\tBob\tc\n", (1000, 2000)),
    ],
)
def test_tables_of_many_kinds(text: str, first: tuple[int, int]) -> None:
    transcript = read(text)
    assert texts(transcript) == ["a", "b", "c"]
    assert transcript.paragraphs[0].cues[0].span == Span(*first)
    assert render(transcript, transcript.meta.source_format).decode() == text


def test_table_fields_are_quoted_where_they_need_it() -> None:
    text = 'start,end,speaker,text,note\n0,1.5,Ann,so it is,"x, y"\n1.5,2.5,Bob,"one\ntwo ""three""",z\n'
    transcript = read(text)
    assert said(transcript) == [("Ann", "so it is"), ("Bob", 'one two "three"')]
    p = transcript.paragraphs[0]
    changed = ReplaceText(p.id, ('so, "it" is',)).apply(transcript)
    assert render(changed, "csv").decode() == text.replace("so it is", '"so, ""it"" is"')


def test_tables_of_words_give_their_times_and_confidence() -> None:
    transcript = read("word,start,end,conf\nso,0.0,0.25,0.5\nit,0.25,0.5,0.75\nis,0.5,1.0,1.0\n")
    assert [(w.text, w.confidence, w.timing) for w in transcript.words()] == [
        ("so", 0.5, Timing.HEARD),
        ("it", 0.75, Timing.HEARD),
        ("is", 1.0, Timing.HEARD),
    ]
    assert not transcript.paragraphs[0].cues


STAMPED = {
    "copied from YouTube": ("0:00\nhello and\n0:04\ntoday we\n1:02:03\nbye\n", [("", 0), ("", 4), ("", 3723)]),
    "with the time in words": ("0:00\n0 seconds\nhello\n1:02\n1 minute, 2 seconds\nbye\n", [("", 0), ("", 62)]),
    "all in one line": (
        "0:000 secondshello\n0:044 secondsbye\n1:021 minute, 2 secondsyes\n",
        [("", 0), ("", 4), ("", 62)],
    ),
    "time and text": ("0:00 hello\n0:04 today\n0:09 bye\n", [("", 0), ("", 4), ("", 9)]),
    "oTranscribe": ("00:00 First answer.\n\n00:12 Second one.\n", [("", 0), ("", 12)]),
    "Otter": ("Ines Okoro  0:03  \nHello.\n\nOmar  0:07  \nHi.\n", [("Ines Okoro", 3), ("Omar", 7)]),
    "Rev": ("Speaker 1 (00:00):\nHello.\n\nSpeaker 2 (00:03):\nHi.\n", [("Speaker 1", 0), ("Speaker 2", 3)]),
    "Teams": ("Okoro, Ines   0:03\nHello.\n\nAdler, Omar   0:07\nHi.\n", [("Okoro, Ines", 3), ("Adler, Omar", 7)]),
    "name, time, text": ("Ines (00:01:02): Hello.\nOmar (00:01:05): Hi.\n", [("Ines", 62), ("Omar", 65)]),
    "time, name, text": (
        "[00:12] Ines: a\n[00:15] Omar: b\n[00:20] Ines: c\n",
        [("Ines", 12), ("Omar", 15), ("Ines", 20)],
    ),
    "name and long time": ("Ines 00:01:02\nHello.\n\nOmar 00:01:05\nHi.\n", [("Ines", 62), ("Omar", 65)]),
}


@pytest.mark.parametrize("shape", STAMPED)
def test_shapes_of_text_with_time_stamps(shape: str) -> None:
    text, wanted = STAMPED[shape]
    transcript = read(text)
    names = {s.id: s.name for s in transcript.speakers}
    found = [
        (names.get(p.speaker_id or 0, ""), c.span.start_ms // 1000)
        for p in transcript.paragraphs
        for c in p.cues
        if c.span
    ]
    assert found == wanted
    assert render(transcript, "stamped").decode() == text
    assert not any(w.text[0].isdigit() for w in transcript.words())


def test_chapters_between_copied_lines_are_sections() -> None:
    text = "Intro\n0:00\nhello and\n0:04\ntoday we\nThe oven\n0:09\nit is hot\n"
    transcript = read(text)
    assert [s.title for s in transcript.sections] == ["Intro", "The oven"]
    assert texts(transcript) == ["hello", "and", "today", "we", "it", "is", "hot"]
    assert render(transcript, "stamped").decode() == text


@pytest.mark.parametrize(
    "text",
    [
        "[Ines] Good morning.\n\n[Omar] Morning.\n\n[Ines] So. [laughs]\n",
        ">> INES: Good morning.\n>> OMAR: Morning.\n>> INES: So. [laughs]\n",
        "[Ines]: Good morning.\n\n[Omar]: Morning.\n\n[Ines]: So. [laughs]\n",
        "Ines:\nGood morning.\n\nOmar:\nMorning.\n\nInes:\nSo. [laughs]\n",
    ],
)
def test_names_before_plain_text(text: str) -> None:
    transcript = read(text)
    assert [(n.title(), t) for n, t in said(transcript)] == [
        ("Ines", "Good morning."),
        ("Omar", "Morning."),
        ("Ines", "So. [laughs]"),
    ]
    assert render(transcript, "txt").decode() == text


def test_sounds_in_brackets_are_no_speakers() -> None:
    assert not read("[Music] so\n\n[Applause] we go\n\n[Music] on\n").speakers


def test_ctm_recordings_are_sections_and_channels_speakers() -> None:
    text = "a 1 0.0 0.5 so 0.5\na 2 0.2 0.5 well 0.6\na 1 0.5 0.5 it 0.7\nb 1 0.0 1.0 goes 0.8\n"
    transcript = read(text)
    assert [s.title for s in transcript.sections] == ["a", "b"]
    assert said(transcript) == [
        ("Channel 1", "so"),
        ("Channel 2", "well"),
        ("Channel 1", "it"),
        ("Channel 1", "goes"),
    ]
    assert [w.confidence for w in transcript.words()] == [0.5, 0.6, 0.7, 0.8]
    assert render(transcript, "ctm").decode() == text


def test_a_line_of_ten_megabytes_takes_no_time() -> None:
    import time

    start = time.process_time()
    for text in ('"' * 1_000_000, "{\\p1" * 300_000, "[00:01.00]" * 100_000, "0:01 " * 200_000, "a\t" * 400_000):
        detect(text, "talk.csv")
    for format_id, text in (
        ("csv", '"' * 1_000_000),
        ("ass", "Dialogue: " + "{\\k1}a " * 50_000),
        ("ctm", "a " * 300_000),
    ):
        read_data(text.encode(), "talk", format_id)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("long", [True, False])
def test_textgrid_gets_a_tier_for_a_new_speaker(long: bool) -> None:
    from format_examples import SOUND

    from jamedit.edits.speakers import AddSpeaker

    two = SHORT.format("Ann - words").replace('\n2\n"IntervalTier"', '\n3\n"IntervalTier"', 1)
    two += '"IntervalTier"\n"Bob - words"\n0\n3\n2\n0\n1.25\n""\n1.25\n3\n"well"\n'
    transcript = read(SOUND["textgrid"].text if long else two)
    changed = AddSpeaker("Cleo", (transcript.paragraphs[0].id,)).apply(transcript)
    changed = AddSpeaker("Dan", (transcript.paragraphs[1].id,)).apply(changed) if not long else changed
    again = read(render(changed, "textgrid").decode())
    assert said(again) == said(changed)


@pytest.mark.parametrize("shape", ["with the time in words", "all in one line"])
def test_a_moved_stamp_says_its_time_in_words_as_well(shape: str) -> None:
    from jamedit.edits.set_time import SetTime

    transcript = read(STAMPED[shape][0])
    p = transcript.paragraphs[0]
    moved = SetTime(p.id, p.words[0].id, 1_000, False).apply(transcript)
    text = render(moved, "stamped").decode()
    assert text == STAMPED[shape][0].replace("0:00\n0 seconds", "0:01\n1 second").replace(
        "0:000 seconds", "0:011 second"
    )


def test_a_new_row_has_the_columns_of_its_neighbour() -> None:
    from jamedit.edits.cue_breaks import BreakCue
    from jamedit.edits.insert_words import InsertWords

    text = "id,start,end,text\n7,0.0,1.0,one\n"
    transcript = read(text)
    p = transcript.paragraphs[0]
    two = InsertWords(p.id, 0, "brand new").apply(transcript)
    cut = BreakCue(p.id, two.paragraphs[0].words[1].id).apply(two)
    again = read(render(cut, "csv").decode())
    assert texts(again) == ["brand", "new", "one"]
    assert len(again.paragraphs[0].cues) == 2


EDITOR = (
    "00:00:00:00 - 00:00:04:12\nSpeaker 1\nWarm bread, please.\n\n"
    "00:00:04:12 - 00:00:09:03\nSpeaker 2\nHere it is.\nStill hot.\n\n"
)


@pytest.mark.parametrize(
    ("text", "turns", "start_ms"),
    [
        (EDITOR, [("Speaker 1", "Warm bread, please."), ("Speaker 2", "Here it is. Still hot.")], 4480),
        (EDITOR.replace(":12", ":29").replace("00:0", "00;0"), [("Speaker 1", "Warm bread, please.")], 4967),
        (
            "[00:00:01.310] - Ines Roy\nWarm bread, please.\n\n[00:00:04.020] - Omar\nHere it is.\n",
            [("Ines Roy", "Warm bread, please."), ("Omar", "Here it is.")],
            4020,
        ),
        (
            "[Ines Roy] 10:01:22\nWarm bread, please.\n\n[Omar] 10:01:40\nHere it is.\n",
            [("Ines Roy", "Warm bread, please."), ("Omar", "Here it is.")],
            36_100_000,
        ),
    ],
)
def test_a_name_beside_or_below_a_stamp_is_the_speakers(text: str, turns: list[tuple[str, str]], start_ms: int) -> None:
    transcript = read(text)
    assert transcript.meta.source_format == "stamped"
    assert said(transcript)[: len(turns)] == turns
    assert start_ms in [p.start_ms for p in transcript.paragraphs]
    assert render(transcript, "stamped").decode() == text
    last = transcript.paragraphs[-1]
    edited = ReplaceText(last.id, (last.text.replace("Here", "There"),)).apply(transcript)
    assert render(edited, "stamped").decode() == text.replace("Here", "There")


def test_short_lines_below_stamps_are_no_names() -> None:
    text = "[00:01] Good Morning\nand welcome\n[00:04] Warm Bread\nand butter\n[00:09] The End\nis near\n"
    assert {name for name, _ in said(read(text))} == {""}


def test_timecodes_of_tables_count_frames() -> None:
    text = (
        '"Speaker Name","Start Time","End Time","Text"\n'
        '"Ines","00:00:00:08","00:00:04:12","Warm bread."\n"Omar","00:00:04:12","01:00:09:03","Hot, too."\n'
    )
    transcript = read(text, name="talk.csv")
    assert [(p.start_ms, p.end_ms) for p in transcript.paragraphs] == [(320, 4480), (4480, 3_609_120)]
    assert [w.message for w in transcript.meta.warnings] == [
        "times count frames; 25 a second are taken, for the file does not say"
    ]
    assert render(transcript, "csv").decode() == text
    paragraph = transcript.paragraphs[0]
    cue = replace(paragraph.cues[0], span=Span(1000, 4480))
    moved = transcript.splice(0, 1, [replace(paragraph, cues=(cue,))])
    assert render(moved, "csv").decode() == text.replace("00:00:00:08", "00:00:01:00")
    faster = read(text.replace(":08", ":29"), name="talk.csv")
    assert faster.paragraphs[0].start_ms == 967
