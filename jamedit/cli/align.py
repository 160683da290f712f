"""jamedit align: times for every word, from the recording or from another transcript that has them."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from jamedit.cli import terminal, writing
from jamedit.counting import counted
from jamedit.errors import UsageError
from jamedit.operations.align_text import align_text
from jamedit.operations.aligned import Aligned, require_times

PART_IS_SURE = 1  # exit code: too little was found to be sure of more than a part


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SRC", help="the transcript whose words get times")
    parser.add_argument("timed", metavar="TIMED", help="its recording, or another transcript of it that has times")
    parser.add_argument(
        "-o", "--output", required=True, metavar="DST", help="the file to write; its extension chooses the format"
    )
    writing.add_encoding(parser)
    parser.add_argument(
        "--only-missing", action="store_true", help="leave words alone whose time is known and no mere estimate"
    )
    sound = parser.add_argument_group("with a recording")
    sound.add_argument("--language", metavar="L", help="the language that is spoken, such as en (default: of SRC)")
    sound.add_argument(
        "--aligner",
        metavar="A",
        help="what finds the words: sphinx (English, default), whisper:FOLDER with a model, or rough",
    )
    sound.add_argument("--jobs", type=int, metavar="N", help="how many processes work at once")
    writing.add_overwrite(parser)
    parser.add_argument("--json", action="store_true", help="print as JSON what was found")


def run(args: argparse.Namespace) -> int:
    """Write the transcript with times; return 0, or 1 when only part of them is sure."""
    source, timed, target = Path(args.source), Path(args.timed), Path(args.output)
    require_times(target)
    from_sound = _is_sound(timed)
    if not from_sound:
        _refuse_choices_of_sound(args)
    writing.ask_to_replace(args, args.output, source=args.source)
    done = (
        _from_recording(args)
        if from_sound
        else align_text(source, timed, target, only_missing=args.only_missing, encoding=args.encoding)
    )
    if args.json:
        terminal.say_json(_report(done), indent=1)
    else:
        terminal.say(f"{args.output}: {_summary(done)}")
    for warning in done.warnings if not args.json else ():
        terminal.complain(f"jamedit: {warning}")
    if done.lost:
        terminal.complain(f"jamedit: {args.output} cannot hold {writing.listed(done.lost)}; left out.")
    writing.tell_kept(args.output, done.kept)
    return 0 if done.sure else PART_IS_SURE


def _is_sound(path: Path) -> bool:
    from jamedit.formats.reading import is_media
    from jamedit.recording_suffixes import is_recording
    from jamedit.storage.files import read_head

    return is_recording(path) or (path.is_file() and is_media(read_head(path)))


def _refuse_choices_of_sound(args: argparse.Namespace) -> None:
    for option, value in (("--language", args.language), ("--aligner", args.aligner), ("--jobs", args.jobs)):
        if value is not None:
            raise UsageError(f"{option} is for recordings, and {args.timed} is a transcript; leave it out.")


def _from_recording(args: argparse.Namespace) -> Aligned:
    done: Aligned = import_module("jamedit.operations.align").align_recording(
        Path(args.source),
        Path(args.timed),
        Path(args.output),
        only_missing=args.only_missing,
        encoding=args.encoding,
        language=args.language,
        aligner=args.aligner,
        jobs=args.jobs,
    )
    return done


def _report(done: Aligned) -> dict[str, object]:
    names = ("words", "confirmed", "fitted", "estimated", "none", "anchored", "offset_ms", "seconds", "warnings")
    return {name: getattr(done, name) for name in names}


def _summary(done: Aligned) -> str:
    parts = [
        f"{number:,} {how}"
        for number, how in (
            (done.confirmed, "confirmed"),
            (done.fitted, "fitted with doubt"),
            (done.estimated, "estimated"),
            (done.none, "without a time"),
        )
        if number
    ]
    return f"{counted(done.words, '1 word', '{n} words')}: {', '.join(parts)}"
