"""The parts that a text needs to be read from its file and shown; the others come after its first paint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from jamedit.document import Transcript
from jamedit.settings import Settings
from jamedit.ui.controllers.document import DocumentController
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.editor.controller import EditorController
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.after_paint import AfterPaint
from jamedit.ui.window.center import Center


class PageParts(QObject):
    """Make the page, the session that it shows, and what opens documents."""

    begun = Signal(object, object)  # Path and Transcript, as `DocumentController.beginning`, on the window's thread

    def __init__(self, window: QMainWindow, center: Center, hub: ThemeHub, settings: Settings) -> None:
        super().__init__(window)
        self.edit = TranscriptEdit(hub.theme, center)
        self.later = AfterPaint(self.edit.viewport())
        self.bridge = SessionBridge(window)
        self.bridge.opened.connect(self.later.expect)
        self.jobs = JobBridge(window)
        self.queue = ReviewQueue(self.bridge)
        self.playback = Playback(window)
        self.recording = RecordingController(self.bridge, self.jobs, self.playback)
        self.documents = DocumentController(window, self.bridge, self.jobs, self.recording)
        self.documents.soon = self.later.call
        self.documents.beginning.connect(self._begin)
        self.editor = EditorController(self.edit, self.bridge, self.queue)
        apply_page_settings(self.edit, settings)
        center.add_page(self.edit)

    def _begin(self, path: Path, beginning: Transcript) -> None:
        """Pass it on: whoever shows it may not have been there yet when a job found it."""
        self.begun.emit(path, beginning)


def apply_page_settings(edit: TranscriptEdit, settings: Settings) -> None:
    """Give the page the size of its text, its width and its keys."""
    edit.set_text_size(settings["appearance.text_size"], settings["appearance.line_spacing"])
    edit.set_column(settings["appearance.page_width"])
    edit.set_times_shown(settings["appearance.show_times"])
    edit.tab_plays = settings["listening.tab_plays"]
    edit.setTabChangesFocus(not edit.tab_plays)
