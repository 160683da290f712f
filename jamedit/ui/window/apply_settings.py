"""Apply the settings to the parts of the window that depend on them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jamedit.settings.schema import STYLE_SWITCHES
from jamedit.ui.actions.registry import follow_settings
from jamedit.ui.playback.typing_pause import TypingPause
from jamedit.ui.state.knowledge_store import ALWAYS, FILE, FOLDER, KnowledgeStore
from jamedit.ui.widgets.similar_fixes_bar import SimilarFixesBar
from jamedit.ui.window.page_parts import apply_page_settings
from jamedit.ui.window.workspace import Workspace

_IGNORED = ("keys.", "export.", "captions.", "align.")  # read where they are used

_VOLUME = "listening.volume"


class AppliedSettings(QObject):
    """Bring the window into line with its settings, now and whenever one of them changes."""

    def __init__(
        self, space: Workspace, typing_pause: TypingPause, knowledge: KnowledgeStore, offers: SimilarFixesBar
    ) -> None:
        super().__init__(space.dialog_parent)
        self._space, self._typing_pause, self._knowledge, self._offers = space, typing_pause, knowledge, offers
        follow_settings(space.dialog_parent, space.settings, self._changed)
        space.actions.keys_changed.connect(self._apply_keys)
        self._apply()
        self._apply_keys()

    def _changed(self, name: str) -> None:
        if name == _VOLUME:  # a slider changes it many times a second
            self._apply_volume()
        elif not name.startswith(_IGNORED):
            self._apply()

    def _apply(self) -> None:
        get = self._space.settings.__getitem__
        self._space.hub.use(get("appearance.theme"))
        apply_page_settings(self._space.edit, self._space.settings)
        pauses = get("listening.pause_while_typing")
        self._typing_pause.resume_after_ms = get("listening.resume_after_ms") if pauses else 0
        self._apply_volume()
        self._space.playback.step_back_ms = get("listening.step_back_ms")
        chosen = ((switch, get(f"suggestions.{switch}")) for switch in STYLE_SWITCHES)
        styles = tuple((switch, choice) for switch, choice in chosen if choice != "off")
        self._space.suggestions.configure(get("suggestions.preset"), get("suggestions.kinds"), styles)
        self._knowledge.remember = get("knowledge.remember")

    def _apply_volume(self) -> None:
        percent = self._space.settings[_VOLUME]
        self._space.playback.set_volume(percent)
        self._space.bottom.set_volume(percent)

    def _apply_keys(self) -> None:
        actions = self._space.actions
        self._space.edit.shortcuts = actions.key_sequences()
        ids = {"more": "more_alike", **{at: f"remember_{at}" for at in (FILE, FOLDER, ALWAYS)}}
        self._offers.set_keys({name: next(iter(actions.keys(f"review.{each}")), "") for name, each in ids.items()})
