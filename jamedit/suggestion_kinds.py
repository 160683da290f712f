"""The kinds of suggestions there are, one line each: light enough for settings and windows at start-up.

To add a kind: a new file in `jamedit/suggest/suggesters` and one line here. All that people read of it is declared in
that file (`jamedit.suggest.declaration`).
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Name a kind and its suggester (module and class in `jamedit.suggest.suggesters`).

    `on` tells whether it is looked for unless a user chose otherwise.
    """

    kind: str
    suggester: str
    on: bool = True


REGISTER = (
    Entry("glossary", "glossary.GlossarySuggester"),
    Entry("confusion", "known_corrections.KnownCorrectionSuggester"),
    Entry("spacing", "term_spacing.TermSpacingSuggester"),
    Entry("casing", "term_casing.TermCasingSuggester"),
    Entry("address", "spoken_addresses.SpokenAddressSuggester"),
    Entry("variant", "variants.VariantSuggester"),
    Entry("stitch", "doubled_endings.DoubledEndingSuggester"),
    Entry("encoding", "encoding.EncodingSuggester"),
    Entry("filler", "fillers.FillerSuggester"),
    Entry("repeat", "repeats.RepeatSuggester"),
    Entry("stutter", "stutters.StutterSuggester"),
    Entry("capital", "sentence_case.SentenceCaseSuggester"),
    Entry("punctuation", "punctuation.PunctuationSuggester"),
    Entry("fullwidth", "fullwidth.FullWidthSuggester", on=False),
    Entry("compound", "compounds.CompoundSuggester"),
    Entry("number", "numbers.NumberSuggester"),
    Entry("spelling", "spelling.SpellingSuggester"),
    Entry("loop", "repetition_loops.RepetitionLoopSuggester"),
    Entry("invention", "hallucinations.HallucinationSuggester"),
    Entry("sound", "sounds.SoundSuggester"),
    Entry("rate", "speech_rate.SpeechRateSuggester"),
    Entry("confidence", "low_confidence.LowConfidenceSuggester", on=False),
)
KINDS = tuple(entry.kind for entry in REGISTER)
DEFAULT_KINDS = tuple(entry.kind for entry in REGISTER if entry.on)
