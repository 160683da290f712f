"""Make the pages of docs/ that come from registers: `.venv/bin/python script/make_docs.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from jamedit.cli.formats import markdown_table
from jamedit.settings.schema import BY_NAME
from jamedit.suggest import SUGGESTERS, Declaration
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.presets import PRESETS, layered
from jamedit.ui.actions.table import ACTIONS, Action

DOCS = Path(__file__).resolve().parent.parent / "docs"
_FORMATS = """# Formats

Made by `script/make_docs.py` from the register of formats. `jamedit formats` prints the same table.

A file is recognised by its content, whatever its name. Opening a file and exporting it to the same format gives the
same bytes; after an edit of one caption only that caption differs. The columns from "times" on say what a written file
keeps besides its text. What a format cannot hold is named when you convert to it.

{table}
"""
_SUGGESTIONS = """# Suggestions

Made by `script/make_docs.py` from what the suggesters declare. `jamedit suggest --kinds` and the setting
`suggestions.kinds` take these ids. Kinds that are "off" are used only when they are named there.

| id | name | looks for | what for | |
| --- | --- | --- | --- | --- |
{table}

## Rules

What each kind looks for, with an example. In the examples "word~0.3" is a word of confidence 0.3, "[1.5s]" begins a
caption of 1.5 seconds, and words that are only marked are between asterisks.

{rules}
"""
_KEYS = """# Keys

Made by `script/make_docs.py` from the table of actions. The same list, with your own keys, is in the window under
Help › Keys (F1). The command palette (Ctrl+Shift+P) finds every action by its name, also those without a key.

Every key can be changed: Edit › Preferences › Keys has the sets of other programs and a field for each action. In the
settings file, `settings.toml`, your own keys are in a table, by the id of the action:

```toml
[keys]
preset = "elan"

[keys.overrides]
"play.loop" = ["Ctrl+K"]
```

Keys that type or move in text cannot be given to an action: a character or the space bar, alone or with Shift; Alt or
Ctrl+Alt with a letter or digit; the arrow keys, Home, End, Page Up, Page Down, Backspace and Delete, alone or with Ctrl
or Shift; Enter and Tab, alone or with Shift; Esc. To move on with Tab as in other programs, switch off Preferences ›
Listening › Tab plays and pauses in the text.

## The keys of jamedit

{menus}

## The keys of other programs

Everything else is as above.

{presets}
"""
_NAMES = {"Return": "Enter", "Del": "Delete", "PgUp": "Page Up", "PgDown": "Page Down"}


def _kind_row(about: Declaration) -> str:
    off = "" if about.on else "off"
    return f"| `{about.kind}` | {about.title} | {about.looks_for} | {about.group.value} | {off} |"


def _kind_rules(about: Declaration) -> str:
    rules = (f"- {rule.sentence}\n  `{' '.join(rule.fires[0].split())}`" for rule in about.rules)
    return "\n".join([f"**{about.title}** (`{about.kind}`)", "", *rules])


def _suggestions() -> str:
    declared = [made.about for made in SUGGESTERS.values()]
    table, rules = "\n".join(map(_kind_row, declared)), "\n\n".join(map(_kind_rules, declared))
    return _SUGGESTIONS.format(table=table, rules=rules)


def _key(key: str) -> str:
    """Return a key as people write it."""
    *modifiers, last = re.split(r"(?<=.)\+(?=.)", key)
    return "`" + "+".join([*modifiers, _NAMES.get(last, last)]) + "`"


def _listed(keys: tuple[str, ...]) -> str:
    """Return the keys that work everywhere; the two keys that are called Enter count as one."""
    return ", ".join(_key(key) for key in keys if not key.endswith("+Return"))


def _key_row(action: Action) -> str:
    text_keys = {each.key: each.place for each in action.text_keys}
    places = text_keys | {key: "elsewhere" for key in action.idle_keys if key not in text_keys}
    cells = [*(f"{_key(key)} {place}" for key, place in places.items()), _listed(action.keys)]
    submenu = f"{MENUS[action.menu]} › " if "." in action.menu else ""
    return f"| {submenu}{action.text.rstrip('…')} | {', '.join(filter(None, cells)) or '–'} | `{action.id}` |"


def _key_table(title: str, last: str, rows: Iterable[str]) -> str:
    return "\n".join([f"### {title}", "", f"| action | keys | {last} |", "| --- | --- | --- |", *rows])


def _menu_keys() -> str:
    parts = []
    with_handler = (action for action in ACTIONS if not action.submenu)
    for menu, actions in groupby(with_handler, lambda action: action.menu.partition(".")[0]):
        parts += [
            f"### {MENUS[menu]}",
            "",
            "| action | keys | id |",
            "| --- | --- | --- |",
            *map(_key_row, actions),
            "",
        ]
    return "\n".join(parts).rstrip()


def _preset_keys(preset: str, title: str) -> str:
    usual, theirs = layered("jamedit", {}), layered(preset, {})
    rows = [
        f"| {action.text.rstrip('…')} | {_listed(theirs[action.id])} | {_listed(usual[action.id])} |"
        for action in ACTIONS
        if theirs[action.id] != usual[action.id]
    ]
    return "\n".join(
        [f"### {title} (`{preset}`)", "", "| action | keys | jamedit's own |", "| --- | --- | --- |", *rows]
    )


def _keys() -> str:
    titles = dict(BY_NAME["keys.preset"].choices)
    presets = (_preset_keys(preset, titles[preset]) for preset in PRESETS if preset != "jamedit")
    return _KEYS.format(menus=_menu_keys(), presets="\n\n".join(presets))


def pages() -> dict[str, str]:
    """Return the text of every page that is made, by its name."""
    return {
        "formats.md": _FORMATS.format(table=markdown_table()),
        "keys.md": _keys(),
        "suggestions.md": _suggestions(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
