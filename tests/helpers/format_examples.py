"""One sound and one broken example of every format; texts of our own."""

from __future__ import annotations

import examples_json
import examples_markup
import examples_read_only
import examples_text
from example_types import Broken, Sound

_JSON = """{"paragraphs": [
{"speaker": "Ines", "words": [{"text": "Good", "start_ms": 0, "end_ms": 300, "confidence": 0.5, "timing": "heard"}, \
{"text": "morning.", "start_ms": 300, "end_ms": 900, "confidence": null, "timing": "estimated"}], \
"cues": [{"first_word": 0, "start_ms": 0, "end_ms": 900, "text": "Good\\nmorning.", "id": "7"}]},
{"speaker": "Omar", "words": [{"text": "Hm", "start_ms": null, "end_ms": null, "confidence": 1.0, "timing": "none", \
"hidden": true}]}
],
"speakers": [{"name": "Ines"}, {"name": "Omar"}],
"sections": [{"title": "Start", "first_paragraph": 1, "level": 2}],
"meta": {"title": "A day", "language": "en", "source": "day.srt", "properties": {"venue": "Hall 2"}}}
"""

SOUND = {
    "srt": Sound(
        "1\n00:00:01,000 --> 00:00:02,500\nThe <i>first</i> line\nof two.\n\n"
        "2\n00:00:02,600 --> 00:00:04,000 X1:10 X2:20\n{\\an8}1984 was a year.\n\n"
        "3\n00:00:08,000 --> 01:00:00,001\nAfter a pause.\n",
        "The first line of two. 1984 was a year. After a pause.",
        2,
    ),
    "vtt": Sound(
        "WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: lime }\n\nNOTE two\nlines\n\n"
        "intro\n00:01.000 --> 00:00:04.000 align:left\n<v Ines>Salt &amp; <c.big>pepper</c>, "
        "<00:00:02.000>please<00:00:03.000>.\n\n"
        "00:00:04.000 --> 00:00:06.000\n<v Ines>Thank you.</v>\n<v Omar>Here it is.</v>\n\n\n"
        "NOTE the end\n\n00:00:06.000 --> 00:00:07.000\nAnd x &lt; y.\n",
        "Salt & pepper, please. Thank you. Here it is. And x < y.",
        3,
    ),
    "whisper": Sound(
        "\n[00:00:00.000 --> 00:00:02.000]   We begin now.\n[00:00:02.000 --> 00:00:03.500]   Is it on?\n"
        "[59:59.900 --> 01:00:01.000]  Much later.\n",
        "We begin now. Is it on? Much later.",
        2,
    ),
    "md": Sound(
        '---\ntitle: "Soup"\nvenue: Hall 2\n---\n\n# On soup\n\n## Stock\n\n**Ines:** Boil the bones,\nall of them.\n\n'
        " Then wait.\n\n![pot](img/pot.png)\n\n- leek\n- *celery* and [salt](https://example.org/salt)\n\n"
        "Serving\n-------\n\n**Omar**: Hot, please.\n\n```\nladle  --deep\n\n# no heading\n```\n\n### Thanks\n",
        "Boil the bones, all of them. Then wait. ![pot](img/pot.png) - leek - celery and "
        "salt Hot, please. ``` ladle --deep # no heading ```",
        7,
    ),
    "lines": Sound(
        "so today we look at bread\xa0\nand why it rises and I\xa0\xa0\nthink. We start. With\xa0\n"
        "yeast. >> what about\xa0\xa0\nsourdough then\xa0",
        "so today we look at bread and why it rises and I think. We start. With yeast. >> what about sourdough then",
        2,
    ),
    "txt": Sound(
        "Ines: Welcome to the show, which is about\nbread and how it is made by\nhand.\n\nOmar: Hello.\n\n\n"
        "  So what is new?\n\nInes: Note: nothing.",
        "Welcome to the show, which is about bread and how it is made by hand. Hello. So what is new? Note: nothing.",
        4,
    ),
    "json": Sound(_JSON, "Good morning. Hm", 2),
}

BROKEN = {
    "srt": Broken(
        "lost words\n\n9\n00:00:05,000 --> 00:00:01,000\n\nbackwards\n\n\n10\n00:00:07 -> 9\nbad arrow\n\n"
        "11\n00:00:08,000 --> 00:00:09,000\n\n00:00:02.5 --> 00:00:03,1\nno number",
        "lost words backwards bad arrow no number",
    ),
    "vtt": Broken(
        "WEBVTT\n\nadrift\n\nid\n00:00:03.000 --> 00:00:01.000\n<b>un<closed &bogus; a&b\n00:00:01.000 --> nowhere\n\n"
        "x\ny\n00:00:04.000 --> 00:00:05.000\n<v >empty <00:99:99.999>late",
        "adrift un<closed &bogus; a&b 00:00:01.000 --> nowhere x empty late",
    ),
    "whisper": Broken(
        "loading model\n[00:00:01.000 --> 00:00:00.000] first\nwithout a time\n[00:00:0x.000 --> 00:00:02.000] odd",
        "loading model first without a time odd",
    ),
    "md": Broken(
        "---\ntitle: never closed\n\n#nospace\n\n```\nopen\n\n# in\n", "title: never closed #nospace open in", False
    ),
    "lines": Broken("\xa0\n\x00 nul\xa0\n" + "word " * 500 + "\xa0\n", "nul word"),
    "txt": Broken("a\x00b\n\n\n\tc: \n:\n", "c:"),
    "json": Broken(
        '{"paragraphs": [5, "plain text", {"speaker": 3, "words": ["bare", 7, {"text": "two words", "start_ms": -4, '
        '"end_ms": 1e99}, {"text": "\\ud800"}], "cues": [{"first_word": 99}, 4]}], "sections": 1, "meta": []}',
        "plain text bare two words",
    ),
}

for family in (examples_json, examples_markup, examples_read_only, examples_text):
    SOUND |= family.SOUND
    BROKEN |= family.BROKEN

# nothing without times
NEED_TIMES = ("srt", "vtt", "whisper", *examples_json.SOUND, *examples_markup.CAPTIONS, *examples_text.SOUND)
REFUSING = (
    "json",
    *examples_json.SOUND,
    *examples_markup.REFUSING,
    *examples_read_only.SOUND,
)  # a text of another shape, an empty one included
