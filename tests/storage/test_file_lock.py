"""A lock keeps everybody else out for as long as its file is open, also when its process is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jamedit.storage.file_lock import try_lock

HOLD = """
import sys
from pathlib import Path
from jamedit.storage.file_lock import try_lock
file = Path(sys.argv[1]).open("a+b")
print(try_lock(file), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "file.lock"


def test_it_is_taken_once_and_released_by_closing(place: Path) -> None:
    with place.open("a+b") as first, place.open("a+b") as second:
        assert try_lock(first)
        assert not try_lock(second)
    with place.open("a+b") as third:
        assert try_lock(third)


def test_a_killed_process_holds_nothing(place: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with place.open("a+b") as mine:
            assert not try_lock(mine)
        other.kill()
        other.wait()
        with place.open("a+b") as mine:
            assert try_lock(mine)
