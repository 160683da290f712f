"""What is installed finds its resources, holds all of them, and starts."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jamedit import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (made,) = folder.glob("jamedit-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done


def test_a_checkout_finds_its_resources() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.resource("samples", "research-jam.txt").is_file()


def test_an_installed_wheel_finds_its_own_resources(installed: Path) -> None:
    code = "from jamedit import paths; print(paths.resource('samples', 'research-jam.opus'))"
    found = run(installed, "-c", code).stdout.strip()
    assert Path(found) == installed / "jamedit" / "resources" / "samples" / "research-jam.opus"
    assert Path(found).is_file()


def test_the_wheel_holds_every_resource_and_nothing_beside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    resources = {
        f"jamedit/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources <= names
    assert {name.split("/")[0] for name in names} == {"jamedit", next(n for n in names if ".dist" in n).split("/")[0]}
    assert {"fonts/LICENSE-Inter.txt", "icons/LICENSE"} <= {n.removeprefix("jamedit/resources/") for n in names}


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 5_000_000


def test_an_installed_wheel_starts_without_qt(installed: Path) -> None:
    done = run(installed, "-X", "importtime", "-m", "jamedit", "formats")
    assert "srt" in done.stdout
    assert "jamedit.formats" in done.stderr
    assert "PySide6" not in done.stderr
