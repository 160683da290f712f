"""jamedit convert: any format to any other, naming what gets lost on the way."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from jamedit.cli import terminal, writing
from jamedit.counting import counted
from jamedit.errors import UsageError
from jamedit.formats.register import FORMATS
from jamedit.operations.convert import Converted, convert
from jamedit.storage.files import MAX_BYTES

TYPE_CHECKING = False  # as type checkers know it; times are moved in few conversions
if TYPE_CHECKING:
    from jamedit.operations.retime import Retiming

_MOST_SHOWN = 10  # warnings about the source on stderr; --json has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    known = ", ".join(f.id for f in FORMATS)
    parser.add_argument("source", metavar="SRC", help="the transcript to read, - for standard input")
    parser.add_argument("target", metavar="DST", help="the file to write, - for standard output")
    parser.add_argument(
        "--from", dest="from_format", metavar="F", help=f"the format of SRC (default: detected): {known}"
    )
    writing.add_encoding(parser)
    parser.add_argument(
        "--to",
        dest="to_format",
        metavar="F",
        help="the format to write (default: by the extension of DST; jamedit: a project)",
    )
    parser.add_argument("--speakers", metavar="R", help="an RTTM file; its speakers are assigned to the words by time")
    times = parser.add_argument_group("times")
    parser._negative_number_matcher = re.compile(r"^-[\d.][\d.,:]*(ms|s)?$")  # "--shift -0:01.5" names no option
    times.add_argument(
        "--shift",
        metavar="MS",
        help="move all times by milliseconds, later or (-1500) earlier; also a time, such as 0:01.5",
    )
    times.add_argument(
        "--stretch",
        metavar="A=B,C=D",
        help="move all times so that A becomes B and C becomes D, before any shift: 0:10=0:12.5,1:00:00=1:00:04",
    )
    writing.add_overwrite(parser)
    writing.add_arguments(parser, "verbatim")
    parser.add_argument(
        "--json", action="store_true", help="print as JSON what was written, what was lost and what is doubtful"
    )


def run(args: argparse.Namespace) -> int:
    """Convert one file; return 0."""
    if args.json and args.target == "-":
        raise UsageError("--json and DST - both need standard output; name a file to write.")
    options, retiming = writing.options_of(args), _retiming(args)
    if args.source != "-":
        writing.ask_to_replace(args, args.target, source=args.source)
    done = convert(
        sys.stdin.buffer.read(MAX_BYTES + 1) if args.source == "-" else Path(args.source),
        None if args.target == "-" else Path(args.target),
        from_format=args.from_format,
        encoding=args.encoding,
        to_format=args.to_format,
        options=options,
        retiming=retiming,
        speakers=Path(args.speakers) if args.speakers else None,
    )
    if done.content is not None:
        terminal.write_out(done.content)
    if args.json:
        terminal.say_json(_report(args, done), indent=1)
    else:
        _tell(args.source, done)
    if done.early:
        words = counted(done.early, "1 word", "{n} words")
        terminal.complain(f"jamedit: {words} would be before the recording begins, and are at 0:00 now.")
    writing.tell_kept(args.target, done.kept)
    return 0


def _retiming(args: argparse.Namespace) -> Retiming | None:
    if args.shift is None and args.stretch is None:
        return None
    from jamedit.operations.retime import Retiming, parse_shift, parse_stretch

    return Retiming(parse_shift(args.shift or "0"), None if args.stretch is None else parse_stretch(args.stretch))


def _report(args: argparse.Namespace, done: Converted) -> dict[str, object]:
    meta = done.transcript.meta
    return {
        "source": args.source,
        "from": meta.source_format,
        "target": args.target,
        "to": done.format_id,
        "words": done.transcript.word_count,
        "lost": done.lost,
        "warnings": [{"line": w.line, "message": w.message} for w in meta.warnings],
    }


def _tell(source: str, done: Converted) -> None:
    warnings = done.transcript.meta.warnings
    for warning in warnings[:_MOST_SHOWN]:
        place = f"{source}:{warning.line}" if warning.line else source
        terminal.complain(f"{place}: {warning.message}")
    if len(warnings) > _MOST_SHOWN:
        more = counted(len(warnings) - _MOST_SHOWN, "1 more warning", "{n} more warnings")
        terminal.complain(f"{source}: {more}; --json lists them all")
    if done.lost:
        terminal.complain(f"jamedit: {done.format_id} cannot hold {writing.listed(done.lost)}; left out")
