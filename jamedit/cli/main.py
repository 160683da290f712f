"""The command line: one table of commands, each loaded when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from jamedit import __version__
from jamedit.errors import JameditError

TYPE_CHECKING = False  # as type checkers know it; the module typing would be loaded for nothing
if TYPE_CHECKING:
    from typing import Never

DONE, FOUND, WRONG = 0, 1, 2  # exit codes: done, found problems, wrong use or unreadable input
_INTERRUPTED = 130  # what shells expect after Ctrl-C


# the module of each command is jamedit.cli.NAME, with add_arguments and run
COMMANDS = {
    "convert": "convert a transcript to another format",
    "formats": "list the formats and what each can store",
    "suggest": "print suggested corrections; nothing is changed",
    "clean": "apply the suggestions of high confidence and write the result",
    "align": "find when each word is said, from the recording or from another transcript that has times",
    "knowledge": "show, export, import or forget what was learned from corrections",
}


class _Parser(argparse.ArgumentParser):
    """Parse arguments; what was typed comes back in errors without codes that a terminal obeys."""

    def error(self, message: str) -> Never:
        """Print how the command is used and what was wrong; leave."""
        from jamedit.cli import terminal  # needed when something went wrong

        super().error(terminal.harmless(message))


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether arguments call a command rather than the window; a file named like one is called ./convert."""
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version"))


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; errors become one sentence on stderr."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:  # closed by whoever called
            sys.stdout.flush()
    except JameditError as error:
        return _fail(str(error))
    except UnicodeEncodeError as error:
        return _fail(f"the terminal cannot show {error.object[error.start : error.end]!r}; set PYTHONUTF8=1.")
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _leave_closed_pipe()
        return DONE
    except OSError as error:
        _leave_closed_pipe()
        return _fail(f"{error.filename or 'the output'} cannot be read or written ({error.strerror or error}).")
    except Exception as error:  # never a trace at a user
        return _fail_unforeseen(error, arguments)
    return code


def _run(arguments: Sequence[str]) -> int:
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        _parser().parse_args(arguments)
        return DONE
    module = import_module(f"jamedit.cli.{name}")
    command = _Parser(
        prog=f"jamedit {name}",
        description=_sentence(COMMANDS[name]),
        formatter_class=partial(argparse.HelpFormatter, width=_width()),
    )
    module.add_arguments(command)
    return int(module.run(command.parse_args(arguments[1:])))


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    table = "\n".join(f"  {name:<{width}}  {does}" for name, does in COMMANDS.items())
    parser = _Parser(
        prog="jamedit",
        description="Turn a machine transcript and its recording into a text fit to publish.",
        epilog=f"commands (jamedit COMMAND --help says more):\n{table}\n\n"
        "exit codes: 0 done, 1 found problems, 2 wrong use or unreadable input",
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_width()),
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="open this transcript or project in the window")
    parser.add_argument("--audio", metavar="REC", help="the recording of the transcript")
    parser.add_argument("--version", action="version", version=f"jamedit {__version__}")
    return parser


def window_arguments(arguments: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the file and the recording to open the window with; leaves with code 2 on wrong use."""
    parser = _parser()
    known = parser.parse_args(arguments)
    if known.file is not None and not os.path.exists(known.file):
        parser.error(f"there is no file {known.file!r} and no command of that name; see jamedit --help")
    return known.file, known.audio


def _width() -> int:
    """Return how many characters wide help is; argparse would load what unpacks archives to find out."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns) - 2
    try:
        return os.get_terminal_size(1).columns - 2
    except OSError:
        return 78


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _fail(sentence: str) -> int:
    from jamedit.cli import terminal  # needed when something went wrong

    terminal.complain(f"jamedit: {sentence}")
    return WRONG


def _fail_unforeseen(error: Exception, arguments: Sequence[str]) -> int:
    from jamedit import faults

    if faults.RAW:
        raise error
    return _fail(str(faults.explained(error, f"jamedit {' '.join(arguments[:2])} did not work")))


def _leave_closed_pipe() -> None:
    """Give stdout somewhere to go, so that Python does not complain when it flushes at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
