"""Proposals, never edits: the register of suggesters and the ways to ask them.

A new suggester is a new file that follows `jamedit.suggest.base` and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from jamedit.document import Glossary, Knowledge, Meta, Suggestion, Transcript
from jamedit.progress import Progress
from jamedit.suggest import engine
from jamedit.suggest.base import Proposal, Resources, Rule, Styles, Suggester, TextStatistics
from jamedit.suggest.engine import PRESETS
from jamedit.suggest.learning.feedback import Feedback, learned
from jamedit.suggest.learning.word_index import WordIndex
from jamedit.suggest.suggesters.compounds import CompoundSuggester
from jamedit.suggest.suggesters.doubled_endings import DoubledEndingSuggester
from jamedit.suggest.suggesters.encoding import EncodingSuggester
from jamedit.suggest.suggesters.fillers import FillerSuggester
from jamedit.suggest.suggesters.fullwidth import FullWidthSuggester
from jamedit.suggest.suggesters.glossary import GlossarySuggester
from jamedit.suggest.suggesters.hallucinations import HallucinationSuggester
from jamedit.suggest.suggesters.known_corrections import KnownCorrectionSuggester
from jamedit.suggest.suggesters.low_confidence import LowConfidenceSuggester
from jamedit.suggest.suggesters.numbers import NumberSuggester
from jamedit.suggest.suggesters.punctuation import PunctuationSuggester
from jamedit.suggest.suggesters.repeats import RepeatSuggester
from jamedit.suggest.suggesters.repetition_loops import RepetitionLoopSuggester
from jamedit.suggest.suggesters.sentence_case import SentenceCaseSuggester
from jamedit.suggest.suggesters.speech_rate import SpeechRateSuggester
from jamedit.suggest.suggesters.spelling import SpellingSuggester
from jamedit.suggest.suggesters.spoken_addresses import SpokenAddressSuggester
from jamedit.suggest.suggesters.stutters import StutterSuggester
from jamedit.suggest.suggesters.term_casing import TermCasingSuggester
from jamedit.suggest.suggesters.term_spacing import TermSpacingSuggester
from jamedit.suggest.suggesters.variants import VariantSuggester

__all__ = [
    "CLEANERS",
    "DEFAULT_KINDS",
    "PRESETS",
    "SUGGESTERS",
    "Engine",
    "Feedback",
    "Proposal",
    "Resources",
    "Rule",
    "Styles",
    "Suggester",
    "TextStatistics",
    "WordIndex",
    "learned",
    "suggest",
    "suggest_tokens",
]

SUGGESTERS: dict[str, Callable[[Resources], Suggester]] = {
    GlossarySuggester.kind: GlossarySuggester,
    KnownCorrectionSuggester.kind: KnownCorrectionSuggester,
    TermSpacingSuggester.kind: TermSpacingSuggester,
    TermCasingSuggester.kind: TermCasingSuggester,
    SpokenAddressSuggester.kind: SpokenAddressSuggester,
    VariantSuggester.kind: VariantSuggester,
    DoubledEndingSuggester.kind: DoubledEndingSuggester,
    EncodingSuggester.kind: EncodingSuggester,
    FillerSuggester.kind: FillerSuggester,
    RepeatSuggester.kind: RepeatSuggester,
    StutterSuggester.kind: StutterSuggester,
    SentenceCaseSuggester.kind: SentenceCaseSuggester,
    PunctuationSuggester.kind: PunctuationSuggester,
    FullWidthSuggester.kind: FullWidthSuggester,
    CompoundSuggester.kind: CompoundSuggester,
    NumberSuggester.kind: NumberSuggester,
    SpellingSuggester.kind: SpellingSuggester,
    RepetitionLoopSuggester.kind: RepetitionLoopSuggester,
    HallucinationSuggester.kind: HallucinationSuggester,
    SpeechRateSuggester.kind: SpeechRateSuggester,
    LowConfidenceSuggester.kind: LowConfidenceSuggester,
}
# Looked for unless asked otherwise; the others are clean-ups and marks that would crowd out the rest.
DEFAULT_KINDS = tuple(kind for kind in SUGGESTERS if kind not in ("fullwidth", "confidence"))
# They tidy what was said; the others mend what was misheard.
CLEANERS = frozenset(SUGGESTERS) - {"glossary", "confusion", "address", "variant", "stitch", "encoding"}


class Engine(engine.Engine):
    """Hold the registered suggesters made ready for one glossary and language (see `jamedit.suggest.engine`).

    No `kinds` means the default ones.
    """

    def __init__(
        self,
        glossary: Glossary,
        kinds: Iterable[str] | None = None,
        preset: str = "balanced",
        language: str = "en",
        styles: Styles = (),
        subject: str = "",
    ) -> None:
        kinds = DEFAULT_KINDS if kinds is None else kinds
        super().__init__(SUGGESTERS, glossary, kinds, preset, language, styles, subject)


def suggest(
    transcript: Transcript,
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = "balanced",
    progress: Progress | None = None,
    paragraphs: Sequence[int] | None = None,
    dismissed: Set[tuple[str, str, str]] = frozenset(),
    knowledge: Knowledge | None = None,
) -> list[Suggestion]:
    """Return suggestions for a transcript in document order, none overlapping (keep an `Engine` for many calls).

    `paragraphs` are the positions to look at, None for all; the text as a whole still serves as evidence.
    """
    ready = Engine(glossary, kinds, preset, transcript.meta.language)
    return ready.check(transcript, paragraphs, progress=progress, dismissed=dismissed, knowledge=knowledge)


def suggest_tokens(
    tokens: Sequence[str],
    glossary: Glossary,
    kinds: Iterable[str] | None = None,
    preset: str = "balanced",
    language: str = "",
    title: str = "",
    styles: Styles = (),
    subject: str = "",
    knowledge: Knowledge | None = None,
) -> list[Proposal]:
    """Return proposals for a plain list of tokens, taken as one stretch; rare words of a title are terms, too."""
    ready = Engine(glossary, kinds, preset, language, styles, subject)
    statistics = ready.statistics([tokens])
    ready.take_terms(Transcript(meta=Meta(title=title)), statistics)
    return ready.find(tokens, replace(statistics, knowledge=knowledge) if knowledge else statistics)
