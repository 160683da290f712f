"""Names and terms as an editor types them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"^(.*\S)\s*\(\s*([^()\s](?:[^()]{0,10}[^()\s]))\s*\)$")


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one name or term with the wrong forms in which recognisers write it."""

    text: str
    sounds_like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Hold the terms of a transcript, a project or a person, in the order they were typed."""

    terms: tuple[Term, ...] = ()
    name: str = ""

    def merged(self, other: Glossary) -> Glossary:
        """Return both glossaries' terms, wrong forms joined where a term is in both."""
        joined = {t.text: t for t in self.terms}
        for term in other.terms:
            known = joined.get(term.text)
            forms = tuple(dict.fromkeys((*(known.sounds_like if known else ()), *term.sounds_like)))
            joined[term.text] = Term(term.text, forms)
        return Glossary(tuple(joined.values()), self.name)


def parse_line(line: str) -> list[Term]:
    """Read one typed line.

    "term", "term: wrong form, wrong form", "long form (ABBR)" (two terms); empty lines and "#" comments give none.
    """
    line = line.strip()
    if not line or line.startswith("#"):
        return []
    text, _, forms = line.partition(": ")
    sounds = tuple(f.strip() for f in forms.split(",") if f.strip())
    short = _abbreviation().match(text.strip())
    if short:
        return [Term(short[1], sounds), Term(short[2])]
    return [Term(text.strip(), sounds)]


def parse(lines: Iterable[str], name: str = "") -> Glossary:
    """Read a glossary, one term a line; a term that is there twice counts once."""
    read = tuple(term for line in lines for term in parse_line(line))
    return Glossary((), name).merged(Glossary(read))
