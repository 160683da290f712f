"""Find in the recording when each word of a transcript is spoken."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jamedit.alignment.interpolate import between
from jamedit.document import Glossary, Span, Timing, Transcript, Word, WordTime
from jamedit.document.timecode import clock
from jamedit.edits.move_times import MoveTimes
from jamedit.errors import NotTogetherError, UnreadableFileError, UsageError
from jamedit.formats.reading import require_words
from jamedit.operations.aligned import Aligned, counted, drift_told, require_times, with_times, write_aligned
from jamedit.operations.sources import read_source
from jamedit.progress import Progress
from jamedit.speech.alignment import Outcome, SpokenText, find_words
from jamedit.speech.base import EngineChoice
from jamedit.speech.engines import missing, parse_choice
from jamedit.speech.found import CONFIRMED, Found

_SURE, _LEAST = 0.6, 0.25  # share of the words found: all may be used; nothing may be
_AGREED = 0.4  # share of words recognised without the text, below which that is told
_SPHINX_LANGUAGES = ("en", "")
_LATEST_MS = 400 * 3_600_000

Told = Callable[[Mapping[int, WordTime]], None]


@dataclass(frozen=True, slots=True)
class Times:
    """Hold what was found in a recording: times by word id, how the old ones were moved first, and the report on it."""

    times: Mapping[int, WordTime]
    move: MoveTimes | None
    fitted: frozenset[int]
    anchored: float
    sure: bool
    offset_ms: int | None
    warnings: tuple[str, ...]

    def applied(self, transcript: Transcript, *, only_missing: bool = False) -> Transcript:
        """Return the transcript with the times."""
        moved = self.move.apply(transcript) if self.move is not None else transcript
        return with_times(moved, self.times, only_missing=only_missing)


def align_recording(
    path: Path,
    recording: Path,
    target: Path,
    *,
    only_missing: bool = False,
    encoding: str | None = None,
    language: str | None = None,
    aligner: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Aligned:
    """Write a transcript with the times of its words in the recording; the name of the target chooses the format.

    Raises NotTogetherError when text and recording have too little in common, UnreadableFileError,
    UnwritableFileError, UsageError, CancelledError; nothing is written then.
    """
    begin, progress = time.monotonic(), progress or Progress()
    require_times(target)
    if not recording.is_file():
        raise UnreadableFileError(f"There is no recording {recording}; check the path.")
    source = read_source(path, encoding)
    require_words(source.transcript, path.name)
    spoken = language or source.transcript.meta.language
    choice = choice_for(
        parse_choice(aligner or "", spoken or "en"), source.transcript, sounds_like(source.glossary(Glossary()))
    )
    found = times_in(source.transcript, recording, choice, jobs=jobs, name=path.name, progress=progress.part(0, 0.97))
    after = found.applied(source.transcript, only_missing=only_missing)
    done = counted(after, found.fitted, found.anchored, found.sure)
    done = replace(done, warnings=found.warnings, offset_ms=found.offset_ms)
    done = write_aligned(source, after, target, done, progress=progress.part(0.97, 1))
    return replace(done, seconds=round(time.monotonic() - begin, 3))


def choice_for(choice: EngineChoice, transcript: Transcript, sounds: Sequence[tuple[str, str]] = ()) -> EngineChoice:
    """Return the engine with all that it should know of a text.

    Raises UsageError where it is not installed, or does not know the language.
    """
    if text := missing(choice.name):
        raise UsageError(text)
    if choice.name == "sphinx" and choice.language.split("-")[0].casefold() not in _SPHINX_LANGUAGES:
        raise UsageError(
            f"The built-in aligner knows English, and this is {choice.language}; "
            "use --aligner whisper:FOLDER with a model for that language, or rough where captions have times."
        )
    return replace(choice, text=tuple(w.text for w in transcript.words()), sounds_like=tuple(sounds))


def times_in(
    transcript: Transcript,
    recording: Path,
    choice: EngineChoice,
    *,
    jobs: int | None = None,
    name: str = "the text",
    progress: Progress | None = None,
    told: Told | None = None,
    span: Span | None = None,
) -> Times:
    """Find the times of all words; `told` gets those of parts as they are found, which may still turn out wrong.

    With `span`, the text is a part of one, and is looked for only there where it has no times.
    Raises NotTogetherError, UnreadableFileError, UsageError, CancelledError.
    """
    words = list(transcript.words())

    def part(first: int, last: int, found: Sequence[Found | None]) -> None:
        if told is not None:
            told({w.id: _word_time(f) for w, f in zip(words[first:last], found, strict=True) if f is not None})

    outcome = find_words(_spoken(transcript), recording, choice, jobs=jobs, progress=progress, told=part, span=span)
    if outcome.anchored < _LEAST:
        share = f"{outcome.anchored:.0%} of the words"
        if span is not None:
            raise NotTogetherError(
                f"Only {share} were found between {clock(span.start_ms)} and {clock(span.end_ms)} of {recording.name}; "
                "set the time of a word in the middle by hand, then align the parts before and after it."
            )
        raise NotTogetherError(
            f"{name} and {recording.name} do not seem to belong together: only {share} were found in it, in the "
            "order of the text; choose another recording, or check the language."
        )
    return _times(words, outcome, recording.name)


def _spoken(transcript: Transcript) -> SpokenText:
    opening = {cue.first_word_id for p in transcript.paragraphs for cue in p.cues}
    opening |= {p.words[0].id for p in transcript.paragraphs if p.words}
    words = list(transcript.words())
    return SpokenText(tuple(w.text for w in words), tuple(w.span for w in words), tuple(w.id in opening for w in words))


def _times(words: Sequence[Word], outcome: Outcome, name: str) -> Times:
    sure = outcome.anchored >= _SURE
    found = outcome.words if sure else outcome.confirmed
    times = {word.id: _word_time(f) for word, f in zip(words, found, strict=True) if f is not None}
    fitted = frozenset(i for i, t in times.items() if t.confidence is not None and t.confidence < CONFIRMED)
    if sure:  # what is between words that were found gets a share of the time there
        spans = [Span(f.start_ms, f.end_ms) if f is not None else None for f in found]
        shared = between(spans, [len(w.text) for w in words])
        times |= {words[at].id: WordTime(span, Timing.ESTIMATED) for at, span in shared.items()}
    drift = outcome.drift
    move = None
    if drift is not None:
        move = MoveTimes(Span(0, _LATEST_MS), Span(drift.moved(0), drift.moved(_LATEST_MS)))
    return Times(
        times, move, fitted, outcome.anchored, sure, drift.offset_ms if drift else _offset(words, found),
        tuple(_warnings(outcome, sure, name)),
    )  # fmt: skip


def _word_time(found: Found) -> WordTime:
    return WordTime(Span(found.start_ms, max(found.end_ms, found.start_ms + 1)), Timing.ALIGNED, found.confidence)


def _offset(words: Sequence[Word], found: Sequence[Found | None]) -> int | None:
    """Return by how much the times of before were early, in the middle of all; None where there were none."""
    differences = sorted(f.start_ms - w.span.start_ms for w, f in zip(words, found, strict=True) if f and w.span)
    return differences[len(differences) // 2] if differences else None


def _warnings(outcome: Outcome, sure: bool, name: str) -> list[str]:
    warnings = []
    if not sure:
        warnings.append(
            f"Only {outcome.anchored:.0%} of the words were found in {name}; only those that are sure got a time."
        )
    elif outcome.agreement is not None and outcome.agreement < _AGREED:
        warnings.append(
            f"Without the text, only {outcome.agreement:.0%} of its words were recognised; check a few times."
        )
    return [*warnings, *drift_told(outcome.drift)]


def sounds_like(glossary: Glossary) -> tuple[tuple[str, str], ...]:
    """Return what a glossary says of how words are spoken, as pairs of a word and its sound in ordinary spelling.

    Of a term of several words, those forms count that have as many.
    """
    pairs = []
    for term in glossary.terms:
        words = term.text.split()
        for form in term.sounds_like:
            parts = [form] if len(words) == 1 else form.split()
            if len(parts) == len(words):
                pairs += [(w, part) for w, part in zip(words, parts, strict=True) if w.casefold() != part.casefold()]
    return tuple(dict.fromkeys(pairs))
