"""A glossary that a transcript brings along: names of its speakers, rare words of its titles and of its own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath

from jamedit.document import Glossary, Term, Transcript
from jamedit.document.tokens import core, key
from jamedit.suggest.base import TextStatistics
from jamedit.suggest.language import lexicon

_RARE_ZIPF = 3.3
_OFTEN = 4  # times must a rare word occur in the text to count as one of its terms
_SHORTEST = 4  # letters
_MOST_WORDS = 4
_MOST_TERMS = 30
_CASED = 0.9  # share of uses with a capital
_ROLE = re.compile(
    r"(?i)(speaker|sprecher|person|unknown|host|guest|moderator|interviewer|participant|audience)?[\W\d_]*"
)
_APART = re.compile(r"[\s_/|:,;()\[\]]+|\s-\s")


def terms_of(transcript: Transcript, statistics: TextStatistics, language: str) -> Glossary:
    """Return the terms of speakers, titles and file name, then those that the text itself has often."""
    meta = transcript.meta
    titles = [meta.title, *(s.title for s in transcript.sections), PurePath(meta.source_name).stem]
    names = [s.name for s in transcript.speakers if not _ROLE.fullmatch(s.name)]
    titled = [term for title in titles for term in terms_of_title(title, language)]
    return _glossary([*names, *titled, *often_terms(statistics, language)])


def terms_of_title(title: str, language: str) -> Iterator[str]:
    """Yield the rare words of a title, runs of them joined: names, products, acronyms.

    A title gives capitals to every word; one made of two common words ("Spacetime") loses its own.
    """
    zipf = lexicon.lexicon_of(language).zipf
    words = [core(w) for w in _APART.split(title)]
    shouting = title.upper() == title
    for rare, run in groupby(words, key=lambda w: _telling(w, zipf, shouting)):
        found = list(run)
        if rare and len(found) <= _MOST_WORDS:
            yield found[0].lower() if len(found) == 1 and _is_compound(found[0], zipf) else " ".join(found)


def often_terms(statistics: TextStatistics, language: str) -> Iterator[str]:
    """Yield the rare words with capitals that a text has often, the commonest first."""
    zipf = lexicon.lexicon_of(language).zipf
    often = [(token, uses) for token, uses in statistics.tokens.items() if uses >= _OFTEN]
    for token, uses in sorted(often, key=itemgetter(1), reverse=True):
        if token.isalnum() and _telling(token, zipf, False) and uses >= _CASED * statistics.words[key(token)]:
            yield token


def _telling(word: str, zipf: dict[str, float], shouting: bool) -> bool:
    """Return whether a word is rare and looks like a name or term."""
    known = zipf.get(key(word), zipf.get(key(word).removesuffix("s"), 0.0))
    looks = word[:1].isupper() or any(c.isupper() for c in word)
    return len(word) >= _SHORTEST and looks and not shouting and known < _RARE_ZIPF and not word[0].isdigit()


def _is_compound(word: str, zipf: dict[str, float]) -> bool:
    folded = word.casefold()
    plain = folded[1:] == word[1:] and folded.isalpha()
    return plain and any(folded[:at] in zipf and folded[at:] in zipf for at in range(_SHORTEST, len(folded) - 2))


def _glossary(terms: Iterable[str]) -> Glossary:
    distinct = [t for t in dict.fromkeys(terms) if t.strip()][:_MOST_TERMS]
    return Glossary(tuple(Term(text) for text in distinct))
