"""Connect page and session: typing becomes edits, and changes by edits become text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor

from jamedit.document import Change, Paragraph, Suggestion, Transcript, Word
from jamedit.document.time_doubts import start_is_doubtful
from jamedit.document.timecode import clock
from jamedit.session import Applied, Session
from jamedit.session.history import MergeKey
from jamedit.ui.editor import block_text, position_map
from jamedit.ui.editor.page_model import Heading, Mark
from jamedit.ui.editor.position_map import to_column
from jamedit.ui.editor.transcript_edit import TranscriptEdit
from jamedit.ui.editor.typing_run import TypingRun
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import AGAIN, SessionBridge
from jamedit.ui.widgets.focus import drop_selection

if TYPE_CHECKING:
    from jamedit.edits.replace_text import ReplaceText
    from jamedit.edits.split_paragraph import SplitParagraph

_LONGEST_KEPT = 20_000  # characters of a selection that is compared with what it was
_STYLES = {"filler": "dots", "repeat": "dots"}


class EditorController(QObject):
    """Keep the page and the session's transcript the same, each change made once, by its smallest difference."""

    caret_moved = Signal()
    seek_requested = Signal(int)  # milliseconds

    def __init__(self, edit: TranscriptEdit, bridge: SessionBridge, queue: ReviewQueue) -> None:
        super().__init__(edit)
        self.edit = edit
        self._bridge = bridge
        self._queue = queue
        self._stretch: TypingRun | None = None
        self._shown: Session | None = None  # whose text is on the page
        self._beginning: Transcript | None = None  # what is shown of a transcript that is still being read
        self.listened_at: Callable[[int], bool] = lambda block: False
        self.heard_until: Callable[[], int | None] = lambda: None  # of a paragraph that is typed while listening
        self.found_in: Callable[[int], list[tuple[int, int]]] = lambda paragraph_id: []
        self.tip_of: Callable[[Suggestion], str] = lambda suggestion: ""
        edit.page = self
        edit.typed.connect(self._typed)
        edit.split_requested.connect(self.split)
        edit.merge_requested.connect(self._merge_at_edge)
        edit.word_clicked.connect(self._word_clicked)
        edit.block_time_clicked.connect(self._time_clicked)
        edit.cursorPositionChanged.connect(self.caret_moved)
        bridge.opened.connect(self.load)
        bridge.changed.connect(self._changed)
        queue.changed.connect(edit.viewport().update)
        queue.current_changed.connect(edit.viewport().update)
        queue.show_requested.connect(self.show_suggestion)

    # from the session to the page

    def show_beginning(self, beginning: Transcript) -> None:
        """Show the first part of a transcript that is still being read; it cannot be edited yet."""
        self._beginning = beginning
        self._put(beginning)
        self.edit.setReadOnly(True)
        # the cursor can be put where somebody wants to go on, though nothing can be typed yet
        keys_and_mouse = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.edit.setTextInteractionFlags(keys_and_mouse)

    def load(self) -> None:
        """Show the whole transcript; somebody who reads its beginning already stays where they are."""
        if self._shown is not None and self._shown is self._bridge.session:
            return
        self._shown = self._bridge.session
        self._stretch = None
        beginning, self._beginning = self._beginning, None
        first = self.edit.firstVisibleBlock().blockNumber()
        block, column = self.edit.textCursor().blockNumber(), self.edit.caret_column()
        self._put(self._transcript)
        if beginning is not None and self._transcript.paragraphs[:1] == beginning.paragraphs[:1]:
            self.edit.put_caret(block, column)
            # the scroll bar counts lines, and a block that was never shown counts as one
            self.edit.verticalScrollBar().setValue(self.edit.document().findBlockByNumber(first).firstLineNumber())

    def _put(self, transcript: Transcript) -> None:
        with self.edit.quietly():
            self.edit.setPlainText("\n".join([p.text for p in transcript.paragraphs]))
        self.edit.setReadOnly(self._bridge.session is None)
        self.edit.set_spoken(None)
        self.edit.put_caret(0, 0)
        self.edit.relayout()

    def _changed(self, applied: Applied) -> None:
        change = applied.change
        if applied.asked_by is not self:
            if applied.label != AGAIN:  # which is no reason for a step of its own while somebody types on
                self._stretch = None
            self._show(change.at, change.removed, change.added)
        if applied.origin in ("undo", "redo"):
            self._go_to_change(change)
        speakers = change.before.speakers != change.after.speakers or change.before.sections != change.after.sections
        if speakers or [p.speaker_id for p in change.removed] != [p.speaker_id for p in change.added]:
            self.edit.relayout()
        else:
            self.edit.viewport().update()
            self.edit.gutter.update()

    def _go_to_change(self, change: Change) -> None:
        """Put the caret where an undo or redo changed something, and bring it on the screen.

        What changed in many paragraphs is shown where one is: nothing moves while one of them is on the screen.
        """
        pairs = enumerate(zip(change.removed, change.added, strict=False))
        other = [i for i, (old, new) in pairs if old is not new and old.text != new.text] or [0]
        if len(other) > 1 and len(change.removed) == len(change.added):
            seen = [block.blockNumber() for block, _, _ in self.edit.visible_blocks()] or [0]
            if any(seen[0] <= change.at + i <= seen[-1] for i in other):
                return
            same = min(other, key=lambda i: abs(change.at + i - seen[0]))
        else:
            same = other[0]
        block = min(change.at + same, len(self._transcript.paragraphs) - 1)
        texts = [
            paragraphs[same].text if same < len(paragraphs) else "" for paragraphs in (change.removed, change.added)
        ]
        if change.removed or change.added:
            self.edit.put_caret(block, block_text.common(*texts))
            self.edit.show_block(block, margin=0.1)

    def _show(self, at: int, removed: tuple[Paragraph, ...], added: tuple[Paragraph, ...]) -> None:
        head = 0
        while head < min(len(removed), len(added)) and removed[head] is added[head]:
            head += 1
        tail = 0
        while tail < min(len(removed), len(added)) - head and removed[-1 - tail] is added[-1 - tail]:
            tail += 1
        gone = len(removed) - head - tail
        came = [p.text for p in added[head : len(added) - tail]]
        if gone or came:
            with self._selection_kept_or_dropped():
                self.edit.replace_blocks(at + head, gone, came)

    @contextmanager
    def _selection_kept_or_dropped(self) -> Iterator[None]:
        """Drop a selection whose words became others: the next key would replace what nobody has selected."""
        cursor = self.edit.textCursor()
        short = 0 < cursor.selectionEnd() - cursor.selectionStart() < _LONGEST_KEPT
        before = cursor.selectedText().split() if short else None
        yield
        if cursor.hasSelection() and self.edit.textCursor().selectedText().split() != before:
            drop_selection(self.edit)

    # from the page to the session

    def _typed(self, position: int, removed: int, added: int) -> None:
        from jamedit.edits.replace_text import ReplaceText

        if not self._transcript.paragraphs:
            return
        document = self.edit.document()
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(min(position + added, document.characterCount() - 1)).blockNumber()
        count = last - first + 1 - (document.blockCount() - max(1, len(self._transcript.paragraphs)))
        texts = self.edit.block_texts(first, last)
        paragraph = self._transcript.paragraphs[first]
        column, came = self._place_of_change(position, added, texts)
        if count == 1 and len(texts) == 1:
            kind = "type" if added else "delete"
            edit = self._typing(paragraph, texts[0], column, removed, came)
            self._bridge.apply(edit, asked_by=self, merge=MergeKey(paragraph.id, kind))
        else:
            self._stretch = None
            changed = (column, column + came)
            self._bridge.apply(ReplaceText(paragraph.id, texts, max(1, count), changed=changed), asked_by=self)
        session = self._bridge.session
        if session is not None and added > removed and document.characterAt(position + added - 1).isspace():
            session.end_typing()  # a word is done: the next one is a step of its own

    def _place_of_change(self, position: int, added: int, texts: tuple[str, ...]) -> tuple[int, int]:
        """Return where a change begins in the blocks it touched, joined by newlines, and how long it is now."""
        joined = "\n".join(texts)
        start = position - self.edit.document().findBlock(position).position()
        column = to_column(joined, start)
        return column, to_column(joined, start + added) - column

    def _typing(self, paragraph: Paragraph, text: str, column: int, removed: int, added: int) -> ReplaceText:
        """Return the edit for a key press; one that touches no earlier one begins a stretch, and an undo step."""
        from jamedit.edits.replace_text import ReplaceText

        stretch = self._stretch
        if stretch is None or not stretch.takes(paragraph.id, column, removed, added):
            stretch = self._stretch = TypingRun(paragraph, column, column + added)
            if self._bridge.session is not None:
                self._bridge.session.end_typing()
        return ReplaceText(paragraph.id, (text,), base=(stretch.base,), changed=(stretch.start, stretch.end))

    def split(self) -> None:
        """Begin a new paragraph at the caret; a word under it is cut in two."""
        from jamedit.edits.replace_text import ReplaceText
        from jamedit.edits.split_paragraph import SplitParagraph

        paragraph = self.current_paragraph()
        if paragraph is None:
            return
        cursor = self.edit.textCursor()
        if cursor.hasSelection():
            self._split_over(cursor)
            return
        self._time_typed(paragraph)
        block, column = cursor.blockNumber(), self.edit.caret_column()
        text = cursor.block().text()
        inside = 0 < column < len(text) and not text[column - 1].isspace() and not text[column].isspace()
        if inside:
            edit: ReplaceText | SplitParagraph = ReplaceText(
                paragraph.id, (text[:column], text[column:]), label="split"
            )
        else:
            edit = SplitParagraph(paragraph.id, position_map.words_before(text, column))
        if self._bridge.apply(edit) is not None:
            self.edit.put_caret(block + 1, 0)
            self.edit.ensureCursorVisible()

    def _time_typed(self, paragraph: Paragraph) -> None:
        """Give a paragraph that was typed from the recording the time from the one before it to the playhead."""
        end_ms, at = self.heard_until(), self._transcript.position_of(paragraph.id)
        if end_ms is None or at is None or not paragraph.words or paragraph.span is not None:
            return
        from jamedit.edits.time_paragraph import TimeParagraph

        spans = (p.span for p in reversed(self._transcript.paragraphs[:at]))
        start_ms = next((span.end_ms for span in spans if span), 0)
        if start_ms < end_ms:
            self._bridge.apply(TimeParagraph(paragraph.id, start_ms, end_ms))

    @property
    def words_before_caret(self) -> int:
        """Return how many words of its paragraph are before the caret's word."""
        return position_map.words_before(self.edit.textCursor().block().text(), max(0, self.edit.caret_column() - 1))

    def split_before_word(self) -> None:
        """Begin a new paragraph with the word at the caret, which stays whole."""
        block = self.edit.textCursor().blockNumber()
        self.edit.select_words(block, self.words_before_caret, self.words_before_caret + 1)
        self.split()

    def _split_over(self, cursor: QTextCursor) -> None:
        """Put a paragraph break in the place of what is selected, as one step."""
        from jamedit.edits.replace_text import ReplaceText

        document = self.edit.document()
        first, last = (document.findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        head = first.text()[: self.edit.selected_columns(first)[0]]
        tail = last.text()[self.edit.selected_columns(last)[1] :]
        at = first.blockNumber()
        count = last.blockNumber() - at + 1
        edit = ReplaceText(self._transcript.paragraphs[at].id, (head, tail), count, label="split")
        if self._bridge.apply(edit) is not None:
            self.edit.put_caret(at + 1, 0)
            self.edit.ensureCursorVisible()

    def merge(self) -> None:
        """Join the caret's paragraph to the one before it."""
        self._merge_at_edge(-1)

    def _merge_at_edge(self, direction: int) -> None:
        from jamedit.edits.merge_paragraphs import MergeParagraphs

        block = self.edit.textCursor().blockNumber() + (1 if direction > 0 else 0)
        if not 0 < block < len(self._transcript.paragraphs):
            return
        before = self._transcript.paragraphs[block - 1]
        column = len(before.text)
        if direction < 0:  # the caret stays at its word
            column += (1 if before.words else 0) + self.edit.caret_column()
        if self._bridge.apply(MergeParagraphs(self._transcript.paragraphs[block].id)) is not None:
            self.edit.put_caret(block - 1, column)

    def set_speaker(self, speaker_id: int | None) -> None:
        """Assign what is selected to a speaker, else the paragraphs from the caret's to the end of its turn."""
        from jamedit.edits.assign_speaker import AssignSpeaker

        self._bridge.apply(AssignSpeaker(*self._spoken_parts(), speaker_id=speaker_id))

    def add_speaker(self, *names: str) -> None:
        """Add speakers to the list and assign to the last what `set_speaker` would."""
        from jamedit.edits.assign_speaker import AssignSpeaker

        self._bridge.apply(AssignSpeaker(*self._spoken_parts(), new=names))

    def _spoken_parts(self) -> tuple[tuple[int, ...], tuple[tuple[int, int, int], ...]]:
        """Return the whole paragraphs, and the parts (paragraph id, start, end), to assign to a speaker."""
        words = self.selected_words() if self.edit.textCursor().hasSelection() else []
        parts = tuple((p.id, start, end) for p, start, end in words if (start, end) != (0, len(p.words)))
        if not parts:
            return self.spoken_paragraph_ids(), ()
        return tuple(p.id for p, start, end in words if (start, end) == (0, len(p.words))), parts

    def toggle_hidden(self) -> None:
        """Leave the selected words, or the one at the caret, out of the clean layer, or put them back."""
        from jamedit.edits.hide_words import HideWords

        chosen: list[Word] = []
        ids = []
        for paragraph, start, end in self.selected_words():
            chosen.extend(paragraph.words[start:end])
            ids.append(paragraph.id)
        if chosen:
            hide = not all(w.hidden for w in chosen)
            self._bridge.apply(HideWords(tuple(ids), frozenset(w.id for w in chosen), hide))

    # where the caret is

    @property
    def _transcript(self) -> Transcript:
        return self._beginning or self._bridge.transcript

    def current_paragraph(self) -> Paragraph | None:
        """Return the paragraph the caret is in."""
        at = self.edit.textCursor().blockNumber()
        return self._transcript.paragraphs[at] if at < len(self._transcript.paragraphs) else None

    def current_word(self) -> Word | None:
        """Return the word at the caret, or the one before it."""
        paragraph, cursor = self.current_paragraph(), self.edit.textCursor()
        at = position_map.word_at(cursor.block().text(), self.edit.caret_column())
        if paragraph is None or at is None or at >= len(paragraph.words):
            return None
        return paragraph.words[at]

    def selected_paragraph_ids(self) -> tuple[int, ...]:
        """Return the ids of the paragraphs that the selection, or the caret, touches."""
        cursor = self.edit.textCursor()
        document = self.edit.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
        return tuple(p.id for p in self._transcript.paragraphs[first : last + 1])

    def spoken_paragraph_ids(self) -> tuple[int, ...]:
        """Return the selected paragraphs, else those from the caret's to the end of its turn."""
        chosen = self.selected_paragraph_ids()
        at = self._transcript.position_of(chosen[0]) if len(chosen) == 1 else None
        if at is None:
            return chosen
        end = next((b for a, b in self._transcript.turns() if a <= at < b), at + 1)
        return tuple(p.id for p in self._transcript.paragraphs[at:end])

    def selected_words(self) -> list[tuple[Paragraph, int, int]]:
        """Return paragraphs with the range of their words that is selected, or the word at the caret."""
        cursor = self.edit.textCursor()
        document = self.edit.document()
        found = []
        for paragraph_id in self.selected_paragraph_ids():
            at = self._transcript.position_of(paragraph_id)
            if at is None:
                continue
            block = document.findBlockByNumber(at)
            start, end = self.edit.selected_columns(block)
            if cursor.hasSelection() and (start, end) == (0, len(block.text())):
                first, last = 0, len(self._transcript.paragraphs[at].words)
            elif cursor.hasSelection():
                first, last = position_map.words_in(block.text(), start, end)
            else:
                word = position_map.word_touching(block.text(), start)
                first, last = (0, 0) if word is None else (word, word + 1)
            if last > first:
                found.append((self._transcript.paragraphs[at], first, last))
        return found

    def go_to_paragraph(self, by: int) -> None:
        """Move the caret to the start of the next (1) or previous (-1) paragraph, and play from there."""
        at = self.edit.textCursor().blockNumber() + by
        if 0 <= at < len(self._transcript.paragraphs):
            self.edit.put_caret(at, 0)
            self.edit.show_block(at)
            self._time_clicked(at)

    def _word_clicked(self, block: int, word: int) -> None:
        if block < len(self._transcript.paragraphs):
            words = self._transcript.paragraphs[block].words
            span = words[word].span if word < len(words) else None
            if span is not None:
                self.seek_requested.emit(span.start_ms)
            else:
                self._time_clicked(block)

    def _time_clicked(self, block: int) -> None:
        start = self._transcript.paragraphs[block].start_ms if block < len(self._transcript.paragraphs) else None
        if start is not None:
            self.seek_requested.emit(start)

    def show_spoken(self, time_ms: int, *, follow: bool) -> None:
        """Tint the word spoken at a time and keep it on the screen while following."""
        place = self._bridge.timeline.word_at(time_ms)
        self.edit.set_spoken(place)
        if follow and place is not None:
            self.edit.show_block(*place)

    def show_time(self, time_ms: int) -> None:
        """Bring what is said at a time on the screen, or the paragraph nearest to it."""
        place = self._bridge.timeline.word_at(time_ms)
        paragraph = self._bridge.timeline.paragraph_at(time_ms)
        if place is not None:
            self.edit.show_block(*place)
        elif paragraph is not None:
            self.edit.show_block(paragraph)

    def suggestion_of(self, block: int, word: int) -> Suggestion | None:
        """Return the suggestion whose mark a word of a block has."""
        paragraphs = self._transcript.paragraphs
        if block >= len(paragraphs) or word >= len(paragraphs[block].words):
            return None
        return self._queue.at_word(paragraphs[block].id, paragraphs[block].words[word].id)

    def suggestion_at_caret(self) -> Suggestion | None:
        """Return the suggestion whose words the caret touches."""
        cursor = self.edit.textCursor()
        block, column = cursor.block(), self.edit.caret_column()
        if cursor.blockNumber() >= len(self._transcript.paragraphs):
            return None
        if not self._queue.in_paragraph(self._transcript.paragraphs[cursor.blockNumber()].id):
            return None  # a long paragraph without suggestions is not cut into words at every key
        word = position_map.word_touching(block.text(), column)
        return None if word is None else self.suggestion_of(cursor.blockNumber(), word)

    def sees(self, suggestion: Suggestion) -> bool:
        """Return whether a suggestion's words are on the screen."""
        from jamedit.edits.accept_suggestions import place_of

        place = place_of(self._transcript, suggestion)
        return place is not None and self.edit.shows_word(*place)

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Bring a suggestion's words on the screen and put the caret there."""
        from jamedit.edits.accept_suggestions import place_of

        place = place_of(self._transcript, suggestion)
        if place is not None:
            self.edit.select_words(place[0], place[1], place[1] + 1)
            self.edit.show_block(*place, margin=0.35)

    # what the page asks while it paints

    def heading(self, block: int) -> Heading:
        """Return section and speaker above a block."""
        transcript = self._transcript
        if block >= len(transcript.paragraphs):
            return Heading()
        section = ""
        paragraph = transcript.paragraphs[block]
        if transcript.sections:
            titles = (s.title for s in transcript.sections if s.first_paragraph_id == paragraph.id)
            section = next(titles, "")
        if not transcript.speakers or not transcript.opens_turn(block):
            return Heading(section)
        speaker = transcript.speaker(paragraph.speaker_id)
        if speaker is None:
            return Heading(section, self.tr("No speaker"), None)
        return Heading(section, speaker.name, self.edit.theme.speaker(speaker.color))

    def time_label(self, block: int) -> str:
        """Return when a block begins."""
        paragraphs = self._transcript.paragraphs
        start = paragraphs[block].start_ms if block < len(paragraphs) else None
        return "" if start is None else clock(start)

    def time_doubtful(self, block: int) -> bool:
        """Return whether the time beside a block is that of a word whose time is in doubt; a caption's own never is."""
        paragraphs = self._transcript.paragraphs
        return block < len(paragraphs) and start_is_doubtful(paragraphs[block])

    def tip(self, block: int, word: int) -> str:
        """Return what is to be said about the mark of a word, as rich text."""
        suggestion = self.suggestion_of(block, word)
        return self.tr("Left out of the clean text") if suggestion is None else self.tip_of(suggestion)

    def marks(self, block: int) -> list[Mark]:
        """Return open suggestions and hidden words of a block."""
        paragraphs = self._transcript.paragraphs
        if block >= len(paragraphs):
            return []
        paragraph = paragraphs[block]
        found = [Mark(i, i + 1, "hidden") for i, w in enumerate(paragraph.words) if w.hidden]
        shown = self._queue.shown_in(paragraph.id)
        places = {w.id: i for i, w in enumerate(paragraph.words)} if shown else {}
        for suggestion in shown:
            start = places.get(suggestion.word_ids[0])
            if start is not None:
                style = _STYLES.get(suggestion.kind, "wave")
                current = suggestion is self._queue.current
                found.append(Mark(start, start + len(suggestion.word_ids), style, current))
        return found

    def found(self, block: int) -> list[tuple[int, int]]:
        """Return what the find bar found in a block; columns shift while spaces are doubled, so those are left out."""
        paragraphs = self._transcript.paragraphs
        if block >= len(paragraphs):
            return []
        found = self.found_in(paragraphs[block].id)
        return found if found and self.shown_as_is(block) else []

    def shown_as_is(self, block: int) -> bool:
        """Return whether a block's text is its paragraph's, so that columns are the same in both."""
        return self.edit.document().findBlockByNumber(block).text() == self._transcript.paragraphs[block].text

    def listened(self, block: int) -> bool:
        """Return whether a block was listened to."""
        return self.listened_at(block)
