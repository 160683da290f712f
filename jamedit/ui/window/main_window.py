"""The window: shown at once with the start page; the parts for a transcript are made when needed."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from jamedit.settings import Settings
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.focus import keep_near
from jamedit.ui.window import geometry
from jamedit.ui.window.center import Center

if TYPE_CHECKING:
    from jamedit.ui.window.page_parts import PageParts
    from jamedit.ui.window.parts import Parts
    from jamedit.ui.window.start_page import StartPage


_SHORT = 1 << 20  # bytes of a file that is read in a moment


class MainWindow(QMainWindow):
    """Show the start page, and one transcript with its recording as soon as there is one."""

    def __init__(self, hub: ThemeHub, settings: Settings) -> None:
        super().__init__()
        self._hub, self._settings = hub, settings
        self.setWindowTitle("jamedit")
        self.setAcceptDrops(True)
        self.center = Center(self, hub)
        self.setCentralWidget(self.center)
        # empty until there are actions: so nothing moves when those come
        self._menus = {
            name: self.menuBar().addMenu(_translated(title)) for name, title in MENUS.items() if "." not in name
        }
        geometry.restore_size(self)
        self.center.start_made.connect(self._connect_start_page)

    @cached_property
    def page_parts(self) -> PageParts:
        """Return what reads and shows a text, made at the first use."""
        from jamedit.ui.window.page_parts import PageParts

        return PageParts(self, self.center, self._hub, self._settings)

    @cached_property
    def parts(self) -> Parts:
        """Return what works on a transcript, made at the first use."""
        from jamedit.ui.window.parts import Parts

        return Parts(self, self.center, self.page_parts, self._menus, self._hub, self._settings)

    @property
    def has_parts(self) -> bool:
        """Return whether anything but the start page was needed yet."""
        return "page_parts" in self.__dict__

    def show_file(self, file: Path, recording: Path | None, longest_s: float) -> None:
        """Open a file before the window is seen, so that a short text is in its first picture.

        A text that takes longer than `longest_s` seconds to read is shown when it is there.
        """
        page = self.page_parts
        page.later.expect()
        page.later.call(lambda: self.parts)
        page.documents.open_path(file, recording)
        if _size(file) < _SHORT:
            page.documents.wait_for_opening(longest_s)
        if page.bridge.session is not None:
            geometry.reserve_room(self, self.center)
            self.center.show_page(True)
        elif page.documents.opening:
            self.parts.show_opening()
        else:
            self.show_start_page()

    def show_start_page(self) -> None:
        """Show what can be opened."""
        self.center.show_page(False)

    def _connect_start_page(self, start: StartPage) -> None:
        start.open_requested.connect(lambda: self.parts.documents.choose_transcript())
        start.sample_requested.connect(lambda: self.parts.documents.open_sample())
        start.files_dropped.connect(lambda paths: self._take([Path(p) for p in paths]))
        start.recent_chosen.connect(lambda path: self.parts.documents.open_path(Path(path)))

    def _take(self, paths: list[Path]) -> None:
        self.parts.handlers.file.take_files(paths)

    def say(self, text: str) -> None:
        """Show a sentence that must not be overlooked."""
        self.center.notice.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus with Enter, too: outside of dialogs Qt has only Space for that."""
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab; keep the focus that moves by itself near by."""
        return keep_near(self) or super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped transcript, or take a dropped recording."""
        self._take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def end(self) -> None:
        """Write what is outstanding and let go of the document without a question: the process is about to end."""
        if self.has_parts:
            self.page_parts.bridge.about_to_close.emit()
            self.page_parts.documents.keeping.hurry()
            self.page_parts.bridge.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when all that must last is on disk, or the user says that it need not be."""
        if self.has_parts and not self.parts.may_close():
            event.ignore()
            return
        super().closeEvent(event)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # whoever opens it says what is wrong
        return 0


def _translated(title: str) -> str:
    return QCoreApplication.translate("actions", title)
