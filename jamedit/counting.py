"""How many there are, in words: "1 place", "2 places", "12,345 places"."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """Return the text for one thing or for another number of them, `{n}` in it filled with the number.

    Both are whole phrases, so that they can be translated and the verb agrees.
    """
    return (one if count == 1 else many).replace("{n}", f"{count:,}")


def rounded(count: int) -> str:
    """Return a count in at most four characters, for where there is little room: "999", "12k", "3M"."""
    if count < 1000:
        return str(count)
    return f"{count // 1000}k" if count < 1_000_000 else f"{count // 1_000_000}M"
