"""Where one stopped: caret and playhead are kept with the document and restored when it is opened again."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QTimer

from jamedit.session import Session
from jamedit.ui.controllers.recording import RecordingController
from jamedit.ui.editor.controller import EditorController
from jamedit.ui.playback.playback import Playback
from jamedit.ui.state.session_bridge import SessionBridge

_KEY = "place"
_EVERY_MS = 10_000


class PlaceController(QObject):
    """Keep paragraph, column and position; a place that is no longer there changes nothing."""

    def __init__(
        self, bridge: SessionBridge, editor: EditorController, playback: Playback, recording: RecordingController
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._editor, self._playback = bridge, editor, playback
        self._position_ms = 0  # to go to when the recording is there
        self._last_ms = 0  # where it was when it was kept last
        self._moved = QTimer(self, interval=_EVERY_MS, singleShot=True)
        self._moved.timeout.connect(self._keep)
        self._restored: Session | None = None
        editor.caret_moved.connect(self._caret_moved)
        playback.playing_changed.connect(lambda playing: None if playing else self._caret_moved())
        bridge.about_to_close.connect(self._keep)
        bridge.opened.connect(self._restore)
        recording.ready.connect(self._go_on)

    def _caret_moved(self) -> None:
        if self._bridge.session is not None and not self._moved.isActive():
            self._moved.start()

    def _keep(self) -> None:
        """Store the place, unless it is the beginning of a document that never had another one."""
        self._moved.stop()
        session, paragraph = self._bridge.session, self._editor.current_paragraph()
        if session is None or session is not self._restored or paragraph is None:
            return
        if self._playback.loaded and not self._position_ms:
            self._last_ms = int(self._playback.position_ms)
        ms = self._position_ms or self._last_ms
        column = self._editor.edit.caret_column()
        text = json.dumps({"paragraph": paragraph.id, "column": column, "ms": ms})
        at_start = ms == column == 0 and paragraph is session.transcript.paragraphs[0]
        if text != session.info.get(_KEY) and not (at_start and _KEY not in session.info):
            session.set_info(_KEY, text)

    def _restore(self) -> None:
        session = self._bridge.session
        if session is None or session is self._restored:
            return
        self._restored, self._last_ms = session, 0
        paragraph_id, column, self._position_ms = _read(self._bridge.info(_KEY))
        edit, at = self._editor.edit, session.transcript.position_of(paragraph_id)
        somewhere = edit.textCursor().position() > 0  # somebody put the caret while the rest was still being read
        if at is not None and not somewhere:
            edit.put_caret(at, min(column, len(session.transcript.paragraphs[at].text)))
            edit.show_block(at, margin=0.3)
            edit.ensureCursorVisible()  # the caret may be lines below the beginning of its paragraph

    def _go_on(self) -> None:
        if self._playback.loaded and self._position_ms:
            ms, self._position_ms = self._position_ms, 0
            self._playback.seek(ms)


def _read(text: object) -> tuple[int, int, int]:
    """Return paragraph id, column and milliseconds; zeros for what cannot be read."""
    try:
        found = json.loads(str(text or "{}"))
        values = [found.get(name, 0) for name in ("paragraph", "column", "ms")]
    except (ValueError, AttributeError, RecursionError):
        return 0, 0, 0
    if not all(isinstance(v, int) and 0 <= v < 1 << 40 for v in values):
        return 0, 0, 0
    return values[0], values[1], values[2]
