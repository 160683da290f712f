"""The window: it puts the parts together and connects them; what they do stands in their own files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jamedit.errors import JameditError
from jamedit.settings import RecentFiles, Settings, window_state
from jamedit.settings.schema import STYLE_SWITCHES
from jamedit.ui.controllers.document import DocumentController
from jamedit.ui.controllers.listened import ListenedController
from jamedit.ui.controllers.models import ModelController
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.controllers.similar_fixes import SimilarFixesController
from jamedit.ui.controllers.suggestions import SuggestionController
from jamedit.ui.editor.controller import EditorController
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.playback.playback import Playback
from jamedit.ui.playback.typing_pause import TypingPause
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.knowledge_store import ALWAYS, FILE, FOLDER, KnowledgeStore
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.bars import BottomBar, Notice, TopBar
from jamedit.ui.widgets.docks import Docks
from jamedit.ui.widgets.similar_fixes_bar import SimilarFixesBar
from jamedit.ui.window.handlers import Handlers
from jamedit.ui.window.panel_factory import dock_specs, find_bar
from jamedit.ui.window.start_page import StartPage
from jamedit.ui.window.status import Status

if TYPE_CHECKING:
    from jamedit.ui.panels.find import FindBar
    from jamedit.ui.waveform.raster import PeakSource
    from jamedit.ui.waveform.recording_pane import RecordingPane


_WAIT_S = 0.05  # for jobs that were cancelled: none of them has anything to lose
_FRAME = QSize(16, 56)  # what a window manager puts round a window, and room for it


class MainWindow(QMainWindow):
    """Show one transcript with its recording."""

    def __init__(self, hub: ThemeHub, settings: Settings) -> None:
        super().__init__()
        self.hub, self.settings = hub, settings
        self.recent = RecentFiles()
        self.bridge = SessionBridge(self)
        self.jobs = JobBridge(self)
        self.queue = ReviewQueue(self.bridge)
        self.playback = Playback(self)
        self.recording = RecordingController(self.bridge, self.jobs, self.playback)
        self.suggest = SuggestionController(self.bridge, self.jobs, self.queue)
        self.knowledge = KnowledgeStore(self.bridge)
        self.knowledge.feedback = lambda: self.suggest.feedback.knowledge if self.suggest.feedback else None
        self.suggest.shared = self.knowledge.shared
        self.suggest.shown = lambda: self.edit.firstVisibleBlock().blockNumber()
        self.models = ModelController(
            self.bridge, self.jobs, self.queue, settings, lambda *said: self.handlers.review.agrees(*said)
        )
        self.documents = DocumentController(self, self.bridge, self.jobs, self.recording)
        self.heard = ListenedController(self.bridge, self.playback)
        self.typing_pause = TypingPause(self.playback)
        self.pane: RecordingPane | None = None  # made with the first recording: pyqtgraph takes time to import
        self._build()
        self.handlers = Handlers(self)
        self.actions_ = self.handlers.registry
        self._fill_top()
        self.status = Status(self)
        self._connect()
        self.apply_settings()
        self._restore()
        self._refresh_document()

    # parts

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.top = TopBar(self)
        self._bars: list[QToolBar] = []
        self._bar(Qt.ToolBarArea.TopToolBarArea, "bar-top", self.top)
        self.bottom = BottomBar(self.hub, self)
        self._bar(Qt.ToolBarArea.BottomToolBarArea, "bar-bottom", self.bottom)
        self.edit = TranscriptEdit(self.hub.theme, self)
        self.editor = EditorController(self.edit, self.bridge, self.queue)
        self.editor.heard_at = self.heard.block_heard
        self.notice = Notice(self.hub, self)
        self.start = StartPage(self.hub, self.recent, self)
        # or the page that is not shown would decide how small the window can be
        self.start.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.edit)
        self.middle = QWidget(self)
        self._column = column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.similar_fixes_bar = SimilarFixesBar(self.hub)
        column.addWidget(self.similar_fixes_bar)
        self.similar_fixes = SimilarFixesController(self.bridge, self.suggest, self.knowledge, self.similar_fixes_bar)
        self.setCentralWidget(self.middle)
        self.find_bar: FindBar | None = None
        self.follow_button = QPushButton(self.tr("Follow the sound"), self.edit)
        self.follow_button.setObjectName("primary")
        self.follow_button.hide()
        self._build_docks()

    def _fill_top(self) -> None:
        for action_id in ("edit.undo", "edit.redo"):
            button = QToolButton(self.top)
            button.setDefaultAction(self.actions_.action(action_id))
            button.setIconSize(QSize(17, 17))
            self.top.add_button(button)
        for action_id in ("edit.find", "file.export"):
            button = QToolButton(self.top)
            button.setObjectName("framed")
            button.setDefaultAction(self.actions_.action(action_id))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self.top.add_button(button)

    def _bar(self, area: Qt.ToolBarArea, name: str, content: QWidget) -> None:
        bar = QToolBar(self)
        bar.setObjectName(name)
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setContentsMargins(0, 0, 0, 0)
        layout = bar.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(content)
        self.addToolBar(area, bar)
        self._bars.append(bar)

    def _build_docks(self) -> None:
        self.setCorner(Qt.Corner.TopRightCorner, Qt.DockWidgetArea.TopDockWidgetArea)
        self.setCorner(Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.TopDockWidgetArea)
        self.wave_dock = QDockWidget(self.tr("Recording"), self)
        self.wave_dock.setObjectName("dock-recording")
        self.wave_dock.setTitleBarWidget(QWidget(self.wave_dock))
        self.wave_dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, self.wave_dock)
        self.wave_dock.hide()
        self.docks = Docks(self, self.hub, dock_specs(self))

    def show_find(self) -> FindBar:
        """Return the find bar, made when it is first wanted."""
        if self.find_bar is None:
            self.find_bar = find_bar(self)
            self._column.insertWidget(1, self.find_bar)
        self.find_bar.show()
        return self.find_bar

    def _show_wave(self) -> None:
        """Make the waveform when there is something to see, and show or close the top of the window."""
        there = self.playback.loaded
        if there and self.pane is None:
            from jamedit.ui.waveform.recording_pane import RecordingPane

            self.pane = RecordingPane(self.bridge, self.queue, self.hub)
            self.pane.seek_requested.connect(self.playback.seek)
            self.pane.play_span_requested.connect(self.playback.play_span)
            self.wave_dock.setWidget(self.pane)
            self.resizeDocks([self.wave_dock], [self.pane.sizeHint().height()], Qt.Orientation.Vertical)
        self.wave_dock.setVisible(there)
        self.bottom.set_recording(there)

    # connections, by sender

    def _connect(self) -> None:
        bridge, playback, bottom = self.bridge, self.playback, self.bottom
        bridge.opened.connect(self._refresh_document)
        self.recording.ready.connect(self._show_wave)
        self.recording.ready.connect(self.status.refresh_actions)
        bridge.message.connect(self.bottom.show_message)
        self.recording.peaks_changed.connect(self._peaks_changed)
        self.recording.peaks_grew.connect(self._peaks_grew)
        self.recording.message.connect(self.say)
        self.documents.message.connect(self.bottom.show_message)
        self.documents.trouble.connect(self.say)
        self.documents.resumed.connect(self._resumed)
        self.documents.opened.connect(self._remember)
        self.documents.orphans.connect(self._tell_of_orphans)
        self.documents.left_behind.connect(self._tell_of_left_behind)
        self.knowledge.message.connect(self.say)
        self.models.message.connect(self.bottom.show_message)
        self.models.trouble.connect(self.say)
        self.similar_fixes.message.connect(self.bottom.show_message)
        self.similar_fixes.hits_requested.connect(self.handlers.review.show_hits)
        self.similar_fixes.offered_changed.connect(self.status.refresh_actions)
        self.heard.changed.connect(self._heard_changed)
        self.jobs.failed.connect(lambda job, error: self.say(str(error)))
        playback.position_changed.connect(self._position_changed)
        playback.playing_changed.connect(bottom.set_playing)
        playback.rate_changed.connect(bottom.set_rate)
        playback.message.connect(bottom.show_message)
        bottom.play_clicked.connect(playback.toggle)
        bottom.rate_chosen.connect(playback.set_rate)
        bottom.cancel_clicked.connect(self._cancel_job)
        self.editor.seek_requested.connect(self._seek_from_text)
        self.edit.play_requested.connect(playback.toggle)
        self.edit.escape_pressed.connect(playback.toggle)
        self.edit.typed.connect(self.typing_pause.key_came)
        self.edit.scrolled_by_hand.connect(self._stop_following)
        self.edit.verticalScrollBar().sliderMoved.connect(lambda _: self._stop_following())
        self.edit.speaker_requested.connect(self.handlers.speakers.pick_speaker_of_block)
        self.edit.zoom_requested.connect(self.handlers.view.change_text_size)
        self.start.open_requested.connect(self.documents.choose_transcript)
        self.start.sample_requested.connect(self.documents.open_sample)
        self.start.files_dropped.connect(lambda paths: self.handlers.file.take_files([Path(p) for p in paths]))
        self.start.recent_chosen.connect(lambda path: self.documents.open_path(Path(path)))
        self.follow_button.clicked.connect(self.follow_again)
        self.hub.changed.connect(lambda: self.edit.set_theme(self.hub.theme))
        self.actions_.keys_changed.connect(self.apply_settings)
        self.settings.listeners.append(self._setting_changed)

    # what changed

    def _refresh_document(self) -> None:
        there = self.bridge.session is not None
        self.stack.setCurrentWidget(self.edit if there else self.start)
        self.notice.hide()  # what it said was about another document
        if not there:
            self.start.refresh()
        for bar in self._bars:
            bar.setVisible(there)
        for dock in self.docks.docks.values():
            dock.setVisible(there)
        if there:
            self.docks.docks["review"].raise_()
            self.edit.setFocus()
        self._following = True
        self._show_wave()
        self.status.refresh()

    def _peaks_changed(self, peaks: PeakSource | None) -> None:
        if self.pane is not None:
            self.pane.set_peaks(peaks)
            self.pane.set_heard(self.heard.heard)

    def _peaks_grew(self) -> None:
        if self.pane is not None:
            self.pane.peaks_grew()
        self.bottom.set_time(self.playback.position_ms, self.playback.duration_ms)

    def _heard_changed(self) -> None:
        if self.pane is not None:
            self.pane.set_heard(self.heard.heard)
        self.edit.gutter.update()
        self.status.refresh()

    def _position_changed(self, ms: float) -> None:
        if self.pane is not None:
            self.pane.set_position(ms)
        self.bottom.set_time(ms, self.playback.duration_ms)
        if self.playback.loaded:
            self.editor.show_spoken(int(ms), follow=self._following and self.playback.playing)

    def _seek_from_text(self, ms: int) -> None:
        self.follow_again()
        self.playback.seek(ms)
        if self.pane is not None:
            self.pane.wave.reveal(ms)

    def _stop_following(self) -> None:
        if self.playback.playing and self._following:
            self._following = False
            self._place_follow_button()
            self.follow_button.show()

    def follow_again(self) -> None:
        """Keep the spoken word on the screen from now on."""
        self._following = True
        self.follow_button.hide()

    def _place_follow_button(self) -> None:
        size = self.follow_button.sizeHint()
        inner = self.edit.contentsRect()
        self.follow_button.setGeometry(
            inner.center().x() - size.width() // 2, inner.bottom() - size.height() - 16, size.width(), size.height()
        )

    def _cancel_job(self) -> None:
        """Cancel the job that is shown, and no other."""
        if self.bottom.job is not None:
            self.bottom.job.cancel()

    def say(self, text: str) -> None:
        """Show a sentence that must not be overlooked."""
        self.notice.say(text)

    def _resumed(self, name: str) -> None:
        text = self.tr("Your earlier work on {name} is here again; nothing was lost.").format(name=name)
        self.notice.say(text, (self.tr("Start over from the file"), self.documents.start_over))

    def _tell_of_orphans(self, text: str, newest: Path) -> None:
        self.notice.add(text, (self.tr("Open the newest"), lambda: self.documents.open_path(newest)))

    def _tell_of_left_behind(self, text: str, newest: Path) -> None:
        self.notice.add(
            text, (self.tr("Go on with {name}").format(name=newest.name), lambda: self.documents.open_path(newest))
        )

    def _remember(self, path: str) -> None:
        with suppress(JameditError):
            self.recent.add(Path(path))
        self.status.refresh()

    # settings, state, end

    def apply_settings(self) -> None:
        """Take over what the settings say."""
        get = self.settings.__getitem__
        self.hub.use(get("appearance.theme"))
        self.edit.set_text_size(get("appearance.text_size"), get("appearance.line_spacing"))
        self.edit.set_column(get("appearance.page_width"))
        self.edit.set_times_shown(get("appearance.show_times"))
        self.edit.tab_plays = get("listening.tab_plays")
        self.edit.setTabChangesFocus(not self.edit.tab_plays)
        self.typing_pause.resume_after_ms = (
            get("listening.resume_after_ms") if get("listening.pause_while_typing") else 0
        )
        self.playback.step_back_ms = get("listening.step_back_ms")
        chosen = ((switch, get(f"suggestions.{switch}")) for switch in STYLE_SWITCHES)
        styles = tuple((switch, choice) for switch, choice in chosen if choice != "off")
        self.suggest.configure(get("suggestions.preset"), get("suggestions.kinds"), styles)
        self.edit.shortcuts = frozenset(self.actions_.key_sequences())
        self.knowledge.remember = get("knowledge.remember")
        ids = {"more": "more_alike", **{at: f"remember_{at}" for at in (FILE, FOLDER, ALWAYS)}}
        keys = {name: next(iter(self.actions_.keys(f"review.{each}")), "") for name, each in ids.items()}
        self.similar_fixes_bar.set_keys(keys)

    def _setting_changed(self, name: str) -> None:
        if not name.startswith(("keys.", "export.", "captions.")):
            self.apply_settings()

    def _restore(self) -> None:
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - _FRAME))
        kept = window_state.load()
        if "geometry" in kept and "state" in kept:
            self.restoreGeometry(kept["geometry"])
            self.restoreState(kept["state"])
        else:
            QTimer.singleShot(0, self._first_sizes)

    def _first_sizes(self) -> None:
        self.resizeDocks([self.docks.docks["review"]], [366], Qt.Orientation.Horizontal)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is outstanding; only when that is not possible somebody has to decide."""
        self.bridge.about_to_close.emit()  # while jobs can still be started by what is handed in
        if not (self._finish_exports() and self.documents.may_leave()):
            event.ignore()
            return
        if self.bridge.session is not None:
            with suppress(JameditError):
                state = {"geometry": self.saveGeometry(), "state": self.saveState()}
                window_state.save({name: bytes(kept.data()) for name, kept in state.items()})
        self.jobs.close(_WAIT_S)
        self.playback.close()
        self.bridge.close()
        super().closeEvent(event)

    def _finish_exports(self) -> bool:
        """Let files that are being written come to their end; tell whether all of them were."""
        if not self.documents.exporting:
            return True
        self.bottom.show_message(self.tr("Finishing the export…"))
        self.bottom.repaint()
        return self.documents.finish_exports()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped transcript, or take a dropped recording."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.handlers.file.take_files(paths)
