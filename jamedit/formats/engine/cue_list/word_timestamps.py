"""Times that are between the words of a caption."""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.document import Span, Timing
from jamedit.document.span import share
from jamedit.formats.engine.inline_markup import Placed


def times_between(words: Sequence[Placed], places: Sequence[int], edges: Sequence[int]) -> list[tuple[Span, Timing]]:
    """Return a time for every word: `places` are where the times are, `edges` (one more at both ends) what they say.

    A word alone between two times has been heard there; several share the time out.
    """
    times: list[tuple[Span, Timing]] = []
    at = 0
    for start, end, place in zip(edges, edges[1:], [*places, None], strict=False):
        run = []
        while at < len(words) and (place is None or words[at].start < place):
            run.append(len(words[at].text))
            at += 1
        timing = Timing.HEARD if len(run) == 1 else Timing.ESTIMATED
        times += [(part, timing) for part in share(Span(start, end), run)] if run else []
    return times
