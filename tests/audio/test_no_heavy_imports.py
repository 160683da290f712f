"""Asking for a player or a recording loads nothing heavy, and never Qt."""

from __future__ import annotations

import subprocess
import sys

LIGHT = "import sys, jamedit.audio.player, jamedit.audio.recording; print(*sys.modules)"
ALL = """
import sys, pkgutil, importlib, jamedit.audio
for module in pkgutil.iter_modules(jamedit.audio.__path__, "jamedit.audio."):
    importlib.import_module(module.name)
print(*sys.modules)
"""


def modules_of(program: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_asking_for_a_player_or_a_recording_loads_nothing_heavy() -> None:
    assert not modules_of(LIGHT) & {"numpy", "av", "vlc", "PySide6"}


def test_the_room_never_loads_qt() -> None:
    loaded = modules_of(ALL)
    assert "jamedit.audio.vlc_player" in loaded
    assert "PySide6" not in loaded
