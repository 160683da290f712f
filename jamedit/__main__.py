"""Pick the command line or the window; the only file that knows both."""

import signal
import sys


def _die_quietly() -> None:
    """Let Ctrl+C end the process at once: nothing can be lost yet, and a traceback would help nobody."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    _die_quietly()


def main() -> int:
    """Run jamedit with the arguments of the process; return the exit code."""
    _die_quietly()
    import gc

    from jamedit.cli.main import WRONG, is_command, window_arguments
    from jamedit.cli.main import main as run_command

    arguments = sys.argv[1:]
    if is_command(arguments):
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # commands end in order
        code = run_command(arguments)
        gc.freeze()  # the process ends: looking for circles in what is left would take a tenth of a short command
        return code
    file, audio = window_arguments(arguments)
    fault = unsound_qt(_installed_qt(), sys.version_info[:2])
    if not fault:
        from jamedit.ui.app import leave, run

        try:
            code = run(file, audio)
        except Exception as error:  # before there is a window to say so in
            code = _not_opened(error)
        leave(code)
    print(f"jamedit: {fault}", file=sys.stderr)
    return WRONG


def _not_opened(error: Exception) -> int:
    from jamedit import faults
    from jamedit.cli import terminal
    from jamedit.cli.main import WRONG

    terminal.complain(f"jamedit: {faults.explained(error, 'the window cannot be opened')}")
    return WRONG


def unsound_qt(qt: str | None, python: tuple[int, int]) -> str:
    """Return one sentence on why the window cannot start with these versions, empty when it can."""
    if qt is None:
        return "the window needs PySide6; install it with: pip install PySide6-Essentials PySide6-Addons"
    if qt == "6.12.0" and python < (3, 12):
        return (
            "PySide6 6.12.0 ends the process on Python before 3.12 after some thousand calls; "
            "install another one with: pip install 'PySide6-Essentials!=6.12.0' 'PySide6-Addons!=6.12.0'"
        )
    return ""


def _installed_qt() -> str | None:
    """Return the version of PySide6 without importing it."""
    from importlib.metadata import PackageNotFoundError, version

    for package in ("PySide6-Essentials", "PySide6"):
        try:
            return version(package)
        except PackageNotFoundError:
            continue
    return None


if __name__ == "__main__":
    sys.exit(main())
