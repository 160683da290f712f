"""A talk, a glossary, and a progress that was cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.progress import Progress

TALK = "So um we wrote it in pie torch, and um it works.\n\nThen um we left.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.txt"
    path.write_text("PyTorch\n", encoding="utf-8")
    return path


@pytest.fixture
def cancelled() -> Progress:
    progress = Progress()
    progress.token.cancel()
    return progress
