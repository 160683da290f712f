"""What the first part of a JSON text tells of the whole, for knowing one format from another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from jamedit.formats.engine.asr_json.text import members

_SHOWN = 4_000  # characters of a value that formats are known by


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold the keys at the top with the beginnings of their values; of a list (`listed`), those of its first object."""

    listed: bool = False
    values: dict[str, str] = field(default_factory=dict)

    def holds(self, *keys: str) -> bool:
        """Tell whether all of the keys are there."""
        return all(key in self.values for key in keys)

    def has_list(self, key: str) -> bool:
        """Tell whether there is a list with this key."""
        return self.values.get(key, "").startswith("[")

    def has_object(self, key: str) -> bool:
        """Tell whether there is an object with this key."""
        return self.values.get(key, "").startswith("{")

    def inside(self, key: str) -> Outline:
        """Return the outline of a value."""
        return outline(self.values.get(key, ""))


@lru_cache(maxsize=8)
def outline(text: str) -> Outline:
    """Return the outline of a text that may end in the middle."""
    start = len(text) - len(text.lstrip())
    opening = text[start : start + 1]
    if opening == "[":
        inner = text[start + 1 :].lstrip()
        return Outline(True, outline(inner).values if inner.startswith("{") else {})
    if opening != "{":
        return Outline()
    try:
        found = members(text, start)
    except ValueError:
        return Outline()
    return Outline(False, {key: text[m.start : min(m.end, m.start + _SHOWN)] for key, m in found.items()})
