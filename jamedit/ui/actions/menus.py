"""The menus, in their order; the actions in them are in `table`."""

from __future__ import annotations

from collections.abc import Mapping

MENUS: Mapping[str, str] = {
    "file": "File",
    "edit": "Edit",
    "view": "View",
    "view.theme": "Theme",
    "view.panels": "Panels",
    "play": "Play",
    "speakers": "Speakers",
    "review": "Review",
    "help": "Help",
}
