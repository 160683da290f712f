"""Examples of the formats that are only read; all of our own making."""

from __future__ import annotations

import json

from example_types import Broken, Sound

FIELD = 112  # bytes of text in a block of EBU STL


def stl_head(*, rate: str = "25", table: str = "00", start: str = "00000000", title: str = "") -> bytes:
    """Return the head of an EBU STL file."""
    opening = f"850STL{rate}.011{table}09{title:<32}".encode("cp850")
    return opening.ljust(256) + start.encode().ljust(768)


def stl_block(
    number: int,
    start: tuple[int, int, int, int],
    end: tuple[int, int, int, int],
    text: bytes,
    *,
    extension: int = 0xFF,
    cumulative: int = 0,
    comment: int = 0,
) -> bytes:
    """Return a block; times are hours, minutes, seconds and frames."""
    opening = bytes([0, number % 256, number // 256, extension, cumulative, *start, *end, 20, 2, comment])
    return opening + text.ljust(FIELD, b"\x8f")


def scc_codes(text: str) -> str:
    """Return plain characters as the words of SCC, with parity, two a word."""
    codes = [ord(c) | (0x80 if c.encode()[0].bit_count() % 2 == 0 else 0) for c in text] + [0x80] * (len(text) % 2)
    return " ".join(f"{a:02x}{b:02x}" for a, b in zip(codes[::2], codes[1::2], strict=True))


SCC = f"""Scenarist_SCC V1.0

00:00:01:00\t94ae 94ae 9420 9420 9470 9470 {scc_codes("Now the oven")} 942f 942f

00:00:02:15\t94ae 94ae 9420 9420 9470 9470 {scc_codes("is hot.")} 942f 942f

00:00:05:00\t942c 942c
"""

SAMI = """<SAMI>
<HEAD><TITLE>Oven &amp; bread</TITLE>
<STYLE TYPE="text/css"><!--
P { font-family: Arial; }
.ENCC { Name: English; lang: en-GB; SAMIType: CC; }
--></STYLE></HEAD>
<BODY>
<SYNC Start=1000><P Class=ENCC>Now the oven<br>is <i>hot</i>.
<SYNC Start=2500><P Class=ENCC>&nbsp;
<SYNC Start=4000><P Class=ENCC>Bake it &lt; an hour.
<SYNC Start=6000><P Class=ENCC>&nbsp
</BODY></SAMI>
"""

CHAT = """@UTF8
@Begin
@Languages:\teng
@Participants:\tINV Ines Investigator, MOT Mother
@ID:\teng|bread|INV|||||Investigator|||
*INV:\tis the oven hot ? \x151000_2000\x15
*MOT:\t<the ov(en)> [//] yes, it is
\thot . \x152100_4000\x15
@End
"""

EXB = """<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription>
<head><meta-information><transcription-name>Bread</transcription-name></meta-information>
<speakertable><speaker id="SPK0"><abbreviation>Ines</abbreviation></speaker>
<speaker id="SPK1"><abbreviation>Omar</abbreviation></speaker></speakertable></head>
<basic-body><common-timeline><tli id="T0" time="0.5"/><tli id="T1"/><tli id="T2" time="2.5"/>
<tli id="T3" time="4.0"/></common-timeline>
<tier id="TIE0" speaker="SPK0" category="v" type="t" display-name="Ines [v]">
<event start="T0" end="T1">Is the ov</event><event start="T1" end="T2">en hot? </event></tier>
<tier id="TIE1" speaker="SPK1" category="v" type="t" display-name="Omar [v]">
<event start="T2" end="T3">Salt &amp; heat. </event></tier>
</basic-body></basic-transcription>
"""

TRS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans scribe="me" audio_filename="bread" version="3" version_date="200101" xml:lang="en">
<Topics><Topic id="to1" desc="Baking"/></Topics>
<Speakers><Speaker id="spk1" name="Ines" check="no"/><Speaker id="spk2" name="Omar" check="no"/></Speakers>
<Episode><Section type="report" topic="to1" startTime="0" endTime="9">
<Turn speaker="spk1" startTime="0" endTime="4">
<Sync time="0"/>
Is the oven hot
<Sync time="2.5"/>
by now?
</Turn>
<Turn speaker="spk1 spk2" startTime="4" endTime="9">
<Sync time="4"/>
<Who nb="1"/>
Well
<Who nb="2"/>
It is.
</Turn></Section></Episode></Trans>
"""

STM = """;; made by hand
bread 1 Ines 0.00 2.50 <o,f0,female> is the oven hot
bread 1 inter_segment_gap 2.50 3.00 <o,,>
bread 1 Omar_K 3.00 4.25 <o,f0,male> it is
"""

WATSON = json.dumps(
    {
        "result_index": 0,
        "results": [
            {
                "final": True,
                "alternatives": [
                    {
                        "transcript": "is it hot ",
                        "confidence": 0.9,
                        "timestamps": [["is", 0.5, 0.7], ["it", 0.7, 0.8], ["hot", 0.8, 1.2]],
                        "word_confidence": [["is", 0.9], ["it", 0.8], ["hot", 0.25]],
                    }
                ],
            },
            {
                "final": True,
                "alternatives": [{"transcript": "yes ", "timestamps": [["yes", 1.5, 1.9]]}],
            },
        ],
        "speaker_labels": [
            {"from": 0.5, "to": 0.7, "speaker": 0},
            {"from": 0.7, "to": 0.8, "speaker": 0},
            {"from": 0.8, "to": 1.2, "speaker": 0},
            {"from": 1.5, "to": 1.9, "speaker": 1},
        ],
    },
    indent=1,
)

DRAFTJS = json.dumps(
    {
        "blocks": [
            {
                "key": "a1",
                "text": "Is it hot?",
                "type": "paragraph",
                "data": {"speaker": "Ines", "start": 0.5},
                "entityRanges": [
                    {"key": 0, "offset": 0, "length": 2},
                    {"key": 1, "offset": 3, "length": 2},
                    {"key": 2, "offset": 6, "length": 4},
                ],
            },
            {
                "key": "a2",
                "text": "Yes.",
                "data": {"speaker": "Omar", "words": [{"start": 2, "end": 2.5, "punct": "Yes."}]},
            },
        ],
        "entityMap": {
            "0": {"type": "WORD", "data": {"start": 0.5, "end": 0.7, "confidence": 0.5}},
            "1": {"type": "WORD", "data": {"start": 0.7, "end": 0.8}},
            "2": {"type": "WORD", "data": {"start": 0.8, "end": 1.2}},
        },
    },
    indent=1,
)

SLATE = json.dumps(
    [
        {
            "speaker": "Ines",
            "start": 0.5,
            "startTimecode": "00:00:00",
            "type": "timedText",
            "children": [
                {
                    "text": "Is it hot?",
                    "words": [
                        {"text": "Is", "start": 0.5, "end": 0.7},
                        {"text": "it", "start": 0.7, "end": 0.8},
                        {"text": "hot?", "start": 0.8, "end": 1.2},
                    ],
                }
            ],
        },
        {"speaker": "Omar", "start": 2, "type": "timedText", "children": [{"text": "Yes."}]},
    ],
    indent=1,
)

SOUND = {
    "scc": Sound(SCC, "Now the oven is hot.", 1),
    "sami": Sound(SAMI, "Now the oven is hot. Bake it < an hour.", 1),
    "microdvd": Sound(
        "{1}{1}25.000\n{25}{50}{y:i}Now the|oven\n{75}{100}/is hot.\n{200}{250}Bake it.\n",
        "Now the oven is hot. Bake it.",
        2,
    ),
    "mpl2": Sound("[10][25]Now the|/oven\n[30][40]/is hot.\n", "Now the oven is hot.", 1),
    "tmplayer": Sound("00:00:01:Now the|oven\n00:00:03:is hot.\n", "Now the oven is hot.", 1),
    "subviewer": Sound(
        "[INFORMATION]\n[TITLE]Bread\n[AUTHOR]me\n[END INFORMATION]\n[SUBTITLE]\n"
        "[COLF]&HFFFFFF,[STYLE]no,[SIZE]18,[FONT]Arial\n"
        "00:00:01.00,00:00:02.50\nNow the oven[br]is hot.\n\n00:00:03.00,00:00:04.00\nBake it.\n",
        "Now the oven is hot. Bake it.",
        1,
    ),
    "spruce-stl": Sound(
        "$FontName = Arial\n$Italic = FALSE\n//made by hand\n\n"
        "00:00:01:00 , 00:00:02:00 , ^INow^I the|oven\n00:00:03:00,00:00:04:00,is hot.\n",
        "Now the oven is hot.",
        1,
    ),
    "ebu-stl": Sound(
        "",
        "Now the oven is très hot.",
        1,
        stl_head(start="10000000", title="Bread")
        + stl_block(0, (10, 0, 1, 0), (10, 0, 2, 12), b"\x0b\x0bNow the\x8a\x8aoven\x0a\x0a")
        + stl_block(1, (10, 0, 3, 0), (10, 0, 4, 0), b"\x80is tr\xc1es\x81 hot."),
    ),
    "chat": Sound(CHAT, "is the oven hot? the oven yes, it is hot.", 2),
    "exmaralda": Sound(EXB, "Is the oven hot? Salt & heat.", 2),
    "transcriber": Sound(TRS, "Is the oven hot by now? Well It is.", 2),
    "stm": Sound(STM, "is the oven hot it is", 2),
    "watson": Sound(WATSON, "is it hot yes", 2),
    "draftjs": Sound(DRAFTJS, "Is it hot? Yes.", 2),
    "slate": Sound(SLATE, "Is it hot? Yes.", 2),
}

BROKEN = {
    "scc": Broken(SCC.replace("f468", "f4Z8") + "00:00:0x:00\t9420\n", "is hot."),
    "sami": Broken(
        "<SAMI><BODY>adrift<SYNC Start=2000>no class<SYNC><P Class=X>no time<SYNC Start=1000>early<b",
        "adrift no class time early<b",
    ),
    "microdvd": Broken(
        "no frames\n{50}{25}backwards\n{999999999}{}late\n{x}{2}odd", "no frames backwards late {x}{2}odd"
    ),
    "mpl2": Broken("no time\n[50][25]backwards\n[999999999][]late\n[x][2]odd", "no time backwards late [x][2]odd"),
    "tmplayer": Broken("no time\n00:00:02:later\n00:00:01:early\n00:99:01:odd", "no time later early 00:99:01:odd"),
    "subviewer": Broken("adrift\n00:00:03.00,00:00:01.00\nbackwards\n\n00:00:0x,1\nodd\n", "adrift backwards odd"),
    "spruce-stl": Broken(
        "no time\n00:00:02:50 , 00:00:01:00 , backwards\n00:00:0x:00 , 1 , odd", "no time backwards odd"
    ),
    "ebu-stl": Broken(
        "",
        "cut o\ufffdf",
        True,
        stl_head(start="garbage!") + stl_block(0, (99, 99, 99, 99), (0, 0, 0, 0), b"cut o\xd9ff")[:23],
    ),
    "chat": Broken(
        "adrift\n@Begin\n*XYZ:\tnobody knows . \x15900_100\x15\n%mor:\tpro|x\n*:\n* odd\n@Participants:",
        "adrift nobody knows. odd",
    ),
    "exmaralda": Broken(
        '<basic-transcription><tli id="T1"/><tier><event start="T9" end="T1">lost</event><event>bare</event>'
        '<event start="T1">open</tier><tier type="d"><event>told</event>',
        "lostbareopen",
    ),
    "transcriber": Broken(
        '<Trans><Turn speaker="a b" startTime="3" endTime="1">early<Who nb="9"/>nobody'
        '<Sync time="x"/><Event desc="r"/>late',
        "early nobody late",
    ),
    "stm": Broken("bread 1 Ines 2.0 1.0 backwards { a / b }\nodd\nbread 1 Ines 3 4\n;;", "backwards a odd"),
    "watson": Broken(
        '{"results": [5, {"alternatives": 1}, {"final": false, "alternatives": [{"transcript": "early"}]}, '
        '{"alternatives": [{"timestamps": [["one", -4, 1e99], 3, ["two"], []], "word_confidence": [4]}]}]}',
        "one two",
    ),
    "draftjs": Broken(
        '{"blocks": [5, {"text": "one two", "entityRanges": [3, {"offset": -1, "length": 9, "key": {}}]}, '
        '{"data": 4}], '
        '"entityMap": [1]}',
        "one two",
    ),
    "slate": Broken(
        '[3, {"children": [5, {"text": "one", "words": [{"start": "x"}, 4]}, {"text": 7}], "start": []}, '
        '{"text": "x"}]',
        "one",
    ),
}
