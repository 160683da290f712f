"""The pages of docs/ that a script makes are up to date."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_made_pages_of_the_docs_are_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "script" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, text in script.pages().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, "stale: run .venv/bin/python script/make_docs.py"
        assert f"(docs/{name})" in (ROOT / "README.md").read_text("utf-8")
