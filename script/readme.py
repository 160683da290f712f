"""Put the table of formats into the README, made from the register: `.venv/bin/python script/readme.py`."""

from __future__ import annotations

import re
from pathlib import Path

from jamedit.cli.formats import markdown_table

README = Path(__file__).resolve().parent.parent / "README.md"
_TABLE = re.compile(r"(<!-- formats: .*? -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(text: str) -> str:
    """Return the README's text with the table as it should be."""
    return _TABLE.sub(lambda m: f"{m[1]}\n{markdown_table()}\n\n{m[2]}", text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
