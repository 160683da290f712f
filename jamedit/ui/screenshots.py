"""Pictures of the real window, made without a display: `python -m jamedit.ui.screenshots OUT`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")


def render(
    out: Path,
    transcript: Path,
    audio: Path | None = None,
    sizes: Sequence[tuple[int, int]] = SIZES,
    themes: Sequence[str] = THEMES,
    position_ms: int = 0,
) -> list[Path]:
    """Open a transcript in a real window and save one PNG for each size and theme, and the start page in each theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from jamedit.settings import Settings
    from jamedit.ui.app import make_application
    from jamedit.ui.style.theme import ThemeHub
    from jamedit.ui.window.main_window import MainWindow

    out.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(lambda kind, where, text: None)  # the offscreen platform complains of every window
    app = make_application()
    hub = ThemeHub(app)
    window = MainWindow(hub, Settings())
    window.resize(*sizes[0])
    window.show_start_page()
    window.show()
    made = [_saved(window, out / f"start-{theme}.png", partial(hub.use, theme)) for theme in themes]
    loaded = _until(window.parts.documents.opened, lambda: window.parts.documents.open_path(transcript, audio))
    _pause(100)  # until the recording is opened, too
    parts = window.parts
    while loaded and (parts.jobs.running or parts.later.outstanding or parts.recording_dock.loading):
        _pause(50)
    window.parts.queue.step(1)
    window.center.notice.hide()
    window.parts.bottom.show_message("")  # such as that this machine has no sound output
    if position_ms:
        window.parts.playback.seek(position_ms)
    for theme in themes:
        hub.use(theme)
        for width, height in sizes:
            window.resize(width, height)
            made.append(_saved(window, out / f"window-{theme}-{width}x{height}.png", lambda: None))
    window.close()
    return made


def _saved(window: QWidget, path: Path, before: Callable[[], object]) -> Path:
    before()
    _pause(300)
    window.grab().save(str(path))
    return path


def _until(signal: Any, act: Callable[[], object], timeout_ms: int = 60_000) -> bool:
    """Do something and wait for a signal, at most as long as given."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    arrived: list[bool] = []

    def stop(*_: object) -> None:
        arrived.append(True)
        loop.quit()

    signal.connect(stop)
    QTimer.singleShot(timeout_ms, loop.quit)
    QTimer.singleShot(0, act)
    loop.exec()
    signal.disconnect(stop)
    return bool(arrived)


def _pause(ms: int) -> None:
    """Let timers and paints that were put off happen."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def main() -> None:
    """Read the command line and render."""
    from jamedit.paths import resource

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("transcript", type=Path, nargs="?", default=resource("samples", "research-jam.txt"))
    parser.add_argument("--audio", type=Path)
    parser.add_argument("--at", type=int, default=0, help="position of the playhead in milliseconds")
    given = parser.parse_args()
    with TemporaryDirectory() as home:  # pictures show the usual settings, and leave no trace among recent files
        os.environ |= {"JAMEDIT_CONFIG_DIR": home, "JAMEDIT_STATE_DIR": home}
        for path in render(given.out, given.transcript, given.audio, position_ms=given.at):
            print(path)


if __name__ == "__main__":
    main()
