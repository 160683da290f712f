"""Which keys an action has: the table's, those of a preset of another program, or the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from jamedit.ui.actions.presets import Keys, layered
from jamedit.ui.actions.table import BY_ID

_NO_KEY = Qt.Key(0)  # what a modifier alone is read as
_TYPES_TEXT = re.compile(r"(Shift\+)?(Space|.)|(Ctrl\+)?Alt\+(Shift\+)?\w", re.DOTALL)
_MOVES_IN_TEXT = re.compile(
    r"(Ctrl\+)?(Shift\+)?(Left|Right|Up|Down|Home|End|PgUp|PgDown|Backspace|Del)|(Shift\+)?(Return|Enter|Tab|Backtab)|Esc"
)


def portable(text: str) -> str:
    """Return a key as QKeySequence writes it for any platform, or "" when it is none or more than one press."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1 or sequence[0].key() in (Qt.Key.Key_unknown, _NO_KEY):  # type: ignore[index]
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def refusal(key: str) -> str:
    """Return why a portable key cannot be a shortcut of the window ("text", "moves"), or "" when it can."""
    if _TYPES_TEXT.fullmatch(key):
        return "text"
    return "moves" if _MOVES_IN_TEXT.fullmatch(key) else ""


def keys_in_force(preset: str, overrides: Mapping[str, Iterable[str]]) -> tuple[Keys, list[str]]:
    """Return the keys of every action, and the own keys that cannot be used.

    The user's own go before the preset's, and those before the table's: who comes first keeps a contested key.
    """
    bad: list[str] = []
    own = {id_: _usable(keys, bad) for id_, keys in overrides.items() if id_ in BY_ID}
    return layered(preset, own), bad


def _usable(keys: Iterable[str], bad: list[str]) -> tuple[str, ...]:
    usable: list[str] = []
    for key in keys:
        written = portable(key)
        if not written or refusal(written):
            bad.append(key)
        elif written not in usable:
            usable.append(written)
    return tuple(usable)


def native(key: str) -> str:
    """Return a key as this platform writes it on menus."""
    shown = "Enter" if key == "Return" else key  # one key with two names for Qt
    sequence = QKeySequence(shown, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
