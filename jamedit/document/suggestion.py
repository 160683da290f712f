"""A proposal to change a few words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jamedit.document.tokens import edges, key


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Propose to replace consecutive words of one paragraph, or to hide them.

    `replacements` are the proposed texts, best first; an empty tuple or `hide` means: leave the words out of the
    clean layer. `before` is the text as it was, so that a suggestion whose words changed is known as stale.
    `kind` is the suggester's kind ("glossary", "filler", "repeat"), `reason` a key for the user's language with
    what it is about ("sounds like", "Jupyter notebooks"), `confidence` 0 to 1.
    """

    paragraph_id: int
    word_ids: tuple[int, ...]
    before: str
    replacements: tuple[str, ...]
    kind: str
    confidence: float
    reason: tuple[str, str] = ("", "")
    hide: bool = False

    @property
    def after(self) -> str:
        """Return the best proposed text, empty when the words are to be hidden."""
        return "" if self.hide or not self.replacements else self.replacements[0]

    def asks_the_same(self, other: Suggestion) -> bool:
        """Return whether another suggestion offers the same texts for the same words."""
        return (self.word_ids, self.before, self.replacements, self.hide) == (
            other.word_ids,
            other.before,
            other.replacements,
            other.hide,
        )

    @property
    def alike_key(self) -> tuple[str, str, str]:
        """Return what makes two suggestions alike: kind, words and proposal; punctuation around them does not count."""
        return _alike_key(self.kind, self.before, self.after)

    def bare(self, text: str) -> str:
        """Return a text for these words without the punctuation that they have around them already."""
        return _bare(text, *_edges(self.before))

    def completed(self, text: str) -> str:
        """Return a text that was typed for these words with the punctuation around them, where it has none itself."""
        words, (head, tail) = text.split(), _edges(self.before)
        if not words:
            return text
        return ("" if edges(words[0])[0] else head) + text + ("" if edges(words[-1])[2] else tail)

    def in_surface_form(self, text: str, other: Suggestion) -> str:
        """Return a text that was chosen for another suggestion in the punctuation that these words have."""
        if not text or other is self:
            return text
        head, tail = _edges(self.before)
        return head + other.bare(text) + tail


@lru_cache(maxsize=65_536)  # thousands are alike, and their key is asked for often
def _alike_key(kind: str, before: str, after: str) -> tuple[str, str, str]:
    return kind, " ".join(map(key, before.split())), _bare(after, *_edges(before))


def _bare(text: str, head: str, tail: str) -> str:
    return text.removeprefix(head).removesuffix(tail) or text


def _edges(before: str) -> tuple[str, str]:
    """Return the punctuation before and after some words."""
    words = before.split()
    return (edges(words[0])[0], edges(words[-1])[2]) if words else ("", "")
