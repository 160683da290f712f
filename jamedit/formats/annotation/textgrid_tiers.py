"""The tiers of a TextGrid: found in both written forms, and written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jamedit.document.timecode import seconds_text
from jamedit.formats.engine.line_items.reading import ItemPassage, Place
from jamedit.formats.engine.line_items.seconds import seconds_ms

# What Praat reads is texts in quotes, numbers that are alone, and flags; all else between them is for people.
_TOKEN = re.compile(
    r'"(?P<text>(?:[^"]++|"")*+)"|(?<!\S)(?P<number>-?\d{1,15}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?)(?!\S)|<exists>|![^\n]*'
)
_SILENT = frozenset(("", "sp", "sil", "<sil>", "<eps>", "<p:>", "<p>", "silence", "#"))
_WORDS = re.compile(r"(?:^|[\W_])(?:words?|wrd|ort|tokens?)(?:$|[\W_])", re.IGNORECASE)
_PHONES = re.compile(r"(?:^|[\W_])(?:phon\w*|segments?|mau|kan|sampa|ipa|syll\w*|pos|tones?)(?:$|[\W_])", re.IGNORECASE)
_ROLE = re.compile(
    r"(?<![\s_:-])[\s_:-]*+(?:words?|wrd|ort|tokens?|utterances?|utts?|sentences?|text|transcript\w{0,20}|orthography|trs?)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Mark:
    """Hold one interval or point: its label and times, and where they are; `body` is the label, quotes and all."""

    text: str
    start_ms: int
    end_ms: int
    start_at: Place
    end_at: Place
    body: Place
    place: Place

    @property
    def silent(self) -> bool:
        """Tell whether the label says that nobody speaks."""
        return self.text.strip().casefold() in _SILENT


@dataclass(slots=True)
class Tier:
    """Hold a tier; `content` is the place from the count of its marks to its end."""

    number: int
    name: str
    name_at: Place
    points: bool
    start_at: Place
    end_at: Place
    end_ms: int
    content: Place
    marks: list[Mark] = field(default_factory=list)
    long: bool = True

    @property
    def labels(self) -> list[list[str]]:
        """Return the words of the labels that say something."""
        return [m.text.split() for m in self.marks if not m.silent]

    def renamed(self, old: str, new: str) -> str:
        """Return the tier's name with another speaker in it."""
        return self.name.replace(old, new, 1) if old and old in self.name else new


def quoted(text: str) -> str:
    """Write a text as Praat does, quotes doubled."""
    return '"' + text.replace('"', '""') + '"'


class _BrokenError(Exception):
    """Tell where a TextGrid cannot be read on."""


class _Tokens:
    """Give the texts and numbers of a TextGrid one after the other."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self.text = text
        self._found = (m for m in _TOKEN.finditer(text) if m.lastgroup)

    def next(self, kind: str) -> re.Match[str]:
        match = next(self._found, None)
        if match is None or match.lastgroup != kind:
            raise _BrokenError
        self.at = match.end()
        return match

    def number(self) -> re.Match[str]:
        return self.next("number")

    def string(self) -> re.Match[str]:
        return self.next("text")


class Grid(NamedTuple):
    """Hold the tiers of a file, where their number is, and from where on it cannot be read, if so."""

    tiers: list[Tier]
    size_at: Place = (0, 0)
    unread: int | None = None


def grid_of(text: str) -> Grid:
    """Return what a file holds, as far as it can be read."""
    tokens = _Tokens(text)
    tiers: list[Tier] = []
    size_at = (0, 0)
    try:
        while "TextGrid" not in tokens.string()[0]:
            continue
        tokens.number()
        tokens.number()
        size = tokens.number()
        size_at = size.span()
        for number in range(int(float(size[0]))):
            _read_tier(tokens, number, tiers)
    except (_BrokenError, ValueError, OverflowError):
        return Grid(tiers, size_at, tokens.at)
    return Grid(tiers, size_at)


def _read_tier(tokens: _Tokens, number: int, tiers: list[Tier]) -> None:
    kind, name = tokens.string(), tokens.string()
    start, end, count = tokens.number(), tokens.number(), tokens.number()
    points = "Interval" not in kind[0]
    content = (count.start(), count.end())
    plain = name["text"].replace('""', '"')
    end_ms = seconds_ms(end[0])
    tier = Tier(number, plain, name.span(), points, start.span(), end.span(), end_ms, content)
    tier.long = "=" in tokens.text[name.end() : start.start()]
    tiers.append(tier)
    for _ in range(int(float(count[0]))):
        first = tokens.number()
        last = first if points else tokens.number()
        label = tokens.string()
        stop = label.end() + (tokens.text[label.end() : label.end() + 1] == "\n")
        mark = Mark(
            label["text"].replace('""', '"'),
            seconds_ms(first[0]),
            seconds_ms(last[0]),
            first.span(),
            last.span(),
            label.span(),
            (first.start(), stop),
        )
        if points and tier.marks:
            tier.marks[-1].end_ms = max(mark.start_ms, tier.marks[-1].start_ms)
        tier.marks.append(mark)
        tier.content = (content[0], label.end())
    if points and tier.marks:
        tier.marks[-1].end_ms = max(tier.marks[-1].start_ms, end_ms)


def chosen(tiers: Sequence[Tier]) -> list[Tier]:
    """Return the tiers that hold what was said: of words, of longer labels that no words say again, else points.

    Beside a tier that is called "words", others count as long as they are not mostly spoken at the same time.
    """
    told = [t for t in tiers if t.labels]
    intervals = [t for t in told if not t.points]
    spoken = [t for t in intervals if not _PHONES.search(t.name) and (_WORDS.search(t.name) or not _of_phones(t))]
    named = [t for t in spoken if _WORDS.search(t.name)]
    single = named + [t for t in spoken if t not in named and _of_words(t)]
    kept: list[Tier] = []
    for tier in spoken:
        if tier in single:
            continue
        twins = [t for t in single if _echoes(t, tier)]
        covered = 2 * sum(len(t.labels) for t in twins) >= sum(map(len, tier.labels))
        if not covered:
            kept.append(tier)
            single = [t for t in single if t not in twins]
    kept = [t for t in spoken if t in single or t in kept]
    if named:
        kept = [t for t in kept if t in named or not any(_at_once(t, other) for other in named)]
    if kept or any(not t.points for t in tiers):
        return kept or intervals[:1]
    return [t for t in told if not _PHONES.search(t.name)] or told[:1]


def _echoes(words: Tier, longer: Tier) -> bool:
    """Tell whether a tier of words says again what a tier of longer labels says at the same time."""
    return _mostly_beside(words, longer, lambda mark, other: set(mark.text.split()) <= set(other.text.split()))


def _at_once(tier: Tier, other: Tier) -> bool:
    """Tell whether most of a tier is spoken while another one is."""
    return _mostly_beside(tier, other, lambda mark, other: not other.silent and mark.start_ms < other.end_ms)


def _mostly_beside(tier: Tier, other: Tier, agrees: Callable[[Mark, Mark], bool]) -> bool:
    """Tell whether most of what a tier says agrees with what another says in the middle of it."""
    starts = [m.start_ms for m in other.marks]
    said = [m for m in tier.marks if not m.silent]
    places = (bisect_right(starts, (m.start_ms + m.end_ms) // 2) - 1 for m in said)
    return 2 * sum(at >= 0 and agrees(m, other.marks[at]) for m, at in zip(said, places, strict=True)) > len(said)


def _of_words(tier: Tier) -> bool:
    labels = tier.labels
    return sum(len(label) == 1 for label in labels) >= 0.9 * len(labels)


def _of_phones(tier: Tier) -> bool:
    """Tell whether labels are single sounds: one sign or two, a tenth of a second each."""
    labels = tier.labels
    letters = sum(len(label[0]) for label in labels) / len(labels)
    lengths = sorted(m.end_ms - m.start_ms for m in tier.marks if not m.silent)
    return len(labels) > 5 and _of_words(tier) and letters < 2.3 and lengths[len(lengths) // 2] < 160


def speaker_of(tier: Tier, *, alone: bool) -> str:
    """Return the speaker of a tier: its name without what it says of its kind; nobody when it says no more."""
    name = " ".join(_ROLE.sub("", tier.name).split())
    if alone and name == " ".join(tier.name.split()):
        return ""
    return name


Row = tuple[str, str, str]


def rebuilt_tier(text: str, tier: Tier, outs: Sequence[ItemPassage]) -> str:
    """Return a tier's count and marks with these items; a label of silence stays where nobody speaks."""
    start_literal, end_literal = text[slice(*tier.start_at)], text[slice(*tier.end_at)]
    silent = {(m.start_ms, m.end_ms): m.text for m in tier.marks if m.silent}
    literals = {seconds_ms(start_literal): start_literal, seconds_ms(end_literal): end_literal}
    for mark in tier.marks:
        literals.setdefault(mark.start_ms, text[slice(*mark.start_at)])
        literals.setdefault(mark.end_ms, text[slice(*mark.end_at)])
    rows = list(_rows(outs, seconds_ms(start_literal), tier.end_ms, silent))
    written = [(literals.get(a, seconds_text(a)), literals.get(b, seconds_text(b)), label) for a, b, label in rows]
    return _content(written, long=tier.long, points=tier.points)


def _rows(
    outs: Sequence[ItemPassage], start_ms: int, end_ms: int, silent: dict[tuple[int, int], str]
) -> Iterator[tuple[int, int, str]]:
    """Yield intervals without a hole or an overlap, as Praat wants them."""
    at = start_ms
    for out in sorted(outs, key=lambda o: o.span.start_ms if o.span else 0):
        if out.span is None:
            continue
        if out.span.start_ms > at:
            yield at, out.span.start_ms, silent.get((at, out.span.start_ms), "")
        begin = max(at, out.span.start_ms)
        at = max(begin + 1, out.span.end_ms)
        yield begin, at, out.item.shown if out.item and out.item.words == out.texts else out.text
    if at < end_ms:
        yield at, end_ms, silent.get((at, end_ms), "")


def _content(rows: Sequence[Row], *, long: bool, points: bool) -> str:
    parts = [str(len(rows))]
    for number, (start, end, label) in enumerate(rows, 1):
        if points:
            long_lines = [f"        points [{number}]:", f"            number = {start}"]
            last = f"            mark = {quoted(label)}"
        else:
            long_lines = [f"        intervals [{number}]:", f"            xmin = {start}", f"            xmax = {end}"]
            last = f"            text = {quoted(label)}"
        short = [start, quoted(label)] if points else [start, end, quoted(label)]
        parts += [*long_lines, last] if long else short
    return "\n".join(parts)


def added_tier(text: str, like: Tier, number: int, name: str, outs: Sequence[ItemPassage]) -> str:
    """Return a tier more for a file, written like another one of it."""
    start, end = text[slice(*like.start_at)], text[slice(*like.end_at)]
    role = _ROLE.search(like.name)
    title = quoted(name + (role[0] if role else ""))
    rows = list(_rows(outs, seconds_ms(start), like.end_ms, {}))
    texts = [(seconds_text(a), seconds_text(b), label) for a, b, label in rows]
    content = _content(texts, long=like.long, points=False)
    if not like.long:
        return "\n".join(['"IntervalTier"', title, start, end, content])
    lines = [f"    item [{number}]:", '        class = "IntervalTier"', f"        name = {title}"]
    lines += [f"        xmin = {start}", f"        xmax = {end}", f"        intervals: size = {content}"]
    return "\n".join(lines)


def new_grid(outs: Sequence[ItemPassage], role: str) -> str:
    """Return a new TextGrid with a tier for each speaker."""
    names = list(dict.fromkeys(out.speaker for out in outs)) or [""]
    end_ms = max((out.span.end_ms for out in outs if out.span), default=0) + len(outs)
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", f"xmax = {seconds_text(end_ms)}"]
    lines += ["tiers? <exists>", f"size = {len(names)}", "item []:"]
    for number, name in enumerate(names, 1):
        title = f"{name}{role}" if name else "words" if role else "text"
        rows = list(_rows([o for o in outs if o.speaker == name], 0, end_ms, {}))
        content = _content([(seconds_text(a), seconds_text(b), label) for a, b, label in rows], long=True, points=False)
        lines += [f"    item [{number}]:", '        class = "IntervalTier"', f"        name = {quoted(title)}"]
        lines += ["        xmin = 0", f"        xmax = {seconds_text(end_ms)}", f"        intervals: size = {content}"]
    return "\n".join(lines) + "\n"
