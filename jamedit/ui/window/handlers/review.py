"""Next and previous suggestion, accept, dismiss, play."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from jamedit.document import Suggestion, Transcript, Word
from jamedit.document.span import union
from jamedit.ui.state.knowledge_store import ALWAYS, FILE, FOLDER
from jamedit.ui.state.open_suggestions import ASKED
from jamedit.ui.widgets.coalescer import Coalescer
from jamedit.ui.window.workspace import Workspace

_AROUND_MS = 1000  # played before and after a suggestion


class ReviewHandlers(QObject):
    """Answer the actions of the Review menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space
        self._caret_moved = Coalescer(self, self._follow_caret)
        space.editor.caret_moved.connect(self._caret_moved.request)

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        return {
            "review.next": partial(self._step_review, 1),
            "review.previous": partial(self._step_review, -1),
            "review.accept": partial(self._with_current, self._accept),
            "review.accept_alike": partial(self._with_current, lambda _: self._accept_alike()),
            "review.dismiss": partial(self._with_current, self._space.queue.dismiss),
            "review.type": self._type,
            "review.ask": self._ask,
            "review.run_masked": self._space.models.run_masked,
            "review.ask_server": self._space.models.ask_server,
            "review.more_alike": self._space.similar_fixes.show_more,
            **{
                f"review.remember_{at}": partial(self._space.similar_fixes.remember, at)
                for at in (FILE, FOLDER, ALWAYS)
            },
            "review.dismiss_alike": partial(self._with_current, self._space.queue.dismiss_alike),
        }

    def _follow_caret(self) -> None:
        """Put the suggestion under review whose words the caret touches."""
        space = self._space
        if space.bridge.session is None or space.edit.textCursor().hasSelection():
            return
        here = space.editor.suggestion_at_caret()
        if here is not None and here is not space.queue.current:
            space.queue.select(here, show=False)

    def show_clicked(self, block: int, word: int) -> None:
        """Bring the card of a mark that was clicked to the front, unless its panel was closed."""
        self._caret_moved.flush()
        space = self._space
        if space.editor.suggestion_of(block, word) is not None and not space.docks.docks["review"].isHidden():
            space.docks.show("review", focus=False)

    def _step_review(self, by: int) -> None:
        """Go on from the suggestion under review, or from the caret where the user went elsewhere meanwhile."""
        self._caret_moved.flush()
        if not self._space.queue.shown:
            self._space.bottom.show_message(self.tr("The filter of the Review panel leaves out what is open."))
            return
        queue, word = self._space.queue, self._space.editor.current_word()
        if queue.current is not None and word is not None and word.id in queue.current.word_ids:
            queue.step(by)
        else:
            queue.step_from(self._space.edit.textCursor().blockNumber(), word.id if word else -1, by)
        if queue.current is not None:  # nobody is to decide on what is not seen
            self._space.docks.show("review", focus=False)
        self._hear_current()

    def _with_current(self, decide: Callable[[Suggestion], None]) -> None:
        """Decide on the suggestion under review if its card and its words are seen; otherwise show them first."""
        self._caret_moved.flush()
        current = self._space.queue.current
        if current is None:
            self._step_review(1)
        elif not self._seen(current):
            self._space.docks.show("review", focus=False)
            self._space.queue.select(current)
            self._hear_current()
        else:
            decide(current)
            self._hear_current()

    def _seen(self, suggestion: Suggestion) -> bool:
        """Return whether card and words are on the screen, and the caret, where the page is worked on, is there."""
        space, dock = self._space, self._space.docks.docks["review"]
        panel: Any = space.docks.panels.get("review")
        if panel is None or not dock.isVisible() or not panel.shows(suggestion):
            return False
        elsewhere = space.edit.hasFocus() and space.editor.suggestion_at_caret() is not suggestion
        return not elsewhere and space.editor.sees(suggestion)

    def accept_here(self, suggestion: Suggestion, text: str) -> None:
        """Accept a text at a place on the page, which stays where it is."""
        self._space.queue.select(suggestion, show=False)
        self._space.queue.accept(suggestion, text, show=False)

    def dismiss_here(self, suggestion: Suggestion) -> None:
        """Dismiss a suggestion at a place on the page, which stays where it is."""
        self._space.queue.dismiss(suggestion, show=False)

    def type_for(self, suggestion: Suggestion) -> None:
        """Open the field of a suggestion."""
        self._space.queue.select(suggestion, show=False)
        self._space.docks.show("review", focus=False).type_other()

    def accept_alike_of(self, suggestion: Suggestion) -> None:
        """Show all that are like a suggestion, to be accepted as one step."""
        self._space.queue.select(suggestion, show=False)
        self._space.docks.show("review", focus=False).accept_alike()

    def _accept(self, suggestion: Suggestion) -> None:
        self._space.queue.accept(suggestion, self._space.queue.chosen_text)

    def _accept_alike(self) -> None:
        current = self._space.queue.current
        if current is not None:
            self._space.docks.show("review", focus=False).accept_alike()

    def _type(self) -> None:
        """Open the field of the suggestion under review; with none, go to one first."""
        self._caret_moved.flush()
        if self._space.queue.current is None:
            self._step_review(1)
        if self._space.queue.current is not None:
            self._space.queue.select(self._space.queue.current)
            self._space.docks.show("review", focus=False).type_other()

    def _ask(self) -> None:
        """Put the word at the caret, or the selection, under review with all alternatives."""
        space, editor = self._space, self._space.editor
        found = editor.selected_words()
        if not found:
            return
        paragraph, start, end = found[0]
        # what the find bar found may be but a part of a word, which is then like the caret in it
        whole = space.edit.textCursor().selectedText().split() == [w.text for w in paragraph.words[start:end]]
        words = [w for w in paragraph.words if not w.hidden]
        at = {w.id: i for i, w in enumerate(words)}
        chosen = [at[w.id] for w in paragraph.words[start:end] if w.id in at]
        if not chosen:
            return
        tokens = [w.text for w in words]
        first, last, texts = self._alternatives(paragraph.id, words, chosen, whole=whole)
        if not texts:
            space.bottom.show_message(self.tr("No known word sounds like “{0}”.").format(" ".join(tokens[first:last])))
            return
        asked = words[first:last]
        before = " ".join(w.text for w in asked)
        reason = ("sounds like", texts[0])
        space.queue.put(Suggestion(paragraph.id, tuple(w.id for w in asked), before, texts, ASKED, 0.5, reason))
        self._type()

    def _alternatives(
        self, paragraph_id: int, words: Sequence[Word], chosen: Sequence[int], *, whole: bool
    ) -> tuple[int, int, tuple[str, ...]]:
        """Return a range of words with what they might be; what is suggested for them already goes first.

        The caret in one word of a suggestion means all of its words; selected words are taken as they are.
        """
        suggest, tokens = self._space.suggestions, [w.text for w in words]
        asked = {words[i].id for i in chosen}
        known = [s for s in self._space.queue.in_paragraph(paragraph_id) if asked <= set(s.word_ids) and s.after]
        present = next((s for s in known if not whole or len(asked) == len(s.word_ids)), None)
        if present is None:
            return suggest.alternatives(tokens, chosen[0], chosen[-1] + 1 if whole else None)
        first = next(i for i, w in enumerate(words) if w.id == present.word_ids[0])
        start, end, others = suggest.alternatives(tokens, first, first + len(present.word_ids))
        texts = (t for t in (*present.replacements, *others) if t != present.before)
        return start, end, tuple(dict.fromkeys(texts))

    def show_hits(self, hits: list[Suggestion]) -> None:
        """Show occurrences similar to a fix by hand, to be corrected as one step."""
        space = self._space
        dialog = space.docks.show("review", focus=False).show_alike(hits)
        dialog.chosen.connect(space.similar_fixes.accept)

    def _hear_current(self) -> None:
        """Play round the suggestion under review while the user listens along."""
        if self._space.queue.current is not None and self._space.playback.playing:
            self.hear_suggestion(self._space.queue.current)

    def hear_suggestion(self, suggestion: Suggestion) -> None:
        """Play from a second before a suggestion's words to a second after."""
        span = span_around(self._space.bridge.transcript, suggestion)
        if span is not None:
            self._space.playback.play_span(*span)


def span_around(transcript: Transcript, suggestion: Suggestion) -> tuple[int, int] | None:
    """Return the milliseconds from a second before a suggestion's words to a second after, None without times."""
    paragraph = transcript.paragraph(suggestion.paragraph_id)
    wanted = set(suggestion.word_ids)
    span = union(w.span for w in paragraph.words if w.id in wanted) if paragraph else None
    return None if span is None else (max(0, span.start_ms - _AROUND_MS), span.end_ms + _AROUND_MS)
