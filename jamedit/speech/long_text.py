"""Find the words of a text without times in a recording of any length.

The sound is cut at quiet places and recognised by a model of the text's own words; runs that text and sound have in
common are anchors; between anchors the text is followed word by word. Everything is streamed: minutes of sound are
held, never the recording.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jamedit.audio.speech_sound import joined, stream
from jamedit.document.span import Span
from jamedit.document.tokens import key
from jamedit.progress import Progress
from jamedit.speech.anchors import Anchor, find_anchors
from jamedit.speech.base import RATE, Recognised, Sound
from jamedit.speech.found import CONFIRMED, Findings, Found, Part, judged
from jamedit.speech.quiet import Cutter
from jamedit.speech.windows import Window, between, gaps
from jamedit.speech.workers import Workers

_SETTLE_MS = 240_000  # how much new sound is recognised before the words in it are placed
_UNSTABLE_MS = 30_000  # anchors so near to what is not recognised yet may turn out to be none
_MOST_HELD_MS = 20 * 60_000  # of sound in which no word was found
_ROUNDS, _WIDE_WORDS, _WIDE_MS = 2, 12, 3000  # gaps between anchors that are listened to again
_ROUNDS, _WIDE_WORDS, _WIDE_MS = 2, 12, 3000  # gaps between anchors that are listened to again
# Share of the recognised words that are anchors: words of a wrong text are scattered over the whole recording, since
# an engine that knows no others hears them everywhere.
_LEAST_DENSE = 0.12
_AGREE_MS = 200  # a word recognised and followed within this is confirmed
_FAR = 2000, 4  # words of the text beyond what the sound can hold that are searched, and how many times as many


def place(
    text: Sequence[str],
    path: Path,
    workers: Workers,
    progress: Progress,
    told: Part | None = None,
    span: Span | None = None,
) -> Findings:
    """Return when the words of a text are spoken; `told` gets (first, last, times) of parts as they are found.

    With `span`, they are looked for only there.

    Raises UnreadableFileError for the recording, CancelledError.
    """
    start_ms = span.start_ms if span is not None else 0
    search = _Search(text, workers, progress, told, start_ms)
    cutter, begin = Cutter(), start_ms * RATE // 1000

    def pieces() -> Iterator[tuple[int, tuple[Sound, Sequence[str]]]]:
        for _, sound in stream(path, progress, span):
            for first, piece in cutter.feed(sound):
                search.hold(begin + first, piece)
                yield begin + first, (piece, ())
        for first, piece in cutter.rest():
            search.hold(begin + first, piece)
            yield begin + first, (piece, ())

    for first, words in workers.recognise(pieces(), progress):
        search.heard(first, words)
    search.settle(final=True)
    return search.findings


@dataclass(slots=True)
class _Piece:
    first: int
    sound: Sound

    @property
    def end_ms(self) -> int:
        return (self.first + len(self.sound)) * 1000 // RATE


class _Search:
    def __init__(
        self, text: Sequence[str], workers: Workers, progress: Progress, told: Part | None, start_ms: int = 0
    ) -> None:
        self._text = text
        self._keys = [key(word) for word in text]
        self._workers, self._progress, self._told = workers, progress, told
        self.findings = Findings(len(text))
        self._held: deque[_Piece] = deque()
        self._heard: list[Recognised] = []  # what is not settled yet
        self._listened_ms = self._settled_ms = self._tried_ms = start_ms
        self._next = 0  # the first word that is not settled

    def hold(self, first: int, sound: Sound) -> None:
        """Keep sound until the words in it are placed."""
        self._held.append(_Piece(first, sound))

    def heard(self, first: int, words: Sequence[Recognised]) -> None:
        """Take in what was recognised in the next piece."""
        offset = first * 1000 // RATE
        self._heard += [Recognised(w.text, offset + w.start_ms, offset + w.end_ms) for w in words]
        self._listened_ms = next((p.end_ms for p in self._held if p.first == first), self._listened_ms)
        if self._listened_ms - self._tried_ms >= _SETTLE_MS:
            self.settle(final=False)

    def settle(self, *, final: bool) -> None:
        """Place the words up to the last anchor that is sure, or all."""
        self._tried_ms = self._listened_ms
        anchors = self._closer(self._anchors())
        if not final:
            anchors = [a for a in anchors if a.end_ms <= self._listened_ms - _UNSTABLE_MS]
            if not anchors:
                self._forget(self._listened_ms - _MOST_HELD_MS)
                return
        last, end_ms = (len(self._text), self._listened_ms) if final else (anchors[-1].at + 1, anchors[-1].end_ms)
        windows = between(anchors, self._next, last, self._settled_ms, end_ms) if anchors or not final else []
        self._fit(windows, {a.at: a for a in anchors})
        self._next = last
        self._forget(end_ms)
        self._heard = [w for w in self._heard if w.start_ms >= end_ms]

    def _anchors(self) -> list[Anchor]:
        near = self._next + _FAR[0] + _FAR[1] * len(self._heard)
        anchors = find_anchors(self._keys[self._next : near], self._heard, self._next)
        if anchors:
            among = sum(anchors[0].start_ms <= word.start_ms <= anchors[-1].start_ms for word in self._heard)
            if len(anchors) < _LEAST_DENSE * among:
                return []
        return anchors

    def _closer(self, anchors: list[Anchor]) -> list[Anchor]:
        """Listen again where much is between two anchors, to the words that must be there; return all anchors."""
        for _ in range(_ROUNDS):
            edges = gaps(anchors, self._next, anchors[-1].at + 1 if anchors else 0, self._settled_ms, self._listened_ms)
            wide = [g for g in edges if g.last - g.first >= _WIDE_WORDS and g.length_ms >= _WIDE_MS]
            parts = [part for gap in wide for part in self._parts(gap)]
            if not parts:
                break
            spans = (((g, start), (self._sound(start, end), self._text[g.first : g.last])) for g, start, end in parts)
            heard: dict[int, list[Recognised]] = {}
            for (gap, start), words in self._workers.recognise(spans, self._progress):
                heard.setdefault(gap.first, []).extend(
                    Recognised(w.text, start + w.start_ms, start + w.end_ms) for w in words
                )
            before = len(anchors)
            more = [find_anchors(self._keys[g.first : g.last], heard.get(g.first, ()), g.first) for g in wide]
            anchors = sorted((*anchors, *(a for found in more for a in found)), key=lambda a: a.at)
            if len(anchors) == before:
                break
        return anchors

    def _parts(self, gap: Window) -> Iterator[tuple[Window, int, int]]:
        """Yield the pieces of sound in a gap."""
        start = gap.start_ms
        ends = [p.end_ms for p in self._held if start + _WIDE_MS < p.end_ms < gap.end_ms - _WIDE_MS]
        for end in (*ends, gap.end_ms):
            yield gap, start, end
            start = end

    def _fit(self, windows: Sequence[Window], anchors: dict[int, Anchor]) -> None:
        spans = ((w, (self._sound(w.start_ms, w.end_ms), self._text[w.first : w.last], w.loose)) for w in windows)
        for window, placed in self._workers.fit(spans, self._progress):
            for at, place_ in enumerate(placed, window.first):
                if place_ is None:
                    continue
                start, end = window.start_ms + place_.start_ms, window.start_ms + place_.end_ms
                anchor = anchors.get(at)
                agrees = anchor is not None and abs(anchor.start_ms - start) <= _AGREE_MS
                sure = judged(place_.confidence, agrees=agrees)
                if sure >= CONFIRMED:
                    self.findings.anchored.add(at)
                self.findings.put(at, Found(start, end, sure))
            if self._told is not None:
                self._told(window.first, window.last, self.findings.words[window.first : window.last])

    def _sound(self, start_ms: int, end_ms: int) -> Sound:
        return joined(((p.first, p.sound) for p in self._held), start_ms, end_ms)

    def _forget(self, before_ms: int) -> None:
        """Let go of sound before a time; words are not looked for there any more."""
        self._settled_ms = max(self._settled_ms, before_ms)
        while self._held and self._held[0].end_ms < self._settled_ms - 1000:
            self._held.popleft()
