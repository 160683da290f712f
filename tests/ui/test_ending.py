"""A process that is told to end does so in order: nothing is lost, nothing hangs, no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from jamedit.formats.native import project
from jamedit.session import recovery

pytestmark = [pytest.mark.gui, pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")]

AT_START = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets its background jobs ignore it
import jamedit.cli.main as commands
from jamedit.__main__ import main
commands.window_arguments = lambda arguments: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["jamedit"]
main()
"""
AT_WORK = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from jamedit.ui import app
from jamedit.ui.controllers.document import DocumentController
from jamedit.ui.window.main_window import MainWindow

number, moment = int(sys.argv[2]), sys.argv[3]
follow_up, show = DocumentController._follow_up, MainWindow.show

def typed(controller, *others):
    follow_up(controller, *others)
    QTest.keyClicks(controller._window.parts.edit, "Typed ")
    os.kill(os.getpid(), number)

def shown(window):
    os.kill(os.getpid(), number)
    show(window)

if moment == "typed":
    DocumentController._follow_up = typed
else:
    MainWindow.show = shown
app.leave(app.run(sys.argv[1]))
"""


def ran(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, timeout=60
    )


def test_an_interrupt_during_the_start_is_no_traceback():
    done = ran(AT_START)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_right_before_a_signal_is_kept(number, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text("One two three.\n", "utf-8")
    done = ran(AT_WORK, path, int(number), "typed")
    assert done.returncode == (0 if number == signal.SIGINT else 128 + number)
    assert "Traceback" not in done.stderr
    assert project.load(recovery.place_for(path)).present.paragraphs[0].text == "Typed One two three."
    assert not any(lock.stat().st_size for lock in (recovery.folder().parent / "locks").iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_window_is_seen_ends_the_process(number, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text("One two three.\n", "utf-8")
    assert ran(AT_WORK, path, int(number), "shown").returncode == 128 + number
