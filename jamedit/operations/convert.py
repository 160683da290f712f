"""Any format to any other, naming what gets lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jamedit.document import Transcript
from jamedit.document.project import Project
from jamedit.errors import UsageError
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data, read_path, require_words
from jamedit.formats.register import FORMATS, format_for, format_named, only_read
from jamedit.formats.writing import render
from jamedit.operations.export import export
from jamedit.operations.sources import PROJECT_ID, is_project_name, read_source, with_step, write_project
from jamedit.progress import Progress

TYPE_CHECKING = False  # as type checkers know it; times are moved in few conversions
if TYPE_CHECKING:
    from jamedit.operations.retime import Retiming

_INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Converted:
    """Hold what was converted into which format, what that cannot hold (see `losses`), and the new bytes.

    `content` is None when they were written to a file; `kept` is where what that file held before is kept. `early` is
    how many words were moved to before the recording begins, and are at its beginning now.
    """

    transcript: Transcript
    format_id: str
    lost: tuple[str, ...] = ()
    content: bytes | None = None
    kept: Path | None = None
    early: int = 0


def convert(
    source: Path | bytes,
    target: Path | None,
    *,
    from_format: str | None = None,
    encoding: str | None = None,
    to_format: str | None = None,
    options: WriteOptions | None = None,
    retiming: Retiming | None = None,
    speakers: Path | None = None,
    progress: Progress | None = None,
) -> Converted:
    """Convert a file, or bytes, into a file, or into the bytes of one when `target` is None.

    Formats and the encoding are detected unless they are named: from the content, and from the extension of the
    target. `retiming` says how all times are moved. `speakers` is an RTTM file; its speakers are assigned to the words
    by time, after that. Raises UnreadableFileError, UnwritableFileError, UsageError.
    """
    progress = progress or Progress()
    progress.check()
    chosen = _target_format(target, to_format)
    if chosen == PROJECT_ID:
        return _to_project(source, target, from_format, encoding, retiming, speakers)
    options = options or WriteOptions()
    transcript, early = _moved(_read(source, from_format, encoding), retiming)
    transcript = _with_speakers(transcript, speakers)
    lost = tuple(losses(transcript, chosen, options))
    if target is None:
        return Converted(transcript, chosen, lost, render(transcript, chosen, options), early=early)
    kept = export(transcript, target, chosen, options, progress)
    return Converted(transcript, chosen, lost, kept=kept, early=early)


def _target_format(target: Path | None, to_format: str | None) -> str:
    name = str(target or "-")
    if (to_format or "").lower() == PROJECT_ID or (not to_format and is_project_name(name)):
        return PROJECT_ID
    if to_format:
        return format_named(to_format).id
    found = format_for(name)
    if found is None:
        if (known := only_read(name)) is not None:
            raise UsageError(f"{known.name} can only be read; choose another ending for {name!r}, or add --to.")
        written = ", ".join(f.id for f in FORMATS if f.writes)
        raise UsageError(f"The name {name!r} does not show which format to write; add --to with one of {written}.")
    return found.id


def _read(source: Path | bytes, from_format: str | None, encoding: str | None) -> Transcript:
    if isinstance(source, bytes):
        found, name = read_data(source, _INPUT_NAME, from_format, encoding), _INPUT_NAME
    else:
        found, name = read_path(source, from_format, encoding), source.name
    require_words(found, name)
    return found


def _to_project(
    source: Path | bytes,
    target: Path | None,
    from_format: str | None,
    encoding: str | None,
    retiming: Retiming | None,
    speakers: Path | None,
) -> Converted:
    """Make a project of a transcript, or copy one with its history; nothing gets lost."""
    if target is None:
        raise UsageError("A project cannot be written to standard output; give a file name instead of -.")
    opened = None if isinstance(source, bytes) or from_format or encoding else read_source(source)
    transcript = opened.transcript if opened else _read(source, from_format, encoding)
    require_words(transcript, source.name if isinstance(source, Path) else _INPUT_NAME)
    whole = opened.project if opened and opened.project else Project(transcript, transcript)
    early = 0
    if retiming is not None:
        transcript, early = _moved(transcript, retiming)
        whole = with_step(whole, transcript, "shift_times" if retiming.stretch is None else "stretch_times")
    if speakers is not None:
        transcript = _with_speakers(transcript, speakers)
        whole = with_step(whole, transcript, "set_speaker")
    write_project(target, whole)
    return Converted(transcript, PROJECT_ID, early=early)


def _moved(transcript: Transcript, retiming: Retiming | None) -> tuple[Transcript, int]:
    """Return a transcript with its times moved, and how many words would be before the recording."""
    if retiming is None:
        return transcript, 0
    from jamedit.operations.retime import before_zero, move_all

    edit = move_all(transcript, retiming)
    return edit.apply(transcript), before_zero(transcript, edit)


def _with_speakers(transcript: Transcript, rttm_path: Path | None) -> Transcript:
    """Assign the speakers of an RTTM file in a transcript; raise UsageError when it has no times."""
    if rttm_path is None:
        return transcript
    from jamedit.edits.speakers_by_time import SetSpeakersByTime
    from jamedit.formats.annotation import rttm

    turns = rttm.read_turns(rttm_path)
    if all(w.span is None for w in transcript.words()):
        raise UsageError("The transcript has no times, so speakers cannot be assigned; align it first.")
    return SetSpeakersByTime(tuple(turns)).apply(transcript)
