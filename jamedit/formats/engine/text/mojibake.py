"""Repair text that was written as UTF-8 and read with the code page windows-1252, run by run.

A run is a stretch of characters that stand for bytes above 0x7F. Its bytes are read as UTF-8 again; every sequence
that is valid becomes a character, every other byte stays as it is and is told of; what was broken twice is read
twice. Right text is left alone: a run is touched only when it shows a sequence that right text does not have (`Ã©`,
`â€™`, `ã€‚`), or when it reads as UTF-8 to the last byte and nearly everything else above ASCII in the file is
mojibake as well. A text that speaks of encodings keeps its examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

# What windows-1252 makes of the bytes 0x80 to 0xFF. The five bytes it leaves open come out as control characters.
_BYTE_OF = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)}
_BYTE_OF |= {chr(b): b for b in range(0x80, 0xA0)}


def _among(first: int, last: int) -> str:
    """Return a character class of what the bytes `first` to `last` look like."""
    return "[" + re.escape("".join(c for c, b in _BYTE_OF.items() if first <= b <= last)) + "]"


_ANY, _NEXT = _among(0x80, 0xFF), _among(0x80, 0xBF)
_ODD = f"(?![…’”–—\xa0]){_NEXT}"  # not what may follow a closing quote


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"{_ANY}+")


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(f"{_among(0xC2, 0xDF)}{_NEXT}|{_among(0xE0, 0xEF)}{_NEXT}{{2}}|{_among(0xF0, 0xF4)}{_NEXT}{{3}}")


# Sequences that nobody writes on purpose: small accented letters and signs of Latin-1 after Ã or Â, typographic
# punctuation after â€, East Asian punctuation and full-width forms, emoji, and two letters of another script in a row.
# The bytes 0x80 to 0x9F are in either form: as windows-1252 or as the control characters of Latin-1.
@cache
def _sure() -> re.Pattern[str]:
    return re.compile(
        rf"Ã[\xa1-\xbf]|Â[\xa0-\xbf]|â[€\x80„\x84]{_NEXT}|ã[€\x80\x81‚\x82ƒ\x83]{_NEXT}|ï[¼½¿]{_NEXT}"
        rf"|ð[Ÿ\x9f]{_NEXT}{{2}}|áº{_NEXT}|á»{_ODD}|[\xc2-\xdf][\x80-\x84\x86-\x9f]|[ÃÄÅ][‚ƒ†‡ˆ‰ŠŒŽ™šœžŸ¡£¥-ª¬®-¶¸-º¼-¿]"
        rf"|(?:[ÐÑ]{_NEXT}){{2}}|(?:[ÎÏ]{_NEXT}){{2}}|(?:[×Ø-Û]{_NEXT}){{2}}|(?:[ã-í]{_NEXT}{{2}}){{2}}"
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"mojibake|encod(?:ed|ing)|utf-?8|unicode|latin-?1|iso[- ]?8859|windows-?125\d|cp125\d|code ?page|charset"
        r"|zeichensatz|kodierung|encodage|codificaci|codifica\b|kódování|kodowani",
        re.IGNORECASE,
    )


_FEW = 6  # broken runs elsewhere in a file that speaks of encodings, and it is broken itself
_TWICE = 3  # how often a text is broken at most
_PASSES = 8  # what one repair puts side by side may want another; real text never needs more than two
_RARE = "\xd4"  # first of two characters that would be one letter of a script whose letters are never alone
_MOSTLY = 0.8  # share of a file's characters above ASCII that must be mojibake before unsure runs are repaired too


@dataclass(frozen=True, slots=True)
class Repair:
    """Tell of one run: where it was (line and column from 1), how it read, how it reads now.

    `lost` holds the characters whose bytes make no character any more; they are kept as they were.
    """

    line: int
    column: int
    wrong: str
    right: str
    lost: str = ""


def repair(text: str) -> tuple[str, list[Repair]]:
    """Return the text with mojibake repaired, and what was repaired in order; right text comes back as it is.

    Nothing is left that a second call would repair, so that a file written from it is read as the same. Garbage that
    looks broken however often it is read stays as it came.
    """
    now = text
    repairs: list[Repair] = []
    for _ in range(_PASSES):
        now, made = _repaired(now)
        if not made:
            return now, repairs
        repairs += made
    return text, []


def _repaired(text: str) -> tuple[str, list[Repair]]:
    if not _shows_mojibake(text):
        return text, []
    eager = _mostly_broken(text)
    repairs: list[Repair] = []
    lines = text.split("\n")
    spoken_of = _lines_about(lines)
    fixed = [_repaired_line(line, n, eager, n in spoken_of, repairs) for n, line in enumerate(lines, 1)]
    return "\n".join(fixed), repairs


def _lines_about(lines: list[str]) -> set[int]:
    """Return the lines, counted from 1, where mojibake may be meant: those around a word about encodings."""
    named = [n for n, line in enumerate(lines, 1) if _about().search(line)]
    if not named:
        return set()
    about = {n + step for n in named for step in (-1, 0, 1)}
    elsewhere = sum(
        1 for n, line in enumerate(lines, 1) if n not in about and not line.isascii() for _ in _sure().finditer(line)
    )
    return about if elsewhere < _FEW else set()


def _shows_mojibake(text: str) -> bool:
    """Tell whether a text holds a sure sequence, without walking long ASCII stretches slowly."""
    return any(_sure().search(run) for run in set(_run().findall(text)))


def _mostly_broken(text: str) -> bool:
    runs = _run().findall(text)
    whole = sum(len(run) for run in runs if _is_whole(run))
    return whole >= _MOSTLY * sum(map(len, runs))


def _is_whole(run: str) -> bool:
    """Tell whether a run reads as UTF-8 to the last byte; two characters such as "Ü§" may well be meant."""
    lone = len(run) == 2 and run[0] >= _RARE and not _sure().search(run)
    return not lone and not _sequence().sub(_keep_invalid(""), run)


def _repaired_line(line: str, number: int, eager: bool, about: bool, repairs: list[Repair]) -> str:
    if line.isascii():
        return line

    def of(match: re.Match[str]) -> str:
        run = match[0]
        if not (_sure().search(run) or (eager and _is_whole(run))):
            return run
        right, lost = _read_again(run)
        if right == run or _is_meant(line, match, right, about):
            return run
        repairs.append(Repair(number, match.start() + 1, run, right, lost))
        return right

    return _run().sub(of, line)


def _is_meant(line: str, match: re.Match[str], right: str, about: bool) -> bool:
    """Tell whether broken characters are shown on purpose: alone where encodings are spoken of, or beside the right."""
    start, end = match.span()
    while start and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    before, after = line[start : match.start()], line[match.end() : end]
    if about and not any(c.isalnum() for c in before + after):
        return True
    word = (before + right + after).strip(".,;:!?()[]\"'“”‘’«»")
    return about and len(word) > 2 and word in line


def _read_again(run: str) -> tuple[str, str]:
    """Return what a run reads as UTF-8, read on as long as it still shows mojibake, and what is lost in it."""
    right, lost = _decoded(run)
    for _ in range(_TWICE - 1):  # Ã before a quote or a dash is not sure by itself, but it is in what was broken
        again = _run().sub(lambda m: _decoded(m[0])[0] if "Ã" in m[0] or _sure().search(m[0]) else m[0], right)
        if again == right:
            break
        right = again
    return right, lost


def _decoded(run: str) -> tuple[str, str]:
    lost = _sequence().sub(_keep_invalid(""), run)
    return _sequence().sub(_keep_invalid(None), run), lost


def _keep_invalid(valid: str | None) -> Callable[[re.Match[str]], str]:
    """Return a substitution that reads a sequence as UTF-8; `valid` stands for every one that is, if given."""

    def of(match: re.Match[str]) -> str:
        try:
            character = bytes(_BYTE_OF[c] for c in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        return character if valid is None else valid

    return of
