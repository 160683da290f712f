"""Move all times, or take them from another transcript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from jamedit.document.timecode import clock
from jamedit.progress import Progress
from jamedit.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from jamedit.alignment.take_times import Taken
    from jamedit.operations.aligned import Aligned
    from jamedit.operations.retime import Retiming

_JOB = "take times"


class TimesHandlers(QObject):
    """Answer the actions of the Edit menu that change times as a whole."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space
        self._first: tuple[int, int] | None = None  # what the user kept of a stretch
        space.bridge.opened.connect(self._forget)

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "edit.shift_times": self._shift,
            "edit.stretch_times": self._stretch,
            "edit.take_times": self._choose_timed,
        }

    def _forget(self) -> None:
        self._first = None

    # shift and stretch

    def _shift(self) -> None:
        from jamedit.operations.retime import Retiming
        from jamedit.ui.dialogs.shift_times import ShiftTimesDialog

        first = self._first_time()
        if first is None:
            return
        here, now = self._here(), self._now()
        dialog = ShiftTimesDialog(first, here, now, self._space.dialog_parent)
        if dialog.exec():
            self._move(Retiming(dialog.shift_ms), here if dialog.from_here and here is not None else 0)

    def _stretch(self) -> None:
        from jamedit.ui.dialogs.stretch_times import StretchTimesDialog

        if self._first_time() is None:
            return
        here, now = self._here(), self._now()
        point = (here, now) if here is not None and now is not None else None
        first, second = (self._first, point) if self._first is not None else (point, None)
        dialog = StretchTimesDialog(first, second, self._space.dialog_parent)
        done = dialog.exec()
        if done == dialog.KEPT and dialog.kept is not None:
            self._first = dialog.kept
            text = self.tr("The first point is kept. Go to a caption far from it, put the playhead where it is said.")
            self._space.bottom.show_message(text)
        elif done and dialog.retiming is not None:
            self._first = None
            self._move(dialog.retiming, 0)

    def _move(self, retiming: Retiming, start_ms: int) -> None:
        from jamedit.operations.retime import before_zero, move_all

        space = self._space
        edit = move_all(space.bridge.transcript, retiming, start_ms)
        if before_zero(space.bridge.transcript, edit):
            earliest = clock(-retiming.moved(self._first_time() or 0), decimals=1, hours=False)
            text = self.tr("Some words would begin {time} before the recording; nothing was changed.")
            space.say(text.replace("{time}", earliest))
            return
        space.bridge.apply(edit)
        space.bottom.show_message(self.tr("Times were moved; Undo takes that back."))

    def _first_time(self) -> int | None:
        """Return the earliest time; say so where there is none."""
        transcript = self._space.bridge.transcript
        starts = [p.start_ms for p in transcript.paragraphs if p.start_ms is not None]
        if not starts:
            self._space.say(self.tr("The transcript has no times that could be moved; align it first."))
        return min(starts, default=None)

    def _here(self) -> int | None:
        """Return when the caption at the cursor begins."""
        from jamedit.edits.set_time import room

        editor = self._space.editor
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if paragraph is None or word is None:
            return None
        own, _, _ = room(self._space.bridge.transcript, paragraph.id, word.id)
        return own.start_ms if own is not None else None

    def _now(self) -> int | None:
        """Return where the playhead is, None without a recording."""
        playback = self._space.playback
        return int(playback.position_ms) if playback.duration_ms else None

    # times of another transcript

    def _choose_timed(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._space.dialog_parent,
            self.tr("Take times from another transcript"),
            self._space.documents.folder(),
            self.tr("All files (*)"),
        )
        if name:
            self.take_from(Path(name))

    def take_from(self, path: Path) -> None:
        """Read another transcript and find our words in it, beside the window; then show what was found."""
        space = self._space
        session, transcript, name = space.bridge.session, space.bridge.transcript, space.bridge.name

        def work(progress: Progress) -> tuple[Taken, Aligned]:
            from jamedit.operations.align_text import LABEL, read_timed, report_of, times_from
            from jamedit.operations.aligned import with_times

            theirs = read_timed(path)
            progress.update(0.4)
            taken = times_from(transcript, theirs, name, path.name)
            progress.update(0.8)
            return taken, report_of(taken, with_times(transcript, taken.times, LABEL), theirs, path.name)

        def done(found: tuple[Taken, Aligned]) -> None:
            if space.bridge.session is session:
                self._take(path.name, *found)

        space.jobs.cancel(_JOB)
        space.jobs.start(_JOB, work, done, lambda error: space.say(str(error)))

    def _take(self, name: str, taken: Taken, report: Aligned) -> None:
        """Show what was found, and take it as one step when the user wants that."""
        from jamedit.operations.align_text import LABEL
        from jamedit.operations.aligned import KNOWN, edit_of
        from jamedit.ui.dialogs.taken_times import TakenTimesDialog

        space = self._space
        known = sum(w.timing in KNOWN for w in space.bridge.transcript.words())
        dialog = TakenTimesDialog(name, report, known, space.dialog_parent)
        if dialog.exec():
            space.bridge.apply(edit_of(taken.times, LABEL, only_missing=dialog.only_missing))
            space.bottom.show_message(self.tr("Times were taken; Undo takes that back."))
