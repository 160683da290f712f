"""The open suggestions in order, the one under review, and what the user decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from jamedit.document import Paragraph, Suggestion
from jamedit.document.decision import ACCEPTED, DISMISSED, OPEN, place_key, place_of
from jamedit.session import Applied
from jamedit.ui.state.session_bridge import SessionBridge

ASKED = "asked"  # the kind of a suggestion that the user asked for
MODEL = "model"  # of one that a language model made
_NOT_THE_ENGINES = frozenset({ASKED, MODEL})


@lru_cache(maxsize=50_000)
def _alike_key(suggestion: Suggestion) -> tuple[str, str, str]:
    """Return the key of suggestions that are alike, cached because it is used often and slow to make."""
    return suggestion.alike_key


def _moved(suggestion: Suggestion, place: tuple[Paragraph, int] | None) -> Suggestion | None:
    """Return a suggestion for where its words are now, or None when they are not as it found them."""
    if place is None:
        return None
    paragraph, start = place
    words = paragraph.words[start : start + len(suggestion.word_ids)]
    if tuple(w.id for w in words) != suggestion.word_ids or " ".join(w.text for w in words) != suggestion.before:
        return None
    return suggestion if paragraph.id == suggestion.paragraph_id else replace(suggestion, paragraph_id=paragraph.id)


@dataclass(frozen=True, slots=True)
class Filter:
    """Hold which suggestions are shown: kinds (None: all of them) from a confidence on."""

    kinds: frozenset[str] | None = None
    least: float = 0.0

    def admits(self, suggestion: Suggestion) -> bool:
        """Return whether a suggestion is shown; one that was asked for always is."""
        wanted = self.kinds is None or suggestion.kind in self.kinds
        return (suggestion.confidence >= self.least and wanted) or suggestion.kind == ASKED


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
        self._open: list[Suggestion] = []
        self._by_paragraph: dict[int, list[Suggestion]] = {}
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._current: Suggestion | None = None
        self._displaced: list[Suggestion] = []  # by the one that was asked for; they come back when it goes
        self.filter = Filter()
        self.chosen_text: str | None = None
        self._taken_back: frozenset[int] = frozenset()  # words whose suggestion comes back: it is under review again
        bridge.changed.connect(self._text_changed)
        bridge.decisions_changed.connect(self._decisions_changed)
        bridge.opened.connect(self.clear)

    @property
    def open(self) -> Sequence[Suggestion]:
        """Return the open suggestions in the order of the text."""
        return self._open

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
        return self.reviewed + len(self._open)

    def in_paragraph(self, paragraph_id: int) -> Sequence[Suggestion]:
        """Return the open suggestions of one paragraph."""
        return self._by_paragraph.get(paragraph_id, ())

    def alike(self, suggestion: Suggestion) -> list[Suggestion]:
        """Return all open suggestions of the same kind, words and proposal that are shown, this one included."""
        key = _alike_key(suggestion)
        return [s for s in self._shown() if _alike_key(s) == key] if self._counts[key] > 1 else [suggestion]

    def count_alike(self, suggestion: Suggestion) -> int:
        """Return how many there are of the same kind, words and proposal."""
        return max(1, self._counts[_alike_key(suggestion)])

    def _shown(self) -> Sequence[Suggestion]:
        return self._open if self.filter == Filter() else [s for s in self._open if self.filter.admits(s)]

    def show_only(self, chosen: Filter) -> None:
        """Go to no other suggestions than those that a filter admits."""
        self.filter = chosen
        kept = self._current is None or chosen.admits(self._current)
        self._set(self._open, self._current if kept else None)

    def clear(self) -> None:
        """Forget everything: another transcript is open."""
        self._taken_back = frozenset()
        self._displaced = []
        self._set([], None)

    def replace(self, found: Iterable[Suggestion], paragraph_ids: frozenset[int] | None = None) -> None:
        """Take over what suggesters found, in all of the text or in the given paragraphs only."""
        stay = [s for s in self._open if s.kind in _NOT_THE_ENGINES]
        taken = {i for s in stay for i in s.word_ids}
        others = () if paragraph_ids is None else (s for s in self._open if s.paragraph_id not in paragraph_ids)
        kept = [*(s for s in others if s.kind not in _NOT_THE_ENGINES), *stay]
        new = [s for s in found if self._wanted(s) and not (taken and taken & set(s.word_ids))]
        merged = kept + new
        if kept:
            merged.sort(key=self._at if not stay else lambda s: self._place(self._at(s), s.word_ids[0]))
        current = self._current
        if current is not None:  # the same proposal is another object by now
            alike = [s for s in merged if s.word_ids == current.word_ids]
            current = next((s for s in alike if s == current), alike[0] if alike else None)
        back = next((s for s in merged if s.word_ids[0] in self._taken_back), None) if self._taken_back else None
        self._set(merged, back or current)
        if back is not None:
            self._taken_back = frozenset()
            self.show_requested.emit(back)

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
        taken = {i for s in self._open for i in s.word_ids}
        new = [s for s in found if self._wanted(s) and not taken & set(s.word_ids)]
        if new:
            self._set(self._in_order([*self._open, *new]), self._current)
        return len(new)

    def put(self, suggestion: Suggestion) -> None:
        """Put a suggestion that was asked for into the list, in place of those it overlaps, and under review."""
        words = set(suggestion.word_ids)
        self._let_go(None)
        self._displaced = [s for s in self._open if words & set(s.word_ids)]
        kept = [s for s in self._open if not words & set(s.word_ids)]
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
        self._set(self._in_order([*(s for s in self._open if s is not asked), *fitting]), following)
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
        shown = self._shown()
        if not shown:
            return
        if self._current is None or self._current not in shown:
            self.select(shown[0 if by > 0 else -1])
            return
        self.select(shown[(shown.index(self._current) + by) % len(shown)])

    def step_from(self, paragraph: int, word_id: int, by: int) -> None:
        """Go to the suggestion at a place in the text, else the nearest shown one after (1) or before (-1) it."""
        shown, here = self._shown(), self._place(paragraph, word_id)
        last = ((self._place(self._at(s), s.word_ids[-1]), s) for s in shown)
        first = ((self._place(self._at(s), s.word_ids[0]), s) for s in reversed(shown))
        if by > 0:
            found = next((s for at, s in last if at >= here), shown[0] if shown else None)
        else:
            found = next((s for at, s in first if at <= here), shown[-1] if shown else None)
        self.select(found)

    def accept(self, suggestion: Suggestion, text: str | None = None) -> None:
        """Put the proposal (or another text) into the transcript and go on to the next suggestion."""
        self.accept_many([suggestion], text)

    def accept_many(self, chosen: Sequence[Suggestion], text: str | None = None) -> None:
        """Accept several at once, as one undo step, and go on to the next suggestion.

        A text is one for the suggestion under review; each gets it in its own punctuation.
        """
        from jamedit.edits.accept_suggestions import AcceptSuggestions

        pairs = tuple((s, self.text_for(s, text)) for s in chosen)
        following = self._after(chosen)
        decisions = [(place_key(s, put), ACCEPTED) for s, put in pairs]
        if (
            pairs
            and self._bridge.apply(AcceptSuggestions(pairs), origin=chosen[0].kind, decisions=decisions) is not None
        ):
            self._decided(chosen, following)

    def text_for(self, suggestion: Suggestion, text: str | None) -> str:
        """Return what is to be put in place of a suggestion when a text was given for the one under review."""
        return suggestion.after if text is None else suggestion.in_surface_form(text, self._current or suggestion)

    def dismiss(self, suggestion: Suggestion) -> None:
        """Leave this one place as it is and go on to the next suggestion; one that was asked for just goes."""
        if suggestion.kind == ASKED:
            self.select(None)
            return
        following = self._after([suggestion])
        self._bridge.decide([(place_key(suggestion), DISMISSED)], "dismiss", suggestion.kind)
        self._decided([suggestion], following)

    def dismiss_alike(self, suggestion: Suggestion) -> None:
        """Leave all alike as they are, now and when this transcript is opened again."""
        if suggestion.kind == ASKED:
            self.dismiss(suggestion)
            return
        alike = self.alike(suggestion)
        following = self._after(alike)
        decisions = [(place_key(s), DISMISSED) for s in alike]
        if all(self.filter.admits(s) for s in self._open if _alike_key(s) == _alike_key(suggestion)):
            decisions.insert(0, (suggestion.alike_key, DISMISSED))
        self._bridge.decide(decisions, "dismiss_all", suggestion.kind)
        self._decided(alike, following)

    def _after(self, chosen: Sequence[Suggestion]) -> Suggestion | None:
        gone = set(map(id, chosen))
        if chosen and chosen[0].kind == ASKED:
            return None  # a user who asked for one was working on the page, and stays there
        shown = self._shown()
        first = min((i for i, s in enumerate(shown) if id(s) in gone), default=-1)
        later = (s for s in shown[first + 1 :] if id(s) not in gone)
        return next(later, next((s for s in shown if id(s) not in gone), None))

    def _decided(self, chosen: Sequence[Suggestion], following: Suggestion | None) -> None:
        gone = set(map(id, chosen))
        remaining = [s for s in self._open if id(s) not in gone]
        if following is not None and not any(s is following for s in remaining):
            following = next((s for s in remaining if self.filter.admits(s)), None)
        self._set(remaining, following)
        if following is not None:
            self.show_requested.emit(following)

    def _decisions_changed(self, applied: Applied) -> None:
        """Drop what was dismissed; what was taken back is looked for again, and comes under review when it is found."""
        opened = (v for v in applied.decisions if v.choice in ("", OPEN))
        self._taken_back = frozenset(at for v in opened if (at := place_of(v.key[1])) is not None)
        if not all(self._wanted(s) for s in self._open):
            self._set([s for s in self._open if self._wanted(s)], self._current)
        else:
            self.changed.emit()  # how many are reviewed

    def _text_changed(self, applied: Applied) -> None:
        """Drop suggestions whose words are no longer as they were; the rest go with their words to another paragraph.

        Words are looked for in the paragraphs that the edit made alone: nowhere else can they have gone.
        """
        touched = {p.id for p in applied.change.removed} & self._by_paragraph.keys()
        if not touched:
            return
        wanted = {s.word_ids[0] for i in touched for s in self._by_paragraph[i]}
        places = {w.id: (p, at) for p in applied.change.added for at, w in enumerate(p.words) if w.id in wanted}
        moved = {id(s): _moved(s, places.get(s.word_ids[0])) for i in touched for s in self._by_paragraph[i]}
        if all(moved[id(s)] is s for i in touched for s in self._by_paragraph[i]):
            return
        remaining = [now for s in self._open if (now := moved.get(id(s), s)) is not None]
        current = self._current
        self._set(remaining, current if current is None else moved.get(id(current), current))

    def _set(self, suggestions: list[Suggestion], current: Suggestion | None) -> None:
        self._open = suggestions
        grouped: dict[int, list[Suggestion]] = defaultdict(list)
        for s in suggestions:
            grouped[s.paragraph_id].append(s)
        self._by_paragraph = dict(grouped)
        self._counts = Counter(map(_alike_key, self._shown()))
        another = current is not self._current
        if another:
            if current is None or self._current is None or not current.asks_the_same(self._current):
                self.chosen_text = None
            self._current = current
        self.changed.emit()
        if another:
            self.current_changed.emit()
