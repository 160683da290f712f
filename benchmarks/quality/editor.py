"""How much work the queue of suggestions saves: the gold of a transcript played by hand, and with the queue.

The editor of this simulation knows every error of the gold (`quoted` rows are none) and goes through the transcript
from the top. Listening is the same both ways and not counted; key presses are, a chord as one (see `presses`).

By hand, for every row: the cheapest way there from where the caret is (words, lines, paragraphs, or the find bar with
the shortest query), then the cheaper of selecting its words and typing the right ones, or of deleting and typing only
the letters that differ. Where a wrong text is wrong each time it occurs in the transcript, and the same is right for
it, find and replace all does them at once if that is cheaper.

With the queue, from its start, in the order of the text:
- a suggestion whose first text is right is accepted (one press, which also goes to the next one); for another of its
  texts the field is opened, stepped through and confirmed; where none is right the field is opened and its text
  changed, or the suggestion dismissed and the row mended by hand, whichever is cheaper. Right means that the words
  which it and the rows under it cover become what the gold has; case does not count, except in rows in which only case
  is wrong;
- where three or more are alike and right, "accept all alike" and the confirmation of its list are two presses;
- any other suggestion (no row under it, a `quoted` one, an unclear place) is a false alarm and costs its dismissal, or
  all that are alike cost one where all are wrong;
- in the field the rest of the likely completion is behind the caret after each letter: Enter takes it, End goes
  behind it to type another word;
- a row with no suggestion is mended by hand like above, from where the queue left the caret; or, where that is cheaper,
  the program is asked what its words might be (one press at the word or, with several selected, on the selection), and
  the list is stepped through, or another text typed into the field, and confirmed;
- going to another suggestion than the one under review costs a press for each that is stepped over;
- every decision and every fix by hand is an edit or decision of a session and is learned from at once; the paragraphs
  that hold words of which more is known are looked at again, as in the window.

Kinds of which the gold says nothing (fillers, repeats, false starts, punctuation, capitals of sentences, doubts) are
switched off with the filter; all others are on, and what they find beside the gold is a false alarm. Glossary, engine,
learning, session and key table are those of the program, at the default preset.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.quality.presses import Page, change, press
from benchmarks.quality.seed_gold import GoldRow, Seed
from jamedit.document import Paragraph, Suggestion, Transcript, Word
from jamedit.document.decision import ACCEPTED, DISMISSED, place_key
from jamedit.document.tokens import core, key
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.replace_text import ReplaceText
from jamedit.session import Applied, Session
from jamedit.suggest import SUGGESTERS, Engine
from jamedit.suggest.learning.alternatives import Alternatives
from jamedit.suggest.learning.feedback import Feedback
from jamedit.suggest.learning.word_index import WordIndex

PER_PARAGRAPH = 80
_NOT_IN_GOLD = frozenset(
    [
        "filler",
        "repeat",
        "stutter",
        "capital",
        "punctuation",
        "fullwidth",
        "spelling",
        "loop",
        "invention",
        "sound",
        "rate",
        "confidence",
    ]
)
_MANY_ALIKE = 3  # from here on the list of all alike is cheaper than one by one
_CONFIRM = 1
_NEVER = 10_000
_REPLACE_ALL = 6  # Ctrl+H, Tab to the other field, Tab and Tab to the button, Space, Esc


@dataclass
class Tally:
    """Count presses by what they were for."""

    presses: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, what: str, count: int) -> None:
        self.presses[what] += count

    @property
    def total(self) -> int:
        return sum(self.presses.values())


@dataclass(frozen=True)
class Figures:
    """Hold what came of a transcript: presses with the queue and by hand, and how long each decision took to teach."""

    name: str
    queue: Tally
    by_hand: int
    waits_ms: list[float]

    @property
    def parts(self) -> str:
        return ", ".join(f"{what} {count}" for what, count in sorted(self.queue.presses.items(), key=lambda p: -p[1]))


def transcript_of(tokens: Sequence[str]) -> Transcript:
    """Return the tokens as paragraphs; the id of a word is the position of its token and one."""
    starts = range(0, len(tokens), PER_PARAGRAPH)
    words = [Word(i, t) for i, t in enumerate(tokens, 1)]
    first_id = len(words) + 1
    paragraphs = tuple(Paragraph(first_id + n, None, tuple(words[s : s + PER_PARAGRAPH])) for n, s in enumerate(starts))
    return Transcript(paragraphs, next_id=first_id + len(paragraphs))


def page_of(tokens: Sequence[str]) -> Page:
    return Page(tokens, range(0, len(tokens), PER_PARAGRAPH))


def by_hand(seed: Seed) -> Tally:
    """Play all rows with arrows, find bar and keys."""
    page, tally = page_of(seed.tokens), Tally()
    rows = [r for r in seed.rows if r.kind != "quoted"]
    at_once = _replaced_at_once(seed, rows, page)
    caret = 0
    for number, row in enumerate(rows):
        if number not in at_once:
            tally.add("by hand", mend(page, seed.tokens, row, caret))
            caret = min(row.end, len(seed.tokens) - 1)
    tally.add("replace all", sum(at_once.values()))
    return tally


def mend(page: Page, tokens: Sequence[str], row: GoldRow, caret: int) -> int:
    """Return the presses of going to a row and putting it right."""
    old = " ".join(tokens[row.start : row.end])
    walk, (find, select) = page.go(caret, row.start), page.find(caret, row.start, old)
    whole = min(walk + row.end - row.start, find + select) + len(row.text)
    return min(whole, min(walk, find) + change(old, row.text))


def _replaced_at_once(seed: Seed, rows: Sequence[GoldRow], page: Page) -> dict[int, int]:
    """Return the rows that replace all does, by number, with the presses, all on the first of each group."""
    keys = [key(t) for t in seed.tokens]
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        groups[" ".join(keys[row.start : row.end]), row.text].append(number)
    cost: dict[int, int] = {}
    for (old, new), numbers in groups.items():
        size = len(old.split())
        occurrences = sum(" ".join(keys[i : i + size]) == old for i in range(len(keys) - size + 1))
        one_by_one = sum(mend(page, seed.tokens, rows[n], rows[n - 1].end if n else 0) for n in numbers)
        together = _REPLACE_ALL + len(old) + len(new)
        if occurrences == len(numbers) > 1 and together < one_by_one:
            cost.update(dict.fromkeys(numbers, 0))
            cost[numbers[0]] = together
    return cost


class Queue:
    """Play a transcript with suggestions, the way the window does."""

    def __init__(self, seed: Seed, preset: str = "balanced", kinds: Iterable[str] | None = None) -> None:
        self._seed, self.tally = seed, Tally()
        self.waits_ms: list[float] = []  # from a decision until the open suggestions are up to date
        self._page, self._keys = page_of(seed.tokens), [key(t) for t in seed.tokens]
        self._session = Session.new(transcript_of(seed.tokens))
        wanted = [k for k in SUGGESTERS if k not in _NOT_IN_GOLD] if kinds is None else list(kinds)
        self._engine = Engine(seed.glossary, wanted, preset)
        self._statistics = self._engine.transcript_statistics(self._session.original)
        self._feedback = Feedback(self._session.original, self._session.transcript, {})
        self._places = WordIndex(self._session.transcript.paragraphs)
        self._rows = [r for r in seed.rows if r.kind != "quoted"]
        self._caret = 0
        self.open = self._engine.check(self._session.transcript, statistics=self._statistics)
        self._readings = Alternatives(seed.glossary, self._statistics)
        self._current: Suggestion | None = None

    def play(self) -> Tally:
        """Go through the transcript until no row and no suggestion is left."""
        at = 0
        while self.open or self._rows:
            row = next((r for r in self._rows if r.start >= at and not self._covered(r)), None)
            suggestion = next((s for s in self.open if self._span(s)[0] >= at), None)
            if row is None and suggestion is None:
                at = 0  # what was found behind the caret
                if not any(not self._covered(r) for r in self._rows) and not self.open:
                    break
                continue
            if suggestion is None or (row is not None and row.start < self._span(suggestion)[0]):
                assert row is not None
                at = row.start
                self._mend(row)
            else:
                at = self._span(suggestion)[0]
                self._go_to(suggestion)
                self._decide(suggestion)
        return self.tally

    # one suggestion

    def _go_to(self, suggestion: Suggestion) -> None:
        if self._current is None:
            self.tally.add("go to", press("review.next"))
        elif self._current is not suggestion:
            apart = abs(self.open.index(suggestion) - self.open.index(self._current))
            self.tally.add("go to", min(apart, len(self.open) - apart))
        self._current = suggestion

    def _decide(self, suggestion: Suggestion) -> None:
        rows = self._under(suggestion)
        choice = self._right(suggestion, rows) if rows else None
        if choice == 0:
            self._accept(suggestion, rows)
        elif choice is not None:
            presses = press("review.type") + choice + _CONFIRM
            self._put(suggestion, suggestion.replacements[choice], rows, "choose", presses)
        elif rows and self._typed_presses(suggestion, rows) is not None:
            presses = self._typed_presses(suggestion, rows) or 0
            self._put(suggestion, self._wanted_text(suggestion, rows), rows, "type", presses)
        else:
            self._dismiss(suggestion)

    def _accept(self, suggestion: Suggestion, rows: list[GoldRow]) -> None:
        alike = [s for s in self.open if s.alike_key == suggestion.alike_key]
        right = [(s, under) for s in alike if (under := self._under(s)) and self._right(s, under) == 0]
        if len(right) == len(alike) >= _MANY_ALIKE:
            self._apply(right, suggestion.after)
            self.tally.add("accept alike", press("review.accept_alike") + _CONFIRM)
        else:
            self._put(suggestion, suggestion.after, rows, "accept", press("review.accept"))

    def _put(self, suggestion: Suggestion, text: str, rows: list[GoldRow], what: str, presses: int) -> None:
        self._apply([(suggestion, rows)], text)
        self.tally.add(what, presses)

    def _apply(self, chosen: Sequence[tuple[Suggestion, list[GoldRow]]], text: str) -> None:
        pairs = tuple((s, text if len(chosen) == 1 else s.after) for s, _ in chosen)
        decisions = [(place_key(s, put), ACCEPTED) for s, put in pairs]
        done = {id(r) for _, rows in chosen for r in rows}
        self._rows = [r for r in self._rows if id(r) not in done]
        self._after([s for s, _ in chosen], self._session.apply(AcceptSuggestions(pairs), decisions=decisions))

    def _dismiss(self, suggestion: Suggestion) -> None:
        alike = [s for s in self.open if s.alike_key == suggestion.alike_key]
        wrong = not any((under := self._under(s)) and self._right(s, under) is not None for s in alike)
        if len(alike) > 1 and wrong:
            decisions = [(suggestion.alike_key, DISMISSED), *((place_key(s), DISMISSED) for s in alike)]
            self.tally.add("dismiss", press("review.dismiss_alike"))
        else:
            alike, decisions = [suggestion], [(place_key(suggestion), DISMISSED)]
            self.tally.add("dismiss", press("review.dismiss"))
        self._after(alike, self._session.decide(decisions, "dismiss"))

    # one row by hand

    def _mend(self, row: GoldRow) -> None:
        hand, asked = mend(self._page, self._seed.tokens, row, self._caret), self._asked(row)
        self.tally.add("by hand" if hand <= asked else "ask", min(hand, asked))
        self._rows.remove(row)
        ids = set(range(row.start + 1, row.end + 1))
        transcript = self._session.transcript
        holding = [p for p in transcript.paragraphs if any(w.id in ids for w in p.words)]
        texts, put = [], row.text
        for paragraph in holding:  # a row may run over the end of a paragraph: its text goes into the first
            at = next(i for i, w in enumerate(paragraph.words) if w.id in ids)
            words = [w.text for w in paragraph.words]
            count = sum(w.id in ids for w in paragraph.words)
            texts.append(" ".join([*words[:at], *put.split(), *words[at + count :]]))
            put = ""
        self._caret = min(row.end, len(self._seed.tokens) - 1)
        if holding:
            edit = ReplaceText(holding[0].id, tuple(texts), len(holding))
            self._learn(self._session.apply(edit))

    def _asked(self, row: GoldRow) -> int:
        """Return the presses of going to a row and choosing, or typing in the field, what it might be."""
        at, known = self._caret, self._feedback.knowledge
        old = " ".join(self._seed.tokens[row.start : row.end])
        walk, (find, select) = self._page.go(at, row.start), self._page.find(at, row.start, old)
        find -= 1  # the key that asks works in the find bar, too: nobody need close it first
        near = max(0, row.start - PER_PARAGRAPH // 2)
        tokens = self._seed.tokens[near : row.end + PER_PARAGRAPH // 2]
        start, end = row.start - near, row.end - near
        first, last, texts = self._readings.around(tokens, start, known)
        selected = self._readings.of(tokens, start, end, known)
        ways = [
            (min(walk, find), first, last, texts),
            (min(walk + end - start, find + select), start, end, selected),
        ]
        costs = [going + self._answered(tokens, row, (start, end), *asked) for going, *asked in ways]
        return press("review.ask") + min(costs)

    def _answered(
        self, tokens: Sequence[str], row: GoldRow, place: tuple[int, int], first: int, last: int, texts: Sequence[str]
    ) -> int:
        """Return the presses in the field of what was asked about tokens `first` to `last`; `place` is the row's."""
        (start, end), cased = place, _is_case_only(row, self._keys)
        opens, closes = min(start, first), max(end, last)
        wanted = " ".join([*tokens[opens:start], row.text, *tokens[end:closes]])
        made = (" ".join([*tokens[opens:first], text, *tokens[last:closes]]) for text in texts)
        choice = next((n for n, text in enumerate(made) if _same(text, wanted, cased=cased)), None)
        if choice is not None:
            return choice + _CONFIRM
        if not texts or (opens, closes) != (first, last):
            return _NEVER
        recognised = " ".join(tokens[first:last])
        return min(self._entered(recognised, wanted), change(texts[0], wanted) + 1) + _CONFIRM

    def _entered(self, recognised: str, wanted: str) -> int:
        """Return the presses of typing a text over what is selected in the field, with what it completes."""
        presses, done = 0, ""
        words = wanted.split()
        for number, word in enumerate(words):
            before = f"{done} " if done else ""
            for size in range(1, len(word) + 1):
                presses += 1
                shown = self._readings.complete(before + word[:size], recognised, self._feedback.knowledge)
                if shown == wanted:
                    return presses
                if size < len(word) - 1 and shown == before + word:
                    presses += number < len(words) - 1  # End
                    break
            presses += number < len(words) - 1  # the space
            done = before + word
        return presses

    # what follows

    def _after(self, decided: Sequence[Suggestion], applied: Applied | None) -> None:
        """Go on to the next suggestion, as the queue does, and learn."""
        gone = set(map(id, decided))
        first = min(i for i, s in enumerate(self.open) if id(s) in gone)
        self.open, later = (
            [s for s in self.open if id(s) not in gone],
            [s for s in self.open[first + 1 :] if id(s) not in gone],
        )
        self._current = later[0] if later else self.open[0] if self.open else None
        if self._current is not None:
            self._caret = min(self._span(self._current)[0], len(self._keys) - 1)
        self._learn(applied)

    def _learn(self, applied: Applied | None) -> None:
        if applied is None:
            return
        start = time.process_time()
        touched = {p.id for p in applied.change.added}
        for paragraph in applied.change.added:
            self._places.add(paragraph)
        for recognised in self._feedback.follow(applied.change, applied.decisions):
            touched |= self._places.paragraphs(recognised)
        transcript = self._session.transcript
        positions = sorted(at for i in touched if (at := transcript.position_of(i)) is not None)
        found = self._engine.check(transcript, positions, self._statistics, knowledge=self._feedback.knowledge)
        self.waits_ms.append((time.process_time() - start) * 1000)
        new = [s for s in found if self._session.decision(s) != DISMISSED]
        kept = [s for s in self.open if s.paragraph_id not in touched]
        known = {(s.word_ids, s.after): s for s in self.open}
        self.open = sorted([*kept, *(known.get((s.word_ids, s.after), s) for s in new)], key=self._span)
        if self._current is not None and not any(s is self._current for s in self.open):
            ids = self._current.word_ids
            self._current = next((s for s in self.open if s.word_ids == ids), self.open[0] if self.open else None)

    # what the gold says

    def _span(self, suggestion: Suggestion) -> tuple[int, int]:
        """Return the tokens that a suggestion covers; one of typed words alone lies behind them all."""
        own = [i - 1 for i in suggestion.word_ids if i <= len(self._keys)]
        if not own:
            return len(self._keys), len(self._keys)
        return min(own), max(own) + 1

    def _covered(self, row: GoldRow) -> bool:
        spans = map(self._span, self.open)
        return any(start < row.end and row.start < end for start, end in spans)

    def _under(self, suggestion: Suggestion) -> list[GoldRow]:
        start, end = self._span(suggestion)
        return [r for r in self._rows if start < r.end and r.start < end]

    def _union(self, suggestion: Suggestion, rows: Sequence[GoldRow]) -> tuple[int, int]:
        start, end = self._span(suggestion)
        return min(start, rows[0].start), max(end, rows[-1].end)

    def _wanted_text(self, suggestion: Suggestion, rows: Sequence[GoldRow]) -> str:
        start, end = self._union(suggestion, rows)
        parts, at = [], start
        for row in rows:
            parts += [*self._seed.tokens[at : row.start], row.text]
            at = row.end
        return " ".join([*parts, *self._seed.tokens[at:end]])

    def _right(self, suggestion: Suggestion, rows: Sequence[GoldRow]) -> int | None:
        """Return the number of the text that makes all of it right, None when there is none."""
        (start, end), (first, last) = self._span(suggestion), self._union(suggestion, rows)
        tokens, wanted = self._seed.tokens, self._wanted_text(suggestion, rows)
        cased = any(_is_case_only(r, self._keys) for r in rows)
        texts = ("",) if suggestion.hide else suggestion.replacements
        for number, text in enumerate(texts):
            made = " ".join([*tokens[first:start], text, *tokens[end:last]])
            if _same(made, wanted, cased=cased):
                return number
        return None

    def _typed_presses(self, suggestion: Suggestion, rows: Sequence[GoldRow]) -> int | None:
        """Return the presses of another text in the field, None where it is cheaper, or needed, to mend by hand."""
        if self._union(suggestion, rows) != self._span(suggestion):
            return None
        wanted, offered = self._wanted_text(suggestion, rows), suggestion.after or suggestion.before
        entered = min(self._entered(suggestion.before, wanted), change(offered, wanted) + 1)
        typed = press("review.type") + entered + _CONFIRM
        hand = press("review.dismiss") + sum(mend(self._page, self._seed.tokens, r, r.start) for r in rows)
        return typed if typed <= hand else None


def _same(made: str, wanted: str, *, cased: bool) -> bool:
    fold = core if cased else key
    return list(filter(None, map(fold, made.split()))) == list(filter(None, map(fold, wanted.split())))


def _is_case_only(row: GoldRow, keys: Sequence[str]) -> bool:
    return list(row.words) == list(filter(None, keys[row.start : row.end]))


def figures(seed: Seed, preset: str = "balanced") -> Figures:
    """Play a transcript both ways."""
    queue = Queue(seed, preset)
    queue.play()
    return Figures(seed.name[:3], queue.tally, by_hand(seed).total, queue.waits_ms)
