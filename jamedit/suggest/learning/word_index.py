"""Where words occur in a transcript, so that what was just learned is looked for where it can be, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jamedit.document import Paragraph, Suggestion, Transcript
from jamedit.document.knowledge import fold, plain
from jamedit.document.tokens import key
from jamedit.suggest.language.surface_form import bare_words, crosses_break, with_surface_form
from jamedit.suggest.vocabulary.known_pairs import KIND, REASON


class WordIndex:
    """Hold the paragraphs in which each word occurs, or once occurred: one too many costs only another look."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self._ids: dict[str, set[int]] = defaultdict(set)
        for paragraph in paragraphs:
            self.add(paragraph)

    def add(self, paragraph: Paragraph) -> None:
        """Take in a paragraph that is new or has other words."""
        for word in {w.text for w in paragraph.words}:
            self._ids[key(word).removesuffix("'s")].add(paragraph.id)

    def paragraphs(self, text: str) -> set[int]:
        """Return the ids of the paragraphs that may hold all words of a folded text."""
        found = [self._ids.get(word.removesuffix("'s"), set()) for word in text.split()]
        return set.intersection(*found) if found else set()

    def others(self, transcript: Transcript, before: str, after: str) -> list[Suggestion]:
        """Return a suggestion for every occurrence of the words that a replacement replaced."""
        words, replacement = tuple(fold(before).split()), plain(after)
        ids = self.paragraphs(fold(before))
        positions = sorted(at for i in ids if (at := transcript.position_of(i)) is not None)
        return [s for at in positions for s in _same(transcript.paragraphs[at], words, replacement)]


def _same(paragraph: Paragraph, words: tuple[str, ...], replacement: str) -> Iterator[Suggestion]:
    tokens = [w.text for w in paragraph.words]
    keys, wanted = [key(t) for t in tokens], bare_words(replacement.split())
    end = 0
    for at in range(len(tokens) - len(words) + 1):
        if at < end or tuple(keys[at : at + len(words)]) != words:
            continue
        chosen = paragraph.words[at : at + len(words)]
        there = bare_words([w.text for w in chosen]) == wanted
        if there or any(w.hidden for w in chosen) or crosses_break(tokens, at, at + len(words)):
            continue
        end = at + len(words)
        yield Suggestion(
            paragraph.id,
            tuple(w.id for w in chosen),
            " ".join(w.text for w in chosen),
            (with_surface_form(tokens, at, end, replacement),),
            KIND,
            1.0,
            (REASON, replacement),
        )
