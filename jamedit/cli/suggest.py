"""jamedit suggest: print what could be corrected; change nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jamedit.cli import terminal, token_lines
from jamedit.cli.writing import add_encoding
from jamedit.counting import counted
from jamedit.document import Suggestion, Transcript, Word
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.formats.reading import require_words
from jamedit.operations.source_lines import lines_of_words
from jamedit.operations.sources import Source, read_source
from jamedit.operations.suggest import Choices, Models, TokenSuggester, suggest
from jamedit.settings.schema import BY_NAME, STYLE_SWITCHES
from jamedit.suggest import PRESETS, Styles
from jamedit.suggest.vocabulary import subject_glossaries
from jamedit.suggestion_kinds import DEFAULT_KINDS, KINDS

_EPILOG = """Line numbers are those of the source file; for a project the number of the paragraph is printed instead. A
word that cannot be found in the file as it is (repaired encoding, mark-up inside a word) has the line of the words
before it. With --tokens, one JSON object per line is read from standard input,
{"id", "title", "tokens": [...], "glossary": [...]}, and one is written for each:
{"id", "suggestions": [{"start_token", "end_token", "replacement", "confidence", "kind"}]}; an empty replacement
means: leave the tokens out. --llm sends the text of the transcript to the given address, with the key in the
environment variable JAMEDIT_LLM_KEY if it is set; only words that sound similar are taken from the answer."""


_STYLES = {
    switch: tuple(value for value, _ in BY_NAME[f"suggestions.{switch}"].choices if value != "off")
    for switch in STYLE_SWITCHES
}
_OFF = [kind for kind in KINDS if kind not in DEFAULT_KINDS]
_STYLE_HELP = f"a setting of the house style, such as spelling=british (repeatable; {', '.join(STYLE_SWITCHES)})"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = _EPILOG
    parser.add_argument("source", nargs="?", metavar="SRC", help="the transcript")
    add_encoding(parser)
    add_choices(parser)
    add_models(parser)
    parser.add_argument("--audio", metavar="REC", help="the recording")
    parser.add_argument(
        "--preset",
        choices=tuple(PRESETS),
        default="balanced",
        help="how certain suggestions must be (default: balanced)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--tokens", action="store_true", help="read and write tokens as JSON lines instead")


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Declare the options that pick suggesters, shared with other commands."""
    parser.add_argument(
        "--glossary",
        action="append",
        default=[],
        metavar="F",
        help="a file with one name or term per line (repeatable)",
    )
    parser.add_argument(
        "--builtin",
        metavar="NAME",
        default="",
        help=f"a built-in glossary: {', '.join(subject_glossaries.names())}, or auto to choose by the text",
    )
    parser.add_argument("--style", action="append", default=[], metavar="SWITCH=CHOICE", help=_STYLE_HELP)
    parser.add_argument(
        "--kinds", metavar="KIND,…", help=f"which kinds: {', '.join(KINDS)} (all but {' and '.join(_OFF)})"
    )
    parser.add_argument("--knowledge", action="append", default=[], metavar="F", help="a knowledge file (repeatable)")
    parser.add_argument("--personal", action="store_true", help="use your own knowledge and that of SRC's folder")


def add_models(parser: argparse.ArgumentParser) -> None:
    """Declare the options for language models."""
    parser.add_argument("--masked-model", metavar="DIR", help="also run the masked language model in this folder")
    parser.add_argument(
        "--llm", metavar="URL", help="also send the text to a language model server, such as http://localhost:8080/v1"
    )
    parser.add_argument("--llm-model", metavar="NAME", default="", help="the model on that server")
    parser.add_argument(
        "--llm-timeout", metavar="S", type=float, default=120.0, help="seconds to wait for it (default: 120)"
    )


def choices_of(args: argparse.Namespace) -> Choices:
    """Return what is looked for; raise UsageError for an unknown house style."""
    glossaries, knowledge = (tuple(map(Path, names)) for names in (args.glossary, args.knowledge))
    return Choices(kinds_of(args), styles_of(args), args.builtin, glossaries, knowledge, args.personal)


def kinds_of(args: argparse.Namespace) -> tuple[str, ...] | None:
    """Return the kinds a user picked, None for the default ones."""
    return None if args.kinds is None else tuple(k.strip() for k in args.kinds.split(",") if k.strip())


def styles_of(args: argparse.Namespace) -> Styles:
    """Return the house style a user chose; raise UsageError for an unknown choice."""
    chosen = []
    for text in args.style:
        switch, _, choice = text.partition("=")
        if choice not in _STYLES.get(switch, ()):
            known = "; ".join(f"{name}={'|'.join(choices)}" for name, choices in _STYLES.items())
            raise UsageError(f"There is no house style {text!r}; choose from {known}.")
        chosen.append((switch, choice))
    return tuple(chosen)


def run(args: argparse.Namespace) -> int:
    """Print the suggestions; return 0, also when there are some."""
    if args.tokens:
        return token_lines.run(sys.stdin, sys.stdout, TokenSuggester(choices_of(args), args.preset))
    if not args.source:
        raise UsageError("Give the transcript to check: jamedit suggest SRC.")
    if args.audio and not Path(args.audio).is_file():
        raise UnreadableFileError(f"There is no recording {args.audio}; check the path after --audio.")
    choices, source = choices_of(args), read_source(Path(args.source), args.encoding)
    require_words(source.transcript, args.source)
    found = suggest(source, choices, args.preset, _models_of(args))
    if found.unanswered:
        parts = counted(found.unanswered, "1 part", "{n} parts")
        terminal.complain(f"jamedit: for {parts} of the text the model gave no usable answer.")
    if args.json:
        terminal.say_json(_report(source.transcript, found.suggestions))
    else:
        _print(args.source, source, found.suggestions)
    return 0


def _models_of(args: argparse.Namespace) -> Models:
    folder = Path(args.masked_model) if args.masked_model else None
    if not args.llm:
        return Models(folder)
    from jamedit.suggest.models.llm_server import Server, key_from_environment

    return Models(folder, Server(args.llm, args.llm_model, key_from_environment(), max(1.0, args.llm_timeout)))


def _print(name: str, source: Source, found: Iterable[Suggestion]) -> None:
    lines = {} if source.project else lines_of_words(source.path, source.transcript.words())
    paragraphs = {p.id: i for i, p in enumerate(source.transcript.paragraphs, 1)}
    for suggestion in found:
        after = suggestion.after or "(left out)"
        after = "(please check)" if after == suggestion.before else after
        place: object = lines.get(suggestion.word_ids[0], 1)
        if source.project:  # a database has no lines
            place = f"paragraph {paragraphs[suggestion.paragraph_id]}"
        shown = f"{suggestion.before} → {after} ({suggestion.kind}, {suggestion.confidence:.2f})"
        terminal.say(f"{name}:{place}: {shown}")


def _report(transcript: Transcript, found: Iterable[Suggestion]) -> dict[str, Any]:
    numbers = {word.id: (i, word) for i, word in enumerate(transcript.words())}
    return {"words": len(numbers), "suggestions": [_entry(numbers, s) for s in found]}


def _entry(numbers: dict[int, tuple[int, Word]], suggestion: Suggestion) -> dict[str, Any]:
    (start, first), (last, end_word) = numbers[suggestion.word_ids[0]], numbers[suggestion.word_ids[-1]]
    return {
        "start_word": start,
        "end_word": last + 1,
        "before": suggestion.before,
        "after": [""] if suggestion.hide else list(suggestion.replacements),
        "kind": suggestion.kind,
        "confidence": suggestion.confidence,
        "reason": ": ".join(filter(None, suggestion.reason)),
        "start_ms": first.span.start_ms if first.span else None,
        "end_ms": end_word.span.end_ms if end_word.span else None,
    }
