"""A kill while thousands of places are being written leaves all of them or none, and all that was before."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jamedit.document.invariants import violations
from jamedit.session import files

COUNT = 1500
REPLACING = """
import sys
from pathlib import Path
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.edits.replace_text import ReplaceText
from jamedit.session import files

session = files.read(Path(sys.argv[1])).session()
first = session.transcript.paragraphs[0]
session.apply(ReplaceText(first.id, (first.text + " before",)))
session.journal.flush()
hits = tuple(Replacement(p.id, 5, 8, "cat", "otter") for p in session.transcript.paragraphs)
while True:
    session.apply(ReplaceAll(hits))
    print("replaced", flush=True)
    session.undo()
"""


@pytest.mark.parametrize("seed", range(4))
def test_all_of_the_places_are_on_disk_or_none(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path / "state"))
    source = tmp_path / "talk.txt"
    source.write_text("\n\n".join(f"some cat number {i} sits here" for i in range(COUNT)), "utf-8")
    env = dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parents[2]))
    process = subprocess.Popen([sys.executable, "-c", REPLACING, str(source)], stdout=subprocess.PIPE, env=env)
    assert process.stdout
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.0, 0.3))
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    opened = files.read(source)
    try:
        texts = [p.text for p in opened.project.present.paragraphs]
        assert texts[0].endswith("before")
        assert sum("otter" in text for text in texts) in (0, COUNT)
        assert sum("cat" in text for text in texts) in (0, COUNT)
        assert violations(opened.project.present) == []
    finally:
        opened.lock.release()
