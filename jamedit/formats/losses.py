"""What a transcript has that a file of a format cannot hold."""

from __future__ import annotations

from dataclasses import replace

from jamedit.document import Timing, Transcript
from jamedit.formats.base import Carries, Format
from jamedit.formats.options import DEFAULT, WriteOptions
from jamedit.formats.register import format_named


def losses(transcript: Transcript, to_format: str, options: WriteOptions = DEFAULT) -> list[str]:
    """Name what the transcript has and a file of this format cannot hold: as in `Carries`, and "notes"."""
    return lost(transcript, present(transcript), format_named(to_format), options)


def lost(transcript: Transcript, has: Carries, target: Format, options: WriteOptions) -> list[str]:
    """Name what is there, is to be written, and finds no place in a file of this format.

    What came with a file of the same format stays in it. `has` is what `present` gave for the transcript.
    """
    if target.keeps_words(transcript, options):
        has = replace(has, words=False)
    if target.keeps_speakers(transcript, options):
        has = replace(has, speakers=False)
    if transcript.meta.source_format == target.id and options.captions == options.paragraphs == "keep":
        new = any(w.timing in (Timing.ALIGNED, Timing.SET) for w in transcript.words())
        has = replace(has, times=has.times and new, words=has.words and new, confidence=False)
    kept = [*target.carries.names(), *(["times"] if options.times and target.stamps else [])]
    wanted = replace(
        has,
        speakers=has.speakers and options.speakers,
        sections=has.sections and options.sections,
        hidden=has.hidden and options.layer == "verbatim",
    )
    return [name for name in wanted.names() if name not in kept] + (["notes"] if transcript.notes else [])


def present(transcript: Transcript) -> Carries:
    """Tell what a transcript has beside its text.

    A confidence of 1 alone is that of words which somebody confirmed: it says nothing that a reader would miss.
    """
    return Carries(
        times=any(p.start_ms is not None for p in transcript.paragraphs),
        words=any(w.span is not None and w.timing is not Timing.ESTIMATED for w in transcript.words()),
        confidence=any(w.confidence not in (None, 1) for w in transcript.words()),
        speakers=any(p.speaker_id is not None for p in transcript.paragraphs),
        sections=bool(transcript.sections),
        hidden=any(w.hidden for w in transcript.words()),
    )
