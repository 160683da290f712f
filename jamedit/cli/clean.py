"""jamedit clean: apply the suggestions of high confidence and write the result, with a report of every change."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from jamedit.cli import terminal, writing
from jamedit.cli.suggest import add_choices, choices_of
from jamedit.counting import counted
from jamedit.errors import UnwritableFileError, UsageError
from jamedit.operations.clean import clean
from jamedit.storage import atomic


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SRC", help="the transcript")
    parser.add_argument(
        "-o", "--output", required=True, metavar="DST", help="the file to write; its extension chooses the format"
    )
    writing.add_encoding(parser)
    add_choices(parser)
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=0.85,
        metavar="X",
        help="apply suggestions with at least this confidence, 0 to 1 (default: 0.85)",
    )
    writing.add_overwrite(parser)
    writing.add_arguments(parser, "clean")
    parser.add_argument("--report", metavar="R.json", help="write a report of every change to this file")
    parser.add_argument("--json", action="store_true", help="print the report, too")


def run(args: argparse.Namespace) -> int:
    """Write the cleaned transcript; return 0."""
    if not 0 <= args.min_confidence <= 1:
        raise UsageError(f"--min-confidence is {args.min_confidence}; give a number from 0 to 1.")
    options = writing.options_of(args)
    _refuse_report_over(args)
    writing.ask_to_replace(args, args.output, args.report, source=args.source)
    done = clean(
        Path(args.source), Path(args.output), choices_of(args), args.min_confidence, options, None, args.encoding
    )
    if done.lost:
        terminal.complain(f"jamedit: {args.output} cannot hold {writing.listed(done.lost)}; left out.")
    writing.tell_kept(args.output, done.kept)
    report = {"source": args.source, "words": done.words, "changes": [asdict(change) for change in done.changes]}
    if args.report:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        writing.tell_kept(args.report, atomic.write_bytes(Path(args.report), f"{text}\n".encode(), keep_backup=True))
    if args.json:
        terminal.say_json(report, indent=1)
    else:
        terminal.say(_summary(args.output, len(done.changes), done.words))
    return 0


def _summary(output: str, changes: int, words: int) -> str:
    made, among = counted(changes, "1 change", "{n} changes"), counted(words, "1 word", "{n} words")
    return f"{output}: {made} in {among}"


def _refuse_report_over(args: argparse.Namespace) -> None:
    """Refuse a report that would replace the transcript that is read or written, or has no folder to go to."""
    if args.report and Path(args.report).resolve() in (Path(args.source).resolve(), Path(args.output).resolve()):
        raise UsageError(f"{args.report} cannot be both a transcript and the report; name another file for --report.")
    if args.report and not Path(args.report).absolute().parent.is_dir():
        raise UnwritableFileError(f"There is no folder for {args.report}; give another place for --report.")
