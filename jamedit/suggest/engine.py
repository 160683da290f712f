"""Run the suggesters over a text, settle what overlaps, and return suggestions in document order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from jamedit.document import Glossary, Knowledge, Paragraph, Suggestion, Transcript
from jamedit.document.tokens import key, without_monsters
from jamedit.errors import UsageError
from jamedit.progress import Progress
from jamedit.suggest.base import (
    InContext,
    LooksAhead,
    Proposal,
    Resources,
    Suggester,
    SuggesterClass,
    TextStatistics,
)
from jamedit.suggest.declaration import Group, Styles
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.language_id import guess
from jamedit.suggest.matching.phonetics import Sounds, sounds_of
from jamedit.suggest.vocabulary import subject_glossaries, term_priors, transcript_terms
from jamedit.suggest.vocabulary.known_pairs import weighed
from jamedit.suggest.vocabulary.text_statistics import statistics_of

BALANCED = "balanced"
PRESETS = {"careful": 0.85, BALANCED: 0.25, "everything": 0.1}
_MOST_CHOICES = 5
_PARAGRAPHS_A_REPORT = 64


class _Roles(NamedTuple):
    """Hold suggesters by how they are used, and what their declarations say of overlaps and thresholds."""

    marks: frozenset[str]  # kinds that propose the words as they are, to be confirmed
    plain: list[Suggester]  # look at words alone
    in_context: list[InContext]
    ahead: list[LooksAhead]
    learning: list[Suggester]
    form_only: frozenset[str]
    thresholds: dict[str, float]


class Engine:
    """Hold suggesters made ready for one glossary and language; what it learns of words is kept for the next call.

    `language` is a tag such as "en-US", or "" to detect it from the first text that is counted.
    `kinds` picks suggesters by kind (None = all); `preset` names the least confidence that is shown. An engine may be
    used for many texts, from one thread at a time. `styles` are choices of the house style; `subject` names a built-in
    glossary, "auto" takes the one that the text looks like.
    """

    def __init__(
        self,
        makers: Mapping[str, SuggesterClass],
        glossary: Glossary,
        kinds: Iterable[str] | None = None,
        preset: str = BALANCED,
        language: str = lexicon.FALLBACK,
        styles: Styles = (),
        subject: str = "",
    ) -> None:
        if preset not in PRESETS:
            raise UsageError(f"There is no preset {preset!r}; choose one of {', '.join(PRESETS)}.")
        picked = tuple(makers) if kinds is None else tuple(kinds)
        unknown = [k for k in picked if k not in makers]
        if unknown:
            raise UsageError(f"There is no kind of suggestion {unknown[0]!r}; choose from {', '.join(makers)}.")
        self.least, self._preset = PRESETS[preset], preset
        self._guessing, self._subject = not language, subject
        self._brought: tuple[object, ...] = ()
        self._typed, self._own = glossary, Glossary()
        self._own_texts: frozenset[str] = frozenset()
        self._subject_texts: frozenset[str] = frozenset()
        self._resources = Resources(glossary, lexicon.language_of(language or lexicon.FALLBACK), styles)
        self._makers = [makers[k] for k in picked]
        # what was found in paragraphs as they are, so that after learning only what is new costs time
        self._kept: dict[int, tuple[Paragraph, object, object, list[Proposal]]] = {}

    @property
    def language(self) -> str:
        """Return the language whose lists are used."""
        return self._resources.language

    @cached_property
    def suggesters(self) -> tuple[Suggester, ...]:
        """Return the suggesters, made at the first use."""
        return tuple(make(self._resources) for make in self._makers)

    @cached_property
    def _sounds(self) -> Sounds:
        return sounds_of(self.language)

    @cached_property
    def _roles(self) -> _Roles:
        """Return the suggesters by role; kept, as sorting them costs time."""
        learning = [s for s in self.suggesters if s.about.learns]
        fixed = [s for s in self.suggesters if not s.about.learns]
        found = [s.about for s in self.suggesters]
        own = {a.kind: a.threshold for a in found if a.threshold is not None} if self._preset == BALANCED else {}
        return _Roles(
            marks=frozenset(a.kind for a in found if a.group is Group.MARKS),
            plain=[s for s in fixed if not isinstance(s, InContext)],
            in_context=[s for s in fixed if isinstance(s, InContext)],
            ahead=[s for s in fixed if isinstance(s, LooksAhead)],
            learning=learning,
            form_only=frozenset(a.kind for a in found if a.form_only),
            thresholds=own,
        )

    def statistics(self, passages: Iterable[Sequence[str]]) -> TextStatistics:
        """Count the words of a whole text, passages of plain tokens; this detects the language, if none was given."""
        passages = map(without_monsters, passages)
        if self._guessing:
            passages = list(passages)
            self._guess(passages)
        language = self._resources.language
        slips = lexicon.words(language, "hesitations"), lexicon.words(language, "doubles")
        return statistics_of(passages, *slips)

    def take_terms(self, transcript: Transcript, statistics: TextStatistics) -> None:
        """Take what terms a transcript brings along, and those of the chosen built-in glossary.

        They are looked for beside the glossary and trusted less.
        """
        brought = (transcript.meta, transcript.speakers, transcript.sections, statistics.words)
        if len(brought) == len(self._brought) and all(a is b for a, b in zip(brought, self._brought, strict=True)):
            return
        self._brought = brought
        subject = subject_glossaries.chosen(self._subject, statistics) if self._subject else Glossary()
        own = transcript_terms.terms_of(transcript, statistics, self.language)
        self._subject_texts = frozenset(t.text for t in subject.terms) - {t.text for t in own.terms}
        self._adopt(own.merged(subject))

    def _adopt(self, own: Glossary) -> None:
        known = {t.text.casefold() for t in self._typed.terms}
        new = Glossary(tuple(t for t in own.terms if t.text.casefold() not in known))
        if new != self._own:
            self._own, self._own_texts = new, frozenset(t.text for t in new.terms)
            self._resources = replace(self._resources, glossary=self._typed.merged(new))
            self._forget()

    def _forget(self) -> None:
        """Have the suggesters made again at the next use."""
        self.__dict__.pop("suggesters", None)
        self.__dict__.pop("_roles", None)
        self.__dict__.pop("_sounds", None)

    def _guess(self, passages: Iterable[Sequence[str]]) -> None:
        language = guess(key(t) for tokens in passages for t in tokens)
        if language != self._resources.language:
            self._resources = replace(self._resources, language=language)
            self._forget()

    def transcript_statistics(self, transcript: Transcript) -> TextStatistics:
        """Count the words of a transcript, hidden ones left out."""
        return self.statistics([w.text for w in p.words if not w.hidden] for p in transcript.paragraphs)

    def find(self, tokens: Sequence[str], statistics: TextStatistics | None = None) -> list[Proposal]:
        """Return the proposals for a passage of tokens, none overlapping, in order.

        What was learned from corrections comes with the statistics.
        """
        known = statistics or self.statistics([tokens])
        tokens = without_monsters(tokens)
        keys = list(map(key, tokens))
        fixed = (s for s in self.suggesters if not s.about.learns)
        return self._settled(tokens, keys, known, (p for s in fixed for p in s.find(tokens, keys, known)))

    def _find_in(
        self, transcript: Transcript, position: int, statistics: TextStatistics, learned: TextStatistics
    ) -> list[Proposal]:
        paragraph = transcript.paragraphs[position]
        tokens = without_monsters(w.text for w in paragraph.words if not w.hidden)
        keys = list(map(key, tokens))
        plain = self._roles.plain
        found = self._still_known(paragraph, statistics)
        if found is None:
            found = [p for s in plain for p in s.find(tokens, keys, statistics) if self._is_shown(p)]
            self._kept[paragraph.id] = (paragraph, statistics, plain, found)
        further = (p for s in self._roles.in_context for p in s.find_in(transcript, position, statistics))
        return self._settled(tokens, keys, learned, (*found, *further))

    def _still_known(self, paragraph: Paragraph, statistics: TextStatistics) -> list[Proposal] | None:
        """Return what was found in a paragraph before, None where it, the statistics or the suggesters have changed."""
        kept = self._kept.get(paragraph.id)
        same = kept and kept[0] is paragraph and kept[1] is statistics and kept[2] is self._roles.plain
        return kept[3] if kept and same else None

    def _settled(
        self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics, found: Iterable[Proposal]
    ) -> list[Proposal]:
        """Add what was learned to what was found, let all of that weigh, and settle what overlaps."""
        seen = [p for s in self._roles.learning for p in s.find(tokens, keys, statistics)]
        if statistics.knowledge.pairs:
            recognised = ((p, " ".join(filter(None, keys[p.start : p.end]))) for p in found)
            found = [w for p, words in recognised if (w := weighed(p, words, statistics.knowledge)) is not None]
        every = (*found, *seen)
        if self._own_texts:
            every = tuple(self._weighed(p, keys, statistics) for p in every)
        shown = (self._changing(p, tokens) for p in every if self._is_shown(p))
        return settle((p for p in shown if p is not None), self._roles.form_only)

    def _changing(self, proposal: Proposal, tokens: Sequence[str]) -> Proposal | None:
        """Return a proposal without the choices that leave the text as it is, None when no other is left."""
        if proposal.hide or proposal.kind in self._roles.marks:
            return proposal
        present = " ".join(tokens[proposal.start : proposal.end])
        if present not in proposal.replacements:
            return proposal
        others = tuple(r for r in proposal.replacements if r != present)
        return replace(proposal, replacements=others) if others else None

    def _is_shown(self, proposal: Proposal) -> bool:
        return proposal.confidence >= (self._roles.thresholds.get(proposal.kind, self.least))

    def _weighed(self, proposal: Proposal, keys: Sequence[str], statistics: TextStatistics) -> Proposal:
        """Return a proposal made less sure when its term was not typed by anyone."""
        term = proposal.reason[1]
        if term not in self._own_texts:
            return proposal
        if term in self._subject_texts:
            return term_priors.of_subject(proposal, keys, statistics, self._sounds)
        return term_priors.of_own(proposal)

    def check(
        self,
        transcript: Transcript,
        paragraphs: Sequence[int] | None = None,
        statistics: TextStatistics | None = None,
        progress: Progress | None = None,
        dismissed: Set[tuple[str, str, str]] = frozenset(),
        knowledge: Knowledge | None = None,
    ) -> list[Suggestion]:
        """Return the suggestions for a transcript, or for the paragraphs at some positions.

        `statistics` is what `transcript_statistics` gave, for many calls on one text; `dismissed` holds `alike_key`s
        that are not to be proposed again; `knowledge` is what was learned from corrections, which grows while one
        works. Raises CancelledError when the progress was cancelled.
        """
        known = statistics or self.transcript_statistics(transcript)
        self.take_terms(transcript, known)
        learned = known if knowledge is None else replace(known, knowledge=knowledge)
        positions = range(len(transcript.paragraphs)) if paragraphs is None else paragraphs
        found: list[Suggestion] = []
        for done, position in enumerate(positions):
            if done % _PARAGRAPHS_A_REPORT == 0:
                if progress is not None:
                    progress.update(done / max(1, len(positions)))
                self._look_ahead(transcript, positions[done : done + _PARAGRAPHS_A_REPORT], known)
            found += self._paragraph(transcript, position, known, learned)
        return [s for s in found if s.alike_key not in dismissed] if dismissed else found

    def _look_ahead(self, transcript: Transcript, positions: Sequence[int], statistics: TextStatistics) -> None:
        """Let suggesters that are faster for it search several paragraphs at once, but for those known already."""
        paragraphs = [transcript.paragraphs[at] for at in positions]
        unknown = [p for p in paragraphs if self._still_known(p, statistics) is None]
        if len(unknown) < 2:
            return
        texts = (without_monsters(w.text for w in paragraph.words if not w.hidden) for paragraph in unknown)
        passages = [(tokens, list(map(key, tokens))) for tokens in texts]
        for suggester in self._roles.ahead:
            suggester.look_ahead(passages, statistics)

    def _paragraph(
        self, transcript: Transcript, position: int, statistics: TextStatistics, learned: TextStatistics
    ) -> list[Suggestion]:
        paragraph = transcript.paragraphs[position]
        words = [w for w in paragraph.words if not w.hidden]
        positions = {w.id: i for i, w in enumerate(paragraph.words)}
        suggestions = []
        for proposal in self._find_in(transcript, position, statistics, learned):
            chosen = words[proposal.start : proposal.end]
            if positions[chosen[-1].id] - positions[chosen[0].id] == len(chosen) - 1:  # no hidden word in between
                suggestions.append(_suggestion(paragraph.id, [(w.id, w.text) for w in chosen], proposal))
        return suggestions


def _suggestion(paragraph_id: int, words: Sequence[tuple[int, str]], proposal: Proposal) -> Suggestion:
    return Suggestion(
        paragraph_id=paragraph_id,
        word_ids=tuple(word_id for word_id, _ in words),
        before=" ".join(text for _, text in words),
        replacements=proposal.replacements,
        kind=proposal.kind,
        confidence=round(proposal.confidence, 3),
        reason=proposal.reason,
        hide=proposal.hide,
    )


def settle(proposals: Iterable[Proposal], form_only: Set[str] = frozenset()) -> list[Proposal]:
    """Return proposals without overlaps, in order: the surest stays, then the longer one, then the earlier one.

    What is of a `form_only` kind gives way to all else: it is found again in what the other left.
    Other texts for the very same tokens become further choices of the one that stays.
    """
    ranked = sorted(proposals, key=lambda p: (p.kind in form_only, -p.confidence, p.start - p.end, p.start, p.text))
    kept: dict[int, Proposal] = {}
    taken: dict[int, int] = {}
    for proposal in ranked:
        positions = range(proposal.start, proposal.end)
        rivals = {taken[at] for at in positions if at in taken}
        if not rivals:
            taken.update(dict.fromkeys(positions, proposal.start))
            kept[proposal.start] = proposal
        elif rivals == {proposal.start} and kept[proposal.start].end == proposal.end:
            kept[proposal.start] = _with_choices(kept[proposal.start], proposal)
    return [kept[start] for start in sorted(kept)]


def _with_choices(kept: Proposal, other: Proposal) -> Proposal:
    if kept.hide or other.hide:
        return kept
    choices = tuple(dict.fromkeys((*kept.replacements, *other.replacements)))
    return replace(kept, replacements=choices[:_MOST_CHOICES])
