"""How alike recognised words and a term are, in letters and in sounds, and how usual those words are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.document.tokens import key
from jamedit.suggest.language.bigrams import Bigrams
from jamedit.suggest.language.lexicon import Lexicon
from jamedit.suggest.matching import phone_features
from jamedit.suggest.matching.antonyms import antonyms
from jamedit.suggest.matching.phonetics import Sounds
from jamedit.suggest.matching.term_index import UNKNOWN_ZIPF, Form, Target, form_of, join_forms, letters_of

FUNCTION_ZIPF = 5.6
COMMON_ZIPF = 4.5  # a single word as common as this is never replaced on similarity alone
EVERYDAY_ZIPF = 5.0  # several words that are all as common as this are let alone, too
_GRAMMAR_ZIPF = 6.0  # words that carry no meaning of their own
_LONGEST_ENDING = 3  # letters
_LEAST_SHORT = 3  # letters
_LEAST_STEM = 3  # letters that a word and its inflected form have in common
_LEAST_MEAN = 0.5
_ONLY_CUT = 0.9  # similarity of letters from which on words are another one that was cut
# Least sums of similarity (letters, coarse sounds, skeleton; letters, phones): less similar words are not proposed.
_SHARED, _SINGLE, _SEVERAL = (1.4, 0.8), (1.75, 1.1), (1.8, 1.15)
_indel, _near = Indel.normalized_similarity, Levenshtein.normalized_similarity
_LONG = 12  # sounds; terms longer than this are no harder to take for one another
_ACRONYM = 5  # letters
_MOST_WORDS = 50_000  # kept in memory


class Similarity(NamedTuple):
    """Hold what is compared between a window of words and a target; shares are 0 to 1, frequencies on Zipf's scale."""

    letters: float
    sound: float
    skeleton: float
    weakest: float
    same_first: float
    same_last: float
    length: float
    long_alike: float
    commonest: float
    everyday: float
    unlisted: float
    token_gap: float
    single: float
    inflection: float
    contained: float
    acronym: float
    named_single: float
    target_listed: float
    part: float
    inflected: float
    target_words: float
    shared: float
    inside: float


class Match(NamedTuple):
    """Hold a window that is alike enough to a target to be weighed: its words, those that differ, what was measured.

    `form` is the target's that sounds most like the window, `mean` that of all measures, `shared` the share of the
    target's words that the window has.
    """

    keys: tuple[str, ...]
    recognised: tuple[str, ...]
    wanted: tuple[str, ...]
    window: Form
    form: Form
    letters: float
    sound: float
    skeleton: float
    mean: float
    zipf: list[float]
    shared: float

    @property
    def everyday(self) -> bool:
        """Return whether the words are so common that similarity alone says nothing."""
        return is_everyday(self.zipf)

    @property
    def alike(self) -> float:
        """Return how alike the whole window and the target are, the words that they share counted as the same."""
        return 2 * self.shared + (1 - self.shared) * (self.letters + self.sound)


class Comparer:
    """Compare windows of one language with targets; what it finds out about words is kept."""

    def __init__(self, sounds: Sounds, lexicon: Lexicon, pairs: Bigrams) -> None:
        self._sounds, self._zipf, self._pairs = sounds, lexicon.zipf, pairs
        self._words, self._unlisted = _known_words(sounds.language)
        self._meanings = antonyms(sounds.language)

    def compare(self, keys: tuple[str, ...], target: Target) -> Match | None:
        """Compare a window (its folded words) with a target; None where it is not to be proposed at all.

        Words that both begin or end with count as support; only the rest is compared, so that "text encoder" is not
        taken for "image encoder".
        """
        recognised, wanted = self._differing(keys, target)
        if not recognised or self._means_otherwise(recognised, wanted, target):
            return None
        shared = len(keys) - len(recognised)
        window, forms = self.form(recognised), (self.form(wanted),) if shared else target.forms
        if window.letters == target.forms[0].letters:
            return None
        measures = _measure(window, forms, _SHARED if shared else _SINGLE if len(recognised) == 1 else _SEVERAL)
        if measures is None or _other_number(window.letters, target) or _only_number(keys, target):
            return None
        zipf = [self._zipf.get(k, UNKNOWN_ZIPF) for k in keys]
        if _holds_inflection(keys, zipf, target):
            return None
        return Match(keys, recognised, wanted, window, *measures, zipf, shared / len(target.right))

    def similarity(self, match: Match, target: Target) -> Similarity:
        """Return all that is to be weighed of a match."""
        keys, recognised, window, form = match.keys, match.recognised, match.window, match.form
        single = float(len(recognised) == 1)
        length = min(len(form.coarse), _LONG) / _LONG
        unlisted = sum(map(self.is_unlisted, recognised)) / len(recognised)
        return Similarity(
            letters=match.letters,
            sound=match.sound,
            skeleton=match.skeleton,
            weakest=min(match.letters, match.sound),
            same_first=float(window.coarse[0] == form.coarse[0]),
            same_last=float(window.coarse[-1] == form.coarse[-1]),
            length=length,
            long_alike=length * (match.mean - _LEAST_MEAN),
            commonest=max(match.zipf),
            everyday=float(match.everyday),
            unlisted=unlisted,
            token_gap=min(abs(len(keys) - len(target.right)), 3) / 3,
            single=single,
            inflection=single * float(recognised[0] in self._zipf and _inflects(recognised[0], match.wanted[0])),
            contained=float(not unlisted and self._is_part(recognised, target.forms[0].letters)),
            acronym=float(len(target.forms[0].letters) <= _ACRONYM and target.text.isupper()),
            named_single=single * target.named,
            target_listed=float(target.listed),
            part=float(target.part),
            inflected=float(target.inflected),
            target_words=min(len(target.right), 4) / 4,
            shared=match.shared,
            inside=sum(self._pairs.strength(a, b) for a, b in pairwise(keys)) / max(1, len(keys) - 1),
        )

    def _means_otherwise(self, recognised: tuple[str, ...], wanted: tuple[str, ...], target: Target) -> bool:
        """Return whether a word is no mishearing of another: it is its opposite, or a plain word's other form.

        A word that was cut in two ("miss classify") is written correctly but for the space.
        """
        antonyms = self._meanings
        if len(recognised) > 1 and _indel("".join(recognised), "".join(wanted)) >= _ONLY_CUT:
            return False
        words = (*wanted, *map(key, target.term.split())) if target.inflected else wanted
        if any(antonyms.opposed(h, m) for h in recognised for m in words):
            return True
        plain = len(target.right) == 1 and not target.named
        return plain and any(antonyms.another_form(h, wanted[0]) for h in recognised)

    def _differing(self, keys: tuple[str, ...], target: Target) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what differs of a window and of a target; nothing where the difference is no mishearing."""
        first, right, pieces = keys[0], target.right, target.pieces
        if first != right[0] and keys[-1] != right[-1] and first not in pieces and first[-2:] != "'s":
            return ((), ()) if self._has_one_too_many(keys, target) else (keys, right)  # as nearly always
        if pieces.issuperset([k.removesuffix("'s") for k in keys]) and len(keys) < len(target.right):
            of_missing = keys[0] == target.right[0] and keys[-1] == target.right[-1]
            return (keys, target.right) if of_missing and self._only_adds_grammar(keys, target) else ((), ())
        if target.pieces.issuperset(keys):
            return (), ()  # the window has all of the term, or a part
        if keys[0] != target.right[0] and keys[-1] != target.right[-1]:
            return ((), ()) if self._has_one_too_many(keys, target) else (keys, target.right)
        recognised, wanted = _without_shared(keys, target.right)
        if (
            not recognised
            or not wanted
            or len(recognised) > len(wanted) + 1 + (target.named and not target.listed and len(wanted) == 1)
        ):
            return (), ()
        alone = len(keys) - len(recognised) == 1  # more words of a term than one say that the rest belongs to it, too
        if alone and min(self._zipf.get(k, UNKNOWN_ZIPF) for k in recognised) >= _GRAMMAR_ZIPF:
            return (), ()
        if len(recognised) == len(wanted) == 1 and len(keys) > 1 and _shortens(recognised[0], wanted[0]):
            return (), ()  # "nets" for "networks": a word for word, no mishearing
        return recognised, wanted

    def _has_one_too_many(self, keys: tuple[str, ...], target: Target) -> bool:
        """Return whether a small word is beside one that the target begins or ends with ("is Nadia" for Nadia)."""
        return len(target.right) > 1 and (
            (target.right[0] in keys[1:2] and self._zipf.get(keys[0], UNKNOWN_ZIPF) >= FUNCTION_ZIPF)
            or (target.right[-1] in keys[-2:-1] and self._zipf.get(keys[-1], UNKNOWN_ZIPF) >= FUNCTION_ZIPF)
        )

    def _only_adds_grammar(self, keys: Sequence[str], target: Target) -> bool:
        """Return whether a target has nothing that a window has not, but for words such as "of"."""
        missing = [k for k in target.right if k not in keys]
        return all(self._zipf.get(k, UNKNOWN_ZIPF) >= FUNCTION_ZIPF for k in missing)

    def _is_part(self, recognised: Sequence[str], whole: str) -> bool:
        """Return whether words, those such as "a" left out, are in a term or the term in them ("robots", iRobots)."""
        letters = "".join([self.word(k).letters for k in recognised if self._zipf.get(k, UNKNOWN_ZIPF) < FUNCTION_ZIPF])
        return bool(letters) and (letters in whole or whole in letters)

    def form(self, keys: tuple[str, ...]) -> Form:
        """Return the written and spoken form of folded words."""
        known = self._words
        return join_forms([known.get(k) or self.word(k) for k in keys])

    def word(self, key: str) -> Form:
        """Return the written and spoken form of one folded word."""
        form = self._words.get(key)
        if form is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            form = self._words[key] = form_of(letters_of(key), self._sounds.of(key))
        return form

    def is_unlisted(self, key: str) -> bool:
        """Return whether a folded word is in no dictionary."""
        known = self._unlisted.get(key)
        if known is None:
            if len(self._unlisted) >= _MOST_WORDS:
                self._unlisted.clear()
            known = self._unlisted[key] = len(key) > 1 and not self._sounds.knows(key)
        return known


@cache
def _known_words(language: str) -> tuple[dict[str, Form], dict[str, bool]]:
    """Return what was found out about words of a language, kept as most words come again in the next text."""
    return {}, {}


def is_everyday(zipf: Sequence[float]) -> bool:
    """Return whether words are so common that similarity alone says nothing."""
    return min(zipf) >= (COMMON_ZIPF if len(zipf) == 1 else EVERYDAY_ZIPF)


def _shortens(word: str, whole: str) -> bool:
    """Return whether a word is the first part of a longer one ("net" of "networks")."""
    short = word.removesuffix("s")
    return _LEAST_SHORT <= len(short) < len(whole) - _LONGEST_ENDING and whole.startswith(short)


def _without_shared(keys: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two runs of words without the words that both begin and end with."""
    shortest = min(len(keys), len(right))
    head = next((i for i in range(shortest) if keys[i] != right[i]), shortest)
    tail = next((i for i in range(shortest - head) if keys[-1 - i] != right[-1 - i]), shortest - head)
    return keys[head : len(keys) - tail], right[head : len(right) - tail]


def _holds_inflection(keys: Sequence[str], zipf: Sequence[float], target: Target) -> bool:
    """Return whether a window holds an inflected form of the target ("universe") beside another word."""
    return (
        len(keys) > 1
        and len(target.right) == 1
        and any(z > UNKNOWN_ZIPF and _inflects(k, target.right[0]) for k, z in zip(keys, zipf, strict=True))
    )


def _other_number(letters: str, target: Target) -> bool:
    """Return whether words and a target have digits, and not the same: recognisers get numbers right."""
    if letters.isalpha():
        return False
    recognised, wanted = _digits(letters), _digits(target.forms[0].letters)
    return bool(recognised and wanted) and recognised != wanted


def _only_number(keys: Sequence[str], target: Target) -> bool:
    """Return whether words are the number that a target begins with: only its unit is missing.

    Or whether they hold a number of several digits that a target without any would swallow.
    """
    if target.right[0][:1].isdigit() and not any(c.isalpha() for k in keys for c in k):
        return True
    return any(len(k) > 1 and k.isdigit() for k in keys) and not _digits(target.forms[0].letters)


def _digits(letters: str) -> str:
    return "".join(c for c in letters if c.isdigit()) if any(map(str.isdigit, letters)) else ""


def _measure(
    window: Form, forms: Sequence[Form], least: tuple[float, float]
) -> tuple[Form, float, float, float, float] | None:
    """Return the form that sounds most like a window; how alike letters, phones and skeleton are; the mean of all.

    None where letters and coarse sounds, or letters and phones, are less alike than `least`.
    """
    letters = max([_indel(window.letters, form.letters) for form in forms])
    best = None
    for form in forms:
        broad, bones = _near(window.coarse, form.coarse), _near(window.skeleton, form.skeleton)
        if letters + broad + bones >= least[0]:
            sound = phone_features.similarity(window.traits, form.traits)
            if best is None or sound > best[2]:
                best = form, letters, sound, bones, (letters + sound + broad + bones) / 4
    return best if best is not None and letters + best[2] >= least[1] else None


def _inflects(a: str, b: str) -> bool:
    """Return whether two words differ in a short ending only."""
    if a[:_LEAST_STEM] != b[:_LEAST_STEM]:
        return False  # as nearly always
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _LEAST_STEM and a != b and max(len(a), len(b)) - shared <= _LONGEST_ENDING
