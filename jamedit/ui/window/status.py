"""Title, top bar, counts, running jobs, and what is enabled: the state that the window shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject

from jamedit.counting import counted, rounded
from jamedit.session import Session
from jamedit.ui.widgets.coalescer import Coalescer
from jamedit.ui.window.workspace import Workspace


class Status(QObject):
    """Show the state of the window: signals note what is out of date, one call shows it when the event loop is idle.

    Only a key press does not wait for that: an action that its key should run is enabled before the key is looked up.
    """

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space
        self._stale: set[Callable[[], None]] = set()
        self._later = Coalescer(self, self._refresh)
        space.bridge.changed.connect(self.everything_changed)
        space.bridge.saved_changed.connect(self._document_changed)
        space.queue.changed.connect(self._counts_changed)
        space.queue.current_changed.connect(self.actions_changed)
        space.playback.playing_changed.connect(self.actions_changed)
        space.recording.ready.connect(self._counts_changed)  # what share was heard depends on the length
        space.recording.measured.connect(self._counts_changed)
        space.follow.following_changed.connect(self.actions_changed)
        space.similar_fixes.offered_changed.connect(self.actions_changed)
        space.listened.changed.connect(self._counts_changed)
        space.jobs.progressed.connect(self.show_job)
        space.jobs.ended.connect(self.show_job)
        space.suggestions.likely_changed.connect(self._tell_subject)
        space.editor.caret_moved.connect(self.actions_changed)
        space.edit.selectionChanged.connect(self.actions_changed)
        space.dialog_parent.installEventFilter(self)
        self._job_names = {
            "open": self.tr("Opening…"),
            "waveform": self.tr("Reading the recording…"),
            "suggestions": self.tr("Looking for errors…"),
            "model": self.tr("The language model is reading…"),
            "export": self.tr("Exporting…"),
            "take times": self.tr("Comparing words…"),
            "align": self.tr("Looking for the words in the recording…"),
        }

    # what is out of date

    def everything_changed(self) -> None:
        """Show everything again soon."""
        self._mark(self._show_document, self._show_counts, self._show_actions)

    def actions_changed(self) -> None:
        """Enable soon what can be done then."""
        self._mark(self._show_actions)

    def _document_changed(self) -> None:
        self._mark(self._show_document)

    def _counts_changed(self) -> None:
        self._mark(self._show_counts, self._show_actions)

    def _mark(self, *parts: Callable[[], None]) -> None:
        self._stale.update(parts)
        self._later.request()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the actions up to date before a key is looked for among their shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._later.flush()
        return super().eventFilter(watched, event)

    # showing

    def _refresh(self) -> None:
        """Show what is out of date."""
        stale, self._stale = self._stale, set()
        for show in stale:
            show()

    def _show_document(self) -> None:
        bridge, session = self._space.bridge, self._space.bridge.session
        self._space.set_title(f"{bridge.name} — jamedit" if session else "jamedit")
        edited = self.tr("edited") if session and session.history.can_undo else self.tr("as imported")
        self._space.top.show_document(bridge.name, f"{edited} · {self._kept(session)}")

    def _kept(self, session: Session | None) -> str:
        """Say where the last changes are; the notice says why, where they are not in their place."""
        journal = session.journal if session else None
        if journal is not None and (journal.error or (session and session.displaced)):
            return (
                self.tr("changes not saved") if journal.where == "nowhere" else self.tr("changes kept as unsaved work")
            )
        return {"saved": self.tr("all changes saved")}.get(self._space.bridge.saved_state, self.tr("saving…"))

    def _show_counts(self) -> None:
        space = self._space
        count = len(space.queue.open)
        shown = rounded(count)  # beside four other tabs there is no room for more
        space.docks.set_title("review", self.tr("Review {count}").format(count=shown) if count else self.tr("Review"))
        facts = []
        if space.queue.total:
            share = round(100 * space.queue.reviewed / space.queue.total)
            facts.append(self.tr("{share} % reviewed").format(share=share))
        listened = space.listened.ranges
        if space.playback.duration_ms and listened.spans:
            share = round(100 * listened.total_ms / space.playback.duration_ms)
            facts.append(self.tr("{share} % listened to").format(share=share))
        facts.append(counted(space.bridge.transcript.word_count, self.tr("1 word"), self.tr("{n} words")))
        space.bottom.show_facts("     ".join(facts))

    def _show_actions(self) -> None:
        """Enable what can be done now."""
        space, session = self._space, self._space.bridge.session
        speakers = space.bridge.transcript.speakers
        space.actions.update(
            {
                "has_document": session is not None,
                "has_recording": space.playback.loaded,
                "has_suggestion": bool(space.queue.open),
                "has_fix": space.similar_fixes.fix is not None,
                "has_speaker": bool(speakers),
                "can_undo": session is not None and session.history.can_undo,
                "can_redo": session is not None and session.history.can_redo,
                "can_align": space.playback.loaded and space.bridge.transcript.word_count > 0,
                "has_selection": space.edit.textCursor().hasSelection(),
            }
        )
        space.actions.set_checked("play.loop", space.playback.looping)
        space.actions.set_checked("play.follow", space.follow.following)
        space.actions.set_checked("view.times", space.settings["appearance.show_times"])
        space.actions.name_speakers({n: s.name for n, s in enumerate(speakers[:9], 1)})

    def _tell_subject(self, likely: Sequence[tuple[str, str]]) -> None:
        """Point to the built-in glossary that is offered, unless the panel is visible."""
        bridge = self._space.bridge
        if likely and not bridge.info("subject") and not bridge.glossary.terms:
            text = self.tr("This looks like “{title}”: the Glossary panel has its terms.")
            self._space.bottom.show_message(text.format(title=likely[0][1]))

    def show_job(self) -> None:
        """Show the first of the running jobs, if any."""
        running = [job for job in self._space.jobs.running if job.name in self._job_names]
        shown = running[0] if running else None
        self._space.bottom.show_job(shown, self._job_names[shown.name] if shown else "")
