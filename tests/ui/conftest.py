"""The window and its parts as the tests of them want them, in folders of their own."""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made import transcript
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_panels_made import TEXTS, found, open_in
from ui_window_made import opened

from jamedit import paths
from jamedit.audio.player import SilentPlayer
from jamedit.paths import resource
from jamedit.settings import Settings
from jamedit.storage import knowledge_file
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub, load_font
from jamedit.ui.window.main_window import MainWindow

TALK = """So today we met at the cackle competition and took part.

Then the cackle forum was full, and a cackle of hens. We open the stupider notebooks.

In the end the cackle team won and we had psychic learn running.
"""
QT = ("PySide6", "shiboken6", "pyqtgraph", "jamedit.ui")


@pytest.fixture
def hub(qapp: QApplication) -> ThemeHub:
    """Return the light theme, with the shipped font."""
    qapp.setFont(load_font())
    return ThemeHub(qapp, "light")


@pytest.fixture
def bridge(qapp: QApplication) -> SessionBridge:
    """Return a bridge with TEXTS open, three speakers in turn."""
    made = SessionBridge()
    open_in(made, transcript(*TEXTS, speakers=3))
    return made


@pytest.fixture
def queue(bridge: SessionBridge) -> ReviewQueue:
    """Return a queue with four open suggestions, none under review."""
    made = ReviewQueue(bridge)
    made.replace(found(bridge.transcript))
    return made


@pytest.fixture
def no_qt_in_jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail when a thread imports something of Qt: two threads that make its types at once have crashed."""
    ordinary, imported = builtins.__import__, []

    def watching(name: str, *others: object, **more: object) -> object:
        if threading.current_thread() is not threading.main_thread() and name.startswith(QT):
            imported.append(name)
        return ordinary(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", watching)
    yield
    assert imported == []


@pytest.fixture
def open_window(qtbot: QtBot, hub: ThemeHub, no_qt_in_jobs: None) -> Iterator[Callable[..., MainWindow]]:
    """Return what makes another window, with a file open when one is given; it plays without sound."""
    windows = []

    def make(path: Path | None = None) -> MainWindow:
        made = MainWindow(hub, Settings())
        made.parts.playback._open_with = lambda: (SilentPlayer(), "")
        windows.append(made)
        qtbot.addWidget(made)
        made.show_start_page()
        made.show()
        qtbot.waitExposed(made)
        return made if path is None else opened(qtbot, made, path)

    yield make
    for made in windows:
        made.close()


@pytest.fixture
def empty_window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """Return a window with nothing open."""
    return open_window()


@pytest.fixture
def talk_path(tmp_path: Path) -> Path:
    """Return a transcript of three paragraphs without times, with a glossary beside it."""
    path = tmp_path / "talks" / "talk.txt"
    path.parent.mkdir()
    path.write_text(TALK, encoding="utf-8")
    path.with_name("talk.glossary.txt").write_text("Jupyter notebooks\nscikit-learn\n", encoding="utf-8")
    return path


@pytest.fixture
def window(open_window: Callable[..., MainWindow], talk_path: Path) -> MainWindow:
    """Return a window with TALK open and looked through."""
    return open_window(talk_path)


@pytest.fixture
def talk(open_window: Callable[..., MainWindow]) -> MainWindow:
    """Return a window with the sample talk and its recording open and looked through."""
    return open_window(resource("samples", "research-jam.txt"))


@pytest.fixture
def personal_knowledge() -> Path:
    """Return where the person's own knowledge is kept."""
    return paths.config_dir() / knowledge_file.PERSONAL_NAME
