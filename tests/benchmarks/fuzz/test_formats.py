"""The fuzzer of formats runs: malicious files one by one, then a search."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.fuzz import checks, formats


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes")
def test_malicious_files_are_checked_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "OUT", tmp_path / "build" / "fuzz")
    monkeypatch.setattr(checks, "hostile", lambda name, size: [("a text", b"so it is\n"), ("no text", b"\x89PNG\0")])
    formats.run_hostile("txt")
    figures = json.loads((tmp_path / "build" / "fuzz" / "txt" / "hostile.json").read_text("utf-8"))
    assert (figures["runs"], figures["found"]) == (2, {})


def test_a_search_ends_in_time_and_leaves_its_figures(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from benchmarks.fuzz import formats\n"
        f"formats.OUT = Path({str(tmp_path / 'build' / 'fuzz')!r}); formats.run_search('txt', 0.2)"
    )
    root = Path(formats.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, timeout=60)
    figures = json.loads((tmp_path / "build" / "fuzz" / "txt" / "search.json").read_text("utf-8"))
    assert figures["runs"] > 0
