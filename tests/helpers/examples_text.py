"""Examples of the timed formats that are lines of text; all of our own making."""

from __future__ import annotations

from example_types import Broken, Sound

ASS = r"""[Script Info]
; made by hand
Title: Bread
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Fonts]
fontname: bread_0.ttf
<9!5Y

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not shown, but kept
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ines,0,0,0,,{\an8}Good {\i1}morning{\i0},\Nall of\hyou.
Dialogue: 1,0:00:02.50,0:00:03.00,Default,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}
Dialogue: 0,0:00:03.00,0:00:05.00,Default,Omar,0,0,0,,{\k50}Bak{\k30}ing {\k120}bread
"""

TEXTGRID = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 4.5
tiers? <exists>
size = 4
item []:
    item [1]:
        class = "IntervalTier"
        name = "Ines - words"
        xmin = 0
        xmax = 4.5
        intervals: size = 4
        intervals [1]:
            xmin = 0
            xmax = 0.5
            text = "so"
        intervals [2]:
            xmin = 0.5
            xmax = 1.25
            text = "we"
        intervals [3]:
            xmin = 1.25
            xmax = 2
            text = ""
        intervals [4]:
            xmin = 2
            xmax = 4.5
            text = "say ""hi\"""
    item [2]:
        class = "IntervalTier"
        name = "Ines - phones"
        xmin = 0
        xmax = 4.5
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 0.2
            text = "s"
        intervals [2]:
            xmin = 0.2
            xmax = 4.5
            text = "OU"
    item [3]:
        class = "IntervalTier"
        name = "Omar - words"
        xmin = 0
        xmax = 4.5
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 4
            text = ""
        intervals [2]:
            xmin = 4
            xmax = 4.5
            text = "yes."
    item [4]:
        class = "TextTier"
        name = "bell"
        xmin = 0
        xmax = 4.5
        points: size = 1
        points [1]:
            number = 1.5
            mark = "ding"
""".replace('\\"', '"')

SOUND = {
    "sbv": Sound(
        "0:00:01.000,0:00:02.500\nGood morning,\nall of you.\n\n0:00:02.500,0:00:04.000\n2 eggs, please.\n\n"
        "1:00:00.000,1:00:01.500\nMuch later.\n",
        "Good morning, all of you. 2 eggs, please. Much later.",
        2,
    ),
    "ass": Sound(ASS, "Good morning, all of you. Baking bread", 2),
    "textgrid": Sound(TEXTGRID, 'so we say "hi" yes.', 2),
    "tsv": Sound(
        'start\tend\ttext\n0\t1500\tGood morning, "all".\n1500\t4000\tToday it is bread.\n9000\t9900\tMuch later.\n',
        'Good morning, "all". Today it is bread. Much later.',
        2,
    ),
    "csv": Sound(
        "id,Speaker,Start (s),End (s),Text,Note\n1,Ines,0.0,1.5,Good morning.,x\n"
        '2,Omar,1.5,4.25,"Well, ""bread""\nis what it is.",\n3,Omar,4.25,5,Yes.,"a,b"\n',
        'Good morning. Well, "bread" is what it is. Yes.',
        2,
    ),
    "labels": Sound(
        "0.500000\t2.000000\tgood morning\n\\\t100.000000\t8000.000000\n2.000000\t3.250000\tall of you\n"
        "9.000000\t9.000000\tand then\n",
        "good morning all of you and then",
        2,
    ),
    "ctm": Sound(
        ";; made by hand\ntalk1 A 0.00 0.35 good 0.98\ntalk1 A 0.35 0.40 morning 0.90\n"
        "talk1 A 0.80 0.20 <ALT_BEGIN>\ntalk1 A 0.80 0.20 all 0.5\ntalk1 A <ALT> <ALT> <ALT>\n"
        "talk1 A 0.80 0.20 tall 0.4\ntalk1 A <ALT_END> <ALT_END> <ALT_END>\ntalk1 B 1.10 0.30 hello 0.77\n"
        "talk2 A 5.10 0.30 next 1.00\n",
        "good morning all hello next",
        3,
    ),
    "lrc": Sound(
        "[ti:Bread]\n[ar:Ines]\n[offset:+100]\n\n[00:01.10]We bake it slow\n[00:04.00]<00:04.00>and <00:04.50>then "
        "<00:05.00>we <00:05.20>eat\n[00:07.00]\n[00:20.00]all of it\n",
        "We bake it slow and then we eat all of it",
        2,
    ),
    "f4": Sound(
        "I: How was the frost? #00:00:07-3#\n\nB1: Hard, and very long, #00:00:12-0# all of it. #00:00:15-8#\n\n"
        "I: And then? #00:00:17-1#\n\nB1: Then it thawed. #00:00:21-0#\n",
        "How was the frost? Hard, and very long, all of it. And then? Then it thawed.",
        4,
    ),
    "stamped": Sound(
        "Ines  0:03\nGood morning, and welcome to the show.\n\nOmar  0:07\nThank you. We bake.\n"
        "It takes an hour.\n\nInes  1:02:03\nThat was it.\n",
        "Good morning, and welcome to the show. Thank you. We bake. It takes an hour. That was it.",
        3,
    ),
}

BROKEN = {
    "sbv": Broken(
        "before all\n\n0:00:05.000,0:00:01.000\nbackwards\n\n0:00:07.000,9\nno end\n\n0:00:08,0:00:09\n\n"
        "0:00:08.5,0:00:09.25\nshort digits",
        "before all backwards no end short digits",
    ),
    "ass": Broken(
        "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,fine, {open and\n"
        "Dialogue: nowhere,0:00:02.00,late\nDialogue: short\nstray line\n"
        "Dialogue: 0:00:04.00,0:00:03.00,back {\\p1}m 0",
        "fine, {open and late short stray line back",
    ),
    "textgrid": Broken(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n2\n<exists>\n1\n"IntervalTier"\n"a"\n0\n2\n3\n'
        '0\n1\n"one two"\n1\n2\n"three',
        "one two",
    ),
    "tsv": Broken("start\tend\ttext\nx\ty\tno times\n0\t900\n\n900\t100\tbackwards\n5\n", "no times backwards 900 5"),
    "csv": Broken(
        'start,end,text\n00:01,00:02,"never closed\n00:03,00:04,after it\nonly\nnan,1e999,odd\n',
        '"never closed after it only odd',
    ),
    "labels": Broken("1.0\t2.0\tone\nno numbers\n-3\t1e999\tfar\n\\\t1\n5\t4\tback\n", "one no numbers far back"),
    "ctm": Broken("a 1 0.0 0.5 one 0.5\nonly two\na 1 x y word\na 1 -3 1e300 far 7\n", "one only two far"),
    "lrc": Broken("[00:99.99]one\nno time\n[ar:x]\n[00:05.00]<00:09.00>back <00:01.00>wards\n[0:1", "one no time back"),
    "f4": Broken("#00:00:99# one\ntwo #9:9:9# #00:00:03-0#\n#00:00:02#\nthree #\n", "one two three"),
    "stamped": Broken("0:10 ten\n0:05 five\nno time\n99:99 odd\nInes (0:20):\n", "ten five no time odd"),
}
