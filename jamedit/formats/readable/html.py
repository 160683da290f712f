"""HTML (.html, .htm): read the text of a page and who speaks; write one page that can be published as it is.

The page needs nothing else: styles for light, dark and paper are in it, and no script. A page that was read is changed
in place only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from jamedit import paths
from jamedit.document import Section, Transcript
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.markup_tree.patching import encodable
from jamedit.formats.engine.markup_tree.tree import escaped
from jamedit.formats.engine.page.patching import HtmlPatch, pairs_of, time_mark
from jamedit.formats.engine.page.reading import Page, page
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.passage import Passage
from jamedit.formats.engine.patches import apply
from jamedit.formats.engine.source_text import keep_text, source_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "html"
_OPENS = re.compile(r"\s*(?:<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li|td|span|b|strong)>|<br\s*/?>", re.IGNORECASE)
_CONTENTS_FROM = 3  # sections that are worth a list of contents


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is a page."""
    if _OPENS.match(text):
        return 0.96
    if not has_extension(name, (".html", ".htm")):
        return 0.0
    return 0.8 if text.lstrip().startswith("<") or _TAGS.search(text[:20_000]) else 0.4


def read(source: SourceText, name: str) -> Transcript:
    """Read a page."""
    return _read(source, name)[0]


def _read(source: SourceText, name: str) -> tuple[Transcript, Page]:
    builder = Builder()
    with quiet_gc():
        found = page(source.text, name, builder)
        meta = replace(source.meta(name, _ID), title=found.title_text, language=found.language)
        return builder.with_meta(replace(meta, properties=keep_text(source.text))), found


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write a page; one that was read is changed in place only."""
    text = source_text(transcript.meta, _ID)
    if text is not None:
        original, found = _read(SourceText(text, transcript.meta.encoding), transcript.meta.source_name)
        if not (found.own and _is_new_page(transcript, original, options)):
            patches = HtmlPatch(found, transcript, original, options).patches()
            if patches is not None:
                return apply(text, patches)
    encoding = transcript.meta.encoding if transcript.meta.source_format == _ID else ""
    return encodable(_new_file(transcript, options, encoding), encoding)


def _is_new_page(transcript: Transcript, original: Transcript, options: WriteOptions) -> bool:
    """Tell whether what a page of our own says above its text (people, contents) is no longer so."""
    same = transcript.sections == original.sections and transcript.meta.title == original.meta.title
    people = [s.name for s in transcript.speakers] == [s.name for s in original.speakers]
    turns = [(p.id, p.speaker_id) for p in transcript.paragraphs] == [(p.id, p.speaker_id) for p in original.paragraphs]
    return not (same and people and turns) or not (options.speakers and options.sections) or options.times


def _new_file(transcript: Transcript, options: WriteOptions, encoding: str) -> str:
    meta = transcript.meta
    outs = list(paragraphs(transcript, options))
    title = escaped(meta.title or meta.source_name.rpartition(".")[0] or meta.source_name or "Transcript")
    declared = "utf-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig") or "utf-8"
    direction = ' dir="rtl"' if _is_right_to_left(outs) else ""
    out = [
        "<!DOCTYPE html>",
        f'<html lang="{escaped(meta.language or "und")}"{direction}>',
        "<head>",
        f'<meta charset="{declared}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="jamedit">',
        f"<title>{title}</title>",
        "<style>",
        paths.resource("templates", "page.css").read_text(encoding="utf-8").rstrip(),
        "</style>",
        "</head>",
        "<body>",
        "<main>",
        *_header(transcript, options, outs),
        *_body(transcript, options, outs),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(out)


def _header(transcript: Transcript, options: WriteOptions, outs: Sequence[Passage]) -> list[str]:
    title = transcript.meta.title
    names = list(dict.fromkeys(name for out in outs if (name := out.speaker)))
    people = [f"<li>{escaped(name)}</li>" for name in names]
    inner = [f"<h1>{escaped(title)}</h1>"] if title else []
    if len(people) > 1:
        inner.append(f'<ul class="people">{"".join(people)}</ul>')
    lines = ["<header>", *inner, "</header>"] if inner else []
    sections = transcript.sections if options.sections else ()
    if len(sections) >= _CONTENTS_FROM:
        top = min(s.level for s in sections)
        links = [
            f'<li{" class=sub" if s.level > top else ""}><a href="#part-{i}">{escaped(s.title)}</a></li>'
            for i, s in enumerate(sections, 1)
        ]
        lines += ["<nav>", "<ul>", *links, "</ul>", "</nav>"]
    return lines


def _body(transcript: Transcript, options: WriteOptions, outs: Sequence[Passage]) -> list[str]:
    """Return headings and paragraphs; headings of paragraphs without a visible word are above the next one."""
    shown = {out.key: (out, opens) for out, opens in pairs_of(outs)}
    above: dict[int, list[tuple[int, Section]]] = {}
    for number, section in enumerate(transcript.sections if options.sections else (), 1):
        above.setdefault(section.first_paragraph_id, []).append((number, section))
    lines: list[str] = []
    for paragraph in transcript.paragraphs:
        for number, section in above.get(paragraph.id, ()):
            level = min(6, max(2, section.level))
            lines.append(f'<h{level} id="part-{number}">{escaped(section.title)}</h{level}>')
        if paragraph.id in shown:
            lines.append(_paragraph(*shown[paragraph.id], options))
    return lines


def _paragraph(out: Passage, opens: bool, options: WriteOptions) -> str:
    name, span = out.speaker, out.words[0].span
    time = time_mark(span.start_ms) + " " if options.times and span else ""
    speaker = f'<b class="speaker">{escaped(name)}:</b> ' if name and opens else ""
    kind = ' class="turn"' if speaker else ' class="nobody"' if opens and not name else ""
    return f"<p{kind}>{time}{speaker}{escaped(out.text)}</p>"


def _is_right_to_left(outs: Sequence[Passage]) -> bool:
    """Tell whether most letters of the first paragraphs are written from right to left."""
    kinds = [unicodedata.bidirectional(c) for out in outs[:20] for c in "".join(out.texts)[:400]]
    return sum(k in ("R", "AL") for k in kinds) > kinds.count("L")


CODEC = Codec(sniff, read, write)
