"""The keys of other programs, and which keys every action has under them. Free of Qt: docs/keys.md is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from jamedit.ui.actions.table import ACTIONS

Keys = dict[str, tuple[str, ...]]

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "jamedit": {},
    "otranscribe": {
        "play.back": ("F1", "Ctrl+J"),
        "play.forward": ("F2", "Ctrl+L"),
        "play.slower": ("F3", "Ctrl+["),
        "play.faster": ("F4", "Ctrl+]"),
        "play.toggle": ("Ctrl+Space",),
        "help.keys": ("Ctrl+/",),
        "speakers.rename": ("Shift+F2",),
    },
    "subtitle_edit": {
        "play.toggle": ("Ctrl+P", "Ctrl+Space", "F4"),
        "play.back": ("Alt+Left", "Ctrl+J"),
        "play.forward": ("Alt+Right", "Ctrl+L"),
        "edit.merge": ("Ctrl+Shift+M", "Ctrl+M"),
    },
    "elan": {
        "play.loop": ("Ctrl+L", "Ctrl+Shift+R"),
        "play.forward": ("Ctrl+K",),
        "play.forward_long": ("Ctrl+Shift+K",),
        "edit.previous_paragraph": ("Alt+Left", "Alt+Up"),
        "edit.next_paragraph": ("Alt+Right", "Alt+Down"),
    },
    "pedal": {
        "play.back": ("F7", "Ctrl+J"),
        "play.forward": ("F8", "Ctrl+L"),
        "play.toggle": ("F9", "Ctrl+Space", "F4"),
        "review.next": ("Ctrl+F8",),
        "review.previous": ("Ctrl+Shift+F8",),
        "review.next_doubtful": ("Ctrl+F7",),
        "review.previous_doubtful": ("Ctrl+Shift+F7",),
    },
}


def layered(preset: str, own: Mapping[str, tuple[str, ...]]) -> Keys:
    """Return the keys of every action under a preset, with some of a user's own.

    The user's own go before the preset's, and those before the table's: who comes first keeps a contested key.
    """
    chosen = {i: k for i, k in PRESETS.get(preset, {}).items() if i not in own}
    rest = {a.id: a.keys for a in ACTIONS if a.id not in own and a.id not in chosen}
    result: Keys = {action.id: () for action in ACTIONS}
    taken: set[str] = set()
    for layer in (own, chosen, rest):
        for id_, keys in layer.items():
            result[id_] = tuple(key for key in keys if key not in taken)
            taken.update(keys)
    return result
