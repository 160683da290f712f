"""What every action of the table does, by its id."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QTabBar, QWidget

from jamedit.document import Suggestion
from jamedit.document.span import union
from jamedit.edits import AddSpeaker, RenameSpeaker, SetSection, SetTime
from jamedit.errors import JameditError
from jamedit.ui.actions.registry import ActionRegistry

if TYPE_CHECKING:
    from jamedit.ui.main_window import MainWindow

_AROUND_MS = 1000  # what is heard before and after a suggestion
_SOUND_SUFFIXES = frozenset(
    (".mp3", ".wav", ".ogg", ".opus", ".oga", ".flac", ".m4a", ".aac", ".aiff", ".aif", ".wma")
    + (".mp4", ".mkv", ".webm", ".mov", ".avi", ".m4v")
)


class WindowHandlers(QObject):
    """Answer actions and wishes by calling the part that knows how."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looping = False
        self.registry = ActionRegistry(window, self._table(), window.settings, window.hub)
        self.registry.build_menu_bar(window.menuBar())
        for unfinished in ("view.reading", "view.cues"):  # one view so far
            self.registry.action(unfinished).setVisible(False)
        self.registry.submenu("file.recent").aboutToShow.connect(self._fill_recent)
        for dock_id in window.docks.docks:
            toggle = self.registry.action(f"view.panel_{dock_id}")
            window.docks.docks[dock_id].visibilityChanged.connect(toggle.setChecked)

    def _table(self) -> dict[str, Callable[[], None]]:
        return {
            **self._file(),
            **self._edit(),
            **self._view(),
            **self._play(),
            **self._speakers(),
            **self._review(),
            **self._help(),
        }

    # File

    def _file(self) -> dict[str, Callable[[], None]]:
        documents = self._window.documents
        return {
            "file.open": documents.choose_transcript,
            "file.open_recording": documents.choose_recording,
            "file.save": documents.save,
            "file.save_as": documents.save_as,
            "file.import_glossary": self._import_glossary,
            "file.export": self._export,
            "file.close": self._close_document,
            "file.quit": self._window.close,
        }

    def _fill_recent(self) -> None:
        menu: QMenu = self.registry.submenu("file.recent")
        menu.clear()
        for each in self._window.recent.files():
            action = menu.addAction(f"{each.path.name}   {each.path.parent}")
            action.setEnabled(each.path.is_file())
            action.triggered.connect(partial(self._window.documents.open_path, each.path))
        menu.setEnabled(not menu.isEmpty())

    def _import_glossary(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import glossary"), "", self.tr("Text files (*.txt *.tsv *.csv);;All files (*)")
        )
        if name:
            from jamedit.document.glossary import parse

            try:
                text = Path(name).read_text("utf-8", "replace")
            except OSError as error:
                self._window.say(self.tr("{name} cannot be read ({reason}).").format(name=name, reason=error.strerror))
                return
            bridge = self._window.bridge
            bridge.set_glossary(bridge.glossary.merged(parse(text.splitlines())))
            self._window.docks.show("glossary")

    def _export(self) -> None:
        from jamedit.ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(self._window.bridge, self._window.settings, self._window.hub, self._window)
        if dialog.exec() and dialog.chosen is not None:
            self._window.documents.export_to(*dialog.chosen)

    def _close_document(self) -> None:
        window = self._window
        window.playback.load(None)
        window.bridge.close()
        window.bridge.opened.emit()
        window.bridge.recording_changed.emit()

    def take_files(self, paths: list[Path]) -> None:
        """Open what was dropped: a recording goes with the open transcript, a transcript is opened."""
        sounds = [p for p in paths if p.suffix.lower() in _SOUND_SUFFIXES]
        texts = [p for p in paths if p not in sounds]
        if texts:
            self._window.documents.open_path(texts[0], sounds[0] if sounds else None)
        elif sounds and self._window.bridge.session is not None:
            self._window.recording.choose(sounds[0])
        elif sounds:
            self._window.say(self.tr("Open the transcript first, then its recording."))

    # Edit

    def _edit(self) -> dict[str, Callable[[], None]]:
        window, editor, edit = self._window, self._window.editor, self._window.edit
        return {
            "edit.undo": window.bridge.undo,
            "edit.redo": window.bridge.redo,
            "edit.cut": lambda: self._in_field("cut"),
            "edit.copy": lambda: self._in_field("copy"),
            "edit.paste": lambda: self._in_field("paste"),
            "edit.select_all": lambda: self._in_field("selectAll"),
            "edit.find": partial(self._find, False),
            "edit.replace": partial(self._find, True),
            "edit.split": editor.split,
            "edit.merge": editor.merge,
            "edit.merge_next": lambda: edit.merge_requested.emit(1),
            "edit.hide_words": editor.toggle_hidden,
            "edit.set_start": partial(self._set_time, False),
            "edit.set_end": partial(self._set_time, True),
            "edit.previous_paragraph": partial(editor.go_to_paragraph, -1),
            "edit.next_paragraph": partial(editor.go_to_paragraph, 1),
            "edit.preferences": self._preferences,
        }

    def _in_field(self, verb: str) -> None:
        """Cut, copy, paste where the focus is: in the page or in a field of a panel."""
        focus = QApplication.focusWidget()
        call = getattr(focus, verb, None) or getattr(self._window.edit, verb)
        call()

    def _find(self, replace: bool) -> None:
        bar = self._window.show_find()
        selected = self._window.edit.textCursor().selectedText()
        bar.open(selected if "\u2029" not in selected else "", replace=replace)

    def _set_time(self, end: bool) -> None:
        editor, playback = self._window.editor, self._window.playback
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if paragraph is not None and word is not None:
            self._window.bridge.apply(SetTime(paragraph.id, word.id, int(playback.position_ms), end))

    def _preferences(self) -> None:
        from jamedit.ui.dialogs.preferences import Preferences

        if Preferences(self._window.settings, self._window.hub, self._window).exec():
            self._window.apply_settings()

    def show_found(self, paragraph_id: int, start: int, end: int) -> None:
        """Select what was found."""
        at = self._window.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            self._window.edit.put_caret(at, end, anchor=start)
            self._window.edit.ensureCursorVisible()

    def show_paragraph(self, paragraph_id: int) -> None:
        """Bring a paragraph on the screen, caret at its start."""
        at = self._window.bridge.transcript.position_of(paragraph_id)
        if at is not None:
            self._window.edit.put_caret(at, 0)
            self._window.edit.show_block(at)
            self._window.edit.setFocus()

    # View

    def _view(self) -> dict[str, Callable[[], None]]:
        window = self._window
        return {
            "view.reading": lambda: None,
            "view.cues": lambda: None,
            "view.times": lambda: self._set("appearance.show_times", self.registry.action("view.times").isChecked()),
            "view.text_larger": partial(self.change_text_size, 1),
            "view.text_smaller": partial(self.change_text_size, -1),
            "view.wave_in": lambda: window.pane and window.pane.wave.zoom_in(),
            "view.wave_out": lambda: window.pane and window.pane.wave.zoom_out(),
            "view.wave_fit": lambda: window.pane and window.pane.wave.zoom_fit(),
            **{f"view.theme_{name}": partial(self._set, "appearance.theme", name) for name in _THEMES},
            **{f"view.panel_{name}": partial(self._toggle_panel, name) for name in window.docks.docks},
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.full_screen": self._full_screen,
        }

    def _set(self, name: str, value: object) -> None:
        self._window.settings.set(name, value)
        try:
            self._window.settings.save()
        except JameditError as error:
            self._window.say(str(error))
        self._window.apply_settings()

    def change_text_size(self, by: int) -> None:
        """Make the text larger or smaller by a pixel."""
        size = self._window.settings["appearance.text_size"] + by
        if 10 <= size <= 48:
            self._set("appearance.text_size", size)

    def _toggle_panel(self, dock_id: str) -> None:
        dock = self._window.docks.docks[dock_id]
        if self.registry.action(f"view.panel_{dock_id}").isChecked() or dock.isHidden():
            self._window.docks.show(dock_id)
        else:
            dock.close()

    def _go_to_pane(self, by: int) -> None:
        """Give the focus to the next pane that is on the screen: waveform, page, docks, transport."""
        window = self._window
        panes: list[QWidget] = [window.pane.wave] if window.pane is not None else []
        panes += [window.edit, *window.docks.docks.values(), window.bottom]
        seen = [p for p in panes if p.isVisible() and not p.visibleRegion().isEmpty()]
        focus = QApplication.focusWidget()
        here = next((i for i, p in enumerate(seen) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        if seen:
            _give_focus(seen[(here + by) % len(seen)])

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    # Play

    def _play(self) -> dict[str, Callable[[], None]]:
        playback, get = self._window.playback, self._window.settings.__getitem__
        return {
            "play.toggle": playback.toggle,
            "play.back": lambda: playback.skip(-get("listening.skip_short_ms")),
            "play.forward": lambda: playback.skip(get("listening.skip_short_ms")),
            "play.back_long": lambda: playback.skip(-get("listening.skip_long_ms")),
            "play.forward_long": lambda: playback.skip(get("listening.skip_long_ms")),
            "play.slower": partial(playback.step_rate, -1),
            "play.faster": partial(playback.step_rate, 1),
            "play.toggle_slow": playback.toggle_rate,
            "play.again": partial(self._again, False),
            "play.loop": lambda: self._again(self.registry.action("play.loop").isChecked()),
            "play.last_slower": playback.last_seconds_slower,
            "play.follow": self._window.follow_again,
            "play.go_to_time": self._go_to_time,
        }

    def _again(self, loop: bool) -> None:
        """Play the suggestion under review when the caret is in it, else the selection, the caption or the word."""
        span = self._span_at_caret()
        if span is None:
            self._window.bottom.show_message(self.tr("There are no times here to play from."))
            return
        self._window.playback.play_span(*span, loop=loop)
        self.registry.set_checked("play.loop", loop)

    def _span_at_caret(self) -> tuple[int, int] | None:
        editor = self._window.editor
        chosen = editor.selected_words() if self._window.edit.textCursor().hasSelection() else []
        span = union(w.span for paragraph, a, b in chosen for w in paragraph.words[a:b])
        paragraph, word = editor.current_paragraph(), editor.current_word()
        if span is None and paragraph is not None and word is not None:
            index = paragraph.index_of(word.id) or 0
            span = next((c.span for c, a, b in paragraph.cue_ranges() if a <= index < b and c.span), None)
            span = span or word.span or paragraph.span
        return None if span is None else (span.start_ms, span.end_ms)

    def _go_to_time(self) -> None:
        from jamedit.ui.dialogs.goto_time import GoToTime

        window = self._window
        dialog = GoToTime(int(window.playback.position_ms), window)
        if dialog.exec() and dialog.time_ms is not None:
            self.play_from(dialog.time_ms)

    def play_from(self, ms: int) -> None:
        """Go to a time in sound and text."""
        window = self._window
        window.playback.seek(ms)
        place = window.bridge.timeline.paragraph_at(ms)
        if place is not None:
            window.edit.put_caret(place, 0)
            window.edit.show_block(place)
        if window.pane is not None:
            window.pane.wave.reveal(ms)

    # Speakers

    def _speakers(self) -> dict[str, Callable[[], None]]:
        return {
            **{f"speakers.{n}": partial(self._set_speaker_number, n) for n in range(1, 10)},
            "speakers.none": partial(self._window.editor.set_speaker, None),
            "speakers.pick": self._pick_speaker,
            "speakers.rename": self._rename_speaker,
            "speakers.new": self._new_speaker,
        }

    def _set_speaker_number(self, number: int) -> None:
        speakers = self._window.bridge.transcript.speakers
        if number <= len(speakers):
            self._window.editor.set_speaker(speakers[number - 1].id)

    def pick_speaker_of_block(self, block: int) -> None:
        """Ask who speaks in a paragraph."""
        if block != self._window.edit.textCursor().blockNumber():
            self._window.edit.put_caret(block, 0)
        self._pick_speaker()

    def _pick_speaker(self) -> None:
        from jamedit.ui.speaker_picker import SpeakerPicker

        window = self._window
        picker = SpeakerPicker(window.bridge, window.hub, window)
        picker.chosen.connect(window.editor.set_speaker)
        picker.none_chosen.connect(partial(window.editor.set_speaker, None))
        picker.new_chosen.connect(
            lambda name: window.bridge.apply(AddSpeaker(name, window.editor.selected_paragraph_ids()))
        )
        caret = window.edit.cursorRect()
        picker.open_at(window.edit.viewport().mapToGlobal(caret.bottomLeft()))

    def _rename_speaker(self) -> None:
        window = self._window
        paragraph = window.editor.current_paragraph()
        speaker = window.bridge.transcript.speaker(paragraph.speaker_id) if paragraph else None
        if speaker is None:
            self._pick_speaker()
            return
        name, given = QInputDialog.getText(
            window,
            self.tr("Rename speaker"),
            self.tr("New name of {name} (everywhere):").format(name=speaker.name),
            text=speaker.name,
        )
        if given:
            window.bridge.apply(RenameSpeaker(speaker.id, name))

    def _new_speaker(self) -> None:
        window = self._window
        name, given = QInputDialog.getText(window, self.tr("New speaker"), self.tr("Name:"))
        if given and name.strip():
            window.bridge.apply(AddSpeaker(name, window.editor.selected_paragraph_ids()))

    def add_section(self) -> None:
        """Let a section begin at the caret's paragraph."""
        window = self._window
        paragraph = window.editor.current_paragraph()
        if paragraph is None:
            return
        title, given = QInputDialog.getText(window, self.tr("New section"), self.tr("Title:"))
        if given and title.strip():
            window.bridge.apply(SetSection(paragraph.id, title.strip()))

    # Review

    def _review(self) -> dict[str, Callable[[], None]]:
        return {
            "review.next": partial(self._step_review, 1),
            "review.previous": partial(self._step_review, -1),
            "review.accept": partial(self._with_current, self._window.queue.accept),
            "review.accept_alike": self._accept_alike,
            "review.dismiss": partial(self._with_current, self._window.queue.dismiss),
            "review.dismiss_alike": partial(self._with_current, self._window.queue.dismiss_alike),
        }

    def _step_review(self, by: int) -> None:
        queue = self._window.queue
        if queue.current is None:
            word = self._window.editor.current_word()
            queue.step_from(self._window.edit.textCursor().blockNumber(), word.id if word else -1, by)
        else:
            queue.step(by)
        self._hear_current()

    def _with_current(self, decide: Callable[[Suggestion], None]) -> None:
        current = self._window.queue.current
        if current is None:
            self._step_review(1)
            return
        decide(current)
        self._hear_current()

    def _accept_alike(self) -> None:
        current = self._window.queue.current
        if current is not None:
            self._window.docks.show("review", focus=False).accept_alike(current)

    def _hear_current(self) -> None:
        """Play round the suggestion under review while the user listens along."""
        if self._window.queue.current is not None and self._window.playback.playing:
            self.hear_suggestion(self._window.queue.current)

    def hear_suggestion(self, suggestion: Suggestion) -> None:
        """Play from a second before a suggestion's words to a second after."""
        paragraph = self._window.bridge.transcript.paragraph(suggestion.paragraph_id)
        wanted = set(suggestion.word_ids)
        span = union(w.span for w in paragraph.words if w.id in wanted) if paragraph else None
        if span is not None:
            self._window.playback.play_span(span.start_ms - _AROUND_MS, span.end_ms + _AROUND_MS)

    # Help

    def _help(self) -> dict[str, Callable[[], None]]:
        return {
            "help.palette": self._palette,
            "help.keys": self._keys,
            "help.first_steps": self._first_steps,
            "help.about": self._about,
        }

    def _palette(self) -> None:
        from jamedit.ui.dialogs.command_palette import CommandPalette

        CommandPalette(self.registry, self._window.hub, self._window).open()

    def _keys(self) -> None:
        from jamedit.ui.dialogs.key_sheet import KeySheet

        KeySheet(self.registry, self._window.hub, self._window).exec()

    def _first_steps(self) -> None:
        from jamedit.ui.dialogs.first_steps import FirstSteps

        FirstSteps(self.registry, self._window.hub, self._window).exec()

    def _about(self) -> None:
        from jamedit.ui.dialogs.about import About

        About(self._window.hub, self._window).exec()


_THEMES = ("system", "light", "dark")


def _give_focus(pane: QWidget) -> None:
    """Focus a pane, or the first widget in it that takes the focus."""
    from PySide6.QtCore import Qt

    candidates = [pane, *pane.findChildren(QWidget)]
    wanted = next(
        (
            w
            for w in candidates
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and w.isVisible()
            and w.isEnabled()
            and not isinstance(w, QTabBar)
        ),
        None,
    )
    if wanted is not None:
        QTimer.singleShot(0, lambda: wanted.setFocus(Qt.FocusReason.TabFocusReason))
