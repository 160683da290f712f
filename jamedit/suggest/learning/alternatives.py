"""What words that a user knows to be wrong might be: everything that sounds similar, ranked.

Users ask only about wrong words, so nothing is held back: terms of the glossary, what such words were corrected to
before, rare words of the text itself, and the words of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from jamedit.document import Glossary, Knowledge
from jamedit.document.knowledge import fold
from jamedit.document.tokens import core, key
from jamedit.suggest.base import TextStatistics
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import with_surface_form
from jamedit.suggest.matching.phonetics import sounds_of
from jamedit.suggest.matching.term_index import RARE_ZIPF, prepare
from jamedit.suggest.matching.text_similarity import SpokenForm, similarity, spoken_form, spoken_forms

MOST = 8
_LEAST = 0.5
_WIDEST = 4  # words on each side of the one in question
_TERM, _OWN, _PLAIN = 0.2, 0.12, 0.0  # how much more likely terms and the text's own words are than others
_WIDER = 0.04  # what each further word must bring when nothing was selected
_JOINED = -0.15  # words are seldom joined to one that is in no list
_NEAREST = 40
_COMMON_ZIPF, _LONG_WORD = 4.0, 5  # short rare entries of the list are mostly no whole words
_FREQUENT = 0.02  # for a step of Zipf's scale, among words that sound the same


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    form: SpokenForm
    bonus: float


class Alternatives:
    """Hold the candidates in a text, made once for a glossary and what is known of the text."""

    def __init__(self, glossary: Glossary, statistics: TextStatistics, language: str = lexicon.FALLBACK) -> None:
        self._language = lexicon.language_of(language)
        self._glossary, self._statistics = glossary, statistics
        self._sounds, self._lexicon = sounds_of(self._language), lexicon.lexicon_of(self._language)

    @cached_property
    def _terms(self) -> list[_Candidate]:
        targets = prepare(self._glossary, self._language).targets
        return [_Candidate(t.text, way, _TERM) for t in targets for way in spoken_forms(t.text, self._sounds)]

    @cached_property
    def _own(self) -> list[_Candidate]:
        """Return the rare words that occur in the text more than once."""
        rare = (
            w for w, n in self._statistics.words.items() if n > 1 and self._lexicon.zipf.get(w, 0.0) < RARE_ZIPF and w
        )
        return [_Candidate(w, spoken_form([w], self._sounds), _OWN) for w in rare]

    @cached_property
    def _words(self) -> tuple[list[str], list[str]]:
        """Return the words of the language and how each sounds."""
        known = self._lexicon.sounds
        return list(known), list(known.values())

    def of(self, tokens: Sequence[str], start: int, end: int, knowledge: Knowledge | None = None) -> tuple[str, ...]:
        """Return what tokens start to end (exclusive) might be, best first, with their punctuation."""
        ranked = self._ranked(tokens[start:end], knowledge or Knowledge())
        texts = (with_surface_form(tokens, start, end, text) for _, text in ranked)
        return tuple(dict.fromkeys(t for t in texts if t != " ".join(tokens[start:end])))[:MOST]

    def around(
        self, tokens: Sequence[str], at: int, knowledge: Knowledge | None = None
    ) -> tuple[int, int, tuple[str, ...]]:
        """Return the window around a token that is most likely wrong, and what it might be."""
        known, best = knowledge or Knowledge(), (0.0, at, at + 1)
        for start in range(max(0, at - _WIDEST + 1), at + 1):
            for end in range(at + 1, min(len(tokens), start + _WIDEST) + 1):
                ranked = self._ranked(tokens[start:end], known, plain_words=end - start == 1)
                if ranked:
                    best = max(best, (ranked[0][0] - _WIDER * (end - start - 1), start, end), key=lambda b: b[0])
        return best[1], best[2], self.of(tokens, best[1], best[2], known)

    def complete(self, typed: str, before: str, knowledge: Knowledge | None = None) -> str:
        """Return the most likely completion of what was typed so far in place of `before`; "" for none.

        A whole term or an earlier correction goes first; else the word at the end is completed alone. What is a
        word already may be all that was wanted, so nothing is added to that.
        """
        head, _, start = typed.rpartition(" ")
        rest = fold(before).split()
        for word in head.split():  # a word that is kept needs no more thought
            rest = rest[1:] if len(rest) > 1 and key(word) == rest[0] else rest
        form = spoken_form(rest, self._sounds)
        if not start.strip() or not form.coarse or (len(start) > 1 and self._is_word(key(start))):
            return ""
        learned = {p.replacement: _TERM for p in (knowledge or Knowledge()).pairs if p.fixed and p.replacement}
        whole = {c.text: c.bonus for c in self._terms} | learned
        best = self._most_likely(typed, whole, spoken_form(fold(before).split(), self._sounds))
        if best:
            return best
        words: dict[str, float] = dict.fromkeys(self._words[0], 0.0)
        words |= {c.text: _OWN for c in self._own}
        words |= {w: _OWN for text in whole for w in text.split()}
        best = self._most_likely(start, words, form, inside=len(rest) > 1)
        if best.islower():  # capitals that were typed stay
            best = start + best[len(start) :]
        return f"{head} {best}".strip() if best else ""

    def _most_likely(self, typed: str, texts: Mapping[str, float], form: SpokenForm, *, inside: bool = False) -> str:
        """Return the text that goes on from what was typed and is most like the text before, or like a part of it."""
        folded = typed.casefold()
        fitting = [t for t in texts if len(t) > len(typed) and t.casefold().startswith(folded)]
        if inside:
            how = {t: fuzz.partial_ratio(self._sounds.of(key(t)), form.phones) / 100 for t in fitting}
            score = {t: how[t] * min(1.0, len(t) / 6) + texts[t] + self._frequency(t) for t in fitting}
        else:
            forms = {t: spoken_form(fold(t).split(), self._sounds) for t in fitting}
            score = {t: similarity(form, forms[t]) + texts[t] + self._frequency(t) for t in fitting}
        return max(score, key=lambda t: score[t], default="")

    def _is_word(self, folded: str) -> bool:
        least = _COMMON_ZIPF if len(folded) < _LONG_WORD else 0.1
        return self._lexicon.zipf.get(folded, 0.0) >= least or self._statistics.words[folded] > 1

    def _frequency(self, text: str) -> float:
        return _FREQUENT * (self._lexicon.zipf.get(key(text), 3.0) - 4.0)

    def _ranked(
        self, tokens: Sequence[str], knowledge: Knowledge, *, plain_words: bool = True
    ) -> list[tuple[float, str]]:
        keys = [k for k in map(key, tokens) if k]
        present = " ".join(map(core, tokens))
        form = spoken_form(keys, self._sounds)
        if not form.coarse:
            return []
        learned = {p.replacement for p in knowledge.pairs if p.fixed and p.replacement}
        pool: list[_Candidate] = [*self._terms, *self._own]
        pool += [_Candidate(text, way, _TERM) for text in sorted(learned) for way in spoken_forms(text, self._sounds)]
        pool += self._common(form) if plain_words else []
        pool += self._joined(keys) if len(keys) > 1 else []
        known = {p.replacement: 1.0 for p in knowledge.pairs if p.fixed and p.recognised == " ".join(keys)}
        scored: dict[str, float] = {}
        for each in pool:
            score = known.get(each.text, 0.0) + similarity(form, each.form) + each.bonus
            if score >= _LEAST and each.text != present:
                scored[each.text] = max(score, scored.get(each.text, 0.0))
        return sorted(((score, text) for text, score in scored.items()), key=lambda s: (-s[0], s[1]))

    def _joined(self, keys: Sequence[str]) -> Iterable[_Candidate]:
        """Yield the words as one, more likely where the language or the text has that, and with hyphens."""
        form, joined = spoken_form(keys, self._sounds), "".join(keys)
        known = joined in self._lexicon.zipf or self._statistics.words[joined] > 0
        yield _Candidate(joined, form, _OWN if known else _JOINED)
        yield _Candidate("-".join(keys), form, _JOINED - _WIDER)

    def _common(self, form: SpokenForm) -> Iterable[_Candidate]:
        words, sounds = self._words
        near = process.extract(form.phones, sounds, scorer=Levenshtein.normalized_similarity, limit=_NEAREST)
        for _, _, number in near:
            word = words[number]
            bonus = _PLAIN + _FREQUENT * (self._lexicon.zipf.get(word, 0.0) - 4.0)
            yield _Candidate(word, spoken_form([word], self._sounds), bonus)
