"""Take the times of a transcript over from another one that has times, such as captions of an earlier version."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from jamedit.alignment.take_times import Taken, take_times
from jamedit.counting import counted as in_words
from jamedit.document import Timing, Transcript
from jamedit.errors import NotTogetherError, UsageError
from jamedit.formats.reading import read_path, require_words
from jamedit.operations.aligned import Aligned, counted, drift_told, require_times, with_times, write_aligned
from jamedit.operations.sources import read_source
from jamedit.progress import Progress

LABEL = "take_times"


def align_text(
    path: Path,
    timed: Path,
    target: Path,
    *,
    only_missing: bool = False,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Aligned:
    """Write a transcript with the times of another one; the name of the target chooses the format.

    Raises NotTogetherError when the two have too little in common, UnreadableFileError, UnwritableFileError,
    UsageError, CancelledError; nothing is written then.
    """
    begin, progress = time.monotonic(), progress or Progress()
    require_times(target)
    source = read_source(path, encoding)
    require_words(source.transcript, path.name)
    theirs = read_timed(timed)
    progress.update(0.3)
    taken = times_from(source.transcript, theirs, path.name, timed.name)
    progress.update(0.7)
    after = with_times(source.transcript, taken.times, LABEL, only_missing=only_missing)
    done = report_of(taken, after, theirs, timed.name)
    done = write_aligned(source, after, target, done, LABEL, progress.part(0.8, 1))
    return replace(done, seconds=round(time.monotonic() - begin, 3))


def read_timed(path: Path) -> Transcript:
    """Read a transcript that has times; raise UnreadableFileError, and UsageError where it has none."""
    found = read_path(path)
    require_words(found, path.name)
    if all(w.span is None for w in found.words()):
        raise UsageError(f"{path.name} has no times that could be taken; name captions, or what a recogniser wrote.")
    return found


def times_from(ours: Transcript, theirs: Transcript, name: str, timed_name: str) -> Taken:
    """Return the times for the words of one transcript from another; `name` and `timed_name` are those of the files.

    Raises NotTogetherError where too few words are the same, or none of those has a time.
    """
    taken = take_times(ours, list(theirs.words()))
    share = f"{taken.shared_words:,} of {in_words(taken.words, '1 word', '{n} words')} ({taken.anchored:.0%})"
    if not taken.belongs:
        raise NotTogetherError(
            f"{name} and {timed_name} do not seem to belong together: only {share} of {name} "
            f"were found in {timed_name} in the same order; choose another file with times."
        )
    if not taken.times:
        raise NotTogetherError(f"None of the words that {name} and {timed_name} have in common has a time there.")
    return taken


def report_of(taken: Taken, after: Transcript, theirs: Transcript, timed_name: str) -> Aligned:
    """Return the report on times that were taken, with what the user should know about them."""
    done = counted(after, taken.fitted, taken.anchored, taken.sure)
    warnings = []
    if not taken.sure:
        warnings.append(
            f"Only {taken.anchored:.0%} of the text is in {timed_name} in the same order; "
            "only those very words got a time, and should be checked."
        )
    if all(w.timing in (Timing.ESTIMATED, Timing.NONE) for w in theirs.words()):
        warnings.append(
            f"{timed_name} says when captions or paragraphs begin, not when words do; times of words are estimates."
        )
    warnings += drift_told(taken.drift)
    return replace(done, warnings=tuple(warnings), offset_ms=taken.drift.offset_ms if taken.drift else None)
