"""In which language a text is, by its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jamedit.suggest.language import lexicon

_ENOUGH = 2000  # words looked at
_FEW = 30  # a text as short as this is taken for English unless another language is plain
_LEAST_SHARE = 0.2  # of words that must be function words; every language listed has about half
_LEAD = 1.15  # how much more the most likely language must have than English to be taken in a short text


def guess(words: Iterable[str]) -> str:
    """Return the most likely of the languages with word lists, from folded words; `NEUTRAL` when none is likely."""
    seen = Counter(word for word, _ in zip(words, range(_ENOUGH), strict=False) if word)
    total = seen.total()
    scores = {
        language: sum(seen[word] for word in seen.keys() & lexicon.words(language, "function_words"))
        for language in lexicon.languages()
    }
    best = max(scores, key=lambda language: (scores[language], language == lexicon.FALLBACK), default="")
    if total < _FEW and scores.get(best, 0) < _LEAD * scores.get(lexicon.FALLBACK, 0) + 1:
        return lexicon.FALLBACK
    return best if scores.get(best, 0) >= _LEAST_SHARE * total else lexicon.NEUTRAL
