"""Kill an editing process and look at what is left: shared by the test and by benchmarks/fuzz/kill.py."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from editing_run import state_of

from jamedit.document.invariants import violations
from jamedit.formats.native import project
from jamedit.formats.reading import read_data
from jamedit.session import Session, files

HERE = Path(__file__).resolve()
TEXT = "\n\n".join(f"Paragraph number {i} has a few words to edit." for i in range(30))


@dataclass
class Left:
    """What an edit that was told looked like, and what the file says after the kill."""

    told: int
    lost_ms: float  # age of the oldest edit that is missing, 0 when none is
    problems: list[str]


def kill_once(folder: Path, seed: int, after_s: float, script: str = "editing_run.py") -> Left:
    """Run, kill after some time, open again; every edit is told on a pipe right after it was applied."""
    folder.mkdir(parents=True)
    source = folder / "talk.txt"
    source.write_text(TEXT, "utf-8")
    return _killed(source, folder, seed, after_s, script)


def kill_after_pulling(folder: Path, seed: int, pull_s: float, after_s: float, script: str) -> Left:
    """Take the folder of an open project away, kill somewhat later, put the folder back and open the project again."""
    stick, pulled = folder / "stick", folder / "pulled"
    stick.mkdir(parents=True)
    start = read_data(TEXT.encode(), "talk.txt")
    project.create(stick / "talk.jamedit", project.Project(start, start))
    return _killed(stick / "talk.jamedit", folder, seed, after_s, script, (pull_s, stick, pulled))


def _killed(
    source: Path, folder: Path, seed: int, after_s: float, script: str, pull: tuple[float, Path, Path] | None = None
) -> Left:
    env = dict(os.environ, JAMEDIT_STATE_DIR=str(folder / "state"), PYTHONPATH=str(HERE.parents[2]))
    command = [sys.executable, str(HERE.with_name(script)), str(source), str(seed)]
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
    if pull is not None:
        time.sleep(pull[0])
        pull[1].rename(pull[2])
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    killed_at = time.monotonic()
    process.wait()
    reader.join()
    if pull is not None:
        pull[2].rename(pull[1])
    os.environ["JAMEDIT_STATE_DIR"] = str(folder / "state")
    return _look(source, [line.split() for line in lines if line.endswith("\n")], killed_at)


def _look(source: Path, told: list[list[str]], killed_at: float) -> Left:
    opened = files.read(source)
    try:
        session = Session(opened.project)
        here = (session.history.head, state_of(session.transcript))
        known = [(0, state_of(opened.project.original)), *((int(head), int(state)) for _, _, head, state in told)]
        problems = violations(session.transcript)
        reached = max((i for i, state in enumerate(known) if state == here), default=-1)
        if reached < 0:  # the one edit that was under way, written but not told
            reached = len(known) - 1
            if abs(here[0] - known[-1][0]) > 1:
                problems.append(f"step {here[0]} is on disk, {known[-1][0]} was told last")
        missing = told[reached:]
        lost_ms = (killed_at - float(missing[0][1])) * 1000 if missing else 0.0
        while session.undo():
            pass
        if session.transcript != session.original:
            problems.append("undoing everything does not lead back to the first state")
        return Left(len(told), lost_ms, problems)
    finally:
        opened.discard()
