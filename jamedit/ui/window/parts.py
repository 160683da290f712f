"""The parts that work on a transcript, put together and connected; what they do is in their own files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QMenu

from jamedit.document import Transcript
from jamedit.errors import JameditError
from jamedit.jobs import Job
from jamedit.settings import Settings
from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.controllers.align_again import AlignAgainController
from jamedit.ui.controllers.alignment import AlignmentController
from jamedit.ui.controllers.encoding_check import EncodingCheckController
from jamedit.ui.controllers.listened import ListenedController
from jamedit.ui.controllers.models import ModelController
from jamedit.ui.controllers.recording_check import RecordingCheckController
from jamedit.ui.controllers.similar_fixes import SimilarFixesController
from jamedit.ui.controllers.suggestions import SuggestionController
from jamedit.ui.editor.follow_button import FollowButton
from jamedit.ui.playback.typing_pause import TypingPause
from jamedit.ui.state.aligner_choice import aligns_after_edits, chosen_aligner
from jamedit.ui.state.knowledge_store import KnowledgeStore
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.bars import BottomBar, TopBar, tool_bar
from jamedit.ui.widgets.docks import Docks
from jamedit.ui.widgets.similar_fixes_bar import SimilarFixesBar
from jamedit.ui.window import geometry
from jamedit.ui.window.apply_settings import AppliedSettings
from jamedit.ui.window.center import Center
from jamedit.ui.window.context_menus import ContextMenus
from jamedit.ui.window.handlers import Handlers
from jamedit.ui.window.notices import Notices
from jamedit.ui.window.page_parts import PageParts
from jamedit.ui.window.panel_factory import PanelFactory, dock_specs
from jamedit.ui.window.place import PlaceController
from jamedit.ui.window.playhead import Playhead
from jamedit.ui.window.recording_dock import RecordingDock
from jamedit.ui.window.status import Status
from jamedit.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from jamedit.ui.panels.find import FindBar


_WAIT_S = 0.05  # for jobs that were cancelled: none of them has anything to lose


class Parts(QObject):
    """Make the controllers and widgets of a window and let them work on one transcript with its recording."""

    def __init__(
        self,
        window: QMainWindow,
        center: Center,
        page: PageParts,
        menus: Mapping[str, QMenu],
        hub: ThemeHub,
        settings: Settings,
    ) -> None:
        """Make them around a page, which may show a text already; `menus` are those of the top row, still empty."""
        super().__init__(window)
        self._window, self.center = window, center
        self.hub, self.settings, self.recent = hub, settings, center.recent
        self.bridge, self.jobs, self.queue, self.later = page.bridge, page.jobs, page.queue, page.later
        self.playback, self.recording, self.documents = page.playback, page.recording, page.documents
        self.edit, self.editor = page.edit, page.editor
        self._opening_shown = False
        page.begun.connect(self._show_beginning)
        geometry.release_room(center)
        self._make_controllers()
        self._make_widgets()
        self.workspace = self._make_workspace()
        self.handlers = Handlers(self.workspace)
        self._panels = PanelFactory(self.workspace, self.handlers)
        self.context_menus = ContextMenus(self.workspace, self.handlers)
        self.actions_.build_menu_bar(window.menuBar(), menus)
        self.status = Status(self.workspace)
        self.notices = Notices(center.notice, self.documents)
        self._connect()
        AppliedSettings(self.workspace, self.typing_pause, self.knowledge, self.similar_fixes_bar)
        geometry.restore_docks(window, self.docks)
        self._show_frame(False)
        self.recording_dock.update_shown()
        if self.bridge.session is not None:
            self.bridge.opened.emit()  # for all that were not there when it was opened

    # parts

    def _make_controllers(self) -> None:
        self.suggest = SuggestionController(self.bridge, self.jobs, self.queue)
        self.suggest.soon = self.later.call
        self.knowledge = KnowledgeStore(self.bridge)
        self.knowledge.feedback = lambda: self.suggest.feedback.knowledge if self.suggest.feedback else None
        self.suggest.shared = self.knowledge.shared
        self.models = ModelController(self.bridge, self.jobs, self.queue, self.settings, self._may_send)
        self.alignment = AlignmentController(self.bridge, self.jobs)
        self.align_again = AlignAgainController(self.bridge, self.jobs, self.alignment)
        self.alignment.engine = partial(chosen_aligner, self.settings)
        self.align_again.enabled = partial(aligns_after_edits, self.settings)
        self.listened = ListenedController(self.bridge, self.playback)
        self.place = PlaceController(self.bridge, self.editor, self.playback, self.recording)
        self.encoding_check = EncodingCheckController(self.bridge, self.jobs)
        self.recording_check = RecordingCheckController(self.bridge, self.recording)
        self.typing_pause = TypingPause(self.playback)

    def _may_send(self, server: str, words: int) -> bool:
        from jamedit.ui.dialogs.send_consent import ask_to_send

        return ask_to_send(self._window, server, words)

    def _make_widgets(self) -> None:
        self.actions_ = ActionRegistry(self._window, self.settings, self.hub)
        self.top, self.bottom = TopBar(self._window), BottomBar(self.hub, self._window)
        icons, texts = ("edit.undo", "edit.redo"), ("edit.find", "file.export")
        self.top.add_actions([self.actions_.action(i) for i in icons], [self.actions_.action(i) for i in texts])
        self._bars = [
            tool_bar(self._window, Qt.ToolBarArea.TopToolBarArea, "bar-top", self.top),
            tool_bar(self._window, Qt.ToolBarArea.BottomToolBarArea, "bar-bottom", self.bottom),
        ]
        self.bottom.set_skips(self.actions_.action("play.back"), self.actions_.action("play.forward"))
        self.editor.heard_until = self._heard_until
        self.editor.listened_at = self.listened.block_listened
        self.suggest.shown = lambda: self.edit.firstVisibleBlock().blockNumber()
        self.follow_button = FollowButton(self.edit, self.playback)
        self.follow_button.anything_spoken = self._anything_spoken
        self.similar_fixes_bar = SimilarFixesBar(self.hub)
        self.similar_fixes = SimilarFixesController(self.bridge, self.suggest, self.knowledge, self.similar_fixes_bar)
        self.center.add_offers(self.similar_fixes_bar)
        self.recording_dock = RecordingDock(
            self._window, self.bridge, self.queue, self.hub, self.playback, self.recording, self.listened
        )
        self.docks = Docks(
            self._window, self.hub, dock_specs(lambda dock_id: self._panels.make(dock_id)), self.later.call
        )
        self.find_bar: FindBar | None = None

    def _make_workspace(self) -> Workspace:
        window = self._window
        return Workspace(
            hub=self.hub,
            settings=self.settings,
            recent=self.recent,
            bridge=self.bridge,
            jobs=self.jobs,
            queue=self.queue,
            playback=self.playback,
            documents=self.documents,
            recording=self.recording,
            alignment=self.alignment,
            listened=self.listened,
            suggestions=self.suggest,
            similar_fixes=self.similar_fixes,
            models=self.models,
            edit=self.edit,
            editor=self.editor,
            follow=self.follow_button,
            actions=self.actions_,
            top=self.top,
            bottom=self.bottom,
            docks=self.docks,
            recording_dock=self.recording_dock,
            dialog_parent=window,
            say=self.say,
            show_find_bar=self.show_find_bar,
            set_title=window.setWindowTitle,
            open_menu=self._open_menu,
            toggle_full_screen=lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
            close=window.close,
        )

    def _heard_until(self) -> int | None:
        """Return the playhead while a transcript is typed from its recording."""
        typed = self.playback.loaded and self.bridge.info("typed") == "1"
        return int(self.playback.position_ms) if typed else None

    def _anything_spoken(self) -> bool:
        """Return whether there is text to follow; one that is typed from its recording may not have come so far."""
        timeline, heard = self.bridge.timeline, self._heard_until()
        if heard is None:
            return timeline.timed
        at = timeline.paragraph_at(heard)
        span = None if at is None else self.bridge.transcript.paragraphs[at].span
        return span is not None and heard < span.end_ms

    def _save_settings(self) -> None:
        try:
            self.settings.save()
        except JameditError as error:
            self.say(str(error))

    def _open_menu(self) -> None:
        """Mark the first menu, as the key for it does everywhere."""
        bar = self._window.menuBar()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def show_find_bar(self) -> FindBar:
        """Return the find bar, made when it is first wanted."""
        if self.find_bar is None:
            self.find_bar = self._panels.find_bar()
            self.center.add_bar(self.find_bar)
        self.find_bar.show()
        return self.find_bar

    # connections, by sender

    def _connect(self) -> None:
        self.bridge.opened.connect(self._show_document)
        self.bridge.about_to_close.connect(lambda: self.bottom.show_message(""))  # it was about this document
        self.documents.opened.connect(self._remember)
        self.documents.opened.connect(self.encoding_check.check)
        self.encoding_check.uncertain.connect(
            lambda name: self.notices.doubt_encoding(name, self.handlers.file.choose_encoding)
        )
        self.documents.not_opened.connect(self._not_opened)
        self.jobs.ended.connect(self._job_ended)
        self.jobs.failed.connect(lambda job, error: self.say(str(error)))
        told = (self.recording.message, self.recording_check.message, self.knowledge.message, self.models.trouble)
        align = self.handlers.align
        for signal in told:
            signal.connect(self.say)
        self.alignment.trouble.connect(self.say)
        self.align_again.trouble.connect(self.bottom.show_message)
        self.alignment.finished.connect(
            lambda text, doubts: self.notices.aligned(text, doubts, lambda: align.go_to_doubtful(1))
        )
        self.recording_check.untimed.connect(
            lambda ms: self.notices.offer_alignment(align.duration_text(ms, timed=False), align.align_whole)
        )
        self.recording_check.timed.connect(self.notices.times_came)
        mentions = (self.bridge, self.documents, self.models, self.similar_fixes, self.playback)
        for each in mentions:
            each.message.connect(self.bottom.show_message)
        self.similar_fixes.hits_requested.connect(self.handlers.review.show_hits)
        self.recording_dock.loaded_changed.connect(self.bottom.set_recording)
        self.hub.changed.connect(lambda: self.edit.set_theme(self.hub.theme))
        self.playhead = Playhead(self.workspace)
        self._connect_page()

    def _connect_page(self) -> None:
        edit, bottom, playback = self.edit, self.bottom, self.playback
        edit.play_requested.connect(playback.toggle)
        edit.escape_pressed.connect(playback.toggle)
        edit.typed.connect(self.typing_pause.key_came)
        edit.typed_too_early.connect(
            lambda: bottom.show_message(self.tr("The rest is still being read; you can type in a moment."))
        )
        edit.word_clicked.connect(self.handlers.review.show_clicked)
        edit.speaker_requested.connect(self.handlers.speakers.pick_speaker_of_block)
        edit.zoom_requested.connect(self.handlers.view.change_text_size)
        bottom.play_clicked.connect(playback.toggle)
        bottom.rate_chosen.connect(playback.set_rate)
        bottom.volume_chosen.connect(partial(self.settings.set, "listening.volume"))
        bottom.volume_kept.connect(self._save_settings)
        bottom.cancel_clicked.connect(bottom.cancel_shown)

    # what changed

    def _show_document(self) -> None:
        """Show the document that was opened, or the start page."""
        there = self.bridge.session is not None
        self._opening_shown = False
        self.edit.setPlaceholderText(
            self.tr("Type what you hear. Tab plays and pauses; Enter ends a paragraph and gives it its time.")
            if self.bridge.info("typed") == "1"
            else ""
        )
        self._show_page(there)
        if there:
            self.docks.docks["review"].raise_()
            self.edit.setFocus()
        self.follow_button.follow_again()
        self.recording_dock.update_shown()
        self.status.everything_changed()

    def _show_page(self, there: bool) -> None:
        self.center.show_page(there)
        self._show_frame(there)

    def _show_frame(self, there: bool) -> None:
        for bar in self._bars:
            bar.setVisible(there)
        for dock in self.docks.docks.values():
            dock.setVisible(there)

    def show_opening(self) -> None:
        """Show an empty page that names the file being read; a start page would invite to open another one."""
        self._opening_shown = True
        opening = self.documents.opening
        name = opening.name if opening is not None else ""
        self.edit.setPlaceholderText(self.tr("Opening {name}…").format(name=name))
        self.top.show_document(Path(name).stem, self.tr("opening…"))
        self._window.setWindowTitle(f"{Path(name).stem} — jamedit")
        self.bottom.set_recording(False)
        self.status.show_job()
        self.later.expect()
        self._show_page(True)

    def _show_beginning(self, path: Path, beginning: Transcript) -> None:
        """Show the first part of a long text while the rest is read, unless another one is open, or wanted by now."""
        if self.bridge.session is None and self.documents.opening == path:
            self.show_opening()
            self.editor.show_beginning(beginning)

    def _job_ended(self, job: Job) -> None:
        if job.name == "open" and job.token.cancelled:
            self._not_opened()

    def _not_opened(self) -> None:
        """Show the start page again where the page of the file was shown that could not be opened after all."""
        if self._opening_shown and self.bridge.session is None and not self.documents.opening:
            self.editor.load()
            self._show_document()

    def _remember(self, path: str) -> None:
        self.later.call(lambda: self._add_recent(Path(path)))
        self.status.everything_changed()

    def _add_recent(self, path: Path) -> None:
        with suppress(JameditError):
            self.recent.add(path)

    def say(self, text: str) -> None:
        """Show a sentence that must not be overlooked."""
        self.center.notice.say(text)

    # the end

    def may_close(self) -> bool:
        """Write what is outstanding and let go of everything; return False when the user wants to stay.

        The user is asked only when something cannot be written.
        """
        self.bridge.about_to_close.emit()  # while jobs can still be started by what is handed in
        if not (self._finish_exports() and self.documents.may_leave()):
            return False
        if self.bridge.session is not None:
            geometry.keep(self._window)
        self.jobs.close(_WAIT_S)
        self.playback.close()
        self.bridge.close()
        return True

    def _finish_exports(self) -> bool:
        """Wait for files that are being written; return whether all of them were."""
        if not self.documents.exporting:
            return True
        self.bottom.show_message(self.tr("Finishing the export…"))
        self.bottom.repaint()
        return self.documents.finish_exports()
