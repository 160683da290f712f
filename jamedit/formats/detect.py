"""Which format a file is of: what its content says counts before its name.

The formats are asked from the one that can be surest downwards, and only as long as one can still be surer than the
best so far, so that a caption file loads its own format and hardly another.
"""

from __future__ import annotations

from collections.abc import Sequence

from jamedit.formats.base import Format, has_extension
from jamedit.formats.clues import Json, opens_json
from jamedit.formats.register import FORMATS

_SAMPLE = 64 * 1024  # characters that a format is known by


def detect(text: str, name: str = "") -> Format:
    """Return the format of a text."""
    sample, among = known_by(text)
    best = (0.0, -len(among))  # how sure, and of equals the first listed
    for place in sorted(range(len(among)), key=lambda i: -among[i].surest):
        if (among[place].surest, -place) > best:
            best = max(best, (among[place].sniff(sample, name), -place))
    return among[-best[1]] if best[0] > 0 else among[0]


def known_by(text: str) -> tuple[str, Sequence[Format]]:
    """Return what of a text shows its format, and the formats that it may be of.

    Of JSON that is its structure, wherever the keys are, and JSON formats only: it is never taken for lines of text.
    """
    if opens_json(text[:_SAMPLE]):
        from jamedit.formats.engine.asr_json.sketch import sketch  # loads the engine, which few files need

        if (short := sketch(text)) is not None:
            return short, [f for f in FORMATS if isinstance(f.clue, Json)]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    return sample, [f for f in FORMATS if not isinstance(f.clue, Json)]


def detect_binary(data: bytes, name: str) -> Format | None:
    """Return the format of bytes that are no text, None when they are none that is known."""
    asked = [f for f in FORMATS if f.magic and (data.startswith(f.magic) or has_extension(name, f.extensions))]
    sure = [(f.binary.sniff(data, name), f) for f in asked if f.binary is not None]
    best = max(sure, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None
