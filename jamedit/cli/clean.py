"""jamedit clean: apply the sure suggestions and write the result, with a report of every change."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from jamedit.cli import writing
from jamedit.cli.glossaries import read_glossaries, read_knowledge
from jamedit.cli.projects import read_source, write_transcript
from jamedit.cli.suggest import add_choices, kinds_of, styles_of
from jamedit.document import Suggestion, Transcript
from jamedit.errors import UnwritableFileError, UsageError
from jamedit.formats import WriteOptions, format_for, losses
from jamedit.suggest import Engine

_AROUND = 5  # words of context in the report, on each side


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SRC", help="the transcript")
    parser.add_argument(
        "-o", "--output", required=True, metavar="DST", help="the file to write; its name tells the format"
    )
    add_choices(parser)
    parser.add_argument("--min-confidence", type=float, default=0.85, metavar="X", help="how sure, 0 to 1 (0.85)")
    writing.add_arguments(parser, "clean")
    parser.add_argument("--report", metavar="R.json", help="write every change to this file")
    parser.add_argument("--json", action="store_true", help="print the report as well")


def run(args: argparse.Namespace) -> int:
    """Write the cleaned transcript; return 0."""
    from jamedit.edits import AcceptSuggestions

    if not 0 <= args.min_confidence <= 1:
        raise UsageError(f"--min-confidence is {args.min_confidence}; give a number from 0 to 1.")
    options = writing.options_of(args)
    _refuse_report_over(args)
    opened = read_source(Path(args.source))
    source, glossary = opened.transcript, opened.glossary(read_glossaries(args.glossary))
    engine = Engine(glossary, kinds_of(args), "everything", source.meta.language, styles_of(args), args.builtin)
    known = read_knowledge(args, opened)
    sure = (
        s for s in engine.check(source, knowledge=known) if s.confidence >= args.min_confidence and s.after != s.before
    )
    chosen = [s for s in sure if not opened.is_dismissed(s)]
    cleaned = AcceptSuggestions(tuple((s, s.after) for s in chosen)).apply(source) if chosen else source
    _tell_losses(cleaned, args.output, options)
    write_transcript(cleaned, opened, Path(args.output), options)
    report = {"source": args.source, "words": source.word_count, "changes": [_entry(source, s) for s in chosen]}
    text = json.dumps(report, ensure_ascii=False, indent=1)
    if args.report:
        _write(Path(args.report), text + "\n")
    print(text if args.json else f"{args.output}: {len(chosen)} changes in {source.word_count} words")
    return 0


def _tell_losses(transcript: Transcript, output: str, options: WriteOptions) -> None:
    """Name what the target's format cannot hold."""
    target = format_for(Path(output).name)
    lost = losses(transcript, target.id, options) if target else []
    if lost:
        print(f"jamedit: {output} cannot hold {writing.listed(lost)}; left out.", file=sys.stderr)


def _refuse_report_over(args: argparse.Namespace) -> None:
    """Refuse a report that would replace the transcript that is read or the one that is written."""
    if args.report and Path(args.report).resolve() in (Path(args.source).resolve(), Path(args.output).resolve()):
        raise UsageError(f"{args.report} cannot be both a transcript and the report; name another file for --report.")


def _entry(transcript: Transcript, suggestion: Suggestion) -> dict[str, Any]:
    paragraph = transcript.paragraph(suggestion.paragraph_id)
    assert paragraph is not None  # the suggestion was made from this very transcript
    words = paragraph.words
    start = next(i for i, w in enumerate(words) if w.id == suggestion.word_ids[0])
    end = start + len(suggestion.word_ids)
    first, last = words[start].span, words[end - 1].span
    return {
        "before": suggestion.before,
        "after": suggestion.after,
        "context": " ".join(w.text for w in words[max(0, start - _AROUND) : end + _AROUND]),
        "kind": suggestion.kind,
        "confidence": suggestion.confidence,
        "reason": ": ".join(filter(None, suggestion.reason)),
        "start_ms": first.start_ms if first else paragraph.start_ms,
        "end_ms": last.end_ms if last else paragraph.end_ms,
    }


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableFileError(f"The report {path} cannot be written ({error.strerror}).") from error
