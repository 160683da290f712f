"""One rare name spelled in several ways within a text: Rosanne, Roseanne; the most likely one is offered for all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from rapidfuzz.distance import Indel

from jamedit.document.tokens import core, key
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import with_surface_form
from jamedit.suggest.matching.phonetics import without_accents

_RARE_ZIPF = 2.8  # a word as common as this is no rare name,
_NAME_ZIPF = 3.7  # unless it has a capital nearly always
_MOSTLY_CAPITAL = 0.8
_SHORTEST = 5  # letters
_LEAST_ALIKE = 0.8
_CLEAR = 3  # times as often
_SURE, _UNSURE = 0.6, 0.4
# What sounds alike is written alike here; then vowels go, but for the first letter.
_FOLDS = [
    (re.compile(p), to) for p, to in (("ph", "f"), ("sch|sh", "s"), ("ck|[cqg]h?", "k"), ("th", "t"), ("[zx]", "s"))
]
_FOLDS += [(re.compile(p), to) for p, to in (("[yj]", "i"), ("[wv]", "f"), ("d", "t"), ("h", ""), (r"(.)\1+", r"\1"))]
_VOWELS = re.compile("(?<=.)[aeiou]+")


class Spelling(NamedTuple):
    """Hold how one word is spelled, how often, and how often with a capital."""

    text: str
    uses: int
    capitals: int


class VariantSuggester:
    """Group the spellings of a rare name and propose the most likely one for the others."""

    about = Declaration(
        "variant",
        title="Spelling variant",
        looks_for="Names spelled in several ways",
        group=Group.MENDS,
        reasons={"variant": "elsewhere “{0}”"},
        rules=(
            Rule(
                "spelling-variant",
                "A rare name is spelled differently elsewhere in the text, more often or with its capital.",
                (
                    "Rosanne met Rosanne and Rosanne, then Roseanne => Rosanne met Rosanne and Rosanne, then Rosanne",
                    "So Canziani, Canziani. Kanziani's talk => So Canziani, Canziani. Canziani's talk",
                ),
                (
                    "the model, the models, a modeler",
                    "a farmer from the farm, some farmers",
                    "Marlene and Martine",
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._zipf = resources.lexicon.zipf
        words = (w for t in resources.glossary.terms for w in t.text.split())
        self._right = {key(w): core(w) for w in words}
        self._endings = lexicon.words(resources.language, "endings")
        self._words: object = None  # of the statistics that what follows was made from
        self._better: dict[str, tuple[str, float]] = {}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every spelling that has a better one in the text."""
        if statistics.words is not self._words:
            better = dict(self._pairs(statistics))
            self._words, self._better = (
                statistics.words,
                better | {f"{word}'s": found for word, found in better.items()},
            )
        for at in where(keys, self._better.keys()) if self._better else ():
            right, sure = self._better[keys[at]]
            suffix = core(tokens[at])[-2:] if keys[at].endswith("'s") else ""
            text = with_surface_form(tokens, at, at + 1, right + suffix)
            yield Proposal(at, at + 1, (text,), self.kind, sure, ("variant", right))

    def _pairs(self, statistics: TextStatistics) -> Iterator[tuple[str, tuple[str, float]]]:
        groups: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self._rare(statistics):
            groups[_sound(spelling.text.casefold())].append(spelling)
        for group in groups.values():
            group.sort(key=self._rank, reverse=True)
            for at, other in enumerate(group):
                best = next((s for s in group[:at] if _alike(s.text, other.text, self._endings)), None)
                if best and other.text.casefold() not in self._right:
                    clear = best.uses >= _CLEAR * other.uses or best.text.casefold() in self._right
                    yield other.text.casefold(), (best.text, _SURE if clear else _UNSURE)

    def _rank(self, spelling: Spelling) -> tuple[bool, int, int]:
        return spelling.text.casefold() in self._right, spelling.uses, spelling.capitals

    def _rare(self, statistics: TextStatistics) -> Iterable[Spelling]:
        """Return the rare names of a text with their commonest spelling, possessives counted with their owners."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for token, count in statistics.tokens.items():
            if len(token) < _SHORTEST:
                continue
            word = core(token).replace("’", "'").removesuffix("'s")
            if len(word) >= _SHORTEST and word.isalpha():
                folded = word.casefold()
                if self._zipf.get(folded, 0.0) < _NAME_ZIPF:
                    forms[folded][word] += count
        for folded, spellings in forms.items():
            count = spellings.total()
            capitals = sum(n for word, n in spellings.items() if word[0].isupper())
            zipf = self._zipf.get(folded, 0.0)
            if zipf < _RARE_ZIPF or (zipf < _NAME_ZIPF and capitals >= _MOSTLY_CAPITAL * count):
                text = max(spellings, key=lambda w: (w[0].isupper(), spellings[w]))
                yield Spelling(self._right.get(folded, text), count, capitals)


def _sound(word: str) -> str:
    """Return what of a folded word is left when all that sounds alike is written alike."""
    word = without_accents(word)
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return _VOWELS.sub("", word)


def _alike(a: str, b: str, endings: Set[str]) -> bool:
    """Return whether two words may be one name, and not two forms of one word."""
    a, b = a.casefold(), b.casefold()
    shorter, longer = sorted((a, b), key=len)
    if longer.startswith(shorter) and longer[len(shorter) :] in endings:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(shorter))
    if a[same:] in endings and b[same:] in endings:
        return False
    return Indel.normalized_similarity(a, b) >= _LEAST_ALIKE
