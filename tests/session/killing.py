"""Kill an editing process and look at what is left: shared by the test and by benchmarks/bench_kill.py."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from jamedit.document.invariants import violations
from jamedit.session import Session, files

HERE = Path(__file__).resolve()


@dataclass
class Left:
    """What an edit that was told looked like, and what the file says after the kill."""

    told: int
    lost_ms: float  # age of the oldest edit that is missing, 0 when none is
    problems: list[str]


def kill_once(folder: Path, seed: int, after_s: float) -> Left:
    """Run, kill after some time, open again; every edit is told on a pipe right after it was applied."""
    folder.mkdir(parents=True)
    source = folder / "talk.txt"
    source.write_text("\n\n".join(f"Paragraph number {i} has a few words to edit." for i in range(30)), "utf-8")
    env = dict(os.environ, JAMEDIT_STATE_DIR=str(folder / "state"), PYTHONPATH=str(HERE.parents[2]))
    command = [sys.executable, str(HERE.with_name("editing_run.py")), str(source), str(seed)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    lines: list[str] = []
    first = threading.Event()

    def read() -> None:
        for line in process.stdout:
            lines.append(line)
            first.set()

    reader = threading.Thread(target=read)
    reader.start()
    first.wait(30)
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    killed_at = time.monotonic()
    process.wait()
    reader.join()
    os.environ["JAMEDIT_STATE_DIR"] = str(folder / "state")
    return _look(source, [line.split() for line in lines if line.endswith("\n")], killed_at)


def _look(source: Path, told: list[list[str]], killed_at: float) -> Left:
    opened = files.read(source)
    try:
        session = Session(opened.project)
        here = (session.history.head, session.transcript.word_count)
        known = [(int(head), int(words)) for _, _, head, words in told]
        start = (0, opened.project.original.word_count)
        problems = violations(session.transcript)
        # the last state that was told and equals what is on disk; one more edit may have been written than was told
        reached = max(
            (i for i, state in enumerate(known) if state == here), default=-1 if here == start else len(known)
        )
        missing = told[reached + 1 :]
        lost_ms = (killed_at - float(missing[0][1])) * 1000 if missing else 0.0
        while session.undo():
            pass
        if session.transcript != session.original:
            problems.append("undoing everything does not lead back to the first state")
        return Left(len(told), lost_ms, problems)
    finally:
        opened.lock.release()
