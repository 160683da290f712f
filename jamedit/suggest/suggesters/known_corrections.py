"""Words that were corrected before: known from the fixes of this text, of its folder, or of the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document import Knowledge, Pair
from jamedit.document.tokens import key
from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language.surface_form import bare_words, crosses_break, with_surface_form
from jamedit.suggest.matching.term_index import RARE_ZIPF, UNKNOWN_ZIPF, prepare
from jamedit.suggest.vocabulary.known_pairs import KIND, ON_PURPOSE, REASON, WEIGHT
from jamedit.suggest.vocabulary.slips import says_little

# How often a fix that was seen once is right where the same words come again, by the frequency of their rarest word;
# counted over hand-made gold and corrected captions: first for one recognised word, then for several.
_SEEN_ONCE = ((3.5, 0.72, 0.8), (4.5, 0.42, 0.65), (5.3, 0.2, 0.5), (9.0, 0.08, 0.14))
_TERM_SHARE = 0.45  # of the doubt that is left, which goes where the corrected text is a term or a name
_KEPT_WEIGHT = 1.5


class KnownCorrectionSuggester:
    """Find words that a person corrected before, in this or another text."""

    about = Declaration(
        KIND,
        title="Corrected before",
        looks_for="Words that were corrected before",
        group=Group.MENDS,
        reasons={REASON: "corrected before to “{0}”"},
        learns=True,
        rules=(
            Rule(
                "seen-before",
                "The same words were corrected before, and are seldom right as they are.",
                ("in a cackle competition => in a Kaggle competition", "the cackle's rules => the Kaggle's rules"),
                ("a Kaggle competition", "the barrier is high", "at the bar. rear doors"),
                knowledge=Knowledge(
                    (Pair("cackle", "Kaggle", 2), Pair("high", "hi", 1, 4), Pair("bar rear", "barrier", 2))
                ),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._zipf, self._language = resources.lexicon.zipf, resources.language
        self._terms = {t.text for t in prepare(resources.glossary, resources.language).targets}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal wherever there are words that were corrected at least once."""
        known = statistics.knowledge
        openings = known.openings.keys() | {f"{word}'s" for word in known.openings}
        for at in where(keys, openings) if known.openings else ():
            for words in _known_at(keys, at, known):
                for pair in known.fixes[words]:
                    proposal = self._proposal(tokens, keys, at, words, pair, known)
                    if proposal is not None:
                        yield proposal

    def _proposal(
        self,
        tokens: Sequence[str],
        keys: Sequence[str],
        at: int,
        words: tuple[str, ...],
        pair: Pair,
        knowledge: Knowledge,
    ) -> Proposal | None:
        end = at + len(words)
        suffix = _suffix(tuple(keys[at:end]), words)
        if suffix is None or crosses_break(tokens, at, end) or self._is_too_little(words, pair):
            return None
        replacement = pair.replacement + suffix
        if _is_there(tokens[at:end], pair.recognised, replacement):
            return None
        text = with_surface_form(tokens, at, end, replacement)
        return Proposal(at, end, (text,), self.kind, self._sure(words, pair, knowledge), (REASON, pair.replacement))

    def _is_too_little(self, words: tuple[str, ...], pair: Pair) -> bool:
        """Return whether the words say too little to be replaced wherever they occur, unless somebody wants that."""
        same = tuple(map(key, pair.replacement.split())) == words
        return (same or pair.fixed < ON_PURPOSE) and all(says_little(w, self._language) for w in words)

    def _sure(self, words: tuple[str, ...], pair: Pair, knowledge: Knowledge) -> float:
        rarest = min(self._zipf.get(w, UNKNOWN_ZIPF) for w in words)
        once = next(s[min(len(words), 2)] for s in _SEEN_ONCE if rarest < s[0])
        if pair.replacement in self._terms or any(
            self._zipf.get(key(w), 0.0) < RARE_ZIPF for w in pair.replacement.split()
        ):
            once += (1 - once) * _TERM_SHARE * min(1.0, once / 0.4)
        again, kept = pair.fixed - 1, _KEPT_WEIGHT * knowledge.right(pair.recognised)
        return (once * WEIGHT + again) / (WEIGHT + again + kept)


def _is_there(tokens: Sequence[str], recognised: str, replacement: str) -> bool:
    """Return whether tokens say a replacement already, whatever punctuation is around and between their words."""
    present, wanted = bare_words(tokens), bare_words(replacement.split())
    return present == wanted or (recognised == wanted.casefold() and present == wanted.capitalize())


def _known_at(keys: Sequence[str], at: int, known: Knowledge) -> Iterator[tuple[str, ...]]:
    """Yield the words at a place that were corrected before, a possessive ending left out where they are known so."""
    lengths = {*known.openings.get(keys[at], ()), *known.openings.get(keys[at].removesuffix("'s"), ())}
    for words in (tuple(keys[at : at + length]) for length in sorted(lengths)):
        plain = (*words[:-1], words[-1].removesuffix("'s"))
        yield from (each for each in dict.fromkeys((words, plain)) if each in known.fixes)


def _suffix(keys: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """Return what the last word has beyond the pair's, "" or a possessive ending; None when the words differ."""
    if keys == words:
        return ""
    return "'s" if (*keys[:-1], keys[-1].removesuffix("'s")) == words else None
