"""Processes that align end with the one that wants their results, and take short pieces quickly."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jamedit
from jamedit.paths import resource
from jamedit.progress import Progress
from jamedit.speech.base import EngineChoice
from jamedit.speech.engines import missing
from jamedit.speech.workers import Workers

pytestmark = pytest.mark.skipif(bool(missing("sphinx")), reason="no PocketSphinx for this Python")
SAMPLE = resource("samples", "research-jam.opus")
SAID = ["Welcome", "to", "the", "June", "research", "jam", "everybody"]

LEFT = """
import os, sys
from pathlib import Path
from jamedit.progress import Progress
from jamedit.speech.base import EngineChoice
from jamedit.speech.workers import Workers
if __name__ == "__main__":
    workers = Workers(EngineChoice(), 1)
    workers.fit_at(Path(sys.argv[1]), 0, 2000, ["okay"], Progress())
    print(*workers._pool._processes, flush=True)
    os._exit(0)
"""


@pytest.fixture(scope="module")
def workers():
    with Workers(EngineChoice(), 1) as made:
        yield made


def test_words_of_the_sample_are_found_where_they_are_said(workers):
    placed = workers.fit_at(SAMPLE, 2000, 5300, SAID, Progress())
    assert all(p is not None and p.confidence > 0.4 for p in placed)
    starts = [p.start_ms for p in placed]
    assert starts == sorted(starts)
    assert 2000 <= starts[0] < starts[-1] <= 5000


@pytest.mark.skipif(sys.platform == "win32", reason="looks for a process by its number")
def test_a_process_ends_when_nobody_is_left_to_want_its_results(tmp_path: Path):
    script = tmp_path / "left.py"
    script.write_text(LEFT, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(jamedit.__file__).parent.parent)}
    run = subprocess.run([sys.executable, script, SAMPLE], capture_output=True, check=True, timeout=120, env=env)
    number = int(run.stdout)
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError(f"process {number} is still there")
