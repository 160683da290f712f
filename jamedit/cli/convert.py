"""jamedit convert: any format to any other, naming what gets lost on the way."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from jamedit import formats
from jamedit.cli import projects, writing
from jamedit.document import Transcript
from jamedit.document.change import Change
from jamedit.document.project import Project, StoredStep
from jamedit.edits import SetSpeakersByTime
from jamedit.errors import UsageError
from jamedit.formats import WriteOptions
from jamedit.formats.annotation import rttm
from jamedit.storage.files import MAX_BYTES

_MOST_SHOWN = 10  # warnings about the source on stderr; --json has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    known = ", ".join(f.id for f in formats.FORMATS)
    parser.add_argument("source", metavar="SRC", help="the transcript to read, - for standard input")
    parser.add_argument("target", metavar="DST", help="the file to write, - for standard output")
    parser.add_argument("--from", dest="from_format", metavar="F", help=f"its format, if not to be found out: {known}")
    parser.add_argument(
        "--to",
        dest="to_format",
        metavar="F",
        help="the format to write (jamedit: a project), if DST's name does not tell",
    )
    parser.add_argument("--speakers", metavar="R", help="an RTTM file whose speakers are put onto the words by time")
    writing.add_arguments(parser, "verbatim")
    parser.add_argument("--json", action="store_true", help="print what was done, lost and doubtful as JSON")


def run(args: argparse.Namespace) -> int:
    """Convert one file; return 0."""
    if args.json and args.target == "-":
        raise UsageError("--json and DST - both want standard output; name a file to write.")
    target = _target_format(args)
    if target == projects.ID:
        return _to_project(args)
    options = writing.options_of(args)
    transcript = _spoken(_read(args.source, args.from_format), args.speakers)
    lost = formats.losses(transcript, target, options)
    _write(transcript, args.target, target, options)
    if args.json:
        print(json.dumps(_report(args, transcript, target, lost), ensure_ascii=False, indent=1))
    else:
        _tell(transcript, args.source, target, lost)
    return 0


def _to_project(args: argparse.Namespace) -> int:
    """Make a project of a transcript, or copy one with its history; nothing gets lost."""
    if args.target == "-":
        raise UsageError("A project is a file of its own; name it instead of -.")
    opened = None if args.source == "-" or args.from_format else projects.read_source(Path(args.source))
    transcript = opened.transcript if opened else _read(args.source, args.from_format)
    whole = opened.project if opened and opened.project else Project(transcript, transcript)
    if args.speakers:
        transcript = _spoken(transcript, args.speakers)
        whole = _with_step(whole, transcript)
    projects.write_project(Path(args.target), whole)
    if args.json:
        print(json.dumps(_report(args, transcript, projects.ID, []), ensure_ascii=False, indent=1))
    else:
        _tell(transcript, args.source, projects.ID, [])
    return 0


def _target_format(args: argparse.Namespace) -> str:
    if (args.to_format or "").lower() == projects.ID or (not args.to_format and projects.is_project_name(args.target)):
        return projects.ID
    if args.to_format:
        return formats.format_named(args.to_format).id
    found = formats.format_for(args.target)
    if found is None:
        known = ", ".join(f.id for f in formats.FORMATS)
        raise UsageError(f"The name {args.target!r} does not tell the format to write; add --to with one of {known}.")
    return found.id


def _read(source: str, from_format: str | None) -> Transcript:
    if source == "-":
        return formats.read_data(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", from_format)
    return formats.read_path(Path(source), from_format)


def _spoken(transcript: Transcript, rttm_name: str | None) -> Transcript:
    """Put the speakers of an RTTM file onto a transcript; raise UsageError when it has no times to go by."""
    if not rttm_name:
        return transcript
    turns = rttm.read_turns(Path(rttm_name))
    if all(w.span is None for w in transcript.words()):
        raise UsageError("The transcript has no times, so nobody can tell who says what; align it first.")
    return SetSpeakersByTime(tuple(turns)).apply(transcript)


def _with_step(project: Project, present: Transcript) -> Project:
    """Return a project in which the speakers have been set as one step that can be taken back."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    step = StoredStep(now, "set_speaker", "cli", Change.between(project.present, present))
    steps = (*project.steps[: project.head], step)
    return replace(project, present=present, steps=steps, head=len(steps), order_keys=())


def _write(transcript: Transcript, target: str, to_format: str, options: WriteOptions) -> None:
    if target == "-":
        sys.stdout.buffer.write(formats.render(transcript, to_format, options))
        sys.stdout.buffer.flush()
    else:
        formats.write_path(transcript, Path(target), to_format, options, keep_backup=True)


def _report(args: argparse.Namespace, transcript: Transcript, target: str, lost: list[str]) -> dict[str, object]:
    meta = transcript.meta
    return {
        "source": args.source,
        "from": meta.source_format,
        "target": args.target,
        "to": target,
        "words": transcript.word_count,
        "lost": lost,
        "warnings": [{"line": w.line, "message": w.message} for w in meta.warnings],
    }


def _tell(transcript: Transcript, source: str, target: str, lost: list[str]) -> None:
    warnings = transcript.meta.warnings
    for warning in warnings[:_MOST_SHOWN]:
        place = f"{source}:{warning.line}" if warning.line else source
        print(f"{place}: {warning.message}", file=sys.stderr)
    if len(warnings) > _MOST_SHOWN:
        print(f"{source}: {len(warnings) - _MOST_SHOWN} more places; --json lists them all", file=sys.stderr)
    if lost:
        print(f"jamedit: {target} cannot hold {writing.listed(lost)}; left out", file=sys.stderr)
