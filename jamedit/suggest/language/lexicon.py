"""What is known of a language's words: plain lists under resources/words/<language>."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jamedit.paths import resource

FALLBACK = "en"
NEUTRAL = "other"  # a language without lists: nothing is known of its words
_FUNCTION_ZIPF, _COMMON_ZIPF = 6.2, 5.0  # of words in lists without frequencies


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold how often a word is spoken (Zipf scale: 7 "the", 3 "brochure") and its sounds, by folded word."""

    zipf: dict[str, float]
    sounds: dict[str, str]


def language_of(tag: str) -> str:
    """Return the language there are lists for, from a tag such as "en-US"; `NEUTRAL` when there are none."""
    language = tag.replace("_", "-").split("-")[0].casefold()
    return language if language in languages() else NEUTRAL


@cache
def languages() -> tuple[str, ...]:
    """Return the languages there are lists for."""
    return tuple(sorted(path.name for path in resource("words").iterdir() if path.is_dir()))


@cache
def lexicon_of(language: str) -> Lexicon:
    """Read the common words of a language, without sounds where it has only plain lists of them."""
    zipf = dict.fromkeys(words(language, "common"), _COMMON_ZIPF)
    zipf |= dict.fromkeys(words(language, "function_words"), _FUNCTION_ZIPF)
    cells = "\t".join(_lines(language, "lexicon.tsv")).split("\t")  # column by column is faster than row by row
    listed, frequencies, sounds = cells[:-1:3], cells[1::3], cells[2::3]
    zipf.update(zip(listed, map(float, frequencies), strict=True))
    return Lexicon(zipf, dict(zip(listed, sounds, strict=True)))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """Read a list, one entry a line ("#" opens a comment line); a list that is not there is empty."""
    return frozenset(_lines(language, f"{name}.txt"))


@cache
def phrases(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Read a list of several-word entries as tuples of words, in the order of the file."""
    return tuple(tuple(line.split()) for line in _lines(language, f"{name}.txt"))


@cache
def table(language: str, name: str) -> tuple[tuple[str, str], ...]:
    """Read a list of pairs split by a tab, in the order of the file; the second may be empty."""
    pairs = (line.partition("\t") for line in _lines(language, f"{name}.tsv"))
    return tuple((left, right) for left, _, right in pairs)


@cache
def grid(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table in the order of the file; rows that have not as many cells as the first are left out."""
    rows = [tuple(line.split("\t")) for line in _lines(language, f"{name}.tsv")]
    return tuple(row for row in rows if len(row) == len(rows[0]))


@cache
def columns(language: str, name: str, count: int) -> tuple[tuple[str, ...], ...]:
    """Read a list of rows with `count` cells split by tabs, in the order of the file."""
    rows = (tuple(line.split("\t")) for line in _lines(language, f"{name}.tsv"))
    return tuple(row for row in rows if len(row) == count)


@cache
def of_all_languages(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table that is one for all languages, in the order of the file, as rows of cells."""
    return tuple(tuple(line.split("\t")) for line in _lines(".", f"{name}.tsv"))


def _lines(language: str, name: str) -> Iterator[str]:
    path = resource("words", language, name)
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
