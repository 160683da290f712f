"""ELAN (.eaf): tiers of annotations as speakers; tiers that divide others into words give the times of words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count

from jamedit.document import Span, Timing, Transcript
from jamedit.formats.annotation.eaf_patch import Change
from jamedit.formats.annotation.eaf_read import Document, document
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.writing import CuePassage, captions
from jamedit.formats.engine.markup_tree.patching import encodable
from jamedit.formats.engine.markup_tree.tree import escaped
from jamedit.formats.engine.patches import apply
from jamedit.formats.engine.source_text import keep_text, source_text, untouched_text
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "eaf"
_ROOT = re.compile(r"<ANNOTATION_DOCUMENT[\s>]")
_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is an ELAN file."""
    return 0.98 if text.lstrip("\ufeff \t\n").startswith("<") and _ROOT.search(text[:20_000]) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read an ELAN file."""
    builder = Builder()
    with quiet_gc():
        _built(source.text, name, builder)
        return builder.with_meta(replace(source.meta(name, _ID), properties=keep_text(source.text)))


def _built(text: str, name: str, builder: Builder) -> Document:
    found = document(text, name, builder)
    builder.captions(found.captions())
    return found


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write an ELAN file; what was one before is changed in place only."""
    if options.speakers and (untouched := untouched_text(transcript, _ID)) is not None:
        return untouched
    text = source_text(transcript.meta, _ID)
    cues = captions(transcript, options, _ID)
    if text is not None and options.speakers:
        with quiet_gc():
            found = _built(text, transcript.meta.source_name, Builder(keeping=False))
        patches = Change(found, cues, transcript.meta.encoding).patches()
        if patches is not None:
            return apply(text, patches)
    encoding = transcript.meta.encoding if transcript.meta.source_format == _ID else ""
    return encodable(_new_file(cues, encoding), encoding)


def _new_file(cues: list[CuePassage], encoding: str) -> str:
    """Write a new file: a tier for each speaker, and one below it with the words whose times are known."""
    declared = "UTF-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig").upper() or "UTF-8"
    slots: list[str] = []
    number = count(1)
    tiers = [
        tier
        for name in dict.fromkeys(cue.speaker for cue in cues)
        for tier in _tiers(name, [c for c in cues if c.speaker == name], slots, number)
    ]
    times = sorted(
        (int(ms), f'        <TIME_SLOT TIME_SLOT_ID="ts{i}" TIME_VALUE="{ms}"/>') for i, ms in enumerate(slots, 1)
    )
    last = next(number) - 1
    out = [
        f'<?xml version="1.0" encoding="{declared}"?>',
        '<ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{_SCHEMA}">',
        '    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">',
        f'        <PROPERTY NAME="lastUsedAnnotationId">{last}</PROPERTY>',
        "    </HEADER>",
        "    <TIME_ORDER>",
        *(line for _, line in times),
        "    </TIME_ORDER>",
        *tiers,
        '    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>',
        '    <LINGUISTIC_TYPE CONSTRAINTS="Included_In" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="words" '
        'TIME_ALIGNABLE="true"/>',
        "    <CONSTRAINT DESCRIPTION=\"Time alignable annotations within the parent annotation's time interval, "
        'gaps are allowed" STEREOTYPE="Included_In"/>',
        "</ANNOTATION_DOCUMENT>",
        "",
    ]
    return "\n".join(out)


def _tiers(name: str, cues: list[CuePassage], slots: list[str], number: count[int]) -> list[str]:
    """Return a speaker's tier and the one with words, if any is timed; annotations of a tier may not overlap."""
    title = escaped(name or "transcript")
    person = f' PARTICIPANT="{escaped(name)}"' if name else ""
    lines = [f'    <TIER LINGUISTIC_TYPE_REF="default-lt"{person} TIER_ID="{title}">']
    words: list[str] = []
    for i, out in enumerate(cues):
        span = out.span
        if span is None:
            continue
        later = next((c.span for c in cues[i + 1 : i + 2] if c.span), None)
        end = min(span.end_ms, later.start_ms) if later and later.start_ms > span.start_ms else span.end_ms
        span = Span(span.start_ms, max(end, span.start_ms + 1))
        lines += _annotation(out.text, span, slots, number)
        at = span.start_ms
        for word in out.words:
            if word.span and word.timing is not Timing.ESTIMATED and at <= word.span.start_ms < span.end_ms:
                inside = Span(word.span.start_ms, min(max(word.span.end_ms, word.span.start_ms + 1), span.end_ms))
                words += _annotation(word.text, inside, slots, number)
                at = inside.end_ms
    lines.append("    </TIER>")
    if words:
        lines += [f'    <TIER LINGUISTIC_TYPE_REF="words" PARENT_REF="{title}"{person} TIER_ID="{title}-words">']
        lines += [*words, "    </TIER>"]
    return lines


def _annotation(text: str, span: Span, slots: list[str], number: count[int]) -> list[str]:
    slots += [str(span.start_ms), str(span.end_ms)]
    first = len(slots) - 1
    return [
        "        <ANNOTATION>",
        f'            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a{next(number)}" TIME_SLOT_REF1="ts{first}" '
        f'TIME_SLOT_REF2="ts{first + 1}">',
        f"                <ANNOTATION_VALUE>{escaped(text)}</ANNOTATION_VALUE>",
        "            </ALIGNABLE_ANNOTATION>",
        "        </ANNOTATION>",
    ]


CODEC = Codec(sniff, read, write)
