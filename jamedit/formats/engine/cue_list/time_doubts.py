"""Tell of times that cannot be quite right: they are kept as they are, but a person should know."""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.document import Span
from jamedit.document.timecode import short_clock
from jamedit.formats.engine.builder import Builder

_ROUND_MS = 60_000  # so near to a full hour, and so near to 0, times have begun again

Timed = tuple[Span, int]  # when a caption is shown, and its offset in the text


def warn_of_times(builder: Builder, text: str, captions: Sequence[Timed], *, points: bool = False) -> None:
    """Warn once of each kind of doubt, with its first place and how many there are; `points` may have no length."""
    empty: list[Timed] = []
    early: list[Timed] = []
    over: list[Timed] = []
    again: list[tuple[Timed, int]] = []
    before: Span | None = None
    for caption in captions:
        span = caption[0]
        start_ms = span.start_ms
        if start_ms >= span.end_ms and not points:
            empty.append(caption)
        if before is not None and start_ms < before.start_ms:
            if _begins_again(before, span):
                again.append((caption, before.start_ms))
            else:
                early.append(caption)
        elif before is not None and not points and start_ms < before.end_ms:
            over.append(caption)
        before = span
    _tell(builder, text, empty, "ends when it begins, or before", "end when they begin, or before")
    _tell(builder, text, early, "begins before the one above it", "begin before the one above them")
    _tell(builder, text, over, "begins before the one above it ends", "begin before the one above them ends")
    for caption, last_ms in again[:10]:
        builder.warn_at(text, caption[1], f"the times begin at 0 again after {short_clock(last_ms)}")


def _begins_again(before: Span, now: Span) -> bool:
    hour = 3_600_000
    return now.start_ms < _ROUND_MS and before.start_ms > hour - _ROUND_MS and -before.end_ms % hour <= _ROUND_MS


def _tell(builder: Builder, text: str, found: Sequence[Timed], one: str, many: str) -> None:
    if found:
        said = f"a caption {one}" if len(found) == 1 else f"{len(found)} captions {many}"
        builder.warn_at(text, found[0][1], said)
