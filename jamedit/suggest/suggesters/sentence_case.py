"""Capitals that the language asks for: sentence starts, "I", names of days and countries, names of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core, ends_sentence, key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_SENTENCE = 0.88
_LISTED = 0.93
_OWN_NAME = 0.86
_LEAST_CASED = 0.02  # share of words with a capital below which a text has none at all
_NAME_TIMES, _NAME_SHARE = 3, 0.9  # how often a word must have a capital inside sentences to be a name
_LARGE = 5000  # a lexicon from which a word that it lacks is no common word
_CLOSING = "\"'”’»)]"  # may come after the mark that ends a sentence
_NAME_ZIPF = 3.9  # a word as common as this may be a name here and a word there


class SentenceCaseSuggester:
    """Propose capitals, in a text that has capitals."""

    about = Declaration(
        "capital",
        title="Sentence case",
        looks_for="Capitals of sentences, days, countries",
        group=Group.TIDIES,
        reasons={"sentence": "a sentence begins here", "casing": "written “{0}”"},
        form_only=True,
        rules=(
            Rule(
                "sentence-start",
                "A sentence begins with a small letter.",
                ("We left. then it rained. => We left. Then it rained.", "Did It? yes. => Did It? Yes."),
                (
                    "See e.g. the Map",
                    "We left… and came back",
                    "It Runs on node. js",
                    "we left. then it rained",
                    "They Pay. iPhones sell",
                    "We met Ida Moor Jr. at ten",
                    "It is 5 ft. long and 3 in. wide",
                    "On Mass. Ave. we turned",
                    "“Stop!” she said",
                    "What?! he said",
                    "We ask: who? says Ida",
                    "Yahoo! is a Name",
                ),
            ),
            Rule(
                "listed-capital",
                "A word that always has a capital has none: I, Monday, English.",
                ("Then i left => Then I left", "On monday we speak english. So => On Monday we speak English. So"),
                ("then i left", "We may march", "In polish mode, The end", "The i-th row"),
            ),
            Rule(
                "own-name",
                "A name of the text is written without its capital.",
                ("So Kanta and Kanta and Kanta saw kanta => So Kanta and Kanta and Kanta saw Kanta",),
                ("So Kanta saw kanta", "The Will and Will and Will will go"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        language = resources.language
        self._listed = {key(word): word for word in lexicon.words(language, "capitals")}
        self._short = lexicon.words(language, "abbreviations")
        self._units = lexicon.words(language, "units")
        self._spoke = lexicon.words(language, "speech_verbs")
        self._marked = lexicon.words(language, "names_with_marks")
        self._zipf = resources.lexicon.zipf
        self._words: object = None  # of the statistics that what follows was made from
        self._capitals = self._listed

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every word that lacks its capital."""
        if statistics.cased < _LEAST_CASED:
            return
        if statistics.words is not self._words:
            self._words, self._capitals = statistics.words, self._names(statistics) | self._listed
        capitals = self._capitals
        for at, word in enumerate(keys):
            token = tokens[at]
            if word in capitals and token[:1].islower():
                yield from self._word(token, word, at)
            elif at and not tokens[at - 1][-1:].isalnum() and token[:1].islower() and self._opens(tokens, keys, at):
                text = token[0].upper() + token[1:]
                yield Proposal(at, at + 1, (text,), self.kind, _SENTENCE, ("sentence", word))

    def _word(self, token: str, word: str, at: int) -> Iterator[Proposal]:
        right, written = self._capitals[word], core(token)
        if written == written.lower() and written != right:
            sure = _LISTED if word in self._listed else _OWN_NAME
            yield Proposal(at, at + 1, (token.replace(written, right, 1),), self.kind, sure, ("casing", right))

    def _opens(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> bool:
        """Return whether a sentence opens at a word, by the word before it."""
        before, word = tokens[at - 1], core(tokens[at])
        if not ends_sentence(before) or "…" in before or ".." in before:
            return False
        stem = keys[at - 1]
        return (
            not self._is_short(tokens, keys, at - 1)
            and not self._goes_on(tokens, keys, at)
            and len(stem) > 1
            and word == word.lower()
            and word.isalpha()
            and len(word) + at > 2
            and (not before.endswith(".") or word in self._zipf or len(self._zipf) < _LARGE)
            and word not in _TAILS
        )

    def _is_short(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> bool:
        """Return whether the full stop of a word is that of a short form."""
        stem = keys[at]
        if "." in stem or len(stem) == 1 or stem in self._short:
            return True
        return stem in self._units and at > 0 and any(map(str.isdigit, tokens[at - 1]))

    def _goes_on(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> bool:
        """Return whether a sentence goes on after "!" or "?": in a name, after a quotation, before "she said"."""
        before = tokens[at - 1]
        if not before.rstrip(_CLOSING).endswith(("!", "?")):
            return False
        if before[-1] not in "!?":
            return True
        return keys[at - 1] in self._marked or any(word in self._spoke for word in keys[at : at + 2])

    def _names(self, statistics: TextStatistics) -> dict[str, str]:
        """Return the words that have a capital nearly always, and often enough, by folded word."""
        capital = {t: n for t, n in statistics.tokens.items() if t[:1].isupper() and n >= _NAME_TIMES and t.isalpha()}
        return {
            key(t): t
            for t, n in capital.items()
            if t[1:].islower()
            and self._zipf.get(key(t), 0.0) < _NAME_ZIPF
            and n >= _NAME_SHARE * statistics.words[key(t)] - 1
        }


_TAILS = frozenset({"com", "org", "net", "io", "ai", "js", "py", "edu", "gov", "dev", "co"})  # of an address or name
