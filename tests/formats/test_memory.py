"""Reading and writing leave nothing behind that only the garbage collector could free."""

from __future__ import annotations

import gc

import pytest
from format_examples import SOUND
from rough_changes import retyped

from jamedit.formats.engine import builder
from jamedit.formats.engine.builder import quiet_gc
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

OURS = [f.id for f in FORMATS if f.id != "docx"]  # python-docx makes rings of its own


def _run(format_id: str, *, writes: bool) -> None:
    transcript = read_data(SOUND[format_id].data, "example", format_id)
    if writes:
        render(transcript, format_id)
        render(retyped(transcript, 0, "edited"), format_id)


@pytest.mark.parametrize("format_id", OURS)
def test_repeated_reads_and_writes_leave_no_rings(format_id: str) -> None:
    writes = next(f for f in FORMATS if f.id == format_id).writes
    _run(format_id, writes=writes)  # what is made once and stays
    gc.collect()
    gc.freeze()  # only what comes now is searched
    gc.disable()
    try:
        _run(format_id, writes=writes)
        assert gc.collect() == 0
    finally:
        gc.unfreeze()
        gc.enable()


class _Ring:
    """Be what a library leaves behind: a value that holds itself."""

    alive = 0

    def __init__(self, size: int) -> None:
        self.me, self.much = self, [[] for _ in range(size)]
        _Ring.alive += 1

    def __del__(self) -> None:
        _Ring.alive -= 1


def test_rings_made_while_reading_are_freed_soon() -> None:
    for _ in range(50):
        with quiet_gc():
            _Ring(2_000)
        _ = [[] for _ in range(2_000)]  # what any work makes
    assert _Ring.alive < 25
    gc.collect()


def test_rings_of_huge_files_are_freed_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "_FEW", 1_000)
    monkeypatch.setattr(builder, "_TOO_MANY", 20_000)
    for _ in range(30):
        with quiet_gc():
            _Ring(2_000)
    assert _Ring.alive < 25
    gc.collect()
