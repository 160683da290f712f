"""Reading and writing leave nothing behind that only the garbage collector could free."""

from __future__ import annotations

import gc

import pytest
from format_examples import SOUND
from rough_changes import retyped

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
