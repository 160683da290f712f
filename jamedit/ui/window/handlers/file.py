"""Open, save, export, close."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from jamedit import paths
from jamedit.counting import counted
from jamedit.errors import JameditError
from jamedit.recording_suffixes import is_recording
from jamedit.ui.widgets.plain import tip
from jamedit.ui.window.workspace import Workspace


class FileHandlers(QObject):
    """Answer the actions of the File menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        documents = self._space.documents
        return {
            "file.open": documents.choose_transcript,
            "file.open_recording": documents.choose_recording,
            "file.encoding": self.choose_encoding,
            "file.save": documents.save,
            "file.save_as": documents.save_as,
            "file.import_glossary": self._import_glossary,
            "file.import_speakers": self._import_speakers,
            "file.export": self._export,
            "file.close": self._close_document,
            "file.quit": self._quit,
        }

    def _quit(self) -> None:
        self._space.close()

    def fill_recent(self) -> None:
        """List the files opened last."""
        menu: QMenu = self._space.actions.submenu("file.recent")
        menu.clear()
        for each in self._space.recent.files():
            action = menu.addAction(f"{each.path.name}   {each.path.parent}")
            action.setEnabled(paths.is_file(each.path))
            action.triggered.connect(partial(self._space.documents.open_path, each.path))
        menu.setEnabled(not menu.isEmpty())

    def fill_unsaved(self) -> None:
        """List work that was never saved as a project, newest first."""
        from jamedit.session import recovery

        menu: QMenu = self._space.actions.submenu("file.unsaved")
        menu.clear()
        for each in recovery.listed():
            when = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(each.modified)), QLocale.FormatType.ShortFormat)
            steps = counted(each.steps, self.tr("1 change"), self.tr("{n} changes"))
            action = menu.addAction(f"{each.source.name}   {when}   {steps}".replace("&", "&&"))
            action.setToolTip(tip(str(each.source)))
            action.triggered.connect(
                partial(self._space.documents.open_path, each.path if each.orphaned else each.source)
            )
        if menu.isEmpty():
            menu.addAction(self.tr("None: every change is saved in a project")).setEnabled(False)

    def choose_encoding(self) -> None:
        """Let the user choose in which encoding the open text is read."""
        from jamedit.formats.engine.text.encodings import candidates
        from jamedit.storage.files import read_bytes
        from jamedit.ui.dialogs.encoding_choice import EncodingChoice

        space, session = self._space, self._space.bridge.session
        if session is None or session.source is None or not session.transcript.meta.encoding:
            space.say(self.tr("Only a text that was opened from its own file has an encoding to choose."))
            return
        try:
            data = read_bytes(session.source)
        except JameditError as error:
            space.say(str(error))
            return
        present = session.transcript.meta.encoding
        dialog = EncodingChoice(data, candidates(data), present, space.dialog_parent)
        if dialog.exec() and dialog.encoding != present:
            space.documents.start_over(dialog.encoding)

    def _import_glossary(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._space.dialog_parent,
            self.tr("Import glossary"),
            "",
            self.tr("Text files (*.txt *.tsv *.csv);;All files (*)"),
        )
        if name:
            from jamedit.document.glossary import parse
            from jamedit.storage import glossary_file

            try:
                text = glossary_file.read(Path(name))
            except JameditError as error:
                self._space.say(str(error))
                return
            bridge = self._space.bridge
            bridge.set_glossary(bridge.glossary.merged(parse(text.splitlines())))
            self._space.docks.show("glossary")

    def _import_speakers(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._space.dialog_parent,
            self.tr("Import speakers"),
            self._space.documents.folder(),
            self.tr("Who speaks when (*.rttm);;All files (*)"),
        )
        if name:
            self._set_speakers(Path(name))

    def _set_speakers(self, path: Path) -> None:
        """Assign speakers by the turns of an RTTM file, as one step that can be undone."""
        from jamedit.edits.speakers_by_time import SetSpeakersByTime
        from jamedit.formats.annotation import rttm

        space, transcript = self._space, self._space.bridge.transcript
        if all(w.span is None for w in transcript.words()):
            space.say(self.tr("The transcript has no times, so speakers cannot be assigned; align it first."))
            return
        try:
            turns = rttm.read_turns(path)
        except JameditError as error:
            space.say(str(error))
            return
        space.bridge.apply(SetSpeakersByTime(tuple(turns)))
        text = counted(
            len({turn.speaker for turn in turns}),
            self.tr("{name}: 1 speaker is set; Undo takes that back."),
            self.tr("{name}: {n} speakers are set; Undo takes them back."),
        )
        space.say(text.format(name=path.name))

    def _export(self) -> None:
        from jamedit.formats.register import FORMATS
        from jamedit.ui.dialogs.export_dialog import ExportDialog

        space, transcript = self._space, self._space.bridge.transcript
        suggested = space.documents.folder_to_write() / self._export_name(space.bridge.name)
        dialog = ExportDialog(
            transcript,
            [f for f in FORMATS if f.writes],
            suggested,
            space.settings,
            space.hub.theme,
            space.dialog_parent,
            source=space.documents.source,
            ours=space.documents.is_own_export,
        )
        if dialog.exec():
            space.documents.export_to(dialog.path, dialog.format_id, dialog.options)

    def _export_name(self, name: str) -> str:
        """Return a name that no file has from which the text may have been read: neither "talk" nor a copy of it."""
        edited = self.tr("edited")
        known = re.fullmatch(rf"(.*) – {re.escape(edited)}(?: (\d+))?", name)
        if known is None:
            return f"{name} – {edited}"
        return f"{known[1]} – {edited} {int(known[2] or 1) + 1}"

    def _close_document(self) -> None:
        space = self._space
        if not space.documents.may_leave():
            return
        space.bridge.about_to_close.emit()  # the playhead is part of what is kept
        space.playback.load(None)
        space.bridge.close()
        space.bridge.opened.emit()
        space.bridge.recording_changed.emit()

    def take_files(self, paths: list[Path]) -> None:
        """Open what was dropped: a recording or an RTTM file for the open transcript, or a transcript."""
        if len(paths) == 1 and paths[0].suffix.lower() == ".rttm" and self._space.bridge.session is not None:
            self._set_speakers(paths[0])
            return
        sounds = [p for p in paths if is_recording(p)]
        texts = [p for p in paths if p not in sounds]
        if texts:
            self._space.documents.open_path(texts[0], sounds[0] if sounds else None)
        elif sounds and self._space.bridge.session is not None:
            self._space.recording.choose(sounds[0])
        elif sounds:  # to be typed
            self._space.documents.open_path(sounds[0])
