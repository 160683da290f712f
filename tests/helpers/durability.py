"""Editing runs on a disk that fails or loses its power: shared by the tests and by benchmarks/fuzz/durability.py."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from editing_run import edit_at_random, state_of
from faulty_disk import FULL, Disk, after_power_cut, put

from jamedit.document.invariants import violations
from jamedit.errors import JameditError
from jamedit.formats.native import project
from jamedit.session import Session, files, journal

PARAGRAPHS = 12


@dataclass
class Tally:
    """Count what was tried and what was wrong."""

    edits: int = 0
    faults: int = 0
    looks: int = 0
    problems: list[str] = field(default_factory=list)


def _opened(folder: Path) -> Session:
    source = folder / "talk.txt"
    source.write_text("\n\n".join(f"Paragraph number {i} has a few words." for i in range(PARAGRAPHS)), "utf-8")
    return files.read(source).session()


def _states_of(session: Session) -> list[int]:
    """Return the states that the transcript has and will have, each key press one: any may be what reached the disk."""
    states = [state_of(session.transcript)]
    session.listeners.append(lambda applied: states.append(state_of(session.transcript)))
    return states


def _told(session: Session) -> bool:
    """Wait for the disk; tell whether all is on it."""
    try:
        session.journal.flush(5)
    except JameditError:
        return False
    return True


def _problems(path: Path, states: list[int], least: int) -> list[str]:
    """Look at a project file: it must open, be sound, and be no older than the state that was told to be saved."""
    if not path.exists():
        return ["a told state is gone with its file"] if least else []
    try:
        session = Session(project.load(path))
    except JameditError as error:
        return [str(error)]
    found = violations(session.transcript)
    here = state_of(session.transcript)
    if here not in states[least:]:
        found.append("an older state than the one told" if here in states else "a state that never was")
    try:
        while session.undo():
            pass
    except JameditError as error:
        found.append(str(error))
    if session.transcript != session.original:
        found.append("undoing everything does not lead back to the first state")
    return found


def lose_power(folder: Path, seed: int, edits: int, cuts: int, monkeypatch) -> Tally:
    """Edit, then look at what would be left had the power gone at random points of the record."""
    rng, disk, tally = random.Random(seed), Disk(), Tally(edits)
    with disk.mounted(monkeypatch):
        session = _opened(folder)
        states = _states_of(session)
        told = [(0, 0)]  # events done, states saved by then
        for _ in range(edits):
            edit_at_random(session, rng)
            if rng.random() < 0.4 and _told(session):
                told.append((len(disk.events), len(states) - 1))
        path = session.journal.path
        session.close()
    for number in range(cuts):
        cut = rng.randint(0, len(disk.events))
        put(after_power_cut(disk.events[:cut], rng), folder / f"cut{number}")
        least = max(state for events, state in told if events <= cut)
        tally.looks += 1
        tally.problems += _problems(folder / f"cut{number}" / path.name, states, least)
        shutil.rmtree(folder / f"cut{number}")
    return tally


def break_disk(folder: Path, seed: int, edits: int, rate: float, monkeypatch) -> Tally:
    """Edit while writes, syncs, renames … fail at random or the disk is full for a while; then let it work again."""
    rng, disk, tally = random.Random(seed), Disk(), Tally(edits)
    monkeypatch.setattr(journal, "_RETRY_S", 0.02)

    def at_random(what: str) -> int:
        failing = rng.random() < rate
        tally.faults += failing
        return FULL if failing else 0

    with disk.mounted(monkeypatch):
        session = _opened(folder)
        states, least = _states_of(session), 0
        for _ in range(edits):
            disk.fault = at_random if rng.random() < 0.7 else lambda what: 0
            edit_at_random(session, rng)
            if _told(session):
                least = len(states) - 1
            disk.fault = lambda what: 0
            if rng.random() < 0.3:
                tally.looks += 1
                copy = folder / f"look{tally.looks}"
                with disk.still:  # what is half made is moved to its place only when it is whole
                    shutil.copytree(session.journal.path.parent, copy, ignore=shutil.ignore_patterns(".*.part*"))
                tally.problems += _problems(copy / session.journal.path.name, states, least)
        if not _told(session) and not _told(session):
            tally.problems.append(f"the disk works again, but: {session.journal.error}")
        path = session.journal.path
        session.close()
        tally.looks += 1
        tally.problems += _problems(path, states, len(states) - 1)
    return tally
