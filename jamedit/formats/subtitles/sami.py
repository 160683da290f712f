"""SAMI (.smi) of Windows Media: `<SYNC Start=1000><P Class=ENCC>text`, tags hardly ever closed. Only read.

A text is shown until the next one of its class; `&nbsp;` alone clears. Of several classes, one a language, the one with
the most captions is read, of equals the first that the file describes; the others are told. A paragraph with
`ID=Source` says who speaks.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jamedit.document import Transcript
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.read_only import (
    LATEST_MS,
    Shown,
    caption_of,
    finished,
    timed_captions,
    with_ends,
)
from jamedit.formats.source import SourceText

_ID, _KIND = "sami", "SAMI captions"
_KNOWN = re.compile(r"<(?:SAMI\b|SYNC\s[^<>]{0,40}Start\s*=)", re.IGNORECASE)
_SYNC = re.compile(r"<SYNC\b([^<>]{0,300})>", re.IGNORECASE)
_START = re.compile(r"\bStart\s*+=\s*+(?:[\"']\s*+)?+(-?\d{1,12})", re.IGNORECASE)
_END = re.compile(r"\bEnd\s*+=\s*+(?:[\"']\s*+)?+(\d{1,12})", re.IGNORECASE)
_P = re.compile(r"<P\b([^<>]{0,300})>", re.IGNORECASE)
_CLASS = re.compile(r"\bClass\s*+=\s*+(?:[\"']\s*+)?+([\w\-]{1,60})", re.IGNORECASE)
_IDENTITY = re.compile(r"\bID\s*+=\s*+(?:[\"']\s*+)?+Source\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,40}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]{0,500}>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CLASSES = re.compile(r"\.([\w\-]{1,60})\s*\{([^{}]{0,400})\}")
_LANGUAGE = re.compile(r"\blang\s*:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)", re.IGNORECASE)
_TITLE = re.compile(r"<TITLE\b[^<>]{0,40}>([^<>]{1,200})", re.IGNORECASE)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is SAMI."""
    first = _KNOWN.search(text[:20_000])
    return 0.98 if first and text.lstrip("\ufeff \t\n").startswith("<") else 0.0


@dataclass(slots=True)
class _Part:
    """Hold a paragraph of a moment: its class in small letters, its text, and whether it says who speaks."""

    shown: Shown
    group: str
    names: bool


def read(source: SourceText, name: str) -> Transcript:
    """Read SAMI captions of one language."""
    builder, text = Builder(), source.text
    with quiet_gc():
        first = _SYNC.search(text)
        head = text[: first.start()] if first else text
        parts = list(_parts(text, builder))
        classes = {m[1].lower(): _LANGUAGE.search(m[2]) for m in _CLASSES.finditer(head)}
        chosen = _chosen(parts, list(classes), builder)
        shown = _with_names([p for p in parts if p.group in (chosen, "")])
        builder.captions([*_strays(head, builder), *timed_captions(with_ends(shown), text, builder)])
    language, title = classes.get(chosen), _TITLE.search(head)
    meta = replace(
        source.meta(name, _ID),
        title=" ".join(html.unescape(title[1]).split()) if title else "",
        language=language[1] if language else "",
    )
    return finished(builder, meta, _KIND)


def _parts(text: str, builder: Builder) -> Iterator[_Part]:
    moments = list(_SYNC.finditer(text))
    ends = [m.start() for m in moments[1:]] + [len(text)]
    for moment, end in zip(moments, ends, strict=False):
        start, until = _START.search(moment[1]), _END.search(moment[1])
        if start is None:
            builder.warn_at(text, moment.start(), "a moment without a time; its text is read as part of the one before")
        raw = _COMMENT.sub("", text[moment.end() : end])
        before = 0
        opening: re.Match[str] | None = None
        for paragraph in [*_P.finditer(raw), None]:
            piece = raw[before : paragraph.start() if paragraph else len(raw)]
            if opening is not None or piece.strip():
                group = _CLASS.search(opening[1]) if opening else None
                ms = max(0, min(int(start[1]), LATEST_MS)) if start else -1
                shown = Shown(ms, int(until[1]) if until else None, _plain(piece), moment.start())
                names = opening is not None and _IDENTITY.search(opening[1]) is not None
                yield _Part(shown, group[1].lower() if group else "", names)
            if paragraph is not None:
                before, opening = paragraph.end(), paragraph


def _plain(raw: str) -> str:
    """Return the text of a paragraph: its own line breaks are spaces, `<br>` are the line breaks."""
    lines = _BREAK.split(" ".join(raw.split()))
    return "\n".join(" ".join(html.unescape(_TAG.sub("", line)).split()) for line in lines)


def _chosen(parts: list[_Part], described: list[str], builder: Builder) -> str:
    """Return the class to read; tell of the others."""
    counts = Counter(p.group for p in parts if p.shown.text.strip() and not p.names)
    order = [*described, *counts]
    named = [group for group in counts if group]  # a paragraph without a class is of the one that is read
    chosen = max(named, key=lambda group: (counts[group], -order.index(group)), default="")
    for group, count in counts.items():
        if group not in (chosen, ""):
            captions = "1 caption" if count == 1 else f"{count} captions"
            builder.warn(0, f"{captions} of the class {group.upper()}, most likely another language, not read")
    return chosen


def _with_names(parts: list[_Part]) -> list[Shown]:
    """Give each text the speaker that was named last; one without a time goes to the text before."""
    found: list[Shown] = []
    speaker = ""
    for part in parts:
        shown = part.shown
        if part.names:
            speaker = " ".join(shown.text.split()).rstrip(":")
        elif shown.start_ms >= 0:
            found.append(replace(shown, speaker=speaker))
        elif found:
            found[-1].text = f"{found[-1].text}\n{shown.text}".strip("\n")
        elif shown.text.strip():
            found.append(replace(shown, start_ms=0, speaker=speaker))
    return found


def _strays(head: str, builder: Builder) -> list[Caption]:
    """Return text of the body that is before the first moment."""
    _, opened, inside = head.lower().partition("<body")
    raw = head[len(head) - len(inside) :].partition(">")[2] if opened else ""
    caption = caption_of(_plain(_COMMENT.sub("", raw)), None)
    if caption is None:
        return []
    builder.warn(0, "text before the first time, kept as text")
    return [caption]


CODEC = Codec(sniff, read)
