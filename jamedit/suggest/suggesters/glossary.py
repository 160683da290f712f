"""Terms of the glossary that were recognised as other words, found by sound and spelling across word boundaries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.suggest.base import Proposal, Resources, TextStatistics, where
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.bigrams import bigrams
from jamedit.suggest.matching import full_names, score
from jamedit.suggest.matching.fuzzy_search import FuzzyTerms, FuzzyText, weight
from jamedit.suggest.matching.letter_search import letter_index
from jamedit.suggest.matching.phonetics import sounds_of
from jamedit.suggest.matching.score import Context
from jamedit.suggest.matching.similarity import COMMON_ZIPF, EVERYDAY_ZIPF, FUNCTION_ZIPF, Comparer, Match, Similarity
from jamedit.suggest.matching.term_index import UNKNOWN_ZIPF, Form, Target, letters_of, prepare
from jamedit.suggest.matching.token_run import TokenRun

_COST_SHARE = 0.3  # of the weight of a term's sounds, that may be recognised otherwise
_SHORTEST, _LONGEST = 0.7, 1.45  # sounds of a window, in those of the term
_LAST_ZIPF = 6.3  # a term does not end with a word as common as this, unless it is one letter or a digit
_LEAST_ALIKE = 1.15  # letters and coarse sounds together
_LEAST_LETTERS_ALIKE = 0.55  # of an odd word and a term
_WIDEST_ODD = 3  # words
_CASED = 0.03  # share of words with a capital, from which on capitals tell something
_TELLING_ZIPF = 4.9  # a word rarer than this tells something about the words beside it
_WHOLE = 0.2  # a whole term at least this sure takes over from its parts
KNOWN_FORM = 0.97  # a wrong form that the glossary itself names


_near, _indel = Levenshtein.normalized_similarity, Indel.normalized_similarity
Window = tuple[int, int, int]  # first word, last word (exclusive), number of a target


class Spot(NamedTuple):
    """Hold words that may be a misheard target, the ending to keep of them, and how well their neighbours fit it."""

    start: int
    end: int
    target: Target
    suffix: str
    match: Match
    neighbour: float


class Candidate(NamedTuple):
    """Hold words that may be a misheard target, the ending to keep of them, and what speaks for and against it."""

    start: int
    end: int
    target: Target
    suffix: str
    similarity: Similarity
    context: Context

    def text(self, run: TokenRun) -> str:
        """Return the text that is proposed for its words."""
        return run.in_surface_form(self.start, self.end, self.target.text + self.suffix)


class GlossarySuggester:
    """Find windows of one to five words that sound and look like a term and are not it."""

    about = Declaration(
        "glossary",
        title="Glossary",
        looks_for="Terms and names of the glossary, recognised wrongly",
        group=Group.MENDS,
        reasons={"sounds like": "sounds like “{0}”", "known form": "known form of “{0}”"},
        rules=(
            Rule(
                "sounds-like-term",
                "Words sound and look like a term of the glossary, across word boundaries.",
                (
                    "open the stupider notebooks now => open the Jupyter notebooks now",
                    "and stupid or notebooks, too => and Jupyter notebooks, too",
                    "we wrote it in pie torch, then => we wrote it in PyTorch, then",
                    "my jupiter notebook's cells => my Jupyter notebook's cells",
                    "written to o in and x, then => written to ONNX, then",
                    "a model of gpt two is => a model of GPT-2 is",
                ),
                (
                    "they are too stupid or don't have enough",
                    "open the Jupyter notebooks now",
                    "a notebook is on the table",
                    "he carried a torch by the sea",
                    "no in and out of a box",
                    "in 2007 and GPT-2 of 1900",
                ),
                ("Jupyter notebooks", "PyTorch", "ONNX", "GPT-2", "2000km"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._sounds = sounds_of(resources.language)
        self._lexicon = resources.lexicon
        self._pairs = bigrams(resources.language)
        self._terms = prepare(resources.glossary, resources.language)
        targets = self._terms.targets
        self._patterns: dict[str, list[int]] = defaultdict(list)
        for number, target in enumerate(targets):
            for sound in dict.fromkeys(f.coarse for f in target.forms):
                self._patterns[sound].append(number)
        self._sound_terms = FuzzyTerms({sound: max(1, int(_COST_SHARE * weight(sound))) for sound in self._patterns})
        self._pattern_words = {
            sound: frozenset(word for n in numbers if len(targets[n].right) > 1 for word in targets[n].right)
            for sound, numbers in self._patterns.items()
        }
        # the two words before the last one of a longer term: after them a common word may be that last word
        self._heads = {t.right[-3:-1] for t in targets if len(t.right) > 2}
        self._letters = [t.forms[0].letters for t in targets]
        self._by_edge: dict[tuple[int, str], list[int]] = defaultdict(list)  # by first letter (0) and last one (-1)
        for number, letters in enumerate(self._letters):
            for edge in (0, -1):
                self._by_edge[edge, letters[edge]].append(number)
        self._letter_index = letter_index(resources.glossary, resources.language)
        self._comparer = Comparer(self._sounds, self._lexicon, self._pairs)
        self._digits = {word for _, word in lexicon.table(resources.language, "digits")}
        self._introductions = Introductions(resources.language)
        self._hesitations = lexicon.words(resources.language, "hesitations")
        self._ahead: dict[tuple[str, ...], list[Proposal]] = {}
        self._ahead_of: Counter[str] | None = None  # the words of the text that was searched ahead
        self._odd: dict[str, tuple[int, ...]] = {}
        self._compared: list[dict[tuple[str, ...], Match | None]] = [{} for _ in targets]

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterable[Proposal]:
        """Return a proposal for every window and every target that is likely enough."""
        found = self._ahead.get(tuple(tokens)) if self._ahead_of is statistics.words else None
        return self._find([(tokens, keys)], statistics)[0] if found is None else found

    def look_ahead(self, passages: Sequence[tuple[Sequence[str], Sequence[str]]], statistics: TextStatistics) -> None:
        """Search many passages of one text in one go, and keep what was found until the next time."""
        found = self._find(passages, statistics)
        self._ahead = {tuple(tokens): own for (tokens, _), own in zip(passages, found, strict=True)}
        self._ahead_of = statistics.words

    def _find(
        self, passages: Sequence[tuple[Sequence[str], Sequence[str]]], statistics: TextStatistics
    ) -> list[list[Proposal]]:
        run = TokenRun(passages)
        found = [*self._known_forms(run), *self._likely(run, statistics)]
        found = list(_whole_before_parts(found))
        return run.divided([*found, *full_names.joined(found, run.breaks)])

    def candidates(self, run: TokenRun, statistics: TextStatistics) -> Iterator[Candidate]:
        """Yield every window with every target whose sounds or letters are near enough to be weighed."""
        if not self._terms.targets or not run.tokens:
            return
        words = set(run.keys)  # most words come again and again
        forms = {k: self._comparer.word(k) for k in words}
        zipf = {k: self._lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in words}
        run.note_right(self._letter_index.occurrences(run.keys))
        windows = {*self._by_sound(run, forms, zipf, statistics), *self._by_letters(run, zipf)}
        spots = (self._find_spot(run, *window, statistics) for window in sorted(windows))
        for spot in _best_windows(spot for spot in spots if spot is not None):
            yield self._candidate(run, spot, statistics)

    def _likely(self, run: TokenRun, statistics: TextStatistics) -> Iterator[Proposal]:
        for found in self.candidates(run, statistics):
            sure = score.confidence(found.similarity, found.context)
            if sure >= score.LEAST_CONFIDENCE:
                text, reason = found.text(run), ("sounds like", found.target.term)
                yield Proposal(found.start, found.end, (text,), self.kind, sure, reason)

    def _known_forms(self, run: TokenRun) -> Iterator[Proposal]:
        """Yield what the glossary itself names as wrong; a possessive ending is kept."""
        longest = max(map(len, self._terms.known), default=0)
        for start in range(len(run.keys)) if longest else ():
            for end in range(start + 1, min(start + longest, len(run.keys)) + 1):
                words = tuple(run.keys[start:end])
                owned = (*words[:-1], words[-1].removesuffix("'s"))
                target = self._terms.known.get(words) or self._terms.known.get(owned)
                if target is not None:
                    suffix = "" if words in self._terms.known else "'s"
                    text = run.in_surface_form(start, end, target.text + suffix)
                    yield Proposal(start, end, (text,), self.kind, KNOWN_FORM, ("known form", target.term))
                if run.breaks[end - 1]:
                    break

    def _by_sound(
        self, run: TokenRun, forms: Mapping[str, Form], zipf: Mapping[str, float], statistics: TextStatistics
    ) -> Iterator[Window]:
        """Yield windows that sound about like a target, with its number."""
        last_words = {k for k, z in zipf.items() if z < _LAST_ZIPF or len(k) == 1 or k in self._digits}
        sounds, letters = [forms[k].coarse for k in run.keys], [forms[k].letters for k in run.keys]
        rarity, own_letters = [zipf[k] for k in run.keys], self._letters
        heads = self._heads
        may_end = [
            k in last_words or (bool(heads) and tuple(run.keys[max(0, at - 2) : at]) in heads)
            for at, k in enumerate(run.keys)
        ]
        text = FuzzyText(sounds, run.breaks, may_end)
        # the sounds and letters of a window are one slice of these, which is the fastest
        all_sounds, all_letters = "".join(sounds), "".join(letters)
        sound_at, letter_at = _begins(sounds), _begins(letters)
        seen = {n for n, t in enumerate(self._terms.targets) if score.count(t.right, statistics)}
        for sound, lasts in text.search(self._sound_terms):
            numbers, words = self._patterns[sound], self._pattern_words[sound]
            beside_seen = not seen.isdisjoint(numbers)
            least, most = _SHORTEST * len(sound), _LONGEST * len(sound) + 1
            for last in lasts:
                end = last + 1
                rarest, limit, sound_end = 8.0, COMMON_ZIPF, sound_at[end]
                for start in range(last, run.reach[last] - 1, -1):
                    size = sound_end - sound_at[start]
                    if size > most:
                        break
                    if rarity[start] < rarest:
                        rarest = rarity[start]
                    if size >= least and (rarest < limit or beside_seen or not words.isdisjoint(run.keys[start:end])):
                        alike = _near(all_sounds[sound_at[start] : sound_end], sound)
                        recognised = all_letters[letter_at[start] : letter_at[end]]
                        for number in numbers:
                            if alike + _indel(recognised, own_letters[number]) >= _LEAST_ALIKE:
                                yield start, end, number
                    limit = EVERYDAY_ZIPF

    def _by_letters(self, run: TokenRun, zipf: Mapping[str, float]) -> Iterator[Window]:
        """Yield windows of odd words whose letters are about those of a target, with its number."""
        odd = {k for k, z in zipf.items() if len(k) == 1 or (z <= UNKNOWN_ZIPF and self._is_odd(k))}
        for start in where(run.keys, odd):
            letters, end = "", start
            while end < len(run.keys) and run.keys[end] in odd and end - start < _WIDEST_ODD:
                letters += letters_of(run.keys[end])
                end += 1
                yield from [(start, end, number) for number in self._letters_about(letters)]
                if run.breaks[end - 1]:
                    break

    def _is_odd(self, key: str) -> bool:
        """Return whether a word looks like what is left of an acronym: a letter, a digit, a word of no dictionary."""
        return len(letters_of(key)) == 1 or any(c.isdigit() for c in key) or self._comparer.is_unlisted(key)

    def _letters_about(self, letters: str) -> tuple[int, ...]:
        known = self._odd.get(letters)
        if known is None:
            edges = [(edge, letters[edge]) for edge in (0, -1) if len(letters) > 1]
            numbers = {number for edge in edges for number in self._by_edge.get(edge, ())}
            near = (n for n in numbers if _indel(letters, self._letters[n]) >= _LEAST_LETTERS_ALIKE)
            known = self._odd[letters] = tuple(near)
        return known

    def _find_spot(self, run: TokenRun, start: int, end: int, number: int, statistics: TextStatistics) -> Spot | None:
        target = self._terms.targets[number]
        keys, suffix = self._without_possessive(run.keys[start:end], target)
        match = self._match(keys, number)
        if match is None or run.holds_right(start, end, self._letters[number]):
            return None
        neighbour = score.neighbour_support(run.neighbours(start, end), target, statistics, self._lexicon)
        if not neighbour and match.everyday and not (match.shared and self._supports(keys, target)):
            return None
        return Spot(start, end, target, suffix, match, neighbour)

    def _candidate(self, run: TokenRun, spot: Spot, statistics: TextStatistics) -> Candidate:
        start, end, target, suffix, match, neighbour = spot
        similarity, around = self._comparer.similarity(match, target), run.neighbours(start, end)
        capitals = run.capitals(start, end) if statistics.cased >= _CASED else -1.0
        introduced = self._introductions.after(run, start)
        context = score.context(
            match.keys, around, capitals, target, statistics, self._pairs, neighbour, match.shared, introduced
        )
        return Candidate(start, end, target, suffix, similarity, context)

    def _without_possessive(self, keys: Sequence[str], target: Target) -> tuple[tuple[str, ...], str]:
        """Return a window's words and the possessive ending to keep, which the words are rid of ("he's" has none)."""
        words = tuple(keys)
        if words[-1][-2:] != "'s" or target.right[-1].endswith("s"):
            return words, ""
        last = words[-1][:-2]
        owns = last and self._lexicon.zipf.get(last, UNKNOWN_ZIPF) < FUNCTION_ZIPF
        return ((*words[:-1], last), "'s") if owns else (words, "")

    def _supports(self, keys: tuple[str, ...], target: Target) -> bool:
        """Return whether a window has a word in common with its target that is not an everyday one."""
        common = (k for k in keys if k in target.right)
        return any(self._lexicon.zipf.get(k, UNKNOWN_ZIPF) < _TELLING_ZIPF for k in common)

    def _match(self, keys: tuple[str, ...], number: int) -> Match | None:
        known = self._compared[number]
        if keys not in known:
            beside = keys[0] in self._hesitations or keys[-1] in self._hesitations
            known[keys] = None if beside else self._comparer.compare(keys, self._terms.targets[number])
        return known[keys]


class Introductions:
    """Hold the words after which a name is likely: "my name is", "thanks"."""

    def __init__(self, language: str) -> None:
        self._phrases = frozenset(lexicon.phrases(language, "introductions"))
        self._longest = max(map(len, self._phrases), default=0)
        self._last_words = {phrase[-1] for phrase in self._phrases}

    def after(self, run: TokenRun, start: int) -> bool:
        """Return whether such words are right before a position, in the same clause."""
        if not start or run.keys[start - 1] not in self._last_words:
            return False  # as nearly always
        for size in range(1, min(self._longest, start) + 1):
            if run.breaks[start - size]:
                return False
            if tuple(run.keys[start - size : start]) in self._phrases:
                return True
        return False


def _begins(parts: Iterable[str]) -> list[int]:
    """Return where each part begins when they are joined, and where the last one ends."""
    return list(accumulate(map(len, parts), initial=0))


def _best_windows(found: Iterable[Spot]) -> Iterator[Spot]:
    """Yield, of the windows that overlap and have one target, those that are most like it.

    So a word too many beside a find ("the Tsney" for t-SNE) is no find of its own.
    """
    by_target: dict[int, list[Spot]] = defaultdict(list)
    for spot in found:
        by_target[id(spot.target)].append(spot)
    for spots in by_target.values():
        taken: set[int] = set()
        for spot in sorted(spots, key=lambda spot: spot.match.alike, reverse=True):
            words = range(spot.start, spot.end)
            if taken.isdisjoint(words):
                taken.update(words)
                yield spot


def _whole_before_parts(found: list[Proposal]) -> Iterator[Proposal]:
    """Yield proposals, one for a whole term at least as sure as those that put a part of it into the same words.

    So "otili brant" becomes "Ottilie Brandt" at once rather than in two steps.
    """
    starting: dict[tuple[str, int], list[Proposal]] = defaultdict(list)
    for proposal in found:
        starting[proposal.reason[1], proposal.start].append(proposal)
    for proposal in found:
        words = proposal.text.split()
        positions = range(proposal.start, proposal.end) if len(words) > 1 and proposal.confidence >= _WHOLE else ()
        inside = (p for at in positions for p in starting.get((proposal.reason[1], at), ()))
        size = proposal.end - proposal.start
        inside = (p for p in inside if p.end <= proposal.end and p.end - p.start < size)
        parts = [p.confidence for p in inside if p.text in words]
        yield replace(proposal, confidence=max(parts)) if max(parts, default=0.0) > proposal.confidence else proposal
