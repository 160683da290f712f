"""The keys that the panel shows; what they do is declared with the actions."""

from __future__ import annotations

from typing import NamedTuple


class ReviewKeys(NamedTuple):
    """Hold the keys in their portable form; an empty one is not shown."""

    accept: str = "Ctrl+Return"
    alike: str = "Ctrl+Shift+Return"
    dismiss: str = "Ctrl+D"
    hear: str = "Ctrl+R"
    following: str = "F8"


DEFAULT_KEYS = ReviewKeys()
