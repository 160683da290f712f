"""The versions that are installed together fit together."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED = [
    *PROJECT["project"]["dependencies"],
    *(line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines),
    *PROJECT["build-system"]["requires"],
]


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonicalize_name(r.name): Version(str(r.specifier).removeprefix("=="))
        for r in pinned
        if r.marker is None or r.marker.evaluate()
    }


@pytest.mark.parametrize("line", WANTED)
def test_every_requirement_has_an_exact_version_that_fits(line: str) -> None:
    wanted = Requirement(line)
    assert pins()[canonicalize_name(wanted.name)] in wanted.specifier


@pytest.mark.parametrize("name", ["PySide6-Essentials", "PySide6-Addons"])
def test_the_qt_that_loses_references_of_none_is_refused(name: str) -> None:
    (wanted,) = (r for r in map(Requirement, WANTED) if r.name == name)
    assert Version("6.12.0") not in wanted.specifier
    assert Version("6.11.3") in wanted.specifier


@pytest.mark.gui
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_lose_no_reference_of_none() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("a call that returns None")
    assert sys.getrefcount(None) > before - 1_000  # the broken release loses one a call, and dies at about 5,200
