"""When captions of fast speech begin: a little early or late, so that each can be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from jamedit.captioning.profiles import Profile
from jamedit.captioning.segment import reading_ms, stay
from jamedit.document import Span, Word


class Timed(Protocol):
    """Be a caption that is being made."""

    words: Sequence[Word]
    span: Span | None
    continues: bool

    @property
    def size(self) -> int:
        """Return how many characters it has."""
        ...


def shift_starts(made: Sequence[Timed], profile: Profile) -> None:
    """Let captions begin early or late, as far as the profile allows, where they could not be read in time.

    Each begins as near to its speech as those around it allow. What cannot be helped stays too fast.
    """
    groups = _groups(made)
    spoken = [first.span.start_ms for first, _, _ in groups if first.span]
    needed = [max(profile.shortest_ms, reading_ms(size, words, profile)) + profile.gap_ms for _, size, words in groups]
    if len(spoken) < 2 or any(a > b for a, b in pairwise(spoken)):
        return  # captions that run out of order stay as they are
    starts = _starts(spoken, needed, profile)
    for at, (first, size, words) in enumerate(groups):
        span = first.span
        if span is not None:
            following = starts[at + 1] if at + 1 < len(starts) else None
            first.span = stay(Span(starts[at], max(span.end_ms, starts[at])), size, following, profile, words)


def _groups(made: Sequence[Timed]) -> list[tuple[Timed, int, int]]:
    """Return the captions that have a time, each with the characters and words of all that share it."""
    groups: list[tuple[Timed, int, int]] = []
    for each in made:
        if each.continues and groups:
            first, size, words = groups[-1]
            groups[-1] = first, size + each.size, words + len(each.words)
        elif each.span is not None:
            groups.append((each, each.size, len(each.words)))
    return groups


def _starts(spoken: Sequence[int], needed: Sequence[int], profile: Profile) -> list[int]:
    """Return when each caption begins: first the earliest times that leave room, then back to the speech."""
    earliest: list[int] = []
    for at, when in enumerate(spoken):
        room = earliest[-1] + needed[at - 1] if at else 0
        earliest.append(max(0, min(max(when - profile.lead_ms, room), when + profile.lag_ms)))
    starts = [max(earliest[-1], spoken[-1])]
    for at in range(len(spoken) - 2, -1, -1):
        starts.append(max(earliest[at], min(spoken[at], starts[-1] - needed[at])))
    return starts[::-1]
