"""What alignment found, counted, and how its result is written: the same for a recording and for another transcript."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jamedit.alignment.drift import Drift
from jamedit.document import Timing, Transcript, WordTime
from jamedit.document.project import Project
from jamedit.edits.set_times import SetTimes
from jamedit.errors import UsageError
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.register import FORMATS, format_for, only_read
from jamedit.formats.writing import format_by_name
from jamedit.operations.export import export
from jamedit.operations.sources import Source, is_project_name, require_new, with_step, write_project
from jamedit.progress import Progress

_WORTH_TELLING_MS = 250
KNOWN = frozenset({Timing.HEARD, Timing.ALIGNED, Timing.SET})


@dataclass(frozen=True, slots=True)
class Aligned:
    """Hold what became of the words of a transcript, and of the file that it was written to.

    `confirmed` have a time that is known, `fitted` one with doubt, `estimated` one that was only shared out or
    interpolated, `none` none. `anchored` is the share of the text that was found, `sure` whether that is enough for all
    of it. `offset_ms` is by how much the times of before were early, None where that cannot be told. `lost` names what
    the target's format cannot hold, `kept` is where what the target held before is kept.
    """

    words: int
    confirmed: int
    fitted: int
    estimated: int
    none: int
    anchored: float
    sure: bool
    offset_ms: int | None = None
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept: Path | None = None


def require_times(target: Path) -> None:
    """Raise UsageError where the file to be written could not hold times, before anything is worked out.

    Raises UnwritableFileError for a project that exists already.
    """
    if is_project_name(target.name):
        require_new(target)
        return
    chosen = format_for(target.name)
    if chosen is not None and chosen.carries.times:
        return
    if chosen is None and only_read(target.name) is not None:
        format_by_name(target)  # says which it is
    what = "is of no format that is known" if chosen is None else f"would be {chosen.name}, which cannot hold times"
    endings = ", ".join(f.extensions[0] for f in FORMATS if f.writes and f.carries.times)
    raise UsageError(f"{target.name} {what}; use one of {endings}, or .jamedit for a project.")


def edit_of(times: Mapping[int, WordTime], label: str = "align", *, only_missing: bool = False) -> SetTimes:
    """Return the edit that sets times that were found; `only_missing` leaves all alone that are more than estimates."""
    return SetTimes(times, label, KNOWN if only_missing else frozenset({Timing.SET}))


def with_times(
    transcript: Transcript, times: Mapping[int, WordTime], label: str = "align", *, only_missing: bool = False
) -> Transcript:
    """Return a transcript with times that were found, as `edit_of` sets them."""
    return edit_of(times, label, only_missing=only_missing).apply(transcript)


def counted(transcript: Transcript, fitted: Container[int], anchored: float, sure: bool) -> Aligned:
    """Count the words of a transcript by how well their time is known; `fitted` are ids of those with doubt."""
    confirmed = doubtful = estimated = none = 0
    for word in transcript.words():
        if word.timing is Timing.NONE:
            none += 1
        elif word.timing is Timing.ESTIMATED:
            estimated += 1
        elif word.timing is Timing.ALIGNED and word.id in fitted:
            doubtful += 1
        else:
            confirmed += 1
    return Aligned(confirmed + doubtful + estimated + none, confirmed, doubtful, estimated, none, anchored, sure)


def write_aligned(
    source: Source,
    after: Transcript,
    target: Path,
    done: Aligned,
    label: str = "align",
    progress: Progress | None = None,
) -> Aligned:
    """Write the transcript with its times as the name of the target says; return the report with what got lost.

    A project gets its times as one step that can be taken back. Raises UnwritableFileError, UsageError.
    """
    if is_project_name(target.name):
        whole = source.project or Project(source.transcript, source.transcript)
        write_project(target, with_step(whole, after, label) if after is not source.transcript else whole)
        return done
    options = WriteOptions()
    kept = export(after, target, options=options, progress=progress)
    return replace(done, lost=tuple(losses(after, format_by_name(target), options)), kept=kept)


def drift_told(drift: Drift | None) -> list[str]:
    """Say by how much the times of before were off."""
    if drift is None or (drift.kind == "offset" and abs(drift.offset_ms) < _WORTH_TELLING_MS):
        return []
    how = "early" if drift.offset_ms > 0 else "late"
    if drift.kind == "offset":
        return [f"The times of before were {abs(drift.offset_ms) / 1000:.1f} s too {how}, all of them."]
    if drift.kind == "stretch":
        rate = f" (frame rates {drift.frames})" if drift.frames else ""
        return [f"The times of before ran at {1 / drift.stretch:.4%} of the right speed{rate}."]
    return ["The times of before were off, and not by the same amount everywhere."]
