"""Sound and broken examples of the formats in XML and HTML, and of documents."""

from __future__ import annotations

import io
from typing import Any

from example_types import Broken, Sound

REFUSING = ("otr", "docx")  # what is not of their shape at all is no file of theirs
CAPTIONS = ("ttml", "srv1", "srv2", "srv3", "eaf")  # nothing without times


def docx_of(*paragraphs: Any, footnote: bool = False, title: str = "") -> bytes:
    """Make a document: texts, (style, text) pairs, or lists of (text, bold) runs."""
    import docx
    from docx.oxml import OxmlElement

    document = docx.Document()
    document.core_properties.title = title
    for content in paragraphs:
        if isinstance(content, list):
            paragraph = document.add_paragraph()
            for text, bold in content:
                paragraph.add_run(text).bold = bold
        elif isinstance(content, tuple):
            document.add_paragraph(content[1], style=content[0])
        else:
            paragraph = document.add_paragraph(content)
    if footnote:
        paragraph.runs[0]._r.append(OxmlElement("w:footnoteReference"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


SOUND = {
    "ttml": Sound(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n'
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
        'ttp:frameRate="25" xml:lang="en">\n  <head>\n    <metadata>\n      <ttm:title>Soup</ttm:title>\n'
        '      <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Ines</ttm:name></ttm:agent>\n'
        '      <ttm:agent xml:id="a2" type="person"><ttm:name type="full">Omar</ttm:name></ttm:agent>\n'
        '    </metadata>\n    <styling><style xml:id="s1" tts:color="white"/></styling>\n  </head>\n'
        '  <body ttm:agent="a1">\n    <div begin="10s">\n'
        '      <p xml:id="c1" begin="00:00:01:05" end="00:00:02:10" style="s1">Salt &amp; '
        '<span tts:fontStyle="italic">pepper</span>,<br/>\n        please.</p>\n'
        "      <p begin='3s' dur='1.5s' ttm:agent='a2'>Here it is.</p>\n"
        '      <p begin="5s" end="6s"><span begin="0s" end="0.4s">And</span> '
        '<span begin="400ms" end="1s">thanks.</span></p>\n      <p begin="7s" end="8s"/>\n    </div>\n  '
        "</body>\n</tt>\n",
        "Salt & pepper, please. Here it is. And thanks.",
        3,
    ),
    "srv1": Sound(
        '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.08" dur="4.16">it&amp;#39;s R&amp;amp;D\n'
        'today</text><text start="2.16" dur="3.9">&lt;font color=&quot;#E5E5E5&quot;&gt;bake&lt;/font&gt; it</text>'
        '<text start="9">and rest</text></transcript>',
        "it's R&D today bake it and rest",
        2,
    ),
    "srv2": Sound(
        '<?xml version="1.0" encoding="utf-8" ?><timedtext><window t="0" id="1" op="define" ru="1"/>\n'
        '<text w="1" t="80" d="300">so</text><text w="1" t="400" d="300" append="1"> today</text>\n'
        '<text w="1" t="2150" append="1">\n</text><text w="1" t="2160" d="500">we&#39;ll bake</text></timedtext>',
        "so today we'll bake",
        1,
    ),
    "srv3": Sound(
        '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<head>\n<ws id="0"/>\n'
        '<wp id="1" ap="6" ah="20" av="100" rc="2" cc="40"/>\n</head>\n<body>\n<w t="0" id="1" wp="1" ws="1"/>\n'
        '<p t="80" d="4160" w="1"><s ac="248">so</s><s t="320" ac="252"> today</s><s t="800" ac="201"> '
        "we&#39;ll</s></p>\n"
        '<p t="2150" d="2090" w="1" a="1">\n</p>\n'
        '<p t="2160" d="3990" w="1"><s ac="248">bake</s><s t="400" ac="252"> bread</s></p>\n'
        '<p t="4230" d="1920" w="1" a="1">\n</p>\n<p t="4240" d="2000" w="1"><s ac="100">[Music]</s></p>\n'
        "</body>\n</timedtext>\n",
        "so today we'll bake bread [Music]",
        1,
    ),
    "eaf": Sound(
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-01-01T00:00:00+01:00" '
        'FORMAT="3.0" VERSION="3.0">\n    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">\n'
        '        <PROPERTY NAME="lastUsedAnnotationId">3</PROPERTY>\n    </HEADER>\n    <TIME_ORDER>\n'
        '        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/>\n        <TIME_SLOT TIME_SLOT_ID="ts2" '
        'TIME_VALUE="1000"/>\n'
        '        <TIME_SLOT TIME_SLOT_ID="ts3"/>\n        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="3000"/>\n'
        '    </TIME_ORDER>\n    <TIER LINGUISTIC_TYPE_REF="default-lt" PARTICIPANT="Ines" TIER_ID="K">\n'
        '        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" '
        'TIME_SLOT_REF2="ts3">\n                <ANNOTATION_VALUE>Salt &amp; pepper.</ANNOTATION_VALUE>\n'
        "            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n        <ANNOTATION>\n"
        '            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">\n'
        "                <ANNOTATION_VALUE>More.</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n"
        '        </ANNOTATION>\n    </TIER>\n    <TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="Omar">\n'
        '        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" '
        'TIME_SLOT_REF2="ts4">\n                <ANNOTATION_VALUE>Yes please.</ANNOTATION_VALUE>\n'
        "            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n    </TIER>\n"
        '    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>\n'
        "</ANNOTATION_DOCUMENT>\n",
        "Salt & pepper. Yes please. More.",
        3,
    ),
    "otr": Sound(
        '{"text":"<p><span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"1.5\\">0:01</span> '
        '<b>Ines:</b> We\\u2019ll start &amp; go <span class=\\"timestamp\\" data-timestamp=\\"3\\">0:03<\\/span> on. '
        '\\ud83d\\ude00 ok</p><p>\\n</p><p><b>Omar</b>: Fine.<br />Ines: Then let us.<br />Omar: Good.</p>",\n'
        '"media":"talk.mp3","media-time":34.5, "x":[{"text":"no"}]}\n',
        "We’ll start & go on. 😀 ok Fine. Then let us. Good.",
        4,
    ),
    "html": Sound(
        '<!doctype html>\n<html lang="en"><head><title>Soup</title>\n<style>p { color: red }</style>'
        '<script>if (a<b) { "</p>text<p>" }</script></head>\n<body>\n<h1>On <i>soup</i></h1>\n<!-- a note -->\n'
        "<h2>Stock</h2>\n<p><strong>Ines:</strong> Boil the <em>bones</em>,<br>all of them.</p>\n<p>Then wait.\n"
        "<p><b>Omar</b>: How&nbsp;long?</p>\n<ul><li>leek<li>salt &amp; pepper</ul>\n<h2>Serving</h2>\n"
        "<div><strong>Ines:</strong> (00:01:02) Hot, please.<br><br>Omar: Thanks.</div>\n</body></html>\n",
        "Boil the bones, all of them. Then wait. How long? leek salt & pepper Hot, please. Thanks.",
        7,
    ),
    "docx": Sound(
        "",
        "Boil the bones, all of them. Then wait. How long? leek Hot, please.",
        5,
        docx_of(
            ("Title", "On soup"),
            ("Heading 1", "Stock"),
            [("Ines:", True), (" Boil the ", None), ("bones", True), (", all of them.", None)],
            "Then wait.",
            [("Omar", True), (" (00:01:02): How long?", None)],
            ("List Bullet", "leek"),
            ("Heading 2", "Serving"),
            "Ines: Hot, please.",
        ),
    ),
}

BROKEN = {
    "ttml": Broken(
        '<tt xml:lang="en"><body><div>adrift<p begin="soon" end="2s">one <b>bold</p></span>\n'
        '<p begin="1e999s" end="-4">two &bogus; &amp</p><p begin="9s" end="1s"><![CDATA[three <x> &amp; four]]></p>'
        '<p begin="00:00:99.999999999">five</p><p>no time</p><p begin="5s" end="6s">cut of',
        "adrift one bold two &bogus; &amp three <x> &amp; four five no time cut of",
    ),
    "srv1": Broken(
        '<transcript>adrift<text start="x" dur="NaN">one</text><text>two</text><text start="-5" '
        'dur="1e999">three &amp;bogus;'
        '</text></b><text start="7" dur="1">cut of',
        "adrift one two three &bogus; cut of",
    ),
    "srv2": Broken(
        '<timedtext><text t="x">one</text><text append="1"> two</text>adrift<text t="99999999999999999" d="-1">three',
        "one two adrift three",
    ),
    "srv3": Broken(
        '<timedtext format="3"><body><p t="5" a="1">one</p><p><s t="y" ac="z">two</s><s t="-9"> three</s></p>adrift'
        '<p t="1" d="2"><s t="4">four<p>five</timedtext>',
        "one two three adrift four five",
    ),
    "eaf": Broken(
        '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="soon"/><TIME_SLOT '
        'TIME_SLOT_ID="b" TIME_VALUE="-7"/></TIME_ORDER>'
        '<TIER TIER_ID="x"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="a" '
        'TIME_SLOT_REF2="gone">'
        "<ANNOTATION_VALUE>one</ANNOTATION_VALUE></ANNOTATION>adrift"
        '<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="2" ANNOTATION_REF="2"><ANNOTATION_VALUE>two',
        "one adrift two",
    ),
    "otr": Broken(
        '{"media": null, "text": "<p>one \\u00e9 <b>two <span class=\\"timestamp\\">x</span> \\ud83d three',
        "one é two three",
    ),
    "html": Broken(
        "<html><body><p>one <b>two <a href='x\"y>three</p></div></td>four<table><tr><td>five<p>six &bogus; "
        "&#xD800; <br",
        "one two four five six &bogus;",
        False,
    ),
    "docx": Broken("", "one two", True, docx_of("one", "two", footnote=True)),
}
