"""Answers to the questions and file dialogs of the window, given as soon as they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox


def answer_questions(monkeypatch: pytest.MonkeyPatch, *texts: str) -> list[str]:
    """Press the buttons of these texts, one a question, "" for the one that Enter presses; return what was asked."""
    asked: list[str] = []
    left = list(texts)

    def answer(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}".strip())
        wanted = left.pop(0)
        (box.defaultButton() if not wanted else next(b for b in box.buttons() if b.text() == wanted)).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def choose_files(monkeypatch: pytest.MonkeyPatch, *paths: Path | str) -> list[str]:
    """Choose these files to save in, one a dialog, then none; return what each dialog suggested."""
    suggested: list[str] = []
    left = [str(path) for path in paths]

    def choose(parent: object, title: str, start: str, *others: object, **more: object) -> tuple[str, str]:
        suggested.append(start)
        return (left.pop(0) if left else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested
