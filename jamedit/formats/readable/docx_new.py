"""Make a new Word document of a transcript: title, headings, names in bold, pages that can be printed."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from jamedit.document import Section, Transcript
from jamedit.document.timecode import short_clock
from jamedit.formats.engine.page.patching import pairs_of
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.passage import Passage
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable.docx_read import SPEAKER_STYLE, TIME_STYLE, UNNAMED_STYLE
from jamedit.formats.readable.docx_zip import let_go, same_dates

_FONT = "Calibri"
_LONGEST_TAG = 35  # characters: what BCP 47 asks programs to take
_LETTER = ("en-us", "en-ca", "es-mx", "fr-ca")  # where paper is Letter rather than A4


def new_document(transcript: Transcript, options: WriteOptions) -> bytes:
    """Return the bytes of a new document."""
    import docx

    document = docx.Document()
    _set_page(document, transcript.meta.language)
    _set_styles(document, transcript.meta.language)
    _set_properties(document, transcript)
    if transcript.meta.title:
        document.add_paragraph(printable(transcript.meta.title), style="Title")
    _add_text(document, transcript, options)
    _add_page_numbers(document)
    out = io.BytesIO()
    document.save(out)
    let_go(document)
    return same_dates(out.getvalue())


def printable(text: str) -> str:
    """Leave out the control characters that XML cannot hold."""
    return "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in text).replace("\ufffe", "\ufffd")


def _set_page(document: Any, language: str) -> None:
    from docx.shared import Cm, Inches

    section = document.sections[0]
    letter = language.lower().replace("_", "-") in _LETTER
    section.page_width, section.page_height = (Inches(8.5), Inches(11)) if letter else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)


def _set_styles(document: Any, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    ink, soft = RGBColor(0x1D, 0x21, 0x29), RGBColor(0x62, 0x6A, 0x78)
    normal = styles["Normal"]
    _set_font(normal, 11, ink, qn)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    normal.paragraph_format.widow_control = True
    for name, size, before in (("Title", 24, 0), ("Heading 1", 18, 20), ("Heading 2", 15, 18), ("Heading 3", 13, 14)):
        style = styles[name]
        _set_font(style, size, ink, qn)
        style.font.bold = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(8)
        style.paragraph_format.keep_with_next = True
    for number in (4, 5, 6):
        _set_font(styles[f"Heading {number}"], 11, ink, qn)
    title = styles["Title"].element.pPr
    border = title.find(qn("w:pBdr"))
    if border is not None:
        title.remove(border)
    speaker = styles.add_style(SPEAKER_STYLE, WD_STYLE_TYPE.CHARACTER)
    speaker.font.bold = True
    time = styles.add_style(TIME_STYLE, WD_STYLE_TYPE.CHARACTER)
    time.font.size, time.font.color.rgb = Pt(9), soft
    styles.add_style(UNNAMED_STYLE, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
    if _tag(language):
        _set_language(styles.element, _tag(language), qn)


def _set_font(style: Any, size: int, color: Any, qn: Any) -> None:
    from docx.shared import Pt

    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = color
    fonts = style.element.rPr.rFonts
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
        fonts.attrib.pop(qn(f"w:{key}"), None)


def _set_language(styles: Any, language: str, qn: Any) -> None:
    for element in styles.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _tag(language: str) -> str:
    """Return a language as Word takes it, nothing for what is no tag of a language."""
    tag = language.replace("_", "-")
    return tag if len(tag) <= _LONGEST_TAG and tag.isascii() and tag.replace("-", "").isalnum() else ""


def _set_properties(document: Any, transcript: Transcript) -> None:
    properties = document.core_properties
    properties.title = printable(transcript.meta.title)[:255]
    properties.author = ""
    properties.comments = ""
    properties.language = _tag(transcript.meta.language)
    properties.created = properties.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    properties.revision = 1


def _add_text(document: Any, transcript: Transcript, options: WriteOptions) -> None:
    shown = {out.key: (out, opens) for out, opens in pairs_of(paragraphs(transcript, options))}
    above: dict[int, list[Section]] = {}
    for section in transcript.sections if options.sections else ():
        above.setdefault(section.first_paragraph_id, []).append(section)
    for paragraph in transcript.paragraphs:
        for section in above.get(paragraph.id, ()):
            document.add_heading(printable(section.title), min(6, max(2, section.level)))
        if paragraph.id in shown:
            _add_paragraph(document, *shown[paragraph.id], options)


def _add_paragraph(document: Any, out: Passage, opens: bool, options: WriteOptions) -> None:
    name, span = out.speaker, out.words[0].span
    paragraph = document.add_paragraph(style=UNNAMED_STYLE if opens and not name else None)
    if options.times and span:
        paragraph.add_run(short_clock(span.start_ms) + " ", style=TIME_STYLE)
    if name and opens:
        paragraph.add_run(f"{printable(name)}: ", style=SPEAKER_STYLE)
    paragraph.add_run(printable(out.text))


def _add_page_numbers(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
