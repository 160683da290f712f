"""A masked language model from a folder: it finds doubtful words, and which words like them may have been spoken.

First the text is read as it is, some sentences at a time; a word to which the model gives little chance at its own
position is doubtful. Then each doubtful word is masked, and the word itself, and words and terms that sound like it,
are scored for the masked position. One that is far more likely than the present word is proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from math import exp
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from jamedit.document import Glossary
from jamedit.document.tokens import core, key
from jamedit.progress import Progress
from jamedit.suggest.base import Proposal
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import with_surface_form
from jamedit.suggest.matching.phonetics import sounds_of
from jamedit.suggest.matching.term_index import prepare
from jamedit.suggest.models.base import KIND
from jamedit.suggest.models.masked_lm_runtime import Encoded, Masked, Runner

_DOUBTFUL = -5.0  # log of the chance of a word at its own position, below which it is looked at closer
_LEAST_SOUND = 0.6
_MOST_CANDIDATES = 12
_LEAST_GAIN = 3.0  # log of how much more likely a proposal must be than the present word
_SURE_GAIN, _GAIN_SCALE = 6.0, 2.0  # where it is as likely right as not, and how fast that changes
_MOST_SURE = 0.9
_SHORTEST = 2  # letters of a word that may be doubtful


class Doubt(NamedTuple):
    """Hold a doubtful word: where it is in its passage, and the log of its chance there."""

    at: int
    chance: float


class MaskedModel:
    """Propose with a model; raises ModelError when the folder holds none that can be run."""

    def __init__(self, folder: Path, glossary: Glossary, language: str = lexicon.FALLBACK) -> None:
        self._runner = Runner.load(folder)
        known = lexicon.language_of(language)
        self._sounds, sounding = sounds_of(known), lexicon.lexicon_of(known).sounds
        terms = [t for t in prepare(glossary, known).targets if len(t.text.split()) == 1]
        self._texts = [*sounding, *(t.text for t in terms)]
        self._phones = [*sounding.values(), *(self._sounds.of(key(t.text)) for t in terms)]
        self._near: dict[str, tuple[str, ...]] = {}

    def propose(self, passages: Sequence[Sequence[str]], progress: Progress) -> Iterator[tuple[int, list[Proposal]]]:
        """Yield the proposals of each passage in which there are any."""
        total = sum(map(len, passages)) or 1
        done = 0
        for number, passage in enumerate(passages):
            found: list[Proposal] = []
            for first in range(0, len(passage), self._runner.words):
                progress.update(done / total)
                window = passage[first : first + self._runner.words]
                proposals = self._window(window, progress)
                found += [replace(p, start=p.start + first, end=p.end + first) for p in proposals]
                done += len(window)
            if found:
                yield number, found
        progress.update(1.0)

    def doubts(self, tokens: Sequence[str], progress: Progress | None = None) -> list[Doubt]:
        """Return the words of a window that the model does not expect where they are."""
        encoded = self._runner.encode([core(t) or t for t in tokens])
        chances = self._runner.chances(encoded, progress or Progress())
        doubtful = (Doubt(at, chance) for at, chance in sorted(chances.items()) if chance < _DOUBTFUL)
        return [d for d in doubtful if len(key(tokens[d.at])) >= _SHORTEST and key(tokens[d.at]).isalpha()]

    def _window(self, tokens: Sequence[str], progress: Progress) -> Iterator[Proposal]:
        words = [core(t) or t for t in tokens]
        encoded = self._runner.encode(words)
        for doubt in self.doubts(tokens, progress):
            progress.check()
            present = words[doubt.at]
            scores = self._scores(encoded, doubt.at, (present, *self._candidates(present)), progress)
            own = scores.pop(present, None)
            if own is None or not scores:
                continue
            ranked = sorted(scores, key=lambda text: -scores[text])
            gain = scores[ranked[0]] - own
            if gain >= _LEAST_GAIN:
                good = [text for text in ranked if scores[text] - own >= _LEAST_GAIN]
                texts = tuple(with_surface_form(tokens, doubt.at, doubt.at + 1, text) for text in islice(good, 3))
                sure = _MOST_SURE / (1 + exp(-(gain - _SURE_GAIN) / _GAIN_SCALE))
                yield Proposal(doubt.at, doubt.at + 1, texts, KIND, sure, ("expected", ranked[0]))

    def _scores(self, encoded: Encoded, at: int, texts: Sequence[str], progress: Progress) -> dict[str, float]:
        """Return the log of the chance of each text at a position, those of as many pieces in one run each."""
        pieces = {text: self._runner.pieces(text) for text in dict.fromkeys(texts)}
        by_size: dict[int, list[str]] = defaultdict(list)
        for text, ids in pieces.items():
            by_size[len(ids)].append(text)
        masked = [Masked(encoded, at, size) for size in by_size if size]
        results = self._runner.fill(masked, [[pieces[t] for t in by_size[m.size]] for m in masked], progress)
        found: dict[str, float] = {}
        for gap, scores in zip(masked, results, strict=True):
            found.update(zip(by_size[gap.size], scores, strict=True))
        return found

    def _candidates(self, word: str) -> tuple[str, ...]:
        """Return the words and terms that sound like one, nearest first."""
        folded = key(word)
        if folded not in self._near:
            near = process.extract(
                self._sounds.of(folded),
                self._phones,
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=_LEAST_SOUND,
                limit=_MOST_CANDIDATES,
            )
            texts = (self._texts[number] for _, _, number in near)
            self._near[folded] = tuple(dict.fromkeys(t for t in texts if key(t) != folded))
        return self._near[folded]
