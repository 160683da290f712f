"""What a reader passed over: times and mark-up that became text, JSON whose times were not found, unknown XML."""

from __future__ import annotations

import re
from dataclasses import replace

from jamedit.document import ReadWarning, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Format, Group, has_extension
from jamedit.formats.clues import Json, looks
from jamedit.formats.register import FORMATS

_TEXTS = ("txt", "lines", "md")  # formats whose times and mark-up would be words
_LOOKED_AT = 1 << 20  # characters
_FEWEST, _SHARE = 3, 10  # lines that count: at least three, and one in ten
_CLOCK = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,:;]\d{1,3})?"
_TIMES = (
    rf"^[ \t]*[\[(<{{]?{_CLOCK}(?!\d)|[\[(<]{_CLOCK}[\])>]|-->"
    r"|^[ \t]*[\[({]?\d+[.,]\d+s?[\])}]?[ ]*+(?:\t[ \t]*+[-\u2013>,;|]?+|[-\u2013>,;|])[ \t]*+[\[({]?\d+[.,]\d+"
)
# The sign of Transana and the arrow of captions are no text, not even once.
_SURE = rf"\u00a4<\d{{1,9}}>|{_CLOCK}[ \t]*+-->"
_TAGS = r"""</?[A-Za-z][^<>\n]{0,200}>|^[ \t]*["'][\w -]{1,40}["'][ \t]*:|\{\\[a-zA-Z]|^[ \t]*[{}\[\]]+,?[ \t]*$"""
_JSON_TIME = looks(r'"(?:start|begin|offset|from|ts|time)[A-Za-z_]{0,20}"\s*:\s*(?:-?\d|"(?:PT)?[\d:.,]+[sS]?"|[\[{])')
_XML = looks(r"\A[\s\ufeff]*(?:<\?xml\b|<!DOCTYPE\s+(?!html)|<!--)|\A[\s\ufeff]*<[A-Za-z][\w.:-]*(?:\s[^<>]*)?>")
_VALUE = looks(r'\A[\s\ufeff]*+(?:null|true|false|-?\d[\d.eE+-]*+|"(?:[^"\\]++|\\.)*+")\s*+\Z')
_TEMPORARY = "tmplayer"  # its ending, .tmp, is that of any file
_INLINE = re.compile(r"[abcipqsuv]|h\d|br|big|del|div|em|font|ins|lang|mark|rt|ruby|small|span|strong")


def with_doubts(transcript: Transcript, chosen: Format, text: str, name: str) -> Transcript:
    """Return the transcript with a warning of what its reader passed over, if it did.

    Raises UnreadableFileError for XML that no format knows, which would be read as lines of mark-up.
    """
    found: list[ReadWarning] = []
    if chosen.id in _TEXTS:
        refuse_markup(text, name)
        refuse_value(text, name)
        found = marks_in(text)
        if found and not _has_no_times(transcript):  # many times were read: what is left of them is in the words
            left = {w.message.partition(" ")[0] for w in marks_in("\n".join(p.text for p in transcript.paragraphs))}
            found = [w for w in found if w.message.partition(" ")[0] in left]
        found += _misnamed(name)
    elif isinstance(chosen.clue, Json) and _has_no_times(transcript) and _JSON_TIME(text[:_LOOKED_AT]):
        found = [ReadWarning(0, "the file seems to have times, which are not understood: the words have none")]
    if not found:
        return transcript
    meta = transcript.meta
    return replace(transcript, meta=replace(meta, warnings=(*meta.warnings, *found)))


def _has_no_times(transcript: Transcript) -> bool:
    return bool(transcript.paragraphs) and all(
        p.start_ms is None and all(c.span is None for c in p.cues) for p in transcript.paragraphs
    )


def refuse_markup(text: str, name: str) -> None:
    """Raise UnreadableFileError for a text that is an XML document."""
    if not _XML(text):
        return
    root = re.search(r"<([A-Za-z_][\w.:-]*)", text[:_LOOKED_AT])
    tag = root[1] if root else ""
    closed = text[-200:].rstrip().endswith((f"</{tag}>", "/>")) or text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    if tag and closed and not _INLINE.fullmatch(tag.lower()):
        raise UnreadableFileError(
            f"{name} is XML (<{tag[:40]}>), but not a transcript in a known format; export it again as TTML or SRT."
        )


def refuse_value(text: str, name: str) -> None:
    """Raise UnreadableFileError for a JSON file that holds a single value: none, a number, a string."""
    if name.lower().endswith(".json") and _VALUE(text):
        raise UnreadableFileError(
            f"{name} is JSON, but a single value and no transcript; export it again, as SRT or WebVTT if there is such "
            "a choice."
        )


def _misnamed(name: str) -> list[ReadWarning]:
    """Return the warning that a file is not what its name says: captions or data that are read as plain text."""
    named = next((f for f in FORMATS if f.group is not Group.READING and has_extension(name, f.extensions)), None)
    if named is None or named.id in _TEXTS or named.id == _TEMPORARY:
        return []
    return [ReadWarning(0, f"read as plain text: nothing in it can be read as {named.name}")]


def marks_in(text: str) -> list[ReadWarning]:
    """Return warnings of times and of mark-up that stay in a text, each with the line of the first."""
    head = text[:_LOOKED_AT]
    count = sum(not line.isspace() for line in head.splitlines() if line)
    found = []
    for what, pattern in (("times", _TIMES), ("mark-up", _TAGS)):
        lines, first = _lines_with(re.compile(pattern, re.MULTILINE), head)
        if lines >= _FEWEST and lines * _SHARE >= count:
            found.append(_kept(what, first, lines))
    if not any(w.message.startswith("times") for w in found):
        lines, first = _lines_with(re.compile(_SURE), head)
        found += [_kept("times", first, lines)] if lines else []
    return found


def _kept(what: str, first: int, lines: int) -> ReadWarning:
    more = "" if lines == 1 else f" and in {lines - 1} more lines"
    return ReadWarning(first, f"{what} here{more}, not understood, kept as text")


def _lines_with(pattern: re.Pattern[str], text: str) -> tuple[int, int]:
    """Return how many lines have a match, and the number of the first that has, 0 for none."""
    lines, first, end = 0, 0, -1
    for found in pattern.finditer(text):
        if found.start() < end:
            continue
        if not first:
            first = text.count("\n", 0, found.start()) + 1
        lines += 1
        end = text.find("\n", found.end())
        if end < 0:
            break
    return lines, first
