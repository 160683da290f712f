"""Cut words into captions and captions into lines: as large as a profile lets them be, sense before size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from jamedit.captioning import line_breaks
from jamedit.captioning.profiles import READING, Profile
from jamedit.captioning.scripts import JOINER, joined, length_of, pieces
from jamedit.document import Span, Word

_CAPTION = 8.0  # what every caption costs, so that there are no more than needed
_SHORT, _SHORT_LENGTH = 10.0, 20  # a caption of fewer characters is a flicker
_TOO_LONG = 30.0  # a caption that stays longer than it may
_RUNS_ON = 9.0  # the end of one sentence and the beginning of another
_PAUSE_MS = 300  # a silence that sounds like an end
_MOST_WORDS = 32  # of one caption, however short they are
_MOST_EVEN = 6  # lines that are made even; text of more is no caption
_UNEVEN = 24.0  # what a line costs that is empty beside others


def wrap(texts: Sequence[str], width: int = READING.line_length) -> list[str]:
    """Break words into as few lines as they need: of about equal length, and where the sense lets them break.

    The dash of another speaker and the words of a song begin lines of their own. A word longer than a line stays
    whole, unless its script has no spaces.
    """
    starts = line_breaks.begins_line(texts) if len(texts) > 1 else []
    runs = (texts[a:b] for a, b in zip([0, *starts], [*starts, len(texts)], strict=True))
    return [line for run in runs for line in _wrapped(run, width)]


def _wrapped(texts: Sequence[str], width: int) -> list[str]:
    whole = joined(texts)
    if len(whole) <= width:
        return [whole]
    if len(whole) <= 2 * width + 1 and (at := _middle(texts, len(whole), width)):
        return [" ".join(texts[:at]), " ".join(texts[at:])]
    texts = [piece for text in texts for piece in pieces(text, width)]
    if len(texts) < 2:
        return [whole]
    ends = _full_ends(texts, width)
    if len(ends) < _MOST_EVEN:
        ends = _even_ends(texts, width, len(ends) + 1)
    return [joined(texts[a:b]) for a, b in zip([0, *ends], [*ends, len(texts)], strict=True)]


def _middle(texts: Sequence[str], size: int, width: int) -> int:
    """Return after how many words the first of two lines ends, 0 where other than two are needed.

    It is the end that `_even_ends` finds, in a fraction of the time: nearly every caption has two lines.
    """
    if max(map(len, texts)) > width or size != len("".join(texts)) + len(texts) - 1:
        return 0  # words that are cut, or pieces of such
    ideal = (size + 1) / 2 - 1
    found, middle, end = float("inf"), 0, -1
    for at, text in enumerate(texts[:-1], 1):
        end += len(text) + 1
        rest = size - end - 1
        if end > width:
            break
        if rest <= width:
            first, second = _UNEVEN * ((end - ideal) / ideal) ** 2, _UNEVEN * ((rest - ideal) / ideal) ** 2
            if first + second < found + 1e-6:  # what the place costs only adds to it
                total = line_breaks.cost_after(texts, at - 1) + first + second
                if total < found:
                    found, middle = total, at
    return middle


def _full_ends(texts: Sequence[str], width: int) -> list[int]:
    """Return after how many words each line but the last ends when each takes what it can."""
    ends: list[int] = []
    length = -1
    for i, text in enumerate(texts):
        size = length_of(text)
        length += 1 + size
        if length > width - 1 and i and length + text.endswith(JOINER) > width:
            ends.append(i)
            length = size
    return ends


def _even_ends(texts: Sequence[str], width: int, count: int) -> list[int]:
    """Return after how many words each line but the last ends: the cheapest way to make so many lines."""
    cost, places, words = line_breaks.costs(texts), [0], len(texts)
    for text in texts:
        places.append(places[-1] + length_of(text) + 1)
    cut = [text.endswith(JOINER) for text in texts]  # what would be a space is a letter at the end of a line
    ideal = places[-1] / count - 1
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # words used -> the cheapest lines so far
    for line in range(1, count + 1):
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (price, ends) in best.items():
            for end in range(start + 1, words + 1) if line < count else (words,):
                length = places[end] - places[start] - 1 + cut[end - 1]
                if length > width and end > start + 1:
                    break
                total = price + cost[end - 1] + _UNEVEN * ((length - ideal) / ideal) ** 2
                if end not in following or total < following[end][0]:
                    following[end] = (total, [*ends, end])
        best = following
    return best[words][1][:-1]


def segments(
    words: Sequence[Word], profile: Profile = READING, starts: Set[int] = frozenset()
) -> Iterator[Sequence[Word]]:
    """Yield runs of consecutive words, each one caption. Words without a time go with their neighbours.

    A caption begins at each of the positions in `starts`, and where a line of its own does.
    """
    edges = {*starts, *line_breaks.begins_line([w.text for w in words]), *_paused(words, profile)}
    start = 0
    for end in sorted(edges - {0}):
        part = words[start:end]
        at = 0
        for cut in _cuts(part, profile):
            yield part[at:cut]
            at = cut
        start = end


def _paused(words: Sequence[Word], profile: Profile) -> Iterator[int]:
    """Yield after how many words a silence ends a caption in any case; the last one is all of them."""
    before: Span | None = None
    for i, word in enumerate(words):
        if word.span is not None:
            if before is not None and word.span.start_ms - before.end_ms >= profile.pause_ms:
                yield i
            before = word.span
    if words:
        yield len(words)


class _Measures(NamedTuple):
    """Hold what is known of each word: its length, times (-1 for none) and the cost of an end after it."""

    lengths: list[int]
    starts: list[int]
    ends: list[int]
    costs: list[float]


def _measured(words: Sequence[Word]) -> _Measures:
    texts = [w.text for w in words]
    costs: list[float] = [float(c) for c in line_breaks.costs(texts)]
    starts = [w.span.start_ms if w.span else -1 for w in words]
    ends = [w.span.end_ms if w.span else -1 for w in words]
    for i in range(len(words) - 1):
        if ends[i] >= 0 and starts[i + 1] - ends[i] >= _PAUSE_MS:
            costs[i] = min(costs[i], costs[i] / 2 + 1)
    return _Measures([len(t.removesuffix(JOINER)) for t in texts], starts, ends, costs)


def _cuts(words: Sequence[Word], profile: Profile) -> list[int]:
    """Return after how many words each caption ends: the cheapest way through, found from the end."""
    count, m = len(words), _measured(words)
    best, chosen = [0.0] * (count + 1), [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start], chosen[start] = _best_end(start, count, m, best, profile)
    cuts, at = [], 0
    while at < count:
        at = chosen[at]
        cuts.append(at)
    return cuts


def _best_end(start: int, count: int, m: _Measures, best: Sequence[float], profile: Profile) -> tuple[float, int]:
    """Return the cost of the best captions from a word on, and where the first of them ends.

    This runs for every word of a transcript, hence one plain loop over the ends that fit.
    """
    lengths, starts, ends, costs = m
    width, longest_ms, cps = profile.line_length, profile.longest_ms, profile.cps / 1000
    lines_left, room, size = profile.lines, width, -1
    first_ms, last_ms, whole, hurried = -1, -1, 0, profile.wpm > 0
    inside = start > 0 and costs[start - 1] > line_breaks.SENTENCE  # of a sentence that an earlier one began
    found, at = float("inf"), start + 1
    for i in range(start, min(count, start + _MOST_WORDS)):
        length = lengths[i]
        if length > room and room < width:
            lines_left, room = lines_left - 1, width
            if not lines_left:
                break
        room -= length + 1
        size += length + 1
        if starts[i] >= 0:
            first_ms = starts[i] if first_ms < 0 else first_ms
            last_ms = ends[i] if ends[i] > last_ms else last_ms
            if last_ms - first_ms > longest_ms and i > start:
                break
        here = costs[i]
        cost = _CAPTION + here + best[i + 1]
        if cost < found:  # what follows only adds to it
            if whole and (inside or here > line_breaks.SENTENCE):
                cost += _RUNS_ON
            if size < _SHORT_LENGTH and (start or i + 1 < count):
                cost += _SHORT
            if first_ms >= 0:
                next_ms = starts[i + 1] if i + 1 < count else -1
                if next_ms - first_ms > longest_ms or size > cps * (last_ms - first_ms) or hurried:
                    cost += _time_cost(size, i + 1 - start, (first_ms, last_ms, next_ms), profile)
            if cost < found:
                found, at = cost, i + 1
        whole += here == line_breaks.SENTENCE
    return found, at


def _time_cost(size: int, words: int, times: tuple[int, int, int], profile: Profile) -> float:
    """Return what it costs that a caption is shown too briefly to be read, or too long once a gap is closed.

    `times` are the beginning and the end of its words and the beginning of the next one, -1 for none.
    """
    first_ms, last_ms, next_ms = times
    if next_ms - first_ms > profile.longest_ms and next_ms - last_ms < profile.close_ms:
        return _TOO_LONG
    room = max(last_ms, next_ms - profile.gap_ms) if next_ms >= 0 else last_ms + profile.pause_ms
    shown = max(1, min(room, first_ms + profile.longest_ms) - first_ms)
    return min(10.0, max(0.0, reading_ms(size, words, profile) / shown - 1) * 10)


def time_of(words: Sequence[Word]) -> Span | None:
    """Return the time from the first to the last word that has one."""
    first = next((w.span for w in words if w.span), None)
    last = next((w.span for w in reversed(words) if w.span), None)
    return Span(first.start_ms, max(first.end_ms, last.end_ms)) if first and last else None


def stay(span: Span, size: int, following_ms: int | None, profile: Profile, words: int = 0) -> Span:
    """Return how long a caption of so many characters and words stays: long enough to read, never into the next one.

    A gap that is too small for the profile is closed.
    """
    wanted = max(profile.shortest_ms, min(profile.longest_ms, reading_ms(size, words, profile)))
    end = max(span.end_ms, span.start_ms + wanted)
    if following_ms is None:
        return Span(span.start_ms, end)
    if following_ms < span.start_ms:  # captions that run out of order
        return span
    latest = max(following_ms - profile.gap_ms, min(span.start_ms + 1, following_ms))
    if end > latest or following_ms - end < profile.close_ms:
        end = latest
    return Span(span.start_ms, end)


def reading_ms(size: int, words: int, profile: Profile) -> int:
    """Return how long it takes to read so many characters and words, in milliseconds."""
    by_words = words * 60_000 / profile.wpm if profile.wpm else 0
    return round(max(size * 1000 / profile.cps, by_words))
