"""script/setup says in one sentence what is missing, and does nothing twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "cmp", "dirname", "grep", "id", "uname")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with what the set-up reads, and nothing else."""
    for name in ("pyproject.toml", "constraints.txt", "script/setup", "script/debian-packages"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Return a folder with the plain tools alone: no Python, no apt."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    return folder


def set_up(checkout: Path, path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(checkout / "script" / "setup"), *arguments]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, timeout=60)


def test_without_a_python_it_says_what_to_install(checkout: Path, tools: Path) -> None:
    done = set_up(checkout, str(tools))
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (checkout / ".venv").exists()


def test_an_older_python_is_named_with_its_version(checkout: Path, tools: Path) -> None:
    old = tools / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    done = set_up(checkout, str(tools))
    assert done.returncode == 1
    assert "found Python 3.9.2" in done.stderr


@pytest.mark.parametrize("done_for", ["run", "test"])
def test_what_is_set_up_is_not_set_up_again(checkout: Path, tools: Path, done_for: str) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(tools / "sh")
    inputs = ("pyproject.toml", "constraints.txt", "script/setup", "script/debian-packages")
    stamp = f"{checkout}\n" + "".join((checkout / name).read_text("utf-8") for name in inputs)
    (checkout / ".venv" / f"jamedit-{done_for}").write_text(stamp, "utf-8")
    start = time.perf_counter()
    done = set_up(checkout, str(tools))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    assert time.perf_counter() - start < 0.5  # about 0.01 s; a shared machine may be slow


def test_a_change_of_the_versions_sets_up_again(checkout: Path, tools: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(tools / "sh")
    (checkout / ".venv" / "jamedit-run").write_text("of another day", "utf-8")
    assert set_up(checkout, str(tools)).returncode == 1  # it tried, and there is no Python


def test_every_script_is_executable_sh() -> None:
    for name in ("run", "test", "check", "bench", "screenshots", "setup", "../.ci/run"):
        script = ROOT / "script" / name
        assert os.access(script, os.X_OK)
        subprocess.run(["sh", "-n", str(script)], check=True)
