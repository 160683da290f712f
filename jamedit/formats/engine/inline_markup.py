"""Words inside marked-up text: find them, and change them with the smallest difference."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from jamedit.document.tokens import token_spans

_MOST_COMPARED = 4_000_000  # pairs of words; the search for the smallest difference takes their product at worst
_NOTHING = re.compile(r"(?!)")
_GAP = re.compile(r"(?:<(?:\w+:)?br\b[^<>]*>|[^<{])+|<[^<>]*>|\{[^{}]*\}|[<{]", re.IGNORECASE)
_NAME = re.compile(r"</?([a-zA-Z]+)")
_BREAK = re.compile(r"<(?:\w+:)?br\b", re.IGNORECASE)


class Marks(Protocol):
    """Say what finds the marks of a text: a pattern, or what acts as one."""

    def finditer(self, raw: str, start: int = ..., end: int = ..., /) -> Iterator[re.Match[str]]:
        """Yield the marks in a text, or those in a part of it."""


class Placed(NamedTuple):
    """Hold one word of a marked-up text and where it is, in characters, marks inside it included."""

    text: str
    start: int
    end: int
    marks: str = ""


def unescaped(entity: str) -> str:
    """Return the character of an entity, also of one that was escaped twice ("&amp;#39;")."""
    character = html.unescape(entity)
    return html.unescape(character) if entity.startswith("&amp;") and len(entity) > 5 else character


def placed_words(raw: str, marks: Marks = _NOTHING, character: Callable[[str], str] = unescaped) -> list[Placed]:
    """Return the words of a text without its marks.

    What a group named "entity" matches is read as its `character`, "space" as white space.
    """
    pieces = list(_pieces(raw, marks, character))
    if len(pieces) == 1 and pieces[0].text == raw:
        return [Placed(raw[a:b], a, b) for a, b in token_spans(raw)]
    plain = "".join([piece.text for piece in pieces])
    if not pieces:
        return []
    words: list[Placed] = []
    at, current = 0, pieces[0]
    limit, shift = _reach(current)
    for a, b in token_spans(plain):
        while a >= limit:
            at += 1
            current = pieces[at]
            limit, shift = _reach(current)
        start = a + shift if shift is not None else current.start
        if b <= limit:  # of one piece, as nearly all are
            words.append(Placed(plain[a:b], start, b + shift if shift is not None else current.end))
            continue
        while b > limit:
            at += 1
            current = pieces[at]
            limit, shift = _reach(current)
        end = b + shift if shift is not None else current.end
        inside = [m[0] for m in marks.finditer(raw, start, end) if m.lastgroup is None]
        words.append(Placed(plain[a:b], start, end, "".join(inside)))
    return words


def words_in(raw: str, marks: re.Pattern[str], character: Callable[[str], str] = unescaped) -> list[str]:
    """Return what `placed_words` finds, without the places: in a fraction of the time."""

    def read(mark: re.Match[str]) -> str:
        return "" if mark.lastgroup is None else " " if mark.lastgroup == "space" else character(mark[0])

    return marks.sub(read, raw).split()


class _Piece(NamedTuple):
    """Hold text between two marks, or the character of an entity, with its place in the plain and the raw text."""

    text: str
    plain: int
    start: int
    end: int


def _reach(piece: _Piece) -> tuple[int, int | None]:
    """Return where a piece ends in the plain text, and how far on its characters are in the raw text.

    The latter is None for a character that is written as several.
    """
    literal = piece.end - piece.start == len(piece.text)
    return piece.plain + len(piece.text), piece.start - piece.plain if literal else None


def _pieces(raw: str, marks: Marks, read: Callable[[str], str]) -> Iterator[_Piece]:
    plain = at = 0
    for mark in marks.finditer(raw):
        if mark.start() > at:
            yield _Piece(raw[at : mark.start()], plain, at, mark.start())
            plain += mark.start() - at
        if mark.lastgroup is not None:
            character = " " if mark.lastgroup == "space" else read(mark[0])
            yield _Piece(character, plain, mark.start(), mark.end())
            plain += len(character)
        at = mark.end()
    if at < len(raw) or not at:
        yield _Piece(raw[at:], plain, at, len(raw))


def retyped(raw: str, old: Sequence[Placed], new: Sequence[str], *, escape: bool | Callable[[str], str] = False) -> str:
    """Return the text with its words changed to `new`; marks, line breaks and spaces stay where words stay.

    Marks around words that went are kept, but for pairs that enclose nothing any more. `escape` writes "&", "<" and
    ">" in new words as entities, or says how a new word is written.
    """
    written = _escaped(new, escape)
    if not old:
        return raw + " ".join(written)
    out: list[str] = []
    gaps = [raw[: old[0].start]]
    ends = [*(w.start for w in old[1:]), len(raw)]
    for word, text, end in zip(old, _changed(raw, old, written, new), ends, strict=True):
        if text is not None:
            out += [_joined(gaps, edge=not out), text]
            gaps = []
        if word.marks and (text is None or word.marks not in text):
            gaps.append(word.marks)
        gaps.append(raw[word.end : end])
    return "".join(out) + _joined(gaps, edge=True)


def in_spaces_of(raw: str, text: str) -> str:
    """Put the white space around a text that is around another one, no-break spaces included."""
    trail = raw[len(raw.rstrip()) :] if raw.strip() else ""
    return raw[: len(raw) - len(raw.lstrip())] + text + trail


def _escaped(words: Sequence[str], escape: bool | Callable[[str], str]) -> list[str]:
    if callable(escape):
        return [escape(w) for w in words]
    return [html.escape(w, quote=False) for w in words] if escape else list(words)


def _changed(raw: str, old: Sequence[Placed], written: Sequence[str], new: Sequence[str]) -> list[str | None]:
    """Return what is in the place of each old word, None where it went."""
    texts: list[str | None] = [raw[w.start : w.end] for w in old]
    for tag, a, b, c, d in difference([w.text for w in old], list(new)):
        if tag == "insert":
            added = " ".join(written[c:d])
            texts[max(a - 1, 0)] = f"{texts[a - 1]} {added}" if a else f"{added} {texts[0]}"
        else:  # word for word as far as it goes, the last one takes what is left over
            for i in range(a, b):
                at = c + i - a
                texts[i] = " ".join(written[at : d if i == b - 1 else at + 1]) or None if at < d else None
    return texts


def difference(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what differs, as difflib does; equal words at both ends never move, very long texts are replaced whole."""
    from difflib import SequenceMatcher  # only edited captions need it

    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(was) * len(now) > _MOST_COMPARED:
        yield "replace", head, head + len(was), head, head + len(now)
        return
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tag, head + a, head + b, head + c, head + d


def _joined(gaps: Sequence[str], *, edge: bool) -> str:
    """Return what is between two words, or at an edge of the text, when the words between the gaps went."""
    if len(gaps) == 1:
        return gaps[0]
    pieces: list[str] = []
    for piece in [piece for gap in gaps for piece in _GAP.findall(gap)]:
        if not piece.startswith("</"):
            pieces.append(piece)
            continue
        opening = next((i for i in range(len(pieces) - 1, -1, -1) if not _is_space(pieces[i])), None)
        if opening is None or pieces[opening].startswith("</") or _name(pieces[opening]) != _name(piece):
            pieces.append(piece)
        else:
            del pieces[opening]
    spaces = [] if edge else [i for i, piece in enumerate(pieces) if _is_space(piece)]
    kept = min(spaces, key=lambda i: _misplaced(pieces, i), default=None)
    return "".join(p for i, p in enumerate(pieces) if i == kept or not _is_space(p))


def _is_space(piece: str) -> bool:
    """Tell whether a piece of a gap is white space: no mark but a line break; an entity there is a space."""
    return piece[0] not in "<{" or _BREAK.match(piece) is not None


def _name(mark: str) -> str:
    """Return what an opening mark and its closing one have in common."""
    name = _NAME.match(mark)
    return name[1].lower() if name else mark


def _misplaced(pieces: Sequence[str], at: int) -> int:
    """Count the marks on the wrong side of a space: closing ones belong to the word before, others to the next."""
    before = sum(not _is_space(p) and not p.startswith("</") for p in pieces[:at])
    return before + sum(p.startswith("</") for p in pieces[at:])
