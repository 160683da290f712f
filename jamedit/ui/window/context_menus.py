"""The menus of the right button on the page and on the waveform, and what a mark says under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from jamedit.document import Suggestion
from jamedit.ui.window.handlers import Handlers
from jamedit.ui.window.workspace import Workspace

_MOST_TEXTS = 8
_MOST_LETTERS = 60


class ContextMenus(QObject):
    """Make the menus at each opening; what is chosen there is done at the place that was clicked."""

    def __init__(self, space: Workspace, handlers: Handlers) -> None:
        super().__init__(space.dialog_parent)
        self._space, self._handlers = space, handlers
        space.edit.menu_requested.connect(lambda at: self._pop_up(self.of_page(), at))
        space.recording_dock.menu_requested.connect(lambda ms, at: self._pop_up(self.of_recording(ms), at))
        space.editor.tip_of = self.tip

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # the page

    def of_page(self) -> QMenu:
        """Return the menu for where the caret is, which went to the place that was clicked."""
        menu, space = QMenu(self._space.dialog_parent), self._space
        if space.bridge.session is None:
            return menu
        suggestion = space.editor.suggestion_at_caret()
        if suggestion is not None:
            self._add_suggestion(menu, suggestion)
        else:
            menu.addAction(space.actions.action("review.ask"))
        menu.addSeparator()
        word = space.editor.current_word()
        self._add_play(menu, word.span.start_ms if word is not None and word.span is not None else None)
        self._add_split(menu)
        self._add_actions(menu, "edit.merge")
        menu.addMenu(self._speakers(menu))
        menu.addAction(self.tr("New section here…"), self._handlers.speakers.add_section)
        self._add_actions(menu, "edit.hide_words", "", "edit.cut", "edit.copy", "edit.paste", "edit.select_all")
        return menu

    def _add_suggestion(self, menu: QMenu, suggestion: Suggestion) -> None:
        """Add what can be decided on a suggestion; the page stays where it is."""
        space, review = self._space, self._handlers.review
        for number, text in enumerate(suggestion.replacements[:_MOST_TEXTS] if suggestion.after else ("",)):
            key = "" if number else "review.accept"
            self._add(menu, self._accepting(suggestion, text), partial(review.accept_here, suggestion, text), key)
        self._add(menu, self.tr("Type another replacement…"), partial(review.type_for, suggestion), "review.type")
        count = space.queue.count_alike(suggestion)
        if count > 1:
            text = self.tr("Accept all {count} alike…").format(count=f"{count:,}")
            self._add(menu, text, partial(review.accept_alike_of, suggestion), "review.accept_alike")
        menu.addSeparator()
        self._add(menu, self.tr("Dismiss"), partial(review.dismiss_here, suggestion), "review.dismiss")
        if count > 1:
            text = self.tr("Dismiss all {count} alike").format(count=f"{count:,}")
            self._add(menu, text, partial(space.queue.dismiss_alike, suggestion, show=False), "review.dismiss_alike")

    def _accepting(self, suggestion: Suggestion, text: str) -> str:
        if not text:
            return self.tr("Hide “{text}” in the clean text").format(text=_short(suggestion.before))
        if text == suggestion.before:
            return self.tr("“{text}” is right").format(text=_short(text))
        return self.tr("Replace by “{text}”").format(text=_short(text))

    def _add(self, menu: QMenu, text: str, call: Callable[[], object], key_of: str = "") -> QAction:
        """Add an entry; the key of an action that does the same is shown beside it."""
        key = self._space.actions.key_text(key_of) if key_of else ""
        shown = text.replace("&", "&&")
        made = menu.addAction(f"{shown}\t{key}" if key else shown)
        made.triggered.connect(lambda _=False: call())
        return made

    def _add_actions(self, menu: QMenu, *ids: str) -> None:
        for each in ids:
            if each:
                menu.addAction(self._space.actions.action(each))
            else:
                menu.addSeparator()

    def _add_play(self, menu: QMenu, ms: int | None) -> None:
        if self._space.playback.loaded:
            play = self._add(menu, self.tr("Play from here"), partial(self._handlers.play.play_on_from, ms or 0))
            play.setEnabled(ms is not None)

    def _add_split(self, menu: QMenu) -> None:
        split = self._add(menu, self.tr("Split the paragraph here"), self._space.editor.split_before_word)
        split.setEnabled(self._space.editor.words_before_caret > 0)

    def _speakers(self, menu: QMenu) -> QMenu:
        """Return the people who may be speaking; the one who is has a tick."""
        space, made = self._space, QMenu(self.tr("Speaker"), menu)
        paragraph = space.editor.current_paragraph()
        present = paragraph.speaker_id if paragraph is not None else None
        choices = [(s.id, s.name) for s in space.bridge.transcript.speakers]
        for number, (speaker_id, name) in enumerate([*choices, (None, self.tr("No speaker"))], 1):
            key = f"speakers.{number}" if speaker_id is not None and number < 10 else ""
            key = "speakers.none" if speaker_id is None else key
            action = self._add(made, _short(name), partial(space.editor.set_speaker, speaker_id), key)
            action.setCheckable(True)
            action.setChecked(speaker_id == present)
        made.addSeparator()
        self._add_actions(made, "speakers.pick", "speakers.rename")
        return made

    # the waveform

    def of_recording(self, ms: int) -> QMenu:
        """Return the menu for a time of the recording."""
        menu, space = QMenu(self._space.dialog_parent), self._space
        self._add_play(menu, ms)
        span = space.recording_dock.span_at(ms)
        if span is not None:
            self._add(menu, self.tr("Play this caption"), partial(space.playback.play_span, *span))
        place = space.bridge.timeline.word_at(ms)
        if place is None and (paragraph := space.bridge.timeline.paragraph_at(ms)) is not None:
            place = paragraph, 0
        if place is not None:
            menu.addSeparator()
            self._add(menu, self.tr("Show in the text"), partial(self._handlers.play.play_from, ms))
            split = self._add(menu, self.tr("Split the paragraph here"), partial(self._split_at, place))
            split.setEnabled(place[1] > 0)
            speaker = self._add(
                menu, self.tr("Speaker…"), partial(self._handlers.speakers.pick_speaker_of_block, place[0])
            )
            speaker.setToolTip(self.tr("Choose who speaks in this paragraph"))
        self._add_actions(menu, "", "view.wave_in", "view.wave_out", "view.wave_fit")
        return menu

    def _split_at(self, place: tuple[int, int]) -> None:
        self._space.edit.select_words(place[0], place[1], place[1] + 1)
        self._space.editor.split_before_word()

    # under the pointer

    def tip(self, suggestion: Suggestion) -> str:
        """Return what is proposed for marked words and why, as rich text."""
        from jamedit.ui.panels.review.kinds import percent, reason_text
        from jamedit.ui.state.suggestion_kinds import kind_title

        after = suggestion.after if suggestion.after != suggestion.before else ""
        change = f"<s>{escape(suggestion.before)}</s> <b>{escape(after)}</b>" if after else escape(suggestion.before)
        facts = (kind_title(suggestion.kind), reason_text(suggestion), percent(suggestion.confidence))
        count = self._space.queue.count_alike(suggestion)
        alike = self.tr("all {count} alike").format(count=f"{count:,}") if count > 1 else ""
        hints = []
        for action_id, text in (("review.accept", self.tr("accepts")), ("review.dismiss", self.tr("dismisses"))):
            key = self._space.actions.key_text(action_id)
            hints += [f"{key} {text}"] if key else []
        lines = (" · ".join(filter(None, (*facts, alike))), " · ".join([*hints, self.tr("right click for more")]))
        rows = (f"<p style='margin:0; white-space:pre'>{escape(line)}</p>" for line in lines)
        return f"<p style='margin:0'>{change}</p>" + "".join(rows)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
