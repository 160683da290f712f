"""All that commands print: names and texts of strangers never reach a terminal as codes that it obeys.

A text may hold sequences that move the cursor, change the title, set the clipboard or turn the direction of what
follows. Such characters are shown as their codes instead: \\x1b.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, TextIO

from jamedit.errors import UnwritableFileError

# controls of both kinds, separators of lines, marks that embed or override a direction, halves of characters
_OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_IN_LINES = re.compile(_OBEYED.pattern.replace("\0-\x1f", "\0-\x08\x0b-\x1f"))


def say(text: str, file: TextIO | None = None) -> None:
    """Print one line to standard output, or to a file."""
    print(harmless(text), file=file or sys.stdout)


def complain(text: str) -> None:
    """Print one line to standard error."""
    print(harmless(text), file=sys.stderr)


def ask(text: str) -> None:
    """Print a question to standard error; the answer comes behind it."""
    print(harmless(text), end="", file=sys.stderr, flush=True)


def say_lines(text: str) -> None:
    """Print a text of several lines of our own making, tabs and line ends as they are."""
    print(_IN_LINES.sub(_code, text))


def say_json(value: Any, file: TextIO | None = None, *, indent: int | None = None, flush: bool = False) -> None:
    """Print a value as JSON; the characters in question are written as \\u escapes, which read as the same."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    print(_IN_LINES.sub(lambda m: f"\\u{ord(m[0]):04x}", text), file=file or sys.stdout, flush=flush)


def write_out(content: bytes) -> None:
    """Write the bytes of a file to standard output: as they are into a pipe or a file, harmless on a terminal."""
    if sys.stdout is None:
        raise UnwritableFileError("There is no standard output to write to; give a file name instead of -.")
    if sys.stdout.buffer.isatty():
        content = _IN_LINES.sub(_code, content.decode("utf-8", "backslashreplace")).encode()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def harmless(text: str) -> str:
    """Return a text as one line in which no character is a code for a terminal."""
    return _OBEYED.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
