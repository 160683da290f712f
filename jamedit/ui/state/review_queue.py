"""The open suggestions in order, the one under review, and what the user decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from jamedit.document import Paragraph, Suggestion
from jamedit.document.decision import ACCEPTED, DISMISSED, OPEN, Key, place_key, place_of
from jamedit.session import Applied
from jamedit.ui.state.open_suggestions import ASKED, Filter, OpenSuggestions, alike_key
from jamedit.ui.state.session_bridge import SessionBridge

MODEL = "model"  # of one that a language model made
_NOT_THE_ENGINES = frozenset({ASKED, MODEL})


def _moved(suggestion: Suggestion, place: tuple[Paragraph, int] | None) -> Suggestion | None:
    """Return a suggestion for where its words are now, or None when they are not as it found them."""
    if place is None:
        return None
    paragraph, start = place
    words = paragraph.words[start : start + len(suggestion.word_ids)]
    if tuple(w.id for w in words) != suggestion.word_ids or " ".join(w.text for w in words) != suggestion.before:
        return None
    return suggestion if paragraph.id == suggestion.paragraph_id else replace(suggestion, paragraph_id=paragraph.id)


class ReviewQueue(QObject):
    """Keep suggestions that still fit the text and that nobody dismissed; one of them is current.

    Listeners read `open`, `current`, `reviewed`, `alike`; decisions go through the methods and become edits. What the
    filter leaves out is open, too, but is neither gone to nor accepted with others. `chosen_text` is what the user
    chose or typed in place of the current proposal, None for the proposal itself.
    """

    changed = Signal()  # the list of open suggestions is another
    current_changed = Signal()  # another suggestion is under review, or none
    show_requested = Signal(object)  # Suggestion: bring it into view

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._open = OpenSuggestions()
        self._current: Suggestion | None = None
        self._displaced: list[Suggestion] = []  # by the one that was asked for; they come back when it goes
        self.chosen_text: str | None = None
        self._taken_back: frozenset[int] = frozenset()  # words whose suggestion comes back: it is under review again
        self._dismissed: dict[Key, Suggestion] = {}  # in this session, by place: an undo brings them back at once
        self._holding = 0  # inside a decision, which is announced once, at its end
        self._held: set[str] = set()
        self._to_show: Suggestion | None = None
        bridge.changed.connect(self._text_changed)
        bridge.decisions_changed.connect(self._decisions_changed)
        bridge.opened.connect(self.clear)

    @property
    def open(self) -> Sequence[Suggestion]:
        """Return the open suggestions in the order of the text."""
        return self._open.all

    @property
    def shown(self) -> Sequence[Suggestion]:
        """Return the open suggestions that the filter admits: they are listed, marked and gone to."""
        return self._open.shown

    @property
    def filter(self) -> Filter:
        """Return what is shown."""
        return self._open.filter

    @property
    def current(self) -> Suggestion | None:
        """Return the suggestion under review."""
        return self._current

    @property
    def reviewed(self) -> int:
        """Return how many suggestions were decided, now and before, each at its place."""
        return self._bridge.session.reviewed if self._bridge.session else 0

    @property
    def total(self) -> int:
        """Return how many suggestions there are, decided ones included."""
        return self.reviewed + len(self.open)

    def in_paragraph(self, paragraph_id: int) -> Sequence[Suggestion]:
        """Return the open suggestions of one paragraph."""
        return self._open.in_paragraph(paragraph_id)

    def shown_in(self, paragraph_id: int) -> Sequence[Suggestion]:
        """Return the shown suggestions of one paragraph."""
        return [s for s in self._open.in_paragraph(paragraph_id) if self.filter.admits(s)]

    def at_word(self, paragraph_id: int, word_id: int) -> Suggestion | None:
        """Return the shown suggestion that a word belongs to."""
        return next((s for s in self.shown_in(paragraph_id) if word_id in s.word_ids), None)

    def alike(self, suggestion: Suggestion) -> list[Suggestion]:
        """Return all open suggestions of the same kind, words and proposal that are shown, this one included."""
        return self._open.alike(suggestion)

    def count_alike(self, suggestion: Suggestion) -> int:
        """Return how many there are of the same kind, words and proposal."""
        return self._open.count_alike(suggestion)

    def show_only(self, chosen: Filter) -> None:
        """Go to no other suggestions than those that a filter admits."""
        self._open.filter = chosen
        kept = self._current is None or chosen.admits(self._current)
        self._set(self.open, self._current if kept else None)

    def clear(self) -> None:
        """Forget everything: another transcript is open."""
        self._taken_back = frozenset()
        self._displaced = []
        self._dismissed = {}
        self._set([], None)

    def replace(self, found: Iterable[Suggestion], paragraph_ids: frozenset[int] | None = None) -> None:
        """Take over what suggesters found, in all of the text or in the given paragraphs only."""
        stay = [s for s in self.open if s.kind in _NOT_THE_ENGINES]
        taken = {i for s in stay for i in s.word_ids}
        others = () if paragraph_ids is None else (s for s in self.open if s.paragraph_id not in paragraph_ids)
        kept = [*(s for s in others if s.kind not in _NOT_THE_ENGINES), *stay]
        same = {s: s for s in self.open}  # what is found again as it was stays the same object for listeners
        new = [same.get(s, s) for s in found if self._wanted(s) and not (taken and taken & set(s.word_ids))]
        merged = kept + new
        if kept:
            merged.sort(key=self._at if not stay else lambda s: self._place(self._at(s), s.word_ids[0]))
        current = self._current
        if current is not None:  # the same proposal is another object by now
            alike = [s for s in merged if s.word_ids == current.word_ids]
            current = next((s for s in alike if s == current), alike[0] if alike else None)
        back = self._nearest([s for s in merged if s.word_ids[0] in self._taken_back]) if self._taken_back else None
        self._set(merged, back or current)
        if back is not None:
            self._taken_back = frozenset()
            self.show_requested.emit(back)

    def _nearest(self, suggestions: Sequence[Suggestion]) -> Suggestion | None:
        """Return the one nearest to what is under review, the first where nothing is; None of none."""
        here = 0 if self._current is None else self._at(self._current)
        return min(suggestions, key=lambda s: abs(self._at(s) - here), default=None)

    def _at(self, suggestion: Suggestion) -> int:
        at = self._bridge.transcript.position_of(suggestion.paragraph_id)
        return -1 if at is None else at

    def _place(self, paragraph: int, word_id: int) -> tuple[int, int]:
        """Return the position of a word; ids are not in order, a typed word has a higher one."""
        paragraphs = self._bridge.transcript.paragraphs
        word = paragraphs[paragraph].index_of(word_id) if 0 <= paragraph < len(paragraphs) else None
        return paragraph, -1 if word is None else word

    def _wanted(self, suggestion: Suggestion) -> bool:
        session = self._bridge.session
        return session is not None and session.decision(suggestion) != DISMISSED

    def add(self, found: Iterable[Suggestion]) -> int:
        """Add suggestions from elsewhere than the engine, where there is none yet; return how many."""
        taken = {i for s in self.open for i in s.word_ids}
        new = [s for s in found if self._wanted(s) and not taken & set(s.word_ids)]
        if new:
            self._set(self._in_order([*self.open, *new]), self._current)
        return len(new)

    def put(self, suggestion: Suggestion) -> None:
        """Put a suggestion that was asked for into the list, in place of those it overlaps, and under review."""
        words = set(suggestion.word_ids)
        self._let_go(None)
        self._displaced = [s for s in self.open if words & set(s.word_ids)]
        kept = [s for s in self.open if not words & set(s.word_ids)]
        self._set(self._in_order([*kept, suggestion]), suggestion)
        self.show_requested.emit(suggestion)

    def _in_order(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        return sorted(suggestions, key=lambda s: self._place(self._at(s), s.word_ids[0]))

    def _let_go(self, following: Suggestion | None) -> bool:
        """Take a suggestion that was asked for away when another comes under review; tell whether there was one."""
        asked = self._current
        if asked is None or asked.kind != ASKED or asked is following:
            return False
        back, self._displaced = self._displaced, []
        places = {s.word_ids[0]: self._bridge.transcript.find_word(s.word_ids[0], s.paragraph_id) for s in back}
        paragraphs = self._bridge.transcript.paragraphs
        found = {i: (paragraphs[at[0]], at[1]) for i, at in places.items() if at is not None}
        fitting = [now for s in back if (now := _moved(s, found.get(s.word_ids[0]))) is not None and self._wanted(now)]
        self._set(self._in_order([*(s for s in self.open if s is not asked), *fitting]), following)
        return True

    def select(self, suggestion: Suggestion | None, *, show: bool = True) -> None:
        """Put a suggestion under review."""
        if not self._let_go(suggestion) and suggestion is not self._current:
            self._current, self.chosen_text = suggestion, None
            self.current_changed.emit()
        if suggestion is not None and show:
            self.show_requested.emit(suggestion)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) suggestion that is shown, round the ends."""
        shown = self.shown
        if not shown:
            return
        if self._current is None or self._current not in shown:
            self.select(shown[0 if by > 0 else -1])
            return
        self.select(shown[(shown.index(self._current) + by) % len(shown)])

    def step_from(self, paragraph: int, word_id: int, by: int) -> None:
        """Go to the suggestion at a place in the text, else the nearest shown one after (1) or before (-1) it."""
        shown, here = self.shown, self._place(paragraph, word_id)
        last = ((self._place(self._at(s), s.word_ids[-1]), s) for s in shown)
        first = ((self._place(self._at(s), s.word_ids[0]), s) for s in reversed(shown))
        if by > 0:
            found = next((s for at, s in last if at >= here), shown[0] if shown else None)
        else:
            found = next((s for at, s in first if at <= here), shown[-1] if shown else None)
        self.select(found)

    def accept(self, suggestion: Suggestion, text: str | None = None, *, show: bool = True) -> None:
        """Put the proposal (or another text) into the transcript and go on to the next suggestion."""
        self.accept_many([suggestion], text, show=show)

    def accept_many(self, chosen: Sequence[Suggestion], text: str | None = None, *, show: bool = True) -> None:
        """Accept several at once, as one undo step, and go on to the next suggestion; `show` brings that into view.

        A text is one for the suggestion under review; each gets it in its own punctuation.
        """
        from jamedit.edits.accept_suggestions import AcceptSuggestions

        pairs = tuple((s, self.text_for(s, text)) for s in chosen)
        following = self._after(chosen)
        decisions = [(place_key(s, put), ACCEPTED) for s, put in pairs]
        with self._as_one():
            edit = AcceptSuggestions(pairs)
            if pairs and self._bridge.apply(edit, origin=chosen[0].kind, decisions=decisions) is not None:
                self._decided(chosen, following, show)

    def text_for(self, suggestion: Suggestion, text: str | None) -> str:
        """Return what is to be put in place of a suggestion when a text was given for the one under review."""
        return suggestion.after if text is None else suggestion.in_surface_form(text, self._current or suggestion)

    def dismiss(self, suggestion: Suggestion, *, show: bool = True) -> None:
        """Leave this one place as it is and go on to the next suggestion; one that was asked for just goes."""
        if suggestion.kind == ASKED:
            self.select(None)
            return
        following = self._after([suggestion])
        with self._as_one():
            self._bridge.decide([(place_key(suggestion), DISMISSED)], "dismiss", suggestion.kind)
            self._decided([suggestion], following, show)

    def dismiss_alike(self, suggestion: Suggestion, *, show: bool = True) -> None:
        """Leave all alike as they are, now and when this transcript is opened again."""
        if suggestion.kind == ASKED:
            self.dismiss(suggestion, show=show)
            return
        alike = self.alike(suggestion)
        following = self._after(alike)
        decisions = [(place_key(s), DISMISSED) for s in alike]
        if all(self.filter.admits(s) for s in self.open if alike_key(s) == alike_key(suggestion)):
            decisions.insert(0, (suggestion.alike_key, DISMISSED))
        with self._as_one():
            self._bridge.decide(decisions, "dismiss_all", suggestion.kind)
            self._decided(alike, following, show)

    def _after(self, chosen: Sequence[Suggestion]) -> Suggestion | None:
        gone = set(map(id, chosen))
        if chosen and chosen[0].kind == ASKED:
            return None  # a user who asked for one was working on the page, and stays there
        shown = self.shown
        going = (i for i, s in enumerate(shown) if id(s) in gone)
        here = next((i for i, s in enumerate(shown) if s is self._current and id(s) in gone), None)
        first = min(going, default=-1) if here is None else here
        later = (s for s in shown[first + 1 :] if id(s) not in gone)
        return next(later, next((s for s in shown if id(s) not in gone), None))

    def _decided(self, chosen: Sequence[Suggestion], following: Suggestion | None, show: bool) -> None:
        gone = set(map(id, chosen))
        if following is not None and not any(s is following for s in self._open.in_paragraph(following.paragraph_id)):
            following = next((s for s in self.shown if id(s) not in gone), None)
        self._take_out([s for s in chosen if any(s is o for o in self._open.in_paragraph(s.paragraph_id))], following)
        self._to_show = following if show else None

    def _decisions_changed(self, applied: Applied) -> None:
        """Drop what was dismissed; what was taken back is put back, or looked for again, and comes under review."""
        with self._as_one():
            words = {at for d in applied.decisions if (at := place_of(d.key[1])) is not None}
            alike = {d.key for d in applied.decisions if place_of(d.key[1]) is None}
            concerned = (s for s in self.open if s.word_ids[0] in words or (alike and alike_key(s) in alike))
            gone = [s for s in concerned if not self._wanted(s)]
            if gone:
                self._dismissed.update((place_key(s), s) for s in gone)
                self._take_out(gone, None if any(s is self._current for s in gone) else self._current)
            self._held.add("changed")  # how many are reviewed
            opened = [d for d in applied.decisions if d.choice in ("", OPEN)]
            self._taken_back = frozenset(at for d in opened if (at := place_of(d.key[1])) is not None)
            self._bring_back([d.key for d in opened])

    def _bring_back(self, keys: Sequence[Key]) -> None:
        """Put suggestions whose dismissal was taken back into the list, the first one under review."""
        known = [s for k in keys if (s := self._dismissed.pop(k, None)) is not None]
        if not known:
            return
        taken = {i for s in self.open for i in s.word_ids}
        there = [now for s in known if (now := self._where_it_is(s)) is not None]
        back = [s for s in there if self._wanted(s) and not taken & set(s.word_ids)]
        if back:
            self._taken_back = frozenset()
            nearest = self._nearest(back)
            self._set(self._in_order([*self.open, *back]), nearest)
            self._to_show = nearest

    def _where_it_is(self, suggestion: Suggestion) -> Suggestion | None:
        at = self._bridge.transcript.find_word(suggestion.word_ids[0], suggestion.paragraph_id)
        return _moved(suggestion, None if at is None else (self._bridge.transcript.paragraphs[at[0]], at[1]))

    def _text_changed(self, applied: Applied) -> None:
        """Drop suggestions whose words are no longer as they were; the rest go with their words to another paragraph.

        Words are looked for in the paragraphs that the edit made alone: nowhere else can they have gone.
        """
        known = self._open.paragraph_ids
        touched = {p.id for p in applied.change.removed if p.id in known}
        if not touched:
            return
        there = [s for i in touched for s in self._open.in_paragraph(i)]
        wanted = {s.word_ids[0] for s in there}
        places = {w.id: (p, at) for p in applied.change.added for at, w in enumerate(p.words) if w.id in wanted}
        moved = {id(s): _moved(s, places.get(s.word_ids[0])) for s in there}
        current = self._current if self._current is None else moved.get(id(self._current), self._current)
        if any(now is not None and now is not s for s, now in zip(there, moved.values(), strict=True)):
            self._set([now for s in self.open if (now := moved.get(id(s), s)) is not None], current)
        elif gone := [s for s in there if moved[id(s)] is None]:
            self._take_out(gone, current)

    def _take_out(self, gone: Sequence[Suggestion], current: Suggestion | None) -> None:
        if gone:
            self._open.take_out(gone)
        self._put_under_review(current, changed=bool(gone))

    def _set(self, suggestions: Sequence[Suggestion], current: Suggestion | None) -> None:
        self._open.put(list(suggestions))
        self._put_under_review(current, changed=True)

    def _put_under_review(self, current: Suggestion | None, *, changed: bool) -> None:
        if current is not None and not self.filter.admits(current):
            current = None
        another = current is not self._current
        if another:
            if current is None or self._current is None or not current.asks_the_same(self._current):
                self.chosen_text = None
            self._current = current
        with self._as_one():
            self._held.update(name for name, there in (("changed", changed), ("current", another)) if there)

    @contextmanager
    def _as_one(self) -> Iterator[None]:
        """Announce what happens inside once, at the end."""
        self._holding += 1
        try:
            yield
        finally:
            self._holding -= 1
            if not self._holding:
                held, self._held = self._held, set()
                if "changed" in held:
                    self.changed.emit()
                if "current" in held:
                    self.current_changed.emit()
                shown, self._to_show = self._to_show, None
                if shown is not None:
                    self.show_requested.emit(shown)
