"""The parts of the window that action handlers, the status and the makers of panels may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jamedit.settings import Settings
from jamedit.settings.recent import RecentFiles
from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.controllers.alignment import AlignmentController
from jamedit.ui.controllers.document import DocumentController
from jamedit.ui.controllers.listened import ListenedController
from jamedit.ui.controllers.models import ModelController
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.controllers.similar_fixes import SimilarFixesController
from jamedit.ui.controllers.suggestions import SuggestionController
from jamedit.ui.editor.controller import EditorController
from jamedit.ui.editor.follow_button import FollowButton
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.bars import BottomBar, TopBar
from jamedit.ui.widgets.docks import Docks
from jamedit.ui.window.recording_dock import RecordingDock

if TYPE_CHECKING:
    from jamedit.ui.panels.find import FindBar


@dataclass(frozen=True, slots=True)
class Workspace:
    """Hold the state, the controllers and the widgets of one window, and what only the window itself can do.

    `dialog_parent` is the window as the parent of dialogs and nothing else; `say` shows a sentence that must not be
    overlooked; `show_find_bar` makes the find bar when it is first wanted, as `docks.show` makes a panel.
    """

    hub: ThemeHub
    settings: Settings
    recent: RecentFiles
    bridge: SessionBridge
    jobs: JobBridge
    queue: ReviewQueue
    playback: Playback
    documents: DocumentController
    recording: RecordingController
    alignment: AlignmentController
    listened: ListenedController
    suggestions: SuggestionController
    similar_fixes: SimilarFixesController
    models: ModelController
    edit: TranscriptEdit
    editor: EditorController
    follow: FollowButton
    actions: ActionRegistry
    top: TopBar
    bottom: BottomBar
    docks: Docks
    recording_dock: RecordingDock
    dialog_parent: QWidget
    say: Callable[[str], None]
    show_find_bar: Callable[[], FindBar]
    set_title: Callable[[str], None]
    open_menu: Callable[[], None]
    toggle_full_screen: Callable[[], None]
    close: Callable[[], object]

    def at_seen_caret(self, call: Callable[[], object]) -> Callable[[], None]:
        """Return what acts at the caret when that is on the screen, and otherwise only brings it there."""

        def act() -> None:
            if self.edit.caret_on_screen():
                call()
                return
            self.edit.ensureCursorVisible()
            text = "The cursor was not on the screen; press the key again to act here."
            self.bottom.show_message(QCoreApplication.translate("workspace", text))

        return act
