"""Tell whether two texts may stand for one another: they sound alike, or differ in form only."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.document.knowledge import fold, plain
from jamedit.document.tokens import key
from jamedit.suggest import wordlists
from jamedit.suggest.sounds import Sounds, coarse
from jamedit.suggest.terms import Form, form_of, letters_of

_LEAST_SOUND = 0.6
_LEAST_OF_BOTH = 0.5  # mean of sound and letters
_RULED_ZIPF = 4.5  # the first letter of a word as common as this follows the sentence


def alike(before: str, after: str, language: str = wordlists.FALLBACK) -> bool:
    """Tell whether a replacement is one that may come again: heard for what was meant, or another form of it."""
    if not fold(before) or not fold(after) or plain(before) == plain(after):
        return False
    same_words = fold(before) == fold(after)
    return form_only(before, after, language) or (not same_words and _sound_alike(before, after, language))


def form_only(before: str, after: str, language: str = wordlists.FALLBACK) -> bool:
    """Tell whether two texts have the same letters and differ in capitals, blanks, hyphens or accents.

    A common word that only gets or loses the capital of a sentence's start is no other form.
    """
    if letters_of(fold(before)) != letters_of(fold(after)):
        return False
    zipf = wordlists.lexicon(language).zipf
    same_words = fold(before) == fold(after)
    common = all(zipf.get(key(w), 0.0) >= _RULED_ZIPF for w in after.split())
    first_only = plain(before)[1:] == plain(after)[1:]
    return not (same_words and common and first_only)


def _sound_alike(before: str, after: str, language: str) -> bool:
    heard, forms = _form(fold(before), language), [_form(fold(after), language)]
    if plain(after).isupper():
        forms.append(_spelled(fold(after), language))
    return any(_near(heard, form) for form in forms)


def _near(a: Form, b: Form) -> bool:
    if not a.coarse or not b.coarse:
        return False
    sound = Levenshtein.normalized_similarity(a.coarse, b.coarse)
    letters = Indel.normalized_similarity(a.letters, b.letters)
    return sound >= _LEAST_SOUND and (sound + letters) / 2 >= _LEAST_OF_BOTH


@cache
def _sounds(language: str) -> Sounds:
    return Sounds(wordlists.language_of(language))


def _form(folded: str, language: str) -> Form:
    return form_of(folded.split(), _sounds(language))


def _spelled(folded: str, language: str) -> Form:
    phones = _sounds(language).spelled(letters_of(folded))
    return Form(letters_of(folded), phones, coarse(phones), "")
