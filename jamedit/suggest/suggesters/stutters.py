"""Words that were begun and begun again: "th- the", "I I'm", "what we what we're"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import edges
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import breaks_after
from jamedit.suggest.vocabulary.slips import mixed, repeated_at

_FRAGMENT = 0.93  # a piece with a hyphen before the word it begins
_INSIDE = 0.9  # "w-we"
_SUBJECT = (0.88, 0.5)  # in unscripted talk, in scripted videos
_RESTART = (0.82, 0.35)
_LONGEST_PIECE = 4  # letters
_DASHES = ("-", "‐", "‑", "–", "—", "…")
_FALSE_START = (0.68, 0.15)
_SHARED = 3  # letters that the word begun and the right word have in common


class StutterSuggester:
    """Propose to hide pieces of words and pronouns that are repeated at once."""

    about = Declaration(
        "stutter",
        title="Stutter",
        looks_for="Stutters and false starts (th- the)",
        group=Group.TIDIES,
        reasons={"stutter": "false start: “{0}”"},
        rules=(
            Rule(
                "fragment",
                "A piece of a word with a hyphen comes before the whole word, or is joined to it.",
                ("th- the end => the end", "w-we left => we left", "he wan- wanted it => he wanted it"),
                (
                    "the t-test works",
                    "a pre- and a post-test",
                    "we co-own it",
                    "a B-boy danced",
                    "on D-Day",
                    "re-read it",
                    "x- and y-axis",
                ),
            ),
            Rule(
                "pronoun",
                "A pronoun that can only be a subject is followed by its own contraction.",
                ("um I I'm here => I'm here", "so we we've left => so we've left"),
                ("do it it's late", "to you you're free", "I know that that's right"),
            ),
            Rule(
                "contraction",
                "A few words are repeated with a contraction.",
                ("uh what we what we're doing => what we're doing",),
                ("the sun the sun's light", "what we know they're right"),
            ),
            Rule(
                "false-start",
                "A word was begun wrongly, then the short word before it was repeated.",
                ("um uh it is compotes is composed of => it is composed of",),
                ("a cat and a catalogue", "the model, the modern one", "as much as many"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._function = lexicon.words(resources.language, "function_words")
        self._subjects = lexicon.words(resources.language, "subjects")

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every piece, pronoun and restart."""
        yield from self._false_starts(tokens, keys, statistics)
        subjects, last = self._subjects, len(keys) - 1
        for at, token in enumerate(tokens):
            key = keys[at]
            if token.isalnum():
                pass  # as most are
            elif token.endswith(_DASHES) and at < last:
                yield from self._fragment(token, key, keys[at + 1], at)
            elif "-" in key and not token[:1].isdigit():
                yield from self._inside(tokens, key, at)
            if key in subjects and at < last and not breaks_after(token.rstrip(",")):
                yield from self._pronoun(keys, at, statistics)

    def _fragment(self, token: str, piece: str, following: str, at: int) -> Iterator[Proposal]:
        begun = 0 < len(piece) <= _LONGEST_PIECE and piece.isalpha() and following.startswith(piece)
        if begun and token[0].isalnum() and len(following) > 1 and piece not in self._function - self._subjects:
            yield self._hide(at, at + 1, _FRAGMENT, piece)

    def _inside(self, tokens: Sequence[str], key: str, at: int) -> Iterator[Proposal]:
        *pieces, whole = key.split("-")
        same = all(p and whole.startswith(p) and p != whole for p in pieces)
        if same and whole in self._function and len(pieces[0]) <= 2:
            before, middle, after = edges(tokens[at])
            whole_word = middle.split("-")[-1]
            if middle[:1].isupper():
                whole_word = whole_word[:1].upper() + whole_word[1:]
            text = before + whole_word + after
            yield Proposal(at, at + 1, (text,), self.kind, _INSIDE, ("stutter", key))

    def _pronoun(self, keys: Sequence[str], at: int, statistics: TextStatistics) -> Iterator[Proposal]:
        key = keys[at]
        if _contracts(keys[at + 1], key):
            yield self._hide(at, at + 1, mixed(_SUBJECT, statistics), key)
        elif (
            at
            and keys[at - 1] in self._function
            and keys[at + 1] == keys[at - 1]
            and _contracts(_at(keys, at + 2), key)
        ):
            yield self._hide(at - 1, at + 1, mixed(_RESTART, statistics), f"{keys[at - 1]} {key}")

    def _false_starts(
        self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics
    ) -> Iterator[Proposal]:
        """Yield proposals where a function word opens two words of which one was begun for the other."""
        for at in repeated_at(keys, 2):
            first = keys[at]
            if first in self._function and at + 3 < len(keys):
                begun, wanted = keys[at + 1], keys[at + 3]
                alike = len(begun) >= _SHARED and begun[:_SHARED] == wanted[:_SHARED] and begun != wanted
                if alike and not any(map(breaks_after, tokens[at : at + 3])):
                    yield self._hide(at, at + 2, mixed(_FALSE_START, statistics), f"{first} {begun}")

    def _hide(self, start: int, end: int, sure: float, words: str) -> Proposal:
        return Proposal(start, end, (), self.kind, sure, ("stutter", words), hide=True)


def _at(keys: Sequence[str], at: int) -> str:
    return keys[at] if at < len(keys) else ""


def _contracts(key: str, word: str) -> bool:
    """Return whether a word is a contraction of another: "we're" of "we", "j'ai" of "je"."""
    return key.startswith(word + "'") or (word[-1:] == "e" and len(word) > 1 and key.startswith(word[:-1] + "'"))
