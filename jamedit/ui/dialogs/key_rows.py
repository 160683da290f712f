"""The lines of the key sheet, made from the table of actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jamedit.ui.actions.keys import native
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.registry import ActionRegistry, translated
from jamedit.ui.actions.table import ACTIONS, Action


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Hold one line: what happens, and its keys, each with the place where it works ("" for everywhere)."""

    group: str
    text: str
    keys: tuple[tuple[str, str], ...]

    def fits(self, query: str) -> bool:
        """Return whether every word of a query occurs in the line."""
        whole = " ".join((self.group, self.text, *(f"{key} {place}" for key, place in self.keys))).casefold()
        return all(word in whole for word in query.casefold().split())


def key_rows(registry: ActionRegistry, *, tab_plays: bool = True) -> Iterator[KeyRow]:
    """Yield a line for every action that has a key, in the order of the menus; the nine speakers are one line."""
    for action in ACTIONS:
        if re.fullmatch(r"speakers\.[2-9]", action.id) and _numbered(registry):
            continue
        row = _row(registry, action, tab_plays)
        if row.keys:
            yield row


def _numbered(registry: ActionRegistry) -> bool:
    """Return whether the speakers' keys differ by their digit only."""
    return all(registry.keys(f"speakers.{n}") == (f"Ctrl+{n}",) for n in range(1, 10))


def _row(registry: ActionRegistry, action: Action, tab_plays: bool) -> KeyRow:
    group = translated(MENUS[action.menu.partition(".")[0]])
    if action.id == "speakers.1" and _numbered(registry):
        return KeyRow(
            group, QCoreApplication.translate("key_sheet", "Speaker 1 to 9"), ((f"{native('Ctrl+1')} … 9", ""),)
        )
    in_text = [
        (native(each.key), translated(each.place)) for each in action.text_keys if tab_plays or each.key != "Tab"
    ]
    named = {key for key, _ in in_text}
    elsewhere = QCoreApplication.translate("key_sheet", "elsewhere")
    idle = [(native(key), elsewhere) for key in action.idle_keys if native(key) not in named]
    everywhere = [(native(key), "") for key in registry.keys(action.id) if not key.endswith("+Return")]
    return KeyRow(group, translated(action.text).rstrip("…"), (*in_text, *idle, *everywhere))
