"""Start the window."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from jamedit import __version__, paths
from jamedit.settings import Settings
from jamedit.ui.style.theme import ThemeHub, load_font
from jamedit.ui.widgets.after_paint import AfterPaint

if TYPE_CHECKING:
    import socket

    from jamedit.ui.window.main_window import MainWindow

_SHORT_S = 0.5  # the longest that the window waits for a short text that it is to show


def make_application(arguments: list[str] | None = None) -> QApplication:
    """Make the application object with the shipped font and the Fusion style, which follows our palette."""
    # Every call into Qt lets go of Python's lock; with a job running, the window would wait up to 5 ms (the default) to
    # get it back, several times a key press: 57 ms a key at a million words, 10 ms with this.
    sys.setswitchinterval(0.0002)
    QGuiApplication.setDesktopFileName("jamedit")
    app = QApplication(arguments or sys.argv[:1])
    app.setApplicationName("jamedit")
    app.setApplicationDisplayName("jamedit")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    app.setFont(load_font())
    app.setWindowIcon(QIcon(str(paths.resource("icons", "jamedit.svg"))))
    return app


def run(file: str | None = None, audio: str | None = None) -> int:
    """Open the window, with a transcript and its recording when they are given; return the exit code."""
    app = make_application()
    settings = Settings()
    hub = ThemeHub(app, settings["appearance.theme"])
    from jamedit.ui.window.main_window import MainWindow

    window = MainWindow(hub, settings)
    _catch_errors(window)
    if sys.platform != "win32":
        _heed_signals(app, window)
    if file is None:
        window.show_start_page()
        after = AfterPaint(window.center)
        after.expect()
        after.call(lambda: window.parts)
    else:
        window.show_file(Path(file), Path(audio) if audio else None, _SHORT_S)
    window.show()
    if settings.warnings:
        window.say(settings.warnings[0])
    QTimer.singleShot(1000, lambda: window.parts.documents.look_for_unsaved() if window.isVisible() else None)
    return app.exec()


def leave(code: int) -> NoReturn:
    """End the process at once: all that must last is on disk, and taking a million words apart takes seconds."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # a closed pipe, or no console at all
            stream.flush()
    os._exit(code)


def _heed_signals(app: QApplication, window: MainWindow) -> None:
    """Let Ctrl+C in the terminal close the window, and let whoever ends the process have it end in order."""
    import signal
    import socket

    heard, told = socket.socketpair()
    for end in (heard, told):
        end.setblocking(False)
    signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    waiting = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, app)  # Qt's loop lets Python see no signal
    waiting.activated.connect(partial(_hear, heard, told))
    signal.signal(signal.SIGINT, lambda got, _: window.close() if window.isVisible() else _end(window, got))
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda got, _: _end(window, got))


def _hear(heard: socket.socket, told: socket.socket) -> None:
    """Empty the socket into which a signal was written; both of its ends stay open as long as somebody listens."""
    with suppress(OSError):
        heard.recv(64)


def _end(window: MainWindow, number: int) -> NoReturn:
    """Write what is outstanding and leave; nobody is there to be asked."""
    with suppress(Exception):
        window.end()
    leave(128 + number)


def _catch_errors(window: MainWindow) -> None:
    """Report an unexpected error in the window and write its details to a file, instead of a traceback nobody sees."""

    def caught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        from jamedit import faults

        log = faults.write_log(error.with_traceback(where))
        if not log:
            sys.__excepthook__(kind, error, where)
        text = window.tr("Something went wrong inside jamedit ({kind}); your work is safe. Details are in {log}.")
        window.say(text.format(kind=kind.__name__, log=log or faults.log_path()))

    sys.excepthook = caught
