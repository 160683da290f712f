"""Find where the letters of a term occur in the text, whatever the spaces, hyphens and capitals are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jamedit.document import Glossary
from jamedit.suggest.base import where
from jamedit.suggest.matching.term_index import Target, letters_of, prepare

_WIDEST = 6  # words


class LetterIndex:
    """Index targets by their letters."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets: dict[str, Target] = {}
        for target in targets:
            self._targets.setdefault(letters_of(target.text), target)
        self._beginnings = {letters[:n] for letters in self._targets for n in range(1, len(letters) + 1)}
        self._letters: dict[str, str] = {}  # of the words seen so far
        self._openings: set[str] = set()  # those of them with which a target may begin
        self._last: tuple[Sequence[str] | None, list[tuple[int, int, str, Target]]] = (None, [])

    def occurrences(self, keys: Sequence[str]) -> list[tuple[int, int, str, Target]]:
        """Return start, end (exclusive), letters and target of every run of words with a target's letters.

        A possessive ending of the last word does not count. Several suggesters ask of the same words one after the
        other: the last answer is kept.
        """
        last_keys, answer = self._last
        if keys is not last_keys:
            answer = list(self._occurrences(keys))
            self._last = keys, answer
        return answer

    def _occurrences(self, keys: Sequence[str]) -> Iterator[tuple[int, int, str, Target]]:
        for key in keys:
            if key not in self._letters:
                self._read(key)
        for start in where(keys, self._openings):
            here = self._letters[keys[start]]
            following = self._letters[keys[start + 1]] if start + 1 < len(keys) else "."
            longer = here + following
            whole = here in self._targets or here.removesuffix("s") in self._targets
            if whole or not following or longer in self._beginnings or longer[:-1] in self._targets:
                yield from self._from(start, keys)

    def longest(self, keys: Sequence[str]) -> Iterator[tuple[int, int, str, Target]]:
        """Yield the occurrences that are not part of a longer one: GPT-2, not the GPT in it."""
        reached = 0
        for occurrence in sorted(self.occurrences(keys), key=lambda found: (found[0], -found[1])):
            if occurrence[1] > reached:
                reached = occurrence[1]
                yield occurrence

    def _from(self, start: int, keys: Sequence[str]) -> Iterator[tuple[int, int, str, Target]]:
        before = ""
        for end in range(start + 1, min(start + _WIDEST, len(keys)) + 1):
            key = keys[end - 1]
            letters = before + self._read(key)
            for found in self._readings(before, key):
                yield start, end, found, self._targets[found]
            if letters not in self._beginnings:
                return
            before = letters

    def _readings(self, before: str, key: str) -> Iterator[str]:
        """Yield the letters of a target that end with this word; an "'s" counts where the target has one."""
        whole = before + self._read(key)
        if not self._read(key):
            return
        if not key.endswith("'s"):
            if whole in self._targets:
                yield whole
        elif whole in self._targets and "'" in self._targets[whole].text:
            yield whole
        elif before + self._read(key[:-2]) in self._targets:
            yield before + self._read(key[:-2])

    def _read(self, key: str) -> str:
        known = self._letters.get(key)
        if known is None:
            known = self._letters[key] = letters_of(key)
            if known in self._beginnings or known.removesuffix("s") in self._targets:
                self._openings.add(key)
        return known


@lru_cache(maxsize=4)  # several suggesters ask for the same
def letter_index(glossary: Glossary, language: str) -> LetterIndex:
    """Return the index of all targets of a glossary."""
    return LetterIndex(prepare(glossary, language).targets)
