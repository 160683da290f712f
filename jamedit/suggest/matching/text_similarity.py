"""How alike two texts are in sound and letters, and whether one may be a correction of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.document.knowledge import fold, plain
from jamedit.document.tokens import key
from jamedit.suggest.language import lexicon
from jamedit.suggest.matching.phonetics import Sounds, coarse, sounds_of
from jamedit.suggest.matching.term_index import letters_of

_LEAST_SOUND = 0.6
_LEAST_OF_BOTH = 0.5  # mean of sound and letters
_RULED_ZIPF = 4.5  # the first letter of a word as common as this follows the sentence
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")


class SpokenForm(NamedTuple):
    """Hold a text without spaces: its letters, its phones, and these with sounds made one that are often confused."""

    letters: str
    phones: str
    coarse: str


def spoken_form(words: Iterable[str], sounds: Sounds) -> SpokenForm:
    """Return letters and sounds of folded words."""
    listed = list(words)
    phones = "".join(map(sounds.of, listed))
    return SpokenForm(letters_of("".join(listed)), phones, coarse(phones))


def spoken_forms(text: str, sounds: Sounds) -> tuple[SpokenForm, ...]:
    """Return the ways to say a text: its words as they are, its parts, and capitals letter by letter."""
    whole = spoken_form(fold(text).split(), sounds)
    parts = _PARTS.findall(text)
    phones = "".join(sounds.letter_names(p.casefold()) if p.isupper() else sounds.of(p.casefold()) for p in parts)
    apart = "".join(sounds.of(p.casefold()) for p in parts)
    others = (SpokenForm(whole.letters, spoken, coarse(spoken)) for spoken in (phones, apart))
    return tuple(dict.fromkeys(s for s in (whole, *others) if s.coarse))


def similarity(a: SpokenForm, b: SpokenForm) -> float:
    """Return how alike two texts are, 0 to 1, by sound above all."""
    phones = Levenshtein.normalized_similarity(a.phones, b.phones)
    broad = Levenshtein.normalized_similarity(a.coarse, b.coarse)
    return 0.4 * phones + 0.3 * broad + 0.3 * Indel.normalized_similarity(a.letters, b.letters)


def alike(before: str, after: str, language: str = lexicon.FALLBACK) -> bool:
    """Return whether a replacement may be of use again: its texts sound similar, or are two forms of one."""
    if not fold(before) or not fold(after) or plain(before) == plain(after):
        return False
    same_words = fold(before) == fold(after)
    return form_only(before, after, language) or (not same_words and _sound_alike(before, after, language))


def form_only(before: str, after: str, language: str = lexicon.FALLBACK) -> bool:
    """Return whether two texts have the same letters and differ in capitals, spaces, hyphens or accents.

    A common word that only gets or loses the capital of a sentence's start is no other form.
    """
    if letters_of(fold(before)) != letters_of(fold(after)):
        return False
    zipf = lexicon.lexicon_of(lexicon.language_of(language)).zipf
    same_words = fold(before) == fold(after)
    common = all(zipf.get(key(w), 0.0) >= _RULED_ZIPF for w in after.split())
    first_only = plain(before)[1:] == plain(after)[1:]
    return not (same_words and common and first_only)


def _sound_alike(before: str, after: str, language: str) -> bool:
    sounds = sounds_of(lexicon.language_of(language))
    return _near(spoken_form(fold(before).split(), sounds), spoken_forms(plain(after), sounds))


def _near(recognised: SpokenForm, ways: Sequence[SpokenForm]) -> bool:
    for way in ways if recognised.coarse else ():
        sound = Levenshtein.normalized_similarity(recognised.coarse, way.coarse)
        letters = Indel.normalized_similarity(recognised.letters, way.letters)
        if sound >= _LEAST_SOUND and (sound + letters) / 2 >= _LEAST_OF_BOTH:
            return True
    return False
