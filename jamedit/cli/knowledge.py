"""jamedit knowledge: show, write out, take in or forget what was learned from corrections."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from jamedit import paths
from jamedit.cli.projects import read_source
from jamedit.document import Knowledge
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.storage import atomic, knowledge_file
from jamedit.storage.files import read_head

_EPILOG = """Where it is looked for: --personal (also without any of these), the file in the folder of your settings;
--folder DIR, the file beside the transcripts of a folder; --project P, what the verdicts and fixes in a project teach
(only show and export). Knowledge holds words and short terms, never sentences; docs/knowledge.md describes the file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = _EPILOG
    parser.add_argument("action", choices=("show", "export", "import", "forget"), help="what to do")
    parser.add_argument(
        "what", nargs="?", metavar="FILE|TEXT", help="the file to write or read, or the words to forget"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--personal", action="store_true", help="what you know, in all transcripts")
    where.add_argument("--folder", metavar="DIR", help="what is known in a folder")
    where.add_argument("--project", metavar="P", help="what a project teaches")
    parser.add_argument("--all", action="store_true", help="with forget: everything")
    parser.add_argument("--json", action="store_true", help="with show: print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Do what was asked for; return 0, or 1 when there was nothing to forget."""
    if args.project and args.action in ("import", "forget"):
        raise UsageError("What a project teaches follows from its steps; undo those, or use --folder or --personal.")
    if args.action == "show":
        return _show(args)
    if args.action == "forget":
        return _forget(args)
    if not args.what:
        raise UsageError(f"Name the file: jamedit knowledge {args.action} FILE.")
    return _export(args) if args.action == "export" else _import(args)


def place_of(args: argparse.Namespace) -> Path:
    """Return the knowledge file that is meant."""
    if not args.folder:
        return paths.config_dir() / knowledge_file.PERSONAL_NAME
    folder = Path(args.folder)
    if not folder.is_dir():
        raise UnreadableFileError(f"{folder} is no folder; name the folder of the transcripts.")
    return folder / knowledge_file.FOLDER_NAME


def _known(args: argparse.Namespace) -> Knowledge:
    if not args.project:
        return knowledge_file.read(place_of(args))
    source = read_source(Path(args.project))
    if source.project is None:
        raise UnreadableFileError(f"{args.project} is no project; only a project teaches.")
    return source.knowledge()


def _show(args: argparse.Namespace) -> int:
    known = _known(args)
    if args.json:
        place = args.project or str(place_of(args))
        rows = [json.loads(line) for line in knowledge_file.dumps(known).splitlines()]
        print(json.dumps({"file": place, "pairs": rows}, ensure_ascii=False))
        return 0
    pairs = sorted(known.pairs, key=lambda p: (-p.fixed, p.kept, p.heard))
    for pair in pairs:
        print(f"{pair.heard} → {pair.meant or '(left out)'}   fixed {pair.fixed}, right as it stood {pair.kept}")
    if not pairs:
        print("Nothing was learned yet.")
    return 0


def _forget(args: argparse.Namespace) -> int:
    if bool(args.what) == args.all:
        raise UsageError("Name the words to forget, or give --all: jamedit knowledge forget TEXT.")
    place = place_of(args)
    before = knowledge_file.read(place)
    if not before.pairs:
        print("Nothing was learned yet.")
        return 1
    now = knowledge_file.update(place, lambda k: Knowledge() if args.all else k.forgetting(args.what))
    print(f"{len(before.pairs) - len(now.pairs)} pairs forgotten, {len(now.pairs)} left.")
    return int(len(before.pairs) == len(now.pairs))


def _export(args: argparse.Namespace) -> int:
    known = _known(args)
    target = Path(args.what)
    if not args.project and target.resolve() == place_of(args).resolve():
        raise UsageError(f"{target} is the knowledge itself; name another file to export to.")
    atomic.write_bytes(target, knowledge_file.dumps(known).encode("utf-8"), keep_backup=True)
    print(f"{target}: {len(known.pairs)} pairs")
    return 0


def _import(args: argparse.Namespace) -> int:
    source = Path(args.what)
    if not source.exists():
        raise UnreadableFileError(f"{source} does not exist; check the name.")
    if read_head(source).startswith(b"SQLite format 3\0"):
        raise UnreadableFileError(f"{source.name} is a project; take its knowledge out first with export --project.")
    new = knowledge_file.read(source)
    now = knowledge_file.update(place_of(args), lambda known: known.merged(new))
    print(f"{len(new.pairs)} pairs read; {len(now.pairs)} known now.")
    return 0
