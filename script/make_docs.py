"""Make the pages of docs/ that come from registers: `.venv/bin/python script/make_docs.py`."""

from __future__ import annotations

from pathlib import Path

from jamedit.cli.formats import markdown_table
from jamedit.suggest import SUGGESTERS, Declaration

DOCS = Path(__file__).resolve().parent.parent / "docs"
_FORMATS = """# Formats

Made by `script/make_docs.py` from the register of formats. `jamedit formats` prints the same table.

A file is known by its content, whatever its name. Opening a file and exporting it to the same format gives the same
bytes; after an edit of one caption only that caption changes. The columns from "times" on say what a written file keeps
beside its text; what a format cannot hold is named when you convert.

{table}
"""
_SUGGESTIONS = """# Suggestions

Made by `script/make_docs.py` from what the suggesters declare. `jamedit suggest --kinds` and the setting
`suggestions.kinds` take these ids; kinds that are off are looked for only when they are named there.

| id | name | looks for | what for | |
| --- | --- | --- | --- | --- |
{table}

## Rules

What each kind looks for, with an example. In the examples "word~0.3" is a word of confidence 0.3, "[1.5s]" opens a
caption that is shown for 1.5 seconds, and marked words are between asterisks.

{rules}
"""


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


def pages() -> dict[str, str]:
    """Return the text of every page that is made, by its name."""
    return {"formats.md": _FORMATS.format(table=markdown_table()), "suggestions.md": _suggestions()}


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
