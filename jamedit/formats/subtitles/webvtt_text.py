"""What the text of a WebVTT caption says: words, voices, times inside it."""

from __future__ import annotations

import html
import re

from jamedit.document import Span, Timing
from jamedit.document.timecode import TIME, milliseconds
from jamedit.formats.engine.cue_list.word_timestamps import times_between
from jamedit.formats.engine.inline_markup import Placed, placed_words

# Angle brackets around anything else are text. Two who speak in one line do not share a word.
_MARKS = re.compile(
    r"(?P<space></v>(?=<v[.\s])|(?<=[^\s>])<v(?:[.\s][^<>\n]*)?>)|</?(?:c|i|b|u|v|rt|ruby|lang)(?:[.\s][^<>\n]*)?>|<\d[\d:.]*>|(?P<entity>&(?:#?\w{1,31};|(?:amp|lt|gt|nbsp|quot)(?![\w;])))"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*+)?[ \t]++([^<>]*+)>|</v>")
STAMP = re.compile(rf"<{TIME}>")


def text_of_one(raw: str) -> tuple[str, str] | None:
    """Return speaker and text of a caption without any mark but one voice at its start, None when it has others."""
    name = ""
    if raw.startswith("<v"):
        opening = _VOICE.match(raw)
        if opening is None or not opening[1]:
            return None
        name, raw = _name(opening[1]), raw[opening.end() :].removesuffix("</v>")
    return None if "<" in raw or "&" in raw else (name, raw)


def _name(voice: str) -> str:
    """Return the name in a voice mark, empty where there is none to be read: "-" says that nobody is known."""
    name = html.unescape(voice.strip())
    return name if any(c.isalnum() for c in name) else ""


def words_in(raw: str) -> list[Placed]:
    """Return the words of a caption without its marks."""
    return placed_words(raw, _MARKS)


def voices_of(raw: str, words: list[Placed]) -> list[str]:
    """Return the speaker of every word, empty where none is named."""
    changes = [(m.end(), _name(m[1] or "")) for m in _VOICE.finditer(raw)]
    names, now, at = [], "", 0
    for word in words:
        while at < len(changes) and changes[at][0] <= word.start:
            now = changes[at][1]
            at += 1
        names.append(now)
    return names


def word_times(raw: str, words: list[Placed], span: Span) -> list[tuple[Span, Timing]] | None:
    """Return a time for every word from the times inside the text; None when there are none or they run backwards."""
    stamps = [(m.end(), milliseconds(*m.groups())) for m in STAMP.finditer(raw)]
    edges = [span.start_ms, *(ms for _, ms in stamps), span.end_ms]
    if not stamps or sorted(edges) != edges:
        return None
    return times_between(words, [place for place, _ in stamps], edges)


def speakers_in(raw: str) -> list[str]:
    """Return the speakers of a caption in order, empty for words of nobody named."""
    return runs(voices_of(raw, words_in(raw))) if "<v" in raw else [""]


def runs(names: list[str]) -> list[str]:
    """Return the names without those that repeat the one before."""
    return [name for i, name in enumerate(names) if not i or name != names[i - 1]]
