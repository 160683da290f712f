"""How the names of speakers look: a few words with capitals, and what meeting programs put behind them."""

from __future__ import annotations

import re

PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "ben",
        "ten",
        "ter",
        "zu",
        "zur",
        "y",
        "and",
        "und",
        "et",
        "the",
        "of",
    ]
)
# "(he/him)", "[ACME]", "| ACME" behind a name.
BEHIND = r"(?:[ \t]?\([^()\n:]{1,30}\)|[ \t]?\[[^\[\]\n:]{1,30}\]|[ \t]\|[^\[\](){}<>|\n:]{1,30})"
_BEHIND = re.compile(rf"{BEHIND}\Z")
_MOST = 80  # characters of a name that are looked at


def core(name: str) -> str:
    """Return a name without what is in brackets or after a bar behind it."""
    found = _BEHIND.search(name) if name[-1:] in (")", "]") or "|" in name else None
    return name[: found.start()] if found and found.start() else name


def named(name: str) -> bool:
    """Tell whether every word of a text begins as names do ("iPhone" is one); particles inside may be small."""
    words = core(name[:_MOST]).replace("(", "").split()
    last = len(words) - 1
    return all(not w[0].islower() or not w.islower() or (0 < i < last and w in PARTICLES) for i, w in enumerate(words))
