"""A pytest plugin that makes Qt impossible to import, so that the core is tested as on a machine without it.

`PYTHONPATH=tests/plugins pytest -p without_qt -p no:pytest-qt -m "not gui" --ignore=tests/ui`
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

ABSENT = {"PySide6", "shiboken6", "pyqtgraph"}


class Wall(MetaPathFinder):
    """Refuse what must not be there."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise for Qt, know nothing of the rest."""
        if fullname.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"{fullname} is absent in this run", name=fullname)
        return None


sys.meta_path.insert(0, Wall())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of the plugin for Qt, which stays out of this run."""
    parser.addini("qt_api", "not used")
    parser.addini("qt_log_level_fail", "not used")
    parser.addini("qt_log_ignore", "not used", type="linelist")


def pytest_report_header() -> str:
    """Say which run this is."""
    return "Qt is absent in this run"
