"""Terms of the glossary that were heard as other words, found by sound and spelling across word boundaries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from jamedit.suggest.base import Proposal, Resources, Rule, Survey
from jamedit.suggest.dress import dress
from jamedit.suggest.likeness import COMMON_ZIPF, LEAST_CONFIDENCE, Likeness, compare, confidence
from jamedit.suggest.sounds import Sounds, coarse
from jamedit.suggest.spelled import Spelled
from jamedit.suggest.stretch import WIDEST, Shape, Stretch
from jamedit.suggest.terms import Form, Target, form_of, letters_of, prepare

_ANCHOR_SOUNDS = 3
_RARE_ANCHOR_SOUNDS = 2  # for a word that is not common
_ANCHOR_LIKENESS = 75.0
_ANCHOR_FIT = 60.0
_ANCHOR_ZIPF = 5.4
_ANCHOR_SHARE = 0.3  # of the sounds of a target, that one word of its window must have
KNOWN_FORM = 0.97  # a wrong form that the glossary itself names


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
            ),
            (
                "they are too stupid or don't have enough",
                "open the Jupyter notebooks now",
                "a notebook is on the table",
                "he carried a torch by the sea",
            ),
            ("Jupyter notebooks", "PyTorch"),
        ),
    )

    def __init__(self, resources: Resources) -> None:
        self._sounds = Sounds(resources.language)
        self._lexicon = resources.lexicon
        self._terms = prepare(resources.glossary, resources.language)
        targets = self._terms.targets
        self._choices = {(i, j): f.coarse for i, t in enumerate(targets) for j, f in enumerate(t.forms)}
        self._shapes = [Shape.of(t) for t in targets]
        self._acronyms = [_capitals(t) for t in targets]
        self._spelled = Spelled(targets)
        self._sound: dict[str, str] = {}
        self._anchors: dict[str, tuple[int, ...]] = {}
        self._forms: dict[tuple[str, ...], Form] = {}
        self._compared: dict[tuple[tuple[str, ...], int], Likeness | None] = {}

    def find(self, tokens: Sequence[str], keys: Sequence[str], survey: Survey) -> Iterator[Proposal]:
        """Yield a proposal for every window and every target that is likely enough."""
        if not self._terms.targets:
            return
        stretch = Stretch(tokens, keys, [self._coarse(k) for k in keys], list(self._spelled.places(keys)))
        yield from self._known_forms(stretch)
        found = [p for window in self._windows(stretch) for p in self._judge(stretch, *window, survey)]
        yield from _whole_before_parts(found)

    def _known_forms(self, stretch: Stretch) -> Iterator[Proposal]:
        for at in range(len(stretch.keys)) if self._terms.known else ():
            for size in range(1, min(WIDEST, len(stretch.keys) - at) + 1):
                target = self._terms.known.get(tuple(stretch.keys[at : at + size]))
                if target is not None:
                    text = dress(stretch.tokens, at, at + size, target.text)
                    yield Proposal(at, at + size, (text,), self.kind, KNOWN_FORM, ("known form", target.term))

    def _windows(self, stretch: Stretch) -> set[tuple[int, int, int]]:
        """Return windows with the number of a target whose sound is near enough to look closer."""
        found = set()
        for at, key in enumerate(stretch.keys):
            numbers = self._anchors_of(key)
            windows = stretch.around(at) if numbers else []
            for number in numbers:
                fits = self._shapes[number].fits
                found.update([(start, end, number) for start, end, sound in windows if fits(sound)])
        return found

    def _anchors_of(self, key: str) -> tuple[int, ...]:
        """Return the targets that a word may be a part of; remembered, as most words come again."""
        known = self._anchors.get(key)
        if known is None:
            known = self._anchors[key] = self._search(key)
        return known

    def _search(self, key: str) -> tuple[int, ...]:
        sound = self._coarse(key)
        if len(key) == 1 and key.isalpha():
            return tuple(i for i, letters in enumerate(self._acronyms) if key in letters)
        common = self._lexicon.zipf.get(key, 0.0)
        least = _ANCHOR_SOUNDS if common >= COMMON_ZIPF else _RARE_ANCHOR_SOUNDS
        if len(sound) < least or common >= _ANCHOR_ZIPF:
            return ()
        hits = process.extract(
            sound, self._choices, scorer=fuzz.partial_ratio, score_cutoff=_ANCHOR_LIKENESS, limit=None
        )
        share = len(sound) / _ANCHOR_SHARE
        near = dict.fromkeys(place for form, _, place in hits if len(form) <= share)
        return tuple(dict.fromkeys(n for n, i in near if self._fits_in(key, self._terms.targets[n].forms[i])))

    def _fits_in(self, key: str, form: Form) -> bool:
        """Tell whether a word may be a part of a form, by its letters or by its exact sounds."""
        letters = fuzz.partial_ratio(letters_of(key), form.letters)
        return letters >= _ANCHOR_FIT or fuzz.partial_ratio(self._sounds.of(key), form.phones) >= _ANCHOR_FIT

    def _judge(self, stretch: Stretch, start: int, end: int, number: int, survey: Survey) -> Iterator[Proposal]:
        target = self._terms.targets[number]
        keys, suffix = _without_possessive(stretch.keys[start:end], target)
        if stretch.holds_right(start, end, target.forms[0].letters) or keys == target.right:
            return
        if letters_of("".join(keys)) == target.forms[0].letters:
            return
        likeness = self._likeness(keys, number)
        if likeness is None:
            return
        sure = confidence(likeness, keys, target, survey)
        if sure >= LEAST_CONFIDENCE:
            text = dress(stretch.tokens, start, end, target.text + suffix)
            yield Proposal(start, end, (text,), self.kind, sure, ("sounds like", target.term))

    def _likeness(self, keys: tuple[str, ...], number: int) -> Likeness | None:
        place = (keys, number)
        if place not in self._compared:
            target = self._terms.targets[number]
            self._compared[place] = compare(keys, target, self._lexicon, self._form_of)
        return self._compared[place]

    def _form_of(self, keys: tuple[str, ...]) -> Form:
        form = self._forms.get(keys)
        if form is None:
            form = self._forms[keys] = form_of(keys, self._sounds)
        return form

    def _coarse(self, key: str) -> str:
        known = self._sound.get(key)
        if known is None:
            known = self._sound[key] = coarse(self._sounds.of(key))
        return known


def _without_possessive(keys: Sequence[str], target: Target) -> tuple[tuple[str, ...], str]:
    """Return a window's words and the possessive ending to keep, which the words are rid of."""
    words = tuple(keys)
    if words and words[-1].endswith("'s") and len(words[-1]) > 2 and not target.right[-1].endswith("'s"):
        return (*words[:-1], words[-1][:-2]), "'s"
    return words, ""


def _capitals(target: Target) -> str:
    """Return the letters that are read one by one in a term such as ONNX or t-SNE, folded."""
    return "".join(re.findall(r"[A-Z]{2,}|\b[A-Za-z]\b", target.text)).casefold()


def _whole_before_parts(found: list[Proposal]) -> Iterator[Proposal]:
    """Yield proposals, those that two or more words of the same term make up as sure as the surest of these.

    So "otili brant" becomes "Ottilie Brandt" at once rather than in two steps.
    """
    starting: dict[tuple[str, int], list[Proposal]] = defaultdict(list)
    for proposal in found:
        starting[proposal.reason[1], proposal.start].append(proposal)
    for proposal in found:
        words = proposal.text.split()
        places = range(proposal.start, proposal.end) if len(words) > 1 else ()
        inside = (p for at in places for p in starting.get((proposal.reason[1], at), ()))
        parts = [p for p in inside if p.end <= proposal.end and p.text in words]
        ends = (min((p.start for p in parts), default=-1), max((p.end for p in parts), default=-1))
        filled = ends == (proposal.start, proposal.end) and len({p.start for p in parts}) == len(words)
        yield replace(proposal, confidence=max(p.confidence for p in parts)) if filled else proposal
