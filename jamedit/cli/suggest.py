"""jamedit suggest: print what could be corrected; change nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from jamedit.cli.glossaries import add_knowledge, read_glossaries, read_knowledge
from jamedit.cli.projects import Source, read_source
from jamedit.document import Glossary, Suggestion, Transcript, Word
from jamedit.document import glossary as glossary_text
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.settings.schema import BY_NAME, STYLE_SWITCHES
from jamedit.suggest import PRESETS, SUGGESTERS, Engine, Styles, suggest_tokens
from jamedit.suggest.models.base import ParagraphModel, ask
from jamedit.suggest.vocabulary import subject_glossaries

_EPILOG = """Lines are those of the source file; for a project the paragraph is named. A word that cannot be found in
the file as it stands (repaired encoding, mark-up inside a word) is given the line of the words before it. With
--tokens, one JSON object a line is read from standard input, {"id", "title", "tokens": [...], "glossary": [...]},
and one is written for each:
{"id", "suggestions": [{"start_token", "end_token", "replacement", "confidence", "kind"}]}; an empty replacement
means: leave the tokens out. --llm sends the text of the transcript to the address given, and with it the key in the
environment variable JAMEDIT_LLM_KEY, if there is one; only words that sound alike are taken from the answer."""


_STYLES = {
    switch: tuple(value for value, _ in BY_NAME[f"suggestions.{switch}"].choices if value != "off")
    for switch in STYLE_SWITCHES
}
_STYLE_HELP = f"a choice of the house style, such as spelling=british (repeatable; {', '.join(STYLE_SWITCHES)})"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = _EPILOG
    parser.add_argument("source", nargs="?", metavar="SRC", help="the transcript")
    add_choices(parser)
    add_models(parser)
    parser.add_argument("--audio", metavar="REC", help="the recording")
    parser.add_argument("--preset", choices=tuple(PRESETS), default="balanced", help="how sure a suggestion must be")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--tokens", action="store_true", help="read and write JSON lines of tokens instead")


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Declare the options that pick suggesters, shared with other commands."""
    parser.add_argument(
        "--glossary", action="append", default=[], metavar="F", help="a file with one name or term a line (repeatable)"
    )
    parser.add_argument(
        "--builtin",
        metavar="NAME",
        default="",
        help=f"a built-in glossary: {', '.join(subject_glossaries.names())}, or auto for the one the text looks like",
    )
    parser.add_argument("--style", action="append", default=[], metavar="SWITCH=CHOICE", help=_STYLE_HELP)
    parser.add_argument(
        "--kinds", metavar="KIND,…", help=f"which kinds: {', '.join(SUGGESTERS)} (all but fullwidth and confidence)"
    )
    add_knowledge(parser)


def add_models(parser: argparse.ArgumentParser) -> None:
    """Declare the options that let a language model look, too."""
    parser.add_argument("--masked-model", metavar="DIR", help="also run the masked language model in this folder")
    parser.add_argument(
        "--llm", metavar="URL", help="also send the text to a language model server, such as http://localhost:8080/v1"
    )
    parser.add_argument("--llm-model", metavar="NAME", default="", help="the model on that server")
    parser.add_argument("--llm-timeout", metavar="S", type=float, default=120.0, help="seconds to wait for it (120)")


def kinds_of(args: argparse.Namespace) -> tuple[str, ...] | None:
    """Return the kinds a user picked, None for the default ones."""
    return None if args.kinds is None else tuple(k.strip() for k in args.kinds.split(",") if k.strip())


def styles_of(args: argparse.Namespace) -> Styles:
    """Return the house style a user chose; raise UsageError for a choice there is not."""
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
    glossary = read_glossaries(args.glossary)
    if args.tokens:
        return _token_lines(sys.stdin, sys.stdout, glossary, args)
    if not args.source:
        raise UsageError("Name the transcript to look at: jamedit suggest SRC.")
    if args.audio and not Path(args.audio).is_file():
        raise UnreadableFileError(f"There is no recording {args.audio}; check the path after --audio.")
    opened = read_source(Path(args.source))
    transcript = opened.transcript
    choices = (kinds_of(args), args.preset, transcript.meta.language, styles_of(args), args.builtin)
    engine = Engine(opened.glossary(glossary), *choices)
    known = read_knowledge(args, opened)
    found = [s for s in engine.check(transcript, knowledge=known) if not opened.is_dismissed(s)]
    found = _with_models(args, opened, opened.glossary(glossary), found, engine.least)
    if args.json:
        print(json.dumps(_report(transcript, found), ensure_ascii=False))
        return 0
    lines = {} if opened.project else _lines_of_words(Path(args.source), transcript.words())
    paragraphs = {p.id: i for i, p in enumerate(transcript.paragraphs, 1)}
    for suggestion in found:
        after = suggestion.after or "(left out)"
        after = "(look again)" if after == suggestion.before else after
        place: object = lines.get(suggestion.word_ids[0], 1)
        if opened.project:  # its lines are no lines
            place = f"paragraph {paragraphs[suggestion.paragraph_id]}"
        print(f"{args.source}:{place}: {suggestion.before} → {after} ({suggestion.kind}, {suggestion.confidence:.2f})")
    return 0


def _with_models(
    args: argparse.Namespace, opened: Source, glossary: Glossary, found: list[Suggestion], least: float
) -> list[Suggestion]:
    """Return the suggestions with those of the models that were named, in the order of the text."""
    if not (args.masked_model or args.llm):
        return found
    transcript, language = opened.transcript, opened.transcript.meta.language or "en"
    for model in _models(args, glossary, language):
        new = (s for s in ask(model, transcript, taken=tuple(found)) if s.confidence >= least)
        found = [*found, *(s for s in new if not opened.is_dismissed(s))]
        unused = getattr(model, "unused", 0)
        if unused:
            print(f"jamedit: for {unused} parts of the text the model gave no usable answer.", file=sys.stderr)
    places = {word.id: at for at, word in enumerate(transcript.words())}
    return sorted(found, key=lambda s: places[s.word_ids[0]])


def _models(args: argparse.Namespace, glossary: Glossary, language: str) -> Iterator[ParagraphModel]:
    if args.masked_model:
        from jamedit.suggest.models.masked_lm import MaskedModel

        yield MaskedModel(Path(args.masked_model), glossary, language)
    if args.llm:
        from jamedit.suggest.models.llm_server import Server, ServerModel, key_from_environment

        server = Server(args.llm, args.llm_model, key_from_environment(), max(1.0, args.llm_timeout))
        yield ServerModel(server, glossary, language)


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


def _lines_of_words(path: Path, words: Iterable[Word]) -> dict[int, int]:
    """Return the line of the source file on which each word stands, by word id."""
    tokens = [
        (token, number)
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        for token in line.split()
    ]
    lines, at, look_ahead = {}, 0, 60
    for word in words:
        found = next((i for i in range(at, min(at + look_ahead, len(tokens))) if word.text in tokens[i][0]), None)
        at = at if found is None else found
        if tokens:
            lines[word.id] = tokens[at][1]
        at = min(at + (found is not None), max(0, len(tokens) - 1))
    return lines


def _token_lines(source: TextIO, target: TextIO, glossary: Glossary, args: argparse.Namespace) -> int:
    kinds, styles = kinds_of(args), styles_of(args)
    known = read_knowledge(args)
    for number, line in enumerate(_utf8_lines(source), 1):
        if line.strip():
            record_id, tokens, terms, title = _record(line, number)
            merged = glossary.merged(glossary_text.parse(terms))
            found = suggest_tokens(tokens, merged, kinds, args.preset, "", title, styles, args.builtin, known)
            entries = [
                {
                    "start_token": p.start,
                    "end_token": p.end,
                    "replacement": p.text,
                    "confidence": round(p.confidence, 3),
                    "kind": p.kind,
                }
                for p in found
            ]
            print(json.dumps({"id": record_id, "suggestions": entries}, ensure_ascii=False), file=target, flush=True)
    return 0


def _utf8_lines(source: TextIO) -> Iterator[str]:
    """Yield lines as UTF-8, whatever the terminal speaks; raise UnreadableFileError naming a line that is none."""
    if not hasattr(source, "buffer"):
        yield from source
        return
    for number, line in enumerate(source.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFileError(
                f"Line {number} of standard input is not UTF-8 text; send JSON lines in UTF-8."
            ) from error


def _record(line: str, number: int) -> tuple[Any, list[str], list[str], str]:
    """Read one JSON line; raise UnreadableFileError that says what is wrong with it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            f"Line {number} of standard input is not JSON ({error}); send one object a line."
        ) from error
    if not isinstance(record, dict):
        raise UnreadableFileError(f'Line {number} of standard input is not an object; send {{"id", "tokens"}}.')
    title = record.get("title")
    told = title if isinstance(title, str) else ""
    return record.get("id"), _strings(record, "tokens", number), _strings(record, "glossary", number), told


def _strings(record: dict[str, Any], name: str, number: int) -> list[str]:
    values = record.get(name)
    if values is None and name == "glossary":
        return []
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise UnreadableFileError(f'Line {number} of standard input has no list of strings "{name}"; add it.')
    return values
