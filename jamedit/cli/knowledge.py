"""jamedit knowledge: show, export, import or forget what was learned from corrections."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from jamedit.cli import terminal, writing
from jamedit.counting import counted
from jamedit.document import Knowledge
from jamedit.errors import UsageError
from jamedit.operations.knowledge import (
    export_knowledge,
    folder_file,
    forget,
    import_knowledge,
    personal_file,
    project_knowledge,
)
from jamedit.storage import knowledge_file

_EPILOG = """Which knowledge: --personal (the default), the file in your settings folder; --folder DIR, the file beside
the transcripts of a folder; --project P, what follows from the decisions and corrections in a project (only show and
export). Knowledge holds words and short terms, never sentences; docs/knowledge.md describes the file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = _EPILOG
    parser.add_argument("action", choices=("show", "export", "import", "forget"), help="what to do")
    parser.add_argument(
        "what", nargs="?", metavar="FILE|TEXT", help="the file to write or read, or the words to forget"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--personal", action="store_true", help="your own knowledge, used for all transcripts (default)")
    where.add_argument("--folder", metavar="DIR", help="the knowledge of a folder")
    where.add_argument("--project", metavar="P", help="the knowledge from the edits of a project")
    parser.add_argument("--all", action="store_true", help="with forget: everything")
    parser.add_argument("--json", action="store_true", help="with show: print one JSON object")
    writing.add_overwrite(parser)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for; return 0, or 1 when there was nothing to forget."""
    if args.project and args.action in ("import", "forget"):
        raise UsageError("The knowledge of a project comes from its edits; undo those, or use --folder or --personal.")
    if args.action == "show":
        return _show(args)
    if args.action == "forget":
        return _forget(args)
    if not args.what:
        raise UsageError(f"Give a file: jamedit knowledge {args.action} FILE.")
    return _export(args) if args.action == "export" else _import(args)


def place_of(args: argparse.Namespace) -> Path:
    """Return the path of the chosen knowledge file."""
    return folder_file(Path(args.folder)) if args.folder else personal_file()


def _known(args: argparse.Namespace) -> Knowledge:
    return project_knowledge(Path(args.project)) if args.project else knowledge_file.read(place_of(args))


def _show(args: argparse.Namespace) -> int:
    known = _known(args)
    if args.json:
        place = args.project or str(place_of(args))
        rows = [json.loads(line) for line in knowledge_file.dumps(known).splitlines()]
        terminal.say_json({"file": place, "pairs": rows})
        return 0
    pairs = sorted(known.pairs, key=lambda p: (-p.fixed, p.kept, p.recognised))
    for pair in pairs:
        replacement = pair.replacement or "(left out)"
        terminal.say(f"{pair.recognised} → {replacement}   corrected {pair.fixed}, left unchanged {pair.kept}")
    if not pairs:
        terminal.say("Nothing has been learned yet.")
    return 0


def _forget(args: argparse.Namespace) -> int:
    if bool(args.what) == args.all:
        raise UsageError("Give the words to forget, or --all: jamedit knowledge forget TEXT.")
    counts = forget(place_of(args), None if args.all else args.what)
    if not counts.moved and not counts.known:
        terminal.say("Nothing has been learned yet.")
        return 1
    terminal.say(f"{counted(counts.moved, '1 pair', '{n} pairs')} forgotten, {counts.known:,} left.")
    return int(not counts.moved)


def _export(args: argparse.Namespace) -> int:
    known, target = _known(args), Path(args.what)
    writing.ask_to_replace(args, args.what, source=args.project or str(place_of(args)))
    writing.tell_kept(args.what, export_knowledge(known, target, None if args.project else place_of(args)))
    terminal.say(f"{target}: {counted(len(known.pairs), '1 pair', '{n} pairs')}")
    return 0


def _import(args: argparse.Namespace) -> int:
    counts = import_knowledge(Path(args.what), place_of(args))
    read = counted(counts.moved, "1 pair", "{n} pairs")
    terminal.say(f"{read} read; {counted(counts.known, '1 pair', '{n} pairs')} known now.")
    return 0
