"""Title, top bar, counts, running jobs, and what is enabled: everything that tells how things stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class Status(QObject):
    """Show how things stand whenever they change."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.bridge.changed.connect(self.refresh)
        window.bridge.saved_changed.connect(self._show_document)
        window.queue.changed.connect(self.refresh)
        window.queue.current_changed.connect(self.refresh_actions)
        window.playback.playing_changed.connect(self.refresh_actions)
        window.jobs.progressed.connect(self._show_job)
        window.jobs.ended.connect(self._show_job)
        window.suggest.likely_changed.connect(self._tell_subject)
        window.editor.caret_moved.connect(self.refresh_actions)
        window.edit.selectionChanged.connect(self.refresh_actions)
        self._job_names = {
            "open": self.tr("Opening…"),
            "waveform": self.tr("Reading the recording…"),
            "suggestions": self.tr("Looking for errors…"),
            "model": self.tr("The language model reads…"),
            "export": self.tr("Exporting…"),
        }

    def refresh(self) -> None:
        """Show everything anew."""
        self._show_document()
        self._show_counts()
        self.refresh_actions()

    def _show_document(self) -> None:
        bridge, session = self._window.bridge, self._window.bridge.session
        self._window.setWindowTitle(f"{bridge.name} — jamedit" if session else "jamedit")
        saved = {"saved": self.tr("all changes saved"), "saving": self.tr("saving…")}
        edited = self.tr("edited") if session and session.history.can_undo else self.tr("as first read")
        self._window.top.show_document(bridge.name, f"{edited} · {saved.get(bridge.saved_state, bridge.saved_state)}")

    def _show_counts(self) -> None:
        window = self._window
        count = len(window.queue.open)
        window.docks.set_title("review", self.tr("Review {count}").format(count=count) if count else self.tr("Review"))
        facts = []
        if window.queue.total:
            share = round(100 * window.queue.reviewed / window.queue.total)
            facts.append(self.tr("{share} % reviewed").format(share=share))
        if window.playback.duration_ms and window.heard.heard.spans:
            share = round(100 * window.heard.heard.total_ms / window.playback.duration_ms)
            facts.append(self.tr("heard {share} %").format(share=share))
        facts.append(self.tr("{count} words").format(count=f"{window.bridge.transcript.word_count:,}"))
        window.bottom.show_facts("     ".join(facts))

    def refresh_actions(self) -> None:
        """Enable what can be done now."""
        window, session = self._window, self._window.bridge.session
        window.actions_.update(
            {
                "has_document": session is not None,
                "has_recording": window.playback.loaded,
                "has_suggestion": bool(window.queue.open),
                "has_lesson": window.similar_fixes.fix is not None,
                "has_speaker": bool(window.bridge.transcript.speakers),
                "can_undo": session is not None and session.history.can_undo,
                "can_redo": session is not None and session.history.can_redo,
                "has_selection": window.edit.textCursor().hasSelection(),
            }
        )
        window.actions_.set_checked("play.loop", window.playback.looping)
        window.actions_.name_speakers({n: s.name for n, s in enumerate(window.bridge.transcript.speakers[:9], 1)})

    def _tell_subject(self, likely: Sequence[tuple[str, str]]) -> None:
        """Say where the built-in glossary is offered, to who may not have looked there."""
        bridge = self._window.bridge
        if likely and not bridge.info("subject") and not bridge.glossary.terms:
            text = self.tr("This looks like “{title}”: the Glossary dock has its terms.")
            self._window.bottom.show_message(text.format(title=likely[0][1]))

    def _show_job(self) -> None:
        running = [job for job in self._window.jobs.running if job.name in self._job_names]
        self._window.bottom.show_job(
            running[0] if running else None, self._job_names[running[0].name] if running else ""
        )
