"""Terms of the glossary that were heard as other words, found by sound and spelling across word boundaries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from jamedit.suggest import confidence, full_names, wordlists
from jamedit.suggest.base import Proposal, Resources, Rule, Survey
from jamedit.suggest.confidence import Context
from jamedit.suggest.likeness import COMMON_ZIPF, EVERYDAY_ZIPF, FUNCTION_ZIPF, Comparer, Likeness
from jamedit.suggest.sound_search import SoundText, weight
from jamedit.suggest.sounds import Sounds
from jamedit.suggest.spelled import spelled
from jamedit.suggest.stretch import Stretch
from jamedit.suggest.terms import UNKNOWN_ZIPF, Form, Target, letters_of, prepare
from jamedit.suggest.word_pairs import word_pairs

_COST_SHARE = 0.3  # of the weight of a term's sounds, that may be heard otherwise
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


class Candidate(NamedTuple):
    """Hold words that may stand for a target, and what speaks for and against it."""

    start: int
    end: int
    text: str
    target: Target
    likeness: Likeness
    context: Context


class GlossarySuggester:
    """Find windows of one to five words that sound and look like a term and are not it."""

    kind = "glossary"
    rules = (
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
    )

    def __init__(self, resources: Resources) -> None:
        self._sounds = Sounds(resources.language)
        self._lexicon = resources.lexicon
        self._pairs = word_pairs(resources.language)
        self._terms = prepare(resources.glossary, resources.language)
        targets = self._terms.targets
        self._patterns: dict[str, list[int]] = defaultdict(list)
        for number, target in enumerate(targets):
            for sound in dict.fromkeys(f.coarse for f in target.forms):
                self._patterns[sound].append(number)
        self._costs = {sound: max(1, int(_COST_SHARE * weight(sound))) for sound in self._patterns}
        self._pattern_words = {
            sound: frozenset(word for n in numbers if len(targets[n].right) > 1 for word in targets[n].right)
            for sound, numbers in self._patterns.items()
        }
        # what stands right before the last word of a longer term says that a common word is meant for that
        self._heads = {t.right[-3:-1] for t in targets if len(t.right) > 2}
        self._letters = {n: t.forms[0].letters for n, t in enumerate(targets)}
        self._spelled = spelled(resources.glossary, resources.language)
        self._comparer = Comparer(self._sounds, self._lexicon, self._pairs)
        self._last_words = {word for _, word in wordlists.table(resources.language, "digits")}
        self._introductions = Introductions(resources.language)
        self._hesitations = wordlists.words(resources.language, "hesitations")
        self._ahead: dict[tuple[str, ...], list[Proposal]] = {}
        self._ahead_of: Counter[str] | None = None  # the words of the text that was searched ahead
        self._odd: dict[str, tuple[int, ...]] = {}
        self._compared: dict[tuple[tuple[str, ...], int], Likeness | None] = {}

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterable[Proposal]:
        """Return a proposal for every window and every target that is likely enough."""
        found = self._ahead.get(tuple(tokens)) if self._ahead_of is survey.words else None
        return self._find([(tokens, keys)], survey)[0] if found is None else found

    def look_ahead(self, stretches: Sequence[tuple[Sequence[str], Sequence[str]]], survey: Survey) -> None:
        """Search many stretches of one text in one go, and keep what was found until the next time."""
        found = self._find(stretches, survey)
        self._ahead = {tuple(tokens): own for (tokens, _), own in zip(stretches, found, strict=True)}
        self._ahead_of = survey.words

    def _find(self, stretches: Sequence[tuple[Sequence[str], Sequence[str]]], survey: Survey) -> list[list[Proposal]]:
        run = Stretch(stretches)
        found = [*self._known_forms(run), *self._likely(run, survey)]
        found = list(_whole_before_parts(found))
        return run.divided([*found, *full_names.joined(found, run.breaks)])

    def candidates(self, run: Stretch, survey: Survey) -> Iterator[Candidate]:
        """Yield every window with every target whose sounds or letters are near enough to be weighed."""
        if not self._terms.targets or not run.tokens:
            return
        forms = [self._comparer.word(k) for k in run.keys]
        zipf = [self._lexicon.zipf.get(k, UNKNOWN_ZIPF) for k in run.keys]
        run.note_right(self._spelled.places(run.keys))
        windows = {*self._by_sound(run, forms, zipf, survey), *self._by_letters(run, zipf)}
        found = (self._candidate(run, *window, survey) for window in sorted(windows))
        yield from _best_windows(c for c in found if c is not None)

    def _likely(self, run: Stretch, survey: Survey) -> Iterator[Proposal]:
        for found in self.candidates(run, survey):
            sure = confidence.confidence(found.likeness, found.context)
            if sure >= confidence.LEAST_CONFIDENCE:
                reason = ("sounds like", found.target.term)
                yield Proposal(found.start, found.end, (found.text,), self.kind, sure, reason)

    def _known_forms(self, run: Stretch) -> Iterator[Proposal]:
        """Yield what the glossary itself names as wrong; a possessive ending is kept."""
        longest = max(map(len, self._terms.known), default=0)
        for start in range(len(run.keys)) if longest else ():
            for end in range(start + 1, min(start + longest, len(run.keys)) + 1):
                words = tuple(run.keys[start:end])
                owned = (*words[:-1], words[-1].removesuffix("'s"))
                target = self._terms.known.get(words) or self._terms.known.get(owned)
                if target is not None:
                    suffix = "" if words in self._terms.known else "'s"
                    text = run.dressed(start, end, target.text + suffix)
                    yield Proposal(start, end, (text,), self.kind, KNOWN_FORM, ("known form", target.term))
                if run.breaks[end - 1]:
                    break

    def _by_sound(self, run: Stretch, forms: Sequence[Form], zipf: Sequence[float], survey: Survey) -> Iterator[Window]:
        """Yield windows that sound about like a target, with its number."""
        last_words, heads = self._last_words, self._heads
        may_end = [
            z < _LAST_ZIPF or len(k) == 1 or k in last_words or tuple(run.keys[max(0, at - 2) : at]) in heads
            for at, (z, k) in enumerate(zip(zipf, run.keys, strict=True))
        ]
        sounds, letters = [f.coarse for f in forms], [f.letters for f in forms]
        text = SoundText(sounds, run.breaks, may_end)
        seen = {n for n, t in enumerate(self._terms.targets) if confidence.count(t.right, survey)}
        for sound, lasts in text.search(self._costs):
            numbers, words = self._patterns[sound], self._pattern_words[sound]
            beside_seen = not seen.isdisjoint(numbers)
            least, most = _SHORTEST * len(sound), _LONGEST * len(sound) + 1
            for last in lasts:
                size, rarest, limit = 0, 8.0, COMMON_ZIPF
                for start in range(last, run.clause_start(last + 1) - 1, -1):
                    size += len(sounds[start])
                    if size > most:
                        break
                    if zipf[start] < rarest:
                        rarest = zipf[start]
                    telling = rarest < limit or beside_seen or not words.isdisjoint(run.keys[start : last + 1])
                    limit = EVERYDAY_ZIPF
                    if size >= least and telling:
                        alike = _near("".join(sounds[start : last + 1]), sound)
                        heard = "".join(letters[start : last + 1])
                        for number in numbers:
                            if alike + _indel(heard, self._letters[number]) >= _LEAST_ALIKE:
                                yield start, last + 1, number

    def _by_letters(self, run: Stretch, zipf: Sequence[float]) -> Iterator[Window]:
        """Yield windows of odd words whose letters are about those of a target, with its number."""
        odd = [(z <= UNKNOWN_ZIPF and self._is_odd(k)) or len(k) == 1 for k, z in zip(run.keys, zipf, strict=True)]
        for start, is_first in enumerate(odd):
            letters, end = "", start
            while is_first and end < len(odd) and odd[end] and end - start < _WIDEST_ODD:
                letters += letters_of(run.keys[end])
                end += 1
                yield from [(start, end, number) for number in self._spelled_about(letters)]
                if run.breaks[end - 1]:
                    break

    def _is_odd(self, key: str) -> bool:
        """Tell whether a word looks like what is left of an acronym: a letter, a digit, a word of no dictionary."""
        return len(letters_of(key)) == 1 or any(c.isdigit() for c in key) or self._comparer.is_unlisted(key)

    def _spelled_about(self, letters: str) -> tuple[int, ...]:
        known = self._odd.get(letters)
        if known is None:
            near = (
                number
                for number, own in self._letters.items()
                if len(letters) > 1
                and (own[0] == letters[0] or own[-1] == letters[-1])
                and Indel.normalized_similarity(letters, own) >= _LEAST_LETTERS_ALIKE
            )
            known = self._odd[letters] = tuple(near)
        return known

    def _candidate(self, run: Stretch, start: int, end: int, number: int, survey: Survey) -> Candidate | None:
        target = self._terms.targets[number]
        keys, suffix = self._without_possessive(run.keys[start:end], target)
        likeness = self._likeness(keys, number)
        if likeness is None or run.holds_right(start, end, self._letters[number]):
            return None
        around = run.neighbours(start, end)
        leans = likeness.everyday and not (likeness.shared and self._supports(keys, target))
        if leans and not confidence.neighbour_support(around, target, survey, self._lexicon):
            return None
        capitals = run.capitals(start, end) if survey.cased >= _CASED else -1.0
        shared, introduced = likeness.shared, self._introductions.after(run, start)
        context = confidence.context(
            keys, around, capitals, target, survey, self._pairs, self._lexicon, shared, introduced
        )
        return Candidate(start, end, run.dressed(start, end, target.text + suffix), target, likeness, context)

    def _without_possessive(self, keys: Sequence[str], target: Target) -> tuple[tuple[str, ...], str]:
        """Return a window's words and the possessive ending to keep, which the words are rid of ("he's" has none)."""
        words = tuple(keys)
        if words[-1][-2:] != "'s" or target.right[-1].endswith("s"):
            return words, ""
        last = words[-1][:-2]
        owns = last and self._lexicon.zipf.get(last, UNKNOWN_ZIPF) < FUNCTION_ZIPF
        return ((*words[:-1], last), "'s") if owns else (words, "")

    def _supports(self, keys: tuple[str, ...], target: Target) -> bool:
        """Tell whether a window has a word in common with its target that is not an everyday one."""
        common = (k for k in keys if k in target.right)
        return any(self._lexicon.zipf.get(k, UNKNOWN_ZIPF) < _TELLING_ZIPF for k in common)

    def _likeness(self, keys: tuple[str, ...], number: int) -> Likeness | None:
        place = (keys, number)
        if place not in self._compared:
            beside = keys[0] in self._hesitations or keys[-1] in self._hesitations
            target = self._terms.targets[number]
            self._compared[place] = None if beside else self._comparer.compare(keys, target)
        return self._compared[place]


class Introductions:
    """Know the words after which a name is likely: "my name is", "thanks"."""

    def __init__(self, language: str) -> None:
        self._phrases = frozenset(wordlists.phrases(language, "introductions"))
        self._longest = max(map(len, self._phrases), default=0)

    def after(self, run: Stretch, start: int) -> bool:
        """Tell whether such words stand right before a place, in the same clause."""
        for size in range(1, min(self._longest, start) + 1):
            if run.breaks[start - size]:
                return False
            if tuple(run.keys[start - size : start]) in self._phrases:
                return True
        return False


def _best_windows(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield, of the windows that overlap and have one target, those that are most like it.

    So a word too many beside a find ("the Tsney" for t-SNE) is no find of its own.
    """
    by_target: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_target[id(candidate.target)].append(candidate)
    for candidates in by_target.values():
        taken: set[int] = set()
        for candidate in sorted(candidates, key=_alike, reverse=True):
            places = range(candidate.start, candidate.end)
            if taken.isdisjoint(places):
                taken.update(places)
                yield candidate


def _alike(candidate: Candidate) -> float:
    """Return how alike a whole window and a target are, the words that they share counted as the same."""
    alike = candidate.likeness
    return 2 * alike.shared + (1 - alike.shared) * (alike.letters + alike.sound)


def _whole_before_parts(found: list[Proposal]) -> Iterator[Proposal]:
    """Yield proposals, one for a whole term at least as sure as those that put a part of it into the same words.

    So "otili brant" becomes "Ottilie Brandt" at once rather than in two steps.
    """
    starting: dict[tuple[str, int], list[Proposal]] = defaultdict(list)
    for proposal in found:
        starting[proposal.reason[1], proposal.start].append(proposal)
    for proposal in found:
        words = proposal.text.split()
        places = range(proposal.start, proposal.end) if len(words) > 1 and proposal.confidence >= _WHOLE else ()
        inside = (p for at in places for p in starting.get((proposal.reason[1], at), ()))
        size = proposal.end - proposal.start
        inside = (p for p in inside if p.end <= proposal.end and p.end - p.start < size)
        parts = [p.confidence for p in inside if p.text in words]
        yield replace(proposal, confidence=max(parts)) if max(parts, default=0.0) > proposal.confidence else proposal
