"""Glossaries of whole subjects that come with the program, and how much a text looks like one of them.

None is used unless someone asks for it. A file of `resources/glossaries` has the subject in its first line.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from jamedit.document import Glossary, glossary
from jamedit.document.tokens import key
from jamedit.errors import UsageError
from jamedit.paths import resource
from jamedit.suggest.base import TextStatistics
from jamedit.suggest.language import lexicon

AUTO = "auto"
_TELLING_ZIPF = 4.2  # a term of one word that is more common than this tells nothing of the subject
_LEAST_TERMS = 4  # different terms of a subject that a text must have
_LEAST_RATE = 1.5  # uses of terms in a thousand words


@cache
def names() -> tuple[str, ...]:
    """Return the names of the built-in glossaries, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in resource("glossaries").glob("*.txt")))


@cache
def load(name: str) -> Glossary:
    """Return a built-in glossary; raise UsageError that names the others."""
    if name not in names():
        raise UsageError(f"There is no built-in glossary {name!r}; choose one of {', '.join((AUTO, *names()))}.")
    text = resource("glossaries", f"{name}.txt").read_text(encoding="utf-8")
    return glossary.parse(text.splitlines(), name)


def title(name: str) -> str:
    """Return the subject of a built-in glossary in words."""
    with resource("glossaries", f"{name}.txt").open(encoding="utf-8") as file:
        return file.readline().removeprefix("#").strip() or name


def topic_similarity(name: str, statistics: TextStatistics) -> float:
    """Return how much a text looks like the subject: 0 not at all, 1 just enough to offer the glossary, and more.

    Terms count as they are written and as they are known to be misheard, each one often only a little more than once.
    """
    uses = [n for n in (_uses(term, statistics) for term in _telling(name)) if n]
    if not statistics.total:
        return 0.0
    rate = 1000 * sum(min(n, 10) for n in uses) / max(statistics.total, 500)
    return min(len(uses) / _LEAST_TERMS, rate / _LEAST_RATE)


def likely(statistics: TextStatistics) -> tuple[str, ...]:
    """Return the built-in glossaries that a text looks like, the most likely first."""
    scores = {name: topic_similarity(name, statistics) for name in names()}
    return tuple(sorted((n for n, score in scores.items() if score >= 1), key=lambda n: -scores[n]))


def chosen(name: str, statistics: TextStatistics) -> Glossary:
    """Return the built-in glossary of a name; "auto" is the most likely one, which may be none."""
    if name != AUTO:
        return load(name)
    found = likely(statistics)
    return load(found[0]) if found else Glossary()


@cache
def _telling(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of the terms and wrong forms that tell of the subject."""
    zipf = lexicon.lexicon_of(lexicon.FALLBACK).zipf
    forms = (tuple(map(key, text.split())) for t in load(name).terms for text in (t.text, *t.sounds_like))
    return tuple(dict.fromkeys(f for f in forms if len(f) > 1 or zipf.get(f[0], 0.0) < _TELLING_ZIPF))


def _uses(words: tuple[str, ...], statistics: TextStatistics) -> int:
    if len(words) == 1:
        return statistics.words[words[0]]
    return min(statistics.pairs[pair] for pair in pairwise(words))
