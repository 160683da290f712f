"""Terms of the glossary with other capitals than the glossary has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core, key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import crosses_break, with_surface_form
from jamedit.suggest.matching.letter_search import letter_index
from jamedit.suggest.matching.term_index import Target

_MIXED = 0.92  # PyTorch, LSTM: it can be nothing else
_NAME = 0.75
_EVERYDAY = 0.3  # "clip" or CLIP: it may be the common word
_EVERYDAY_ZIPF = 3.6
_PLAIN_WORD = 0.2  # "adversarial" alone, of a term written with capitals as a whole
_CASED = 0.05  # share of words with a capital in a text whose writer puts them where they belong


class TermCasingSuggester:
    """Find terms in lower case, or with capitals in other places."""

    about = Declaration(
        "casing",
        title="Capitals",
        looks_for="Capitals of terms",
        group=Group.TIDIES,
        reasons={"casing": "written “{0}”"},
        rules=(
            Rule(
                "term-casing",
                "A term of the glossary is written with other capitals.",
                (
                    "we train it in pytorch. => we train it in PyTorch.",
                    "then charles martin spoke => then Charles Martin spoke",
                ),
                ("We train it in PyTorch.", "Inpainting is fun", "INPAINTING IS FUN"),
                ("PyTorch", "Charles Martin", "inpainting"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._lexicon = resources.lexicon
        self._letter_index = letter_index(resources.glossary, resources.language)
        self._articles = lexicon.words(resources.language, "articles")
        words = (core(w) for term in resources.glossary.terms for w in term.text.split())
        self._small = {key(w) for w in words if w.islower()}

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every term whose capitals differ."""
        for start, end, _, target in self._letter_index.longest(keys):
            if target.text == target.text.lower():
                continue
            words = [core(t) for t in tokens[start:end]]
            suffix = words[-1][-2:] if keys[end - 1].endswith("'s") and not target.right[-1].endswith("'s") else ""
            written = " ".join(words)
            wanted = target.text + suffix
            if written == wanted or written.casefold() != wanted.casefold() or crosses_break(tokens, start, end):
                continue
            text = with_surface_form(tokens, start, end, wanted)
            sure = self._sure(target, keys[start:end], statistics)
            yield Proposal(start, end, (text,), self.kind, sure, ("casing", target.term))

    def _sure(self, target: Target, keys: Sequence[str], statistics: TextStatistics) -> float:
        mixed = any(w[1:] != w[1:].lower() for w in target.text.split())
        if target.part and not mixed and self._is_plain(target, keys[0], statistics):
            return _PLAIN_WORD
        everyday = len(target.right) == 1 and target.zipf >= _EVERYDAY_ZIPF
        return _EVERYDAY if everyday else _MIXED if mixed else _NAME

    def _is_plain(self, target: Target, word: str, statistics: TextStatistics) -> bool:
        """Return whether a word of a longer name is a word like any other by itself, which the text uses as such."""
        after_article = any(statistics.pairs[article, word] for article in self._articles)
        return word in self._small or after_article or (target.listed and statistics.cased >= _CASED)
