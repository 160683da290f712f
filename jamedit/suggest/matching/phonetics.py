"""How words sound, as strings with one character a phone, and how alike two sounds are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.pronouncing_dictionary import dictionary

_VOWEL_LETTERS = frozenset("aeiouy")
VOWELS = "a@^oWIeAiEOYuU"
# Sounds that recognisers (and people) confuse fall into one class; all vowels are one, some are dropped.
_CLASSES = str.maketrans(VOWELS + "bTDdgvzSZCjnG", "a" * len(VOWELS) + "ptttkfsssssmm", "yh ")
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_MOST_WORDS = 50_000  # kept in memory
_DIGITS = ("zErO", "w^n", "tU", "TrE", "for", "fIv", "siks", "sev^n", "At", "nIn", "ten", "^lev^n", "twelv")


class Sounds:
    """Return how words of one language sound: from its dictionaries, by its letter rules where a word is unknown."""

    def __init__(self, language: str = lexicon.FALLBACK) -> None:
        self.language = language
        self._lexicon = lexicon.lexicon_of(language).sounds
        self._dictionary = dictionary(language)
        self._acronyms = lexicon.words(language, "acronyms")
        rules = lexicon.table(language, "letters") or lexicon.table(lexicon.FALLBACK, "letters")
        # a group at the end of each rule tells which one it was; one around it would have every rule tried in full
        self._pattern = re.compile("|".join(f"(?:{pattern})()" for pattern, _ in rules))
        self._sounds = tuple(sounds for _, sounds in rules)
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the phones of one folded word (`tokens.key`); letters, digits and apostrophes are read."""
        found = self._lexicon.get(word)
        if found is None:
            found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            found = self._known[word] = self._read(word)
        return found

    def knows(self, word: str) -> bool:
        """Return whether a folded word, or what is left of it without a possessive ending, is in a dictionary."""
        plain = word.removesuffix("'s")
        listed = word in self._lexicon or plain in self._lexicon or plain in self._acronyms
        return listed or self._dictionary.sounds(plain) is not None

    def letter_names(self, letters: str) -> str:
        """Return the phones of letters read one by one, as in an acronym."""
        return "".join(self.of(c) for c in letters)

    def _read(self, word: str) -> str:
        listed = self._dictionary.sounds(word)
        if listed is not None:
            return listed
        if word.endswith("'s") and len(word) > 2:
            return self.of(word[:-2]) + "z"
        parts = _LETTERS.findall(word)
        if len(parts) != 1 or parts[0] != word:
            return "".join(map(self.of, parts))
        return _number(word) if word.isdecimal() else self._by_letters(word)

    def _by_letters(self, word: str) -> str:
        plain = without_accents(word)
        if len(plain) > 1 and plain.isascii() and _VOWEL_LETTERS.isdisjoint(plain):
            return self.letter_names(plain)
        sounds = self._pattern.sub(lambda m: self._sounds[(m.lastindex or 1) - 1], plain)
        alone = plain.endswith("e") and _VOWEL_LETTERS.isdisjoint(plain[:-1])
        return sounds + "E" if alone and sounds[-1:] not in VOWELS else sounds  # "sne" as "she"


@cache
def sounds_of(language: str) -> Sounds:
    """Return the one of a language, whose words are read once for all who ask."""
    return Sounds(language)


def _number(digits: str) -> str:
    if len(digits) <= 2 and int(digits) < len(_DIGITS):
        return _DIGITS[int(digits)]
    return "".join(_DIGITS[int(d)] for d in digits)


@cache
def without_accents(word: str) -> str:
    """Return a word without accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def coarse(phones: str) -> str:
    """Return phones with sounds that are taken for one another made one, runs of vowels joined."""
    return join_vowels(phones.translate(_CLASSES))


def join_vowels(coarse_phones: str) -> str:
    """Return coarse phones with runs of vowels made one."""
    while "aa" in coarse_phones:  # three times as fast as a pattern, and done for every word and window
        coarse_phones = coarse_phones.replace("aa", "a")
    return coarse_phones


def skeleton(coarse_phones: str) -> str:
    """Return coarse phones without vowels, doubles made one."""
    return "".join([sound for sound, _ in groupby(coarse_phones.replace("a", ""))])
