"""Cleaning as a function: every change reported, nothing written when cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.errors import CancelledError
from jamedit.operations.clean import clean
from jamedit.operations.suggest import Choices
from jamedit.progress import Progress


def test_cleaning_reports_each_change(talk: Path, terms: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = talk.with_name("out.txt")
    done = clean(talk, out, Choices(("glossary", "filler"), glossaries=(terms,)))
    assert (done.words, done.lost) == (16, ())
    assert [(c.before, c.after) for c in done.changes] == [
        ("um", ""),
        ("pie torch,", "PyTorch,"),
        ("um", ""),
        ("um", ""),
    ]
    assert done.changes[1].context == "um we wrote it in pie torch, and um it works."
    assert " ".join(out.read_text("utf-8").split()) == "So we wrote it in PyTorch, and it works. Then we left."
    assert capfd.readouterr() == ("", "")


def test_what_is_cancelled_writes_nothing(talk: Path, cancelled: Progress) -> None:
    with pytest.raises(CancelledError):
        clean(talk, talk.with_name("out.txt"), progress=cancelled)
    assert [p.name for p in talk.parent.iterdir()] == ["talk.txt"]
