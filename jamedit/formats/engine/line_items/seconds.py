"""Times that files write as a number of seconds."""

from __future__ import annotations

LATEST_MS = 100_000 * 3_600_000  # what a file says beyond is no time


def seconds_ms(literal: str) -> int:
    """Return the milliseconds of a number of seconds, 0 for one below zero or none at all."""
    try:
        value = float(literal.replace(",", "."))
    except ValueError:
        return 0
    return min(round(value * 1000), LATEST_MS) if 0 < value < LATEST_MS else LATEST_MS if value > 0 else 0


def like_seconds(literal: str, ms: int) -> str:
    """Write a time like another number of seconds: the same mark, as many decimals or as many as it needs."""
    mark = "," if "," in literal else "."
    digits = len(literal.replace(",", ".").partition(".")[2]) if "e" not in literal.lower() else 3
    whole, part = divmod(ms, 1000)
    decimals = f"{part:03d}".rstrip("0").ljust(digits, "0")
    return f"{whole}{mark}{decimals}" if decimals else str(whole)
