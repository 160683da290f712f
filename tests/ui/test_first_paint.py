"""What is there at once, and what is loaded only later: a start is kept fast without timing it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui_window_made import quiet, text_of

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_beginning
from jamedit.session import files, lock
from jamedit.settings import Settings
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.window.main_window import MainWindow

HEAVY = {"pyqtgraph", "numpy", "av", "vlc", "docx", "lxml", "rapidfuzz", "sqlite3", "tomlkit"}
PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget
from jamedit.ui import app
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and shown(watched):
            print(*sys.modules)
            sys.stdout.flush()
            app.leave(0)
        return False
def shown(widget):
    page = widget.parent()
    if FILE:
        return isinstance(page, QPlainTextEdit) and page.document().characterCount() > 1
    return type(widget).__name__ == "StartPage"
FILE = sys.argv[1]
watch = Watch()
real = QApplication.exec
def run_loop(*_):
    QApplication.instance().installEventFilter(watch)
    return real()
QApplication.exec = run_loop
app._SHORT_S = 60  # however slow the machine is
app.run(FILE or None)
"""


def captions(count: int) -> str:
    """Return a SubRip file of a caption a second."""
    times = [f"{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02}" for i in range(count)]
    text = "{n}\n{at},000 --> {at},900\nThis is caption number {n} of a long talk.\n"
    return "\n".join(text.format(n=n, at=at) for n, at in enumerate(times, 1))


def loaded_at_first_paint(tmp_path: Path, file: str = "") -> set[str]:
    """Return the modules of a process of its own when its window is painted for the first time."""
    folders = {f"JAMEDIT_{kind}_DIR": str(tmp_path / kind) for kind in ("STATE", "CACHE", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-c", PAINTED, file],
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return set(done.stdout.split())


def test_the_start_page_loads_no_part_that_works_on_a_text(tmp_path: Path) -> None:
    loaded = loaded_at_first_paint(tmp_path)
    assert "jamedit.ui.window.start_page" in loaded
    ours = {name.split(".")[1] for name in loaded if name.startswith("jamedit.")}
    assert ours <= {"errors", "paths", "settings", "suggestion_kinds", "ui"}
    assert loaded & HEAVY == set()


def test_a_text_loads_its_own_format_and_no_suggester(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(captions(30), "utf-8")
    loaded = loaded_at_first_paint(tmp_path, str(path))
    rooms = ("subtitles", "readable", "recognisers", "annotation", "tabular")
    assert {name for name in loaded if name.startswith(tuple(f"jamedit.formats.{r}." for r in rooms))} == {
        "jamedit.formats.subtitles.srt",
        "jamedit.formats.subtitles.srt_times",
    }
    later = ("jamedit.suggest.", "jamedit.ui.panels.", "jamedit.audio.")
    assert not {name for name in loaded if name.startswith(later)}
    assert loaded & HEAVY == set()


# the beginning of a long text is there while the rest is read


@pytest.fixture
def long_path(tmp_path: Path) -> Path:
    """Return a file that is long enough for its beginning to be shown first."""
    path = tmp_path / "long.srt"
    path.write_text(captions(20_000), "utf-8")
    assert path.stat().st_size > files._LONG
    return path


def test_the_beginning_is_that_of_the_whole(long_path: Path) -> None:
    shown: list[Transcript] = []
    whole = files.read(long_path, show=shown.append).project.present
    assert len(shown) == 1
    complete = shown[0].paragraphs[:-1]  # the last one may go on
    assert len(complete) > 20
    assert [p.text for p in complete] == [p.text for p in whole.paragraphs[: len(complete)]]


def test_a_short_text_is_shown_whole_only(tmp_path: Path) -> None:
    path = tmp_path / "short.srt"
    path.write_text(captions(30), "utf-8")
    files.read(path, show=lambda _: pytest.fail("shown in parts")).discard()


@pytest.mark.parametrize("text", ['{"segments": [', "<tt><body>", "\0\0", "a"])
def test_what_its_first_lines_do_not_tell_has_no_beginning(text: str) -> None:
    assert read_beginning(text.encode() * 20_000 if len(text) > 1 else b"a", "talk") is None


def test_work_that_is_taken_up_begins_as_it_was_left(long_path: Path) -> None:
    from jamedit.edits.replace_text import ReplaceText

    first = files.read(long_path).session()
    first.apply(ReplaceText(first.transcript.paragraphs[0].id, ("Changed by hand.",)))
    first.close()
    shown: list[Transcript] = []
    files.read(long_path, show=shown.append).discard()
    assert shown[0].paragraphs[0].text == "Changed by hand."


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Return what lets the reading of files go on after their beginning."""
    let_go, genuine = threading.Event(), files.read_data

    def waiting(*given: Any, **named: Any) -> Transcript:
        assert let_go.wait(30)
        return genuine(*given, **named)

    monkeypatch.setattr(files, "read_data", waiting)
    yield let_go
    let_go.set()


def begun(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Begin to open a long file and wait until its beginning is shown."""
    edit = window.parts.edit
    window.parts.documents.open_path(path)
    qtbot.waitUntil(lambda: edit.isReadOnly() and bool(edit.toPlainText()), timeout=20_000)


def whole(qtbot: QtBot, window: MainWindow, go_on: threading.Event) -> None:
    """Let the text that was begun be read as a whole."""
    go_on.set()
    qtbot.waitUntil(lambda: window.parts.bridge.session is not None, timeout=30_000)
    quiet(qtbot, window)
    assert not window.parts.edit.isReadOnly()


def test_the_reader_of_the_beginning_stays_where_they_are(
    qtbot: QtBot, empty_window: MainWindow, long_path: Path, go_on: threading.Event
) -> None:
    edit = empty_window.parts.edit
    begun(qtbot, empty_window, long_path)
    first_line = edit.toPlainText().splitlines()[0]
    edit.verticalScrollBar().setValue(40)
    first = edit.firstVisibleBlock().blockNumber()
    whole(qtbot, empty_window, go_on)
    assert text_of(empty_window).splitlines()[0] == first_line
    assert edit.firstVisibleBlock().blockNumber() == first > 0


def test_a_long_text_that_turns_out_unreadable_leaves_the_start_page(
    qtbot: QtBot, empty_window: MainWindow, long_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **named: object) -> None:
        raise UnreadableFileError("long.srt cannot be read.")

    monkeypatch.setattr(files, "read_data", fail)
    with qtbot.waitSignal(empty_window.parts.documents.trouble, timeout=20_000):
        empty_window.parts.documents.open_path(long_path)
    assert empty_window.center.start.isVisible()
    assert empty_window.center.notice.isVisible()
    assert not empty_window.parts.top.isVisible()


def test_an_opening_that_is_cancelled_leaves_the_start_page(
    qtbot: QtBot, empty_window: MainWindow, long_path: Path, go_on: threading.Event
) -> None:
    parts = empty_window.parts
    begun(qtbot, empty_window, long_path)
    parts.jobs.cancel("open")
    go_on.set()
    qtbot.waitUntil(lambda: not parts.jobs.running, timeout=30_000)
    assert parts.bridge.session is None
    assert empty_window.center.start.isVisible()
    assert parts.edit.toPlainText() == ""


def test_a_file_opens_the_window_on_its_text(open_window: Callable[..., MainWindow], long_path: Path) -> None:
    window = open_window()
    window.parts.documents.open_path(long_path)
    window.parts.show_opening()
    assert "long.srt" in window.parts.edit.placeholderText()
    assert not window.center.start.isVisible()
    window.parts.documents.wait_for_opening(60)
    assert text_of(window).startswith("This is caption number 1 of")
    assert window.parts.edit.placeholderText() == ""


def test_a_file_given_at_the_start_is_on_the_page_before_the_window_is_seen(
    qtbot: QtBot, hub: ThemeHub, tmp_path: Path
) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(captions(200), "utf-8")
    window = MainWindow(hub, Settings())
    qtbot.addWidget(window)
    window.show_file(path, None, 60)
    assert "parts" not in vars(window)
    assert window.page_parts.edit.toPlainText().startswith("This is caption number 1 of")
    window.show()
    qtbot.waitExposed(window)
    left = window.page_parts.edit.mapTo(window, window.page_parts.edit.rect().topLeft())
    quiet(qtbot, window)
    assert window.parts.docks.docks["review"].isVisible()
    assert window.parts.bottom.isVisible()
    assert window.parts.edit.mapTo(window, window.parts.edit.rect().topLeft()) == left
    assert window.parts.edit.toPlainText().count("caption number") == 200
    qtbot.keyClicks(window.parts.edit, "Well ")
    assert text_of(window).startswith("Well This is")
    window.close()


@pytest.mark.parametrize("name", ["nowhere.srt", "empty.srt"])
def test_a_file_that_cannot_be_opened_at_the_start_leaves_the_start_page(
    qtbot: QtBot, hub: ThemeHub, tmp_path: Path, name: str
) -> None:
    (tmp_path / "empty.srt").mkdir()
    window = MainWindow(hub, Settings())
    qtbot.addWidget(window)
    window.show_file(tmp_path / name, None, 60)
    window.show()
    qtbot.waitUntil(lambda: window.center.notice.isVisible(), timeout=10_000)
    assert window.center.start.isVisible()
    window.close()


def test_the_cursor_stays_where_it_was_put_while_the_rest_was_read(
    qtbot: QtBot, empty_window: MainWindow, long_path: Path, go_on: threading.Event
) -> None:
    edit = empty_window.parts.edit
    begun(qtbot, empty_window, long_path)
    edit.put_caret(9, 4)
    with qtbot.waitSignal(edit.typed_too_early):
        qtbot.keyClicks(edit, "lost")
    whole(qtbot, empty_window, go_on)
    assert "lost" not in text_of(empty_window)
    assert (edit.textCursor().blockNumber(), edit.caret_column()) == (9, 4)
    before = text_of(empty_window).splitlines()[9]
    qtbot.keyClicks(edit, "X")
    assert text_of(empty_window).splitlines()[9] == before[:4] + "X" + before[4:]


def test_an_opening_that_was_cancelled_before_hides_no_later_message(
    qtbot: QtBot, empty_window: MainWindow, long_path: Path, go_on: threading.Event
) -> None:
    parts, wrong = empty_window.parts, long_path.with_name("picture.png")
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    begun(qtbot, empty_window, long_path)
    with qtbot.waitSignal(parts.documents.trouble, timeout=20_000):
        parts.documents.open_path(wrong)
        go_on.set()
    qtbot.waitUntil(lambda: not parts.jobs.running, timeout=30_000)
    assert empty_window.center.notice.isVisible()
    assert empty_window.center.start.isVisible()


def test_a_text_that_is_only_being_read_is_not_left_behind(long_path: Path) -> None:
    reading = files.read(long_path)
    assert lock._folder().is_dir()
    assert [place.stat().st_size for place in lock._folder().glob("*.lock")] == [0]
    session = reading.session()
    assert [place.stat().st_size > 0 for place in lock._folder().glob("*.lock")] == [True]
    session.close()


def test_the_beginning_is_shown_though_it_was_found_before_the_parts_were_made(
    qtbot: QtBot, hub: ThemeHub, long_path: Path, go_on: threading.Event
) -> None:
    window = MainWindow(hub, Settings())
    qtbot.addWidget(window)
    found = threading.Event()
    window.page_parts.documents.beginning.connect(lambda *_: found.set(), Qt.ConnectionType.DirectConnection)
    window.show_file(long_path, None, 0)
    window.show()
    assert found.wait(20)
    qtbot.waitUntil(lambda: window.parts.edit.toPlainText().startswith("This is caption"), timeout=20_000)
    assert window.parts.bridge.session is None
    whole(qtbot, window, go_on)
    window.close()
