"""CHAT (.cha) of TalkBank and CLAN: `*CHI:` lines of the participants with times between bullets. Only read.

A line goes on in lines that begin with a tab. Lines of `%` explain the one above them and are no text, but the times
of single words that `%wor` gives are read. `@G` and `@Bg` open sections.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from jamedit.document import Span, Timing, Transcript
from jamedit.document.span import ordered, share
from jamedit.document.tokens import key
from jamedit.formats.annotation.chat_text import bullets, readable
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.read_only import LATEST_MS, caption_of, finished
from jamedit.formats.source import SourceText

_ID, _KIND = "chat", "a CHAT transcript"
_OPENS = re.compile(r"^@(?:UTF8|Begin|Participants:|Languages:)", re.MULTILINE)
_MAIN = re.compile(r"^\*([^\s:]{1,20}):[ \t]", re.MULTILINE)
_TIER = re.compile(r"([*%@])([^\s:\n]{1,40})(?::[ \t]?(.*))?", re.DOTALL)
_WORD_TIME = re.compile(r"(?<![^\s\x15\u2022])([^\s\x15\u2022]+)[ \t]*[\x15\u2022](\d{1,12})_(\d{1,12})[\x15\u2022]")


class _Line(NamedTuple):
    """Hold a line with those that go on with it: "*", "%" or "@", its name, its text, and its number."""

    mark: str
    name: str
    text: str
    number: int


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is CHAT."""
    if not text.lstrip("\ufeff \t\n").startswith("@"):
        return 0.0
    return 0.98 if _OPENS.search(text[:4_000]) and _MAIN.search(text) else 0.5 if text.startswith("@UTF8\n") else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read a CHAT transcript."""
    builder = Builder()
    lines = list(_lines(source.text))
    heads = {line.name: line.text for line in reversed(lines) if line.mark == "@"}
    with quiet_gc():
        _Reader(builder, _names(heads.get("Participants", ""))).run(lines)
    language = re.split(r"[,\s]+", heads.get("Languages", "").strip())[0]
    title = " ".join(heads.get("Title", "").split())
    return finished(builder, replace(source.meta(name, _ID), language=language[:8], title=title), _KIND)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines, each with those that go on with it; text before the first mark is a line without one."""
    parts: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in ("\t", " ") and parts:
            parts.append(line)
            continue
        if parts:
            yield _line("\n".join(parts), first)
        parts, first = ([line] if line.strip() else []), number
    if parts:
        yield _line("\n".join(parts), first)


def _line(text: str, number: int) -> _Line:
    match = _TIER.fullmatch(text.lstrip("\ufeff"))
    return _Line(match[1], match[2], match[3] or "", number) if match else _Line("", "", text, number)


def _names(participants: str) -> dict[str, str]:
    """Return what each participant is called: by name, else by role; two of one name have their codes beside it."""
    found: dict[str, str] = {}
    for entry in " ".join(participants.split()).split(","):
        code, *rest = entry.split()[:3] or [""]
        if code:
            found[code] = (rest[0] if rest else code).replace("_", " ").strip() or code
    counts = Counter(found.values())
    return {code: name if counts[name] == 1 else f"{name} ({code})" for code, name in found.items()}


class _Reader:
    """Put the main lines into a builder."""

    def __init__(self, builder: Builder, names: dict[str, str]) -> None:
        self._builder = builder
        self._names = names
        self._captions: list[Caption] = []
        self._last: list[Caption] = []  # those of the last main line
        self._left_out: Counter[str] = Counter()

    def run(self, lines: list[_Line]) -> None:
        """Read all lines."""
        for line in lines:
            if line.mark == "*":
                self._said(line)
            elif line.mark == "%":
                self._explained(line)
            elif line.mark == "@":
                self._headed(line)
            else:
                self._builder.warn(line.number, "a line that is none of CHAT's, kept as text")
                self._add([caption_of(readable(line.text), None)])
        self._flush()
        if self._left_out:
            tiers = ", ".join(f"%{name}" for name in self._left_out)
            count = sum(self._left_out.values())
            said = "1 line of" if count == 1 else f"{count} lines of"
            self._builder.warn(0, f"{said} {tiers} explain what was said and are not read as text")

    def _said(self, line: _Line) -> None:
        speaker = self._names.get(line.name, line.name)
        parts = bullets(line.text)
        times = [(a, b) for _, a, b in parts if a is not None and b is not None]
        if len(times) == 1 and len(parts) == 2:  # a code behind the bullet belongs to the line
            parts = [(f"{parts[0][0]} {parts[1][0]}", *times[0])]
        self._add([caption_of(readable(raw), _span(start, end), speaker) for raw, start, end in parts])

    def _add(self, made: list[Caption | None]) -> None:
        self._last = [caption for caption in made if caption is not None]
        self._captions += self._last

    def _explained(self, line: _Line) -> None:
        if line.name == "wor" and len(self._last) == 1:
            _set_word_times(self._last[0], line.text)
        elif line.name != "wor":
            self._left_out[line.name] += 1

    def _headed(self, line: _Line) -> None:
        title = " ".join(readable(line.text).split())
        if line.name in ("G", "Bg") and title:
            self._flush()
            self._builder.section(title)

    def _flush(self) -> None:
        self._builder.captions(self._captions)
        self._captions, self._last = [], []


def _span(start: int | None, end: int | None) -> Span | None:
    if start is None or end is None:
        return None
    return ordered(min(start, LATEST_MS), min(end, LATEST_MS))


def _set_word_times(caption: Caption, tier: str) -> None:
    """Give a caption's words the times that a tier has for them; the others share what is between."""
    timed = [(key(m[1]), _span(int(m[2]), int(m[3]))) for m in _WORD_TIME.finditer(tier)]
    if caption.span is None or not timed:
        return
    times: list[tuple[Span, Timing] | None] = []
    at = 0
    for word in caption.words:
        here = next((i for i in range(at, min(at + 4, len(timed))) if timed[i][0] == key(word)), None)
        span = timed[here][1] if here is not None else None
        times.append((span, Timing.HEARD) if span else None)
        at = at if here is None else here + 1
    if any(times):
        caption.word_times = _filled(caption.words, times, caption.span)


def _filled(words: list[str], times: list[tuple[Span, Timing] | None], span: Span) -> list[tuple[Span, Timing]]:
    done: list[tuple[Span, Timing]] = []
    while len(done) < len(words):
        i = len(done)
        here = times[i]
        if here is not None:
            done.append(here)
            continue
        end = next((j for j in range(i, len(words)) if times[j] is not None), len(words))
        after = times[end] if end < len(words) else None
        start_ms = done[-1][0].end_ms if done else span.start_ms
        gap = ordered(start_ms, after[0].start_ms if after else span.end_ms)
        done += [(part, Timing.ESTIMATED) for part in share(gap, [len(w) for w in words[i:end]])]
    return done


CODEC = Codec(sniff, read)
