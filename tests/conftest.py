"""What all tests share: a made transcript generator and folders of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jamedit import faults

faults.RAW = True  # a test is to see the error itself
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

UI = Path(__file__).resolve().parent / "ui"
SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test of the window be one that needs Qt."""
    for item in items:
        if UI in item.path.parents:
            item.add_marker("gui")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, caches and state of a test away from the user's."""
    home = tmp_path_factory.mktemp("home")
    for kind in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"JAMEDIT_{kind}_DIR", str(home / kind.lower()))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real material, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the real material (../shared) is not here")
    return SHARED
