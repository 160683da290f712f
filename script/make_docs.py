"""Make the pages of docs/ that come from registers: `.venv/bin/python script/make_docs.py`."""

from __future__ import annotations

from pathlib import Path

from jamedit.cli.formats import markdown_table

DOCS = Path(__file__).resolve().parent.parent / "docs"
_FORMATS = """# Formats

Made by `script/make_docs.py` from the register of formats. `jamedit formats` prints the same table.

A file is known by its content, whatever its name. Opening a file and exporting it to the same format gives the same
bytes; after an edit of one caption only that caption changes. The columns from "times" on say what a written file keeps
beside its text; what a format cannot hold is named when you convert.

{table}
"""


def pages() -> dict[str, str]:
    """Return the text of every page that is made, by its name."""
    return {"formats.md": _FORMATS.format(table=markdown_table())}


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
