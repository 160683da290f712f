"""Which format a file is of: what its content says counts before its name.

The formats are asked from the one that can be surest downwards, and only as long as one can still be surer than the
best so far, so that a caption file loads its own format and hardly another.
"""

from __future__ import annotations

from jamedit.formats.base import Format, has_extension
from jamedit.formats.register import FORMATS

_SAMPLE = 64 * 1024  # characters that a format is known by


def detect(text: str, name: str = "") -> Format:
    """Return the format of a text."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    best = (0.0, -len(FORMATS))  # how sure, and of equals the first listed
    for place in sorted(range(len(FORMATS)), key=lambda i: -FORMATS[i].surest):
        if (FORMATS[place].surest, -place) > best:
            best = max(best, (FORMATS[place].sniff(sample, name), -place))
    return FORMATS[-best[1]]


def detect_binary(data: bytes, name: str) -> Format | None:
    """Return the format of bytes that are no text, None when they are none that is known."""
    asked = [f for f in FORMATS if f.magic and (data.startswith(f.magic) or has_extension(name, f.extensions))]
    sure = [(f.binary.sniff(data, name), f) for f in asked if f.binary is not None]
    best = max(sure, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None
