"""What `convert` and `clean` have in common: the choices of what is written, and what gets lost."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jamedit.captioning.profiles import BOUNDS, PROFILES, Profile, profile_named
from jamedit.cli import terminal
from jamedit.errors import UnwritableFileError, UsageError
from jamedit.formats.options import WriteOptions

_SECOND = 1000
_LOST = {
    "times": "times",
    "words": "word times",
    "confidence": "word confidence",
    "speakers": "speakers",
    "sections": "section headings",
    "hidden": "which words are hidden",
    "notes": "notes",
}
# option, attribute of the profile, factor to its unit, help
_FIGURES: tuple[tuple[str, str, float, str], ...] = (
    ("--line-length", "line_length", 1, "maximum characters per line"),
    ("--lines", "lines", 1, "maximum lines per caption"),
    ("--min-seconds", "shortest_ms", _SECOND, "minimum seconds a caption is shown, where there is room"),
    ("--max-seconds", "longest_ms", _SECOND, "maximum seconds a caption is shown"),
    ("--max-cps", "cps", 1, "maximum reading speed in characters per second"),
    ("--gap", "gap_ms", 1, "minimum milliseconds between two captions"),
)


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """Declare the choice of the encoding of what is read."""
    parser.add_argument(
        "--encoding", metavar="E", help="the encoding of SRC, such as cp1251 or shift_jis (default: detected)"
    )


def add_arguments(parser: argparse.ArgumentParser, layer: str) -> None:
    """Declare the choices of what is written; `layer` is the default one."""
    what = parser.add_argument_group("content")
    what.add_argument(
        "--layer",
        choices=("verbatim", "clean"),
        default=layer,
        help=f"clean leaves hidden words out (default: {layer})",
    )
    what.add_argument("--times", action="store_true", help="write a time before each paragraph of a reading text")
    what.add_argument("--word-times", action="store_true", help="write the time of each word in WebVTT captions")
    what.add_argument(
        "--speaker-labels",
        choices=("write", "keep", "omit"),
        metavar="HOW",
        nargs="?",
        const="write",
        default="keep",
        help='speakers in front of the text of SRT, WebVTT and SBV captions ("Ida: …"): write (also if HOW is left '
        "out), keep those that came with the file (default), or omit",
    )
    what.add_argument("--no-speakers", action="store_true", help="leave speaker names out")
    what.add_argument("--no-sections", action="store_true", help="leave section headings out")
    what.add_argument(
        "--paragraphs",
        choices=("keep", "lines", "reader"),
        default="keep",
        help="as they are, one line each, or new ones for readers: speaker, pause, three sentences, eighty words",
    )
    captions = parser.add_argument_group(
        "captions", "a profile or a limit makes new captions; with --captions keep only where the source has none"
    )
    captions.add_argument("--captions", choices=("keep", "new"), help="as in the file, or new ones from the word times")
    captions.add_argument(
        "--profile", metavar="NAME", help=f"the limits for captions: {', '.join(PROFILES)} (default: reading)"
    )
    captions.add_argument(
        "--direction-marks",
        choices=("keep", "add", "remove"),
        default="keep",
        metavar="HOW",
        help="keep, add or remove control characters that hold the punctuation of right-to-left captions in place",
    )
    for option, name, factor, text in _FIGURES:
        whole = factor == 1 and name != "cps"
        captions.add_argument(option, dest=name, type=int if whole else float, metavar="N" if whole else "X", help=text)


def options_of(args: argparse.Namespace) -> WriteOptions:
    """Return what is to be written; raise UsageError for a figure that no caption can keep to."""
    profile = _profile(args)
    figures = args.profile is not None or any(getattr(args, name) is not None for _, name, _, _ in _FIGURES)
    new = args.captions == "new" or (figures and args.captions is None)
    return WriteOptions(
        args.layer,
        speakers=not args.no_speakers,
        times=args.times,
        sections=not args.no_sections,
        paragraphs=args.paragraphs,
        captions="new" if new else "keep",
        profile=profile,
        word_times=args.word_times,
        direction_marks=args.direction_marks,
        speaker_labels=args.speaker_labels,
    )


def _profile(args: argparse.Namespace) -> Profile:
    profile = profile_named(args.profile or "reading")
    changed: dict[str, Any] = {}
    for option, name, factor, _ in _FIGURES:
        given = getattr(args, name)
        if given is None:
            continue
        bounds = BOUNDS[name]
        if not bounds.low <= given * factor <= bounds.high:
            low, high = bounds.low / factor, bounds.high / factor
            raise UsageError(f"{option} is {given:g}; give a number from {low:g} to {high:g}.")
        changed[name] = given if factor == 1 else round(given * factor)
    made = replace(profile, **changed)
    if made.shortest_ms <= made.longest_ms:
        return made
    if "longest_ms" not in changed or "shortest_ms" in changed:
        raise UsageError(
            f"No caption can last at least {made.shortest_ms / _SECOND:g} and at most {made.longest_ms / _SECOND:g} "
            "seconds; change --min-seconds or --max-seconds."
        )
    return replace(made, shortest_ms=made.longest_ms)


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """Declare the option that answers `ask_to_replace` beforehand."""
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="replace a file that exists without asking in the terminal; what it held is kept as NAME.bak in any case",
    )


def ask_to_replace(args: argparse.Namespace, *targets: str | None, source: str = "") -> None:
    """Ask in the terminal before a file is replaced; raise UnwritableFileError when it is to stay.

    A script, which nobody could answer, goes on: what is replaced is kept as a backup, and `tell_kept` says so.
    """
    if args.overwrite or not _at_terminal():
        return
    for target in filter(None, targets):  # a project that exists is refused anyway, so nobody need be asked
        if Path(target).is_file() and not target.lower().endswith(".jamedit") and not _agreed(target, source):
            raise UnwritableFileError(f"{target} was left as it was; give another name, or add --overwrite.")


def _at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _agreed(target: str, source: str) -> bool:
    own = bool(source) and Path(source).exists() and Path(source).samefile(target)
    what = "is the file that is read" if own else "exists"
    terminal.ask(f"jamedit: {target} {what}; replace it, and keep a backup? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def tell_kept(target: str, kept: Path | None) -> None:
    """Say where the content of a file that was replaced is kept."""
    if kept is not None:
        terminal.complain(f"jamedit: {target} was replaced; what it held is kept as {kept.name}.")


def listed(lost: Sequence[str]) -> str:
    """Name in plain words what a format cannot hold."""
    shown = [_LOST.get(name, name) for name in lost]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
