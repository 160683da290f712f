"""The lines that `jamedit suggest --tokens` reads and writes: one JSON object each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from jamedit.cli import terminal
from jamedit.errors import UnreadableFileError
from jamedit.operations.suggest import TokenSuggester


def run(source: TextIO, target: TextIO, suggester: TokenSuggester) -> int:
    """Write a line of suggestions for every line that is not empty; return 0."""
    for number, line in enumerate(_utf8_lines(source), 1):
        if line.strip():
            record_id, tokens, terms, title = _record(line, number)
            entries = [
                {
                    "start_token": p.start,
                    "end_token": p.end,
                    "replacement": p.text,
                    "confidence": round(p.confidence, 3),
                    "kind": p.kind,
                }
                for p in suggester.propose(tokens, terms, title)
            ]
            terminal.say_json({"id": record_id, "suggestions": entries}, target, flush=True)
    return 0


def _utf8_lines(source: TextIO) -> Iterator[str]:
    """Yield lines as UTF-8, whatever the locale; raise UnreadableFileError naming a line that is not UTF-8."""
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
            f"Line {number} of standard input is not JSON ({error}); send one object per line."
        ) from error
    if not isinstance(record, dict):
        raise UnreadableFileError(f'Line {number} of standard input is not an object; send {{"id", "tokens"}}.')
    title = record.get("title")
    title = title if isinstance(title, str) else ""
    return record.get("id"), _strings(record, "tokens", number), _strings(record, "glossary", number), title


def _strings(record: dict[str, Any], name: str, number: int) -> list[str]:
    values = record.get(name)
    if values is None and name == "glossary":
        return []
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise UnreadableFileError(f'Line {number} of standard input has no list of strings "{name}"; add it.')
    return values
