"""Glossary terms made ready for comparison: every way a term may be heard and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from jamedit.document import Glossary, Term
from jamedit.document.tokens import core, key
from jamedit.suggest import wordlists
from jamedit.suggest.sounds import Sounds, coarse, skeleton, without_accents
from jamedit.suggest.wordlists import Lexicon

# A word of a longer term that is rarer than this is looked for by itself ("Jupyter" of "Jupyter notebooks").
RARE_ZIPF = 3.3
UNKNOWN_ZIPF = 2.0
_LONGEST_TERM = 8  # words; a longer line is a sentence, not a term
_SHORTEST_PART = 4  # letters
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_SPOKEN = {".": "dot", "/": "slash", "@": "at", "&": "and", "+": "plus", "#": "sharp", "_": "underscore"}
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one way to write and say a term: its letters without spaces, and its sounds at three depths."""

    letters: str
    phones: str
    coarse: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class Target:
    """Hold one text that may be proposed.

    `part` marks a word taken out of a longer term, `inflected` a plural or singular made from one; `zipf` is the
    frequency of its rarest word; `right` are the folded words that need no change.
    """

    text: str
    forms: tuple[Form, ...]
    right: tuple[str, ...]
    zipf: float
    term: str
    part: bool = False
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold the targets of a glossary, the spellings that are right already, and the known wrong forms."""

    targets: tuple[Target, ...]
    known: dict[tuple[str, ...], Target]


def letters_of(text: str) -> str:
    """Return folded letters and digits of a text, accents, spaces and signs left out."""
    return _NOT_WORD.sub("", without_accents(text.casefold()))


def form_of(words: Iterable[str], sounds: Sounds) -> Form:
    """Return written and spoken form of folded words."""
    listed = list(words)
    phones = "".join([sounds.of(w) for w in listed])
    broad = coarse(phones)
    return Form(letters_of("".join(listed)), phones, broad, skeleton(broad))


@lru_cache(maxsize=4)  # several suggesters ask for the same
def prepare(glossary: Glossary, language: str) -> Terms:
    """Return all targets of a glossary: its terms, rare words of longer terms, plurals and singulars."""
    sounds, lexicon = Sounds(language), wordlists.lexicon(language)
    targets: dict[str, Target] = {}
    known: dict[tuple[str, ...], Target] = {}
    for term in glossary.terms:
        if not letters_of(term.text) or len(term.text.split()) > _LONGEST_TERM:
            continue
        target = targets[term.text] = _target(term.text, term.text, sounds, lexicon)
        known.update({tuple(map(key, form.split())): target for form in term.sounds_like})
    for term in glossary.terms:
        for word in _rare_words(term, lexicon):
            targets.setdefault(word, replace(_target(word, term.text, sounds, lexicon), part=True))
    for target in [t for t in targets.values() if not t.part]:
        other = _other_number(target.text)
        if other:
            targets.setdefault(other, replace(_target(other, target.term, sounds, lexicon), inflected=True))
    return Terms(tuple(t for t in targets.values() if t.forms), known)


def _target(text: str, term: str, sounds: Sounds, lexicon: Lexicon) -> Target:
    words = text.split()
    right = tuple(map(key, words))
    zipf = min([lexicon.zipf.get(w, UNKNOWN_ZIPF) for w in right], default=UNKNOWN_ZIPF)
    return Target(text, tuple(dict.fromkeys(_forms(words, sounds))), right, zipf, term)


def _forms(words: list[str], sounds: Sounds) -> Iterator[Form]:
    folded = [key(w) for w in words]
    for spoken in (folded, _hyphens_apart(folded), _signs_spoken(folded)):
        form = form_of(spoken, sounds)
        if form.coarse:
            yield form
    parts = [part for w in words for part in _CAMEL.findall(core(w))]
    phones = "".join(sounds.spelled(p.casefold()) if p.isupper() else sounds.of(p.casefold()) for p in parts)
    broad = coarse(phones)
    if broad:
        yield Form(letters_of("".join(folded)), phones, broad, skeleton(broad))


def _hyphens_apart(folded: list[str]) -> list[str]:
    return [p for w in folded for p in re.split(r"[-‐–/._]", w) if p]


def _signs_spoken(folded: list[str]) -> list[str]:
    return [p for w in folded for p in "".join(f" {_SPOKEN[c]} " if c in _SPOKEN else c for c in w).split()]


def _rare_words(term: Term, lexicon: Lexicon) -> Iterator[str]:
    words = term.text.split()
    if len(words) < 2:
        return
    for word in map(core, words):
        folded = key(word)
        limit = RARE_ZIPF + 1 if word[:1].isupper() else RARE_ZIPF
        if len(folded) >= _SHORTEST_PART and lexicon.zipf.get(folded, UNKNOWN_ZIPF) < limit:
            yield word


def _other_number(text: str) -> str:
    """Return the plural of a term that is not one, or the singular of a plural; "" where neither is plain."""
    if not text[-1].isalpha() or len(text) < _SHORTEST_PART:
        return ""
    if text.endswith("s"):
        plain = text[-2] not in "sui'" and text[-2].islower() and not text.endswith("es")
        return text[:-1] if plain else ""
    return "" if text[-1] in "xzy" or text.endswith(("ch", "sh")) else text + "s"
