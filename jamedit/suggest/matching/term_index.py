"""Glossary terms made ready for comparison: every way a term may sound and be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from jamedit.document import Glossary, Term
from jamedit.document.tokens import core, key
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.lexicon import Lexicon
from jamedit.suggest.matching.phone_features import traits
from jamedit.suggest.matching.phonetics import Sounds, coarse, join_vowels, skeleton, sounds_of, without_accents

# A word of a longer term that is rarer than this is looked for by itself ("Jupyter" of "Jupyter notebooks").
RARE_ZIPF = 3.3
UNKNOWN_ZIPF = 2.0
_LONGEST_TERM = 8  # words; a longer line is a sentence, not a term
_SHORTEST_PART = 4  # letters
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_APART = re.compile(r"[-‐–/._@&+]")
_SYMBOLS = {".": "dot", "/": "slash", "@": "at", "&": "and", "+": "plus", "#": "sharp", "_": "underscore"}
_SPOKEN = str.maketrans({symbol: f" {word} " for symbol, word in _SYMBOLS.items()})
_NOT_WORD = re.compile(r"[\W_]+")
_VOWELS = "aeiouy"
_NUMBERED = re.compile(r"(\w*[^\W\d]{3})[-‐–]?[vV]?\d[\d.]*")  # ResNet-101, MobileNetV2


class Form(NamedTuple):
    """Hold one way to write and say a term: its letters without spaces, and its sounds at three depths.

    `traits` tell every phone by how it is made, `coarse` sounds are made one where they are often confused, and the
    `skeleton` is what is left of these without vowels.
    """

    letters: str
    traits: str
    coarse: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class Target:
    """Hold one text that may be proposed.

    `part` marks what is taken out of a longer term, `inflected` a plural or singular made from one; `zipf` is the
    frequency of its rarest word; `right` are the folded words that need no change; `pieces` are
    what symbols cut it into ("ml" of ML@B); `listed` tells that all words are in the dictionary.
    """

    text: str
    forms: tuple[Form, ...]
    right: tuple[str, ...]
    zipf: float
    term: str
    pieces: frozenset[str] = frozenset()
    listed: bool = False
    part: bool = False
    inflected: bool = False

    @property
    def named(self) -> bool:
        """Return whether this is a name rather than an everyday word, by its capitals and digits."""
        return self.text != self.text.lower() or any(c.isdigit() for c in self.text)


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold the targets of a glossary, the spellings that are right already, and the known wrong forms."""

    targets: tuple[Target, ...]
    known: dict[tuple[str, ...], Target]


def letters_of(text: str) -> str:
    """Return folded letters and digits of a text, accents, spaces and symbols left out; "&" is read as "and"."""
    folded = text.casefold()
    if folded.isalnum() and folded.isascii():
        return folded
    folded = folded.replace("&", "and")
    return _NOT_WORD.sub("", folded if folded.isascii() else without_accents(folded))


def form_of(letters: str, phones: str) -> Form:
    """Return written and spoken form of a text from its letters and its sounds."""
    broad = coarse(phones)
    return Form(letters, traits(phones), broad, skeleton(broad))


def join_forms(words: Sequence[Form]) -> Form:
    """Return the form of words in a row from the forms of each."""
    if len(words) == 1:
        return words[0]
    broad = join_vowels("".join([w.coarse for w in words]))
    letters, made = "".join([w.letters for w in words]), "".join([w.traits for w in words])
    return Form(letters, made, broad, skeleton(broad))


@lru_cache(maxsize=4)  # several suggesters ask for the same
def prepare(glossary: Glossary, language: str) -> Terms:
    """Return all targets of a glossary: its terms, rare words of longer terms, plurals and singulars."""
    sounds, known_words = sounds_of(language), lexicon.lexicon_of(language)
    targets: dict[str, Target] = {}
    known: dict[tuple[str, ...], Target] = {}
    for term in glossary.terms:
        if not letters_of(term.text) or len(term.text.split()) > _LONGEST_TERM:
            continue
        target = targets[term.text] = _target(term.text, term.text, sounds, known_words)
        known.update({tuple(map(key, form.split())): target for form in term.sounds_like})
    for term in glossary.terms:
        for word in _rare_words(term, known_words):
            if word not in targets:
                targets[word] = _target(word, term.text, sounds, known_words, part=True)
    for target in [t for t in targets.values() if not t.part]:
        other = _other_form(target.text, known_words)
        if other and other not in targets:
            targets[other] = _target(other, target.term, sounds, known_words, inflected=True)
    return Terms(tuple(t for t in targets.values() if t.forms), known)


def _target(
    text: str, term: str, sounds: Sounds, lexicon: Lexicon, *, part: bool = False, inflected: bool = False
) -> Target:
    words = text.split()
    right = tuple(map(key, words))
    zipf = min([lexicon.zipf.get(w, UNKNOWN_ZIPF) for w in right], default=UNKNOWN_ZIPF)
    pieces = frozenset(_hyphens_apart(list(right)))
    listed = all(map(sounds.knows, right))
    forms = tuple(dict.fromkeys(_forms(words, sounds)))
    return Target(text, forms, right, zipf, term, pieces, listed, part, inflected)


def _forms(words: list[str], sounds: Sounds) -> Iterator[Form]:
    """Yield the forms of a term, most of which has all in common: what is the same is worked out once."""
    folded = [key(w) for w in words]
    letters, apart = letters_of("".join(folded)), _hyphens_apart(folded)
    ways = (folded, apart, _signs_spoken(folded), _numbers_spoken(apart, sounds.language))
    spoken = [(letters_of("".join(way)), "".join(map(sounds.of, way))) for way in dict.fromkeys(map(tuple, ways))]
    parts = [(p.casefold(), p.isupper()) for w in words for p in _CAMEL.findall(core(w))]
    for acronym in (sounds.letter_names, partial(_first_by_name, sounds)):
        phones = "".join([acronym(part) if upper else sounds.of(part) for part, upper in parts])
        spoken.append((letters, phones))
    forms = (form_of(written, phones) for written, phones in dict.fromkeys(spoken))
    return (form for form in forms if form.coarse)


def _first_by_name(sounds: Sounds, letters: str) -> str:
    """Read an acronym such as MNIST: its first letter by name, the rest as a word."""
    if len(letters) < _SHORTEST_PART or letters[0] in _VOWELS or letters[1] in _VOWELS:
        return sounds.letter_names(letters)
    return sounds.of(letters[0]) + sounds.of(letters[1:])


def _hyphens_apart(folded: list[str]) -> list[str]:
    return [p for w in folded for p in ((w,) if w.isalnum() else _APART.split(w)) if p]


def _numbers_spoken(folded: list[str], language: str) -> list[str]:
    """Return words with single digits as words ("gpt two" for "gpt 2")."""
    return [_digit_words(language).get(w, w) for w in folded]


def _signs_spoken(folded: list[str]) -> list[str]:
    return [p for w in folded for p in ((w,) if w.isalnum() else w.translate(_SPOKEN).split())]


@cache
def _digit_words(language: str) -> dict[str, str]:
    return dict(lexicon.table(language, "digits"))


def _rare_words(term: Term, lexicon: Lexicon) -> Iterator[str]:
    words = term.text.split()
    numbered = _NUMBERED.fullmatch(term.text)
    if numbered:
        yield numbered[1]
    if len(words) < 2:
        return
    for word in map(core, words):
        folded = key(word)
        limit = RARE_ZIPF + 1 if word[:1].isupper() else RARE_ZIPF
        rarest = min((lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in _hyphens_apart([folded])), default=UNKNOWN_ZIPF)
        if len(folded) >= _SHORTEST_PART and rarest < limit:
            yield word


def _other_form(text: str, lexicon: Lexicon) -> str:
    """Return the plural of a term that is not one, the singular of a plural, the possessive of a name.

    "" where none is plain.
    """
    last = text.split()[-1]
    if not text[-1].isalpha() or len(text) < _SHORTEST_PART:
        return ""
    if text.endswith("s"):
        if last[:-1].isupper():
            return text[:-1]  # GANs
        plain = text[-2] not in "sui'" and text[-2].islower()
        is_word = key(last[:-1]) in lexicon.zipf
        return text[:-1] if plain and (is_word or not (text.endswith("es") or last[0].isupper())) else ""
    if last != last.lower() and not last.isupper():
        return text + "'s"
    return "" if text[-1] in "xzy" or text.endswith(("ch", "sh")) else text + "s"
