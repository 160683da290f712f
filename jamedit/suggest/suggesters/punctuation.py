"""Spaces at punctuation: one too many before a comma, one missing after it; hyphens cut off, apostrophes left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import with_surface_form

_BEFORE = 0.93
_AFTER = 0.9
_SENTENCE = 0.8
_HYPHEN, _KNOWN_HYPHEN = 0.55, 0.88  # it may be a dash; the text has the compound elsewhere
_LARGE = 5000  # a lexicon from which a word that it lacks is no common word
_MARKS = frozenset(",.;:!?")
_GLUED_COMMA = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)([,;])([^\W\d_]{2,}+)")
_GLUED_END = re.compile(r"(?<![^\W\d_])([a-zß-öø-ÿ]{2,})([.!?])([A-ZÀ-ÖØ-Þ][^\W\d_]*)")


class PunctuationSuggester:
    """Find punctuation marks apart from their word, and words that a mark ties together."""

    about = Declaration(
        "punctuation",
        title="Punctuation",
        looks_for="Spaces at punctuation",
        group=Group.TIDIES,
        reasons={
            "blank": "space at “{0}”",
            "hyphen": "one word, split at its hyphen",
            "apostrophe": "missing apostrophe",
        },
        form_only=True,
        rules=(
            Rule(
                "space-before",
                "There is a space before a punctuation mark that belongs to the word before it.",
                ("hello , world => hello, world", "it ends . Now => it ends. Now"),
                ("hello, world", "a - b", "use .gitignore here", "3 : 4", "so ... then"),
            ),
            Rule(
                "space-after",
                "A space is missing after a punctuation mark.",
                ("hello,world => hello, world", "it ended.Then we left => it ended. Then we left"),
                ("1,000 of 3.5", "fast.ai and Node.js", "at example.com", "e.g. this", "U.S.A", "System.Out is"),
            ),
            Rule(
                "cut-hyphen",
                "There is a space after the hyphen of a compound.",
                ("an in- depth talk => an in-depth talk", "the state- of the art => the state-of the art"),
                ("pre- and post-war", "the x- or y-axis", "the th- the end", "he said - well", "in- Depth"),
            ),
            Rule(
                "apostrophe",
                "A contraction has lost its apostrophe.",
                ("but thats it => but that's it", "Theres one. => There's one."),
                ("its end", "lets go", "that's it", "well, we were ill"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._apart = lexicon.words(resources.language, "spaced_signs")
        self._zipf = resources.lexicon.zipf
        self._apostrophes = dict(lexicon.table(resources.language, "apostrophes"))
        self._joining = lexicon.words(resources.language, "joining")

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every space too many or missing."""
        apostrophes, last = self._apostrophes, len(tokens) - 1
        for at, token in enumerate(tokens):
            if keys[at] in apostrophes and token != token.upper():
                text = with_surface_form(tokens, at, at + 1, _like(token, apostrophes[keys[at]]))
                yield Proposal(at, at + 1, (text,), self.kind, _AFTER, ("apostrophe", text))
            elif token.isalnum():
                continue  # as most are
            elif token.endswith("-") and at < last:
                yield from self._cut(tokens, keys, at, statistics)
            elif token in _MARKS:
                if at and token not in self._apart and keys[at - 1] and tokens[at - 1][-1].isalpha():
                    yield Proposal(at - 1, at + 1, (tokens[at - 1] + token,), self.kind, _BEFORE, ("blank", token))
            elif len(token) > 4:
                yield from self._glued(token, at)

    def _cut(
        self, tokens: Sequence[str], keys: Sequence[str], at: int, statistics: TextStatistics
    ) -> Iterator[Proposal]:
        """Yield a proposal for a compound cut after its hyphen; a piece of the next word is a stutter."""
        first, following = tokens[at][:-1], tokens[at + 1]
        whole = first.isalpha() and following[:1].islower() and keys[at + 1] not in self._joining
        if whole and not keys[at + 1].startswith(keys[at]):
            sure = _KNOWN_HYPHEN if statistics.words[f"{keys[at]}-{keys[at + 1]}"] else _HYPHEN
            yield Proposal(at, at + 2, (f"{first}-{following}",), self.kind, sure, ("hyphen", tokens[at]))

    def _glued(self, token: str, at: int) -> Iterator[Proposal]:
        comma = _GLUED_COMMA.search(token) if "," in token or ";" in token else None
        if comma:
            text = _GLUED_COMMA.sub(r"\1\2 \3", token)
            yield Proposal(at, at + 1, (text,), self.kind, _AFTER, ("blank", comma[2]))
            return
        end = _GLUED_END.search(token)
        if end and self._known(end[1]) and self._known(end[3]):
            text = token[: end.end(2)] + " " + token[end.start(3) :]
            yield Proposal(at, at + 1, (text,), self.kind, _SENTENCE, ("blank", end[2]))

    def _known(self, word: str) -> bool:
        return self._zipf.get(word.casefold(), 0.0) >= 4.6 or len(self._zipf) < _LARGE


def _like(token: str, text: str) -> str:
    """Return a text with the first letter large where that of a token is."""
    return text[0].upper() + text[1:] if token.lstrip("\"'“‘([")[:1].isupper() else text
