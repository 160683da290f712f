"""Speakers named in front of caption text: `Ida Moor: …`, `[SPEAKER_00]: …`, `>> IDA: …`, `- Ida: …`, `(Ida) …`.

A label is what a caption's text, or a line of it, opens with. Whether a file has labels, and which of them are names
and not words with a colon behind, is told from all captions together; so is whether a speaker speaks on over captions
without a label (where files name each turn once) or not (where they name every caption).
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jamedit.captioning.paragraphs import closes_sentence
from jamedit.formats.engine.name_shapes import BEHIND, core, named
from jamedit.formats.engine.not_names import is_remark, is_sound, listed, opens_sentence

_TAGS = r"(?:<[A-Za-z][^<>\n]{0,80}>|\{[^{}\n]{1,80}\})"
_NAME = (
    r"(?:\+?\d[\d ().-]{4,20}|[^\W_][^:：\n\[\](){}<>|\"“”]{0,47}?)"
    rf"{BEHIND}?"
)
_CLOSED = r"(?:</[^<>\n]{1,20}>)?"
_LABEL = re.compile(
    rf"[ \t\xa0]*(?P<tags>{_TAGS}{{0,4}})"
    r"(?:(?P<turn>(?:>|&gt;){2,3}[ \t\xa0]*)|(?P<dash>[-–—‐][ \t\xa0]*))?"
    rf"(?:(?:\[(?P<box>[^\[\]\n:]{{1,48}})\]|\((?P<round>[^()\n:]{{1,48}})\)|【(?P<wide>[^【】\n]{{1,24}})】)"
    rf"(?P<boxed>{_CLOSED}[ \t]*[:：])?"
    rf"|(?P<name>{_NAME}){_CLOSED}[ \t]?(?::(?!\S)|:(?=</|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|：)"
    r"|(?P<machine>(?i:speaker|spk)[_ ]?\d{1,3})(?=[ \t\n]))"
    rf"(?P<closed>{_CLOSED})(?P<space>[ \t\xa0]*(?:\n[ \t\xa0]*)?)"
)
_TURN = re.compile(r"(?:(?<=\s)|^)(?:>|&gt;){2,3}[ \t\xa0]*(?=\S)", re.MULTILINE)
_OPENS = (
    ":",
    ">>",
    "[",
    "(",
    "&gt;&gt;",
    "：",
    "【",
    "peaker",
    "PEAKER",
    "spk",
    "SPK",
)  # what a label has at the least
_MACHINE = re.compile(
    r"(?i:(?:speaker|spk|sprecher(?:in)?|person|participant|locuteur|intervenant|hablante|orador|falante|"
    r"parlante|spreker|mówca|спикер|говорящий|участник|说话人|發言人|"
    r"发言人|話者|화자|참석자|s)[ _-]?[№#]?[ ]?(?:\d{1,3}|[A-Z]))\Z"
)
_ROLE = listed(
    """
    interviewer interviewee interviewerin host cohost co-host moderator moderatorin narrator announcer presenter
    facilitator audience guest reporter anchor operator chairman chairwoman chair officer caller teacher student
    """
)
_SENTENCE = re.compile(r"[.!?;,…](?:\s|$)")
_HONORIFIC = re.compile(r"\b(?:(?i:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Fr|Rev|Hr|Frau)|\w)\.")
_PHONE = re.compile(r"\+?\d[\d ().-]{4,}")
_SAYS = re.compile(r"(?:说|說|道|言う|言った|問う|말했다)$")
_MOST_WORDS, _MOST_LETTERS = 6, 12
_MOST_NAMED_WORDS = 12  # of a name that is there again and again
_EACH = 0.5  # of the captions have a label: then a name may be there once only
_NEARLY_ALL = 0.8  # of the captions begin with a name that is there again: then the others begin with one, too
_FEW = 0.3  # of the captions
_EARLY = 3  # captions, among which a file with few labels has its first


class Label(NamedTuple):
    """Hold what may be a label: where it is in the text, white space behind it included, and whom it names.

    `kind` says how it is written: "turn" (`>>` alone), "named turn", "box" (`[Ida]:`), "bare box" (`[Ida]`), "name".
    """

    start: int
    end: int
    name: str
    kind: str

    @property
    def sure(self) -> bool:
        """Tell whether it needs no other like it in the file."""
        if self.kind in ("turn", "named turn"):
            return True
        return _MACHINE.match(self.name) is not None or (self.kind == "box" and named(self.name))


@dataclass(slots=True)
class Labels:
    """Hold the labels of the captions of a file, and whether a speaker goes on until another one is named."""

    of_captions: list[list[Label]] = field(default_factory=list)
    carries: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any(self.of_captions)


def find_labels(texts: Sequence[str]) -> Labels:
    """Return the labels of captions, given their texts with all marks."""
    found = [_candidates(text) if any(map(text.__contains__, _OPENS)) else [] for text in texts]
    if not any(found):
        return Labels()
    _drop_unlikely(texts, found)
    return Labels(found, _carries(texts, found))


@lru_cache(maxsize=1024)
def name_in(literal: str) -> str:
    """Return the name in a label, empty where it is a mark of a turn alone."""
    place = name_place(literal)
    return _plain(literal[slice(*place)]) if place else ""


def name_place(literal: str) -> tuple[int, int] | None:
    """Return where the name is in a label, None where there is none."""
    match = _LABEL.match(literal + "…") if literal.strip() else None
    if match is None:
        return None
    return next((match.span(group) for group in ("box", "round", "wide", "name", "machine") if match[group]), None)


@lru_cache(maxsize=1024)
def like(literal: str) -> str:
    """Return how a label is written, "{}" in the place of its name."""
    place = name_place(literal)
    outer = (
        [part.replace("{", "").replace("}", "") for part in (literal[: place[0]], literal[place[1] :])] if place else []
    )
    return "{}".join(outer) if outer else literal


def _plain(name: str) -> str:
    return " ".join(html.unescape(name).split())


def _candidates(text: str) -> list[Label]:
    """Return what may be a label at the start of a line, or a mark of a turn anywhere."""
    labels: list[Label] = []
    at, last = 0, len(text.rstrip())
    for line in text.split("\n"):
        match = _LABEL.match(text, at)
        label = _label(match) if match else None
        if label is not None and label.end < last and (not labels or label.start >= labels[-1].end):
            labels.append(label)
        at += len(line) + 1
    return sorted([*labels, *_turns(text, labels)]) if ">>" in text or "&gt;" in text else labels


def _turns(text: str, labels: Sequence[Label]) -> Iterator[Label]:
    """Yield the marks of a turn that are in no other label."""
    starts = [label.start for label in labels]
    for m in _TURN.finditer(text):
        before = bisect_right(starts, m.start()) - 1
        if before < 0 or labels[before].end <= m.start():
            inside = _LABEL.match(text, m.start())
            named = _label(inside) if inside else None
            yield named or Label(m.start(), m.end(), "", "turn")


def _label(match: re.Match[str]) -> Label | None:
    boxed = match["box"] or match["round"] or match["wide"]
    name = _plain(boxed or match["name"] or match["machine"])
    if not boxed and (is_remark(name) or opens_sentence(name) or not _may_be(name)):
        return None
    if boxed and (is_sound(name) or is_remark(name) or not _may_be(name)):
        return None
    if boxed and not match["boxed"] and not match["turn"] and not (named(name) or _MACHINE.match(name)):
        return None
    tags = match["tags"].rpartition("}")
    closing = match[0].count("</")
    inside = match.end("tags") - len(tags[2]) if closing >= tags[2].count("<") else match.end("tags")
    start = inside if match["tags"] else match.start()
    kind = "named turn" if match["turn"] else "box" if boxed and match["boxed"] else "bare box" if boxed else "name"
    return Label(start, match.end(), name, kind)


def _may_be(name: str) -> bool:
    name = core(name)
    words = name.split()
    if not words or not any(c.isalnum() for c in name) or _SAYS.search(name):
        return False
    if len(words) > _MOST_WORDS and (len(words) > _MOST_NAMED_WORDS or not named(name)):
        return False
    if name[0].isdigit() or name[0] == "+":
        return _PHONE.fullmatch(name) is not None or (len(words) > 1 and name[-1].isalpha())
    if name.isalpha() and not name.isascii() and len(words) == 1 and not _has_case(name) and len(name) > _MOST_LETTERS:
        return False
    plain = _HONORIFIC.sub("", name)
    return not _SENTENCE.search(plain) or (plain.count(",") == 1 and named(name.replace(",", "")))


def _has_case(name: str) -> bool:
    return name.upper() != name.lower()


def _drop_unlikely(texts: Sequence[str], found: list[list[Label]]) -> None:
    """Leave only the labels that the file as a whole bears out."""
    captions = max(1, sum(1 for text in texts if text.strip()))
    _drop_alone(found, captions)
    counts = _counts(found)
    firsts = [labels[0].name for labels in found if labels and labels[0].name]
    share = len(firsts) / captions
    again = sum(counts[name] > 1 and _is_name(name) for name in firsts) / captions
    recurring = {name for name, count in counts.items() if count > 1 and (_is_name(name) or share >= _EACH)}
    sure = any(label.sure for labels in found for label in labels)
    file_has = sure or _plausible(found, counts, recurring, share)
    file = _File(counts, share, again)
    for i, labels in enumerate(found):
        before = texts[i - 1] if i else ""
        found[i] = [
            a for n, a in enumerate(labels) if a.sure or (file_has and _likely(a, texts[i], before, file, first=not n))
        ]


def _counts(found: Sequence[list[Label]]) -> Counter[str]:
    return Counter(label.name for labels in found for label in labels if label.name)


def _drop_alone(found: list[list[Label]], captions: int) -> None:
    """Leave out what is a label only where it is there again, and is not."""
    counts = _counts(found)
    share = sum(bool(labels and labels[0].name) for labels in found) / captions
    boxes = _speaking(found, share)

    def may_be(label: Label) -> bool:
        if label.kind == "bare box":
            return label.name in boxes
        return counts[label.name] > 1 or not label.name or not _must_recur(label.name)

    found[:] = [[label for label in labels if may_be(label)] if labels else labels for labels in found]


class _File(NamedTuple):
    """Hold how often each name is in a file, and the shares of captions with a label.

    `again` counts only those that begin with a name that is there more than once.
    """

    counts: Counter[str]
    share: float
    again: float


def _must_recur(name: str) -> bool:
    """Tell whether a text is a name only where it is there more than once: a long one, one that begins with a digit."""
    return len(core(name).split()) > _MOST_WORDS or (name[0].isdigit() and not _PHONE.fullmatch(name))


def _is_name(name: str) -> bool:
    return named(name) and not name[0].isdigit()


def _speaking(found: Sequence[list[Label]], share: float) -> set[str]:
    """Return the names alone in brackets that are those of speakers, and not of sounds.

    One alone says nothing. One that is there once is a speaker where others are there again and again.
    """
    counts = Counter(label.name for labels in found for label in labels if label.kind == "bare box")
    often = {name for name, count in counts.items() if count > 1}
    once = len(counts) - len(often)
    if len(counts) < 2:
        return set()
    others = share >= _EACH or (len(often) > 1 and sum(counts[name] for name in often) >= 2 * once)
    return set(counts) if others else often


def _plausible(found: Sequence[list[Label]], counts: Counter[str], recurring: set[str], share: float) -> bool:
    names = [name for name in counts if _is_name(name)]
    early = any(labels and labels[0].name for labels in found[:_EARLY])
    few = len(counts) <= max(3, sum(counts.values()) // 2) or share >= _EACH
    if share >= _FEW:
        return few and bool(recurring or (early and len(names) > 1))
    return few and (len(recurring) > 1 or (early and (bool(recurring) or len(names) > 1)))


def _likely(label: Label, text: str, before: str, file: _File, *, first: bool) -> bool:
    name, counts, share = label.name, file.counts, file.share
    if label.kind == "bare box" and not (first or counts[name] > 1):
        return False
    if not _is_name(name) and not (share >= _EACH and counts[name] > 1):
        single = share >= _EACH and len(name.split()) == 1
        return single or (first and file.again >= _NEARLY_ALL)
    if label.kind == "bare box":
        return True
    if counts[name] > 1:
        return True
    if share >= _EACH and first:
        return True
    if not _has_case(name):
        return False
    if len(name.split()) > 1 or name.casefold() in _ROLE or name.isupper():
        return first or text[label.start - 1 : label.start] == "\n"
    if not first:
        return text[label.start : label.end].lstrip()[:1] in "-–—‐"
    after = text[label.end : label.end + 1]
    closed = not before or closes_sentence((before.split() or ["."])[-1])
    return closed and not after.islower()


def _carries(texts: Sequence[str], found: Sequence[list[Label]]) -> bool:
    """Tell whether the captions without a label belong to the speaker named last."""
    if any(a.kind in ("turn", "named turn") for labels in found for a in labels):
        return True
    repeats = sum(bool(a and b) and a[-1].name == b[0].name for a, b in pairwise(found))
    first = next((i for i, labels in enumerate(found) if labels), 0)
    bare = sum(not labels and bool(text.strip()) for labels, text in zip(found[first:], texts[first:], strict=True))
    alone = any("\n" in text[a.start : a.end] for text, labels in zip(texts, found, strict=True) for a in labels)
    return bare > 0 and (alone or 4 * repeats < bare)
