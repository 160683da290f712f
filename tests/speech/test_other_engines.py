"""Engines other than the built-in one, through the processes that run them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from jamedit.document.span import Span
from jamedit.errors import JameditError
from jamedit.paths import resource
from jamedit.progress import Progress
from jamedit.speech.alignment import SpokenText, find_words
from jamedit.speech.base import EngineChoice
from jamedit.speech.engines import make, missing
from jamedit.speech.rough import voice
from jamedit.speech.workers import Workers

LINES = resource("samples", "research-jam.words.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [(int(start), int(end), word) for start, end, word in (line.split("\t") for line in LINES)]
needs_espeak = pytest.mark.skipif(voice.program() is None, reason="the program espeak-ng is not installed")


def expected(words: list[str]) -> SpokenText:
    """Return words with times that are off by a little, as captions would give them."""
    spans = tuple(Span(max(0, start + 150), end + 150) for start, end, _ in ROWS)
    return SpokenText(tuple(words), spans, tuple(at % 12 == 0 for at in range(len(words))))


@needs_espeak
def test_rough_words_count_as_found_though_they_are_in_doubt(tmp_path: Path) -> None:
    recording = resource("samples", "research-jam.opus")
    right = find_words(expected([word for _, _, word in ROWS]), recording, EngineChoice("rough"), jobs=1)
    assert right.anchored > 0.9
    assert all(word is not None and word.confidence <= 0.45 for word in right.words)


def test_what_an_engine_has_to_say_comes_back_from_its_process(tmp_path: Path) -> None:
    spans = [(0, (np.zeros(16_000, np.int16), ("one",), False))]
    with (
        Workers(EngineChoice("whisper", "en", str(tmp_path / "nowhere")), 1) as workers,
        pytest.raises(JameditError) as raised,
    ):
        list(workers.fit(spans, Progress()))
    assert "unexpectedly" not in str(raised.value)
    assert "folder" in str(raised.value) or "faster_whisper" in str(raised.value)


def test_a_missing_program_or_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "program", lambda: None)
    assert "espeak-ng" in missing("rough")
    with pytest.raises(JameditError, match="espeak-ng"):
        make(EngineChoice("rough"))
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    monkeypatch.setattr("jamedit.speech.engines.find_spec", lambda name: None)
    assert "jamedit[listen]" in missing("whisper")
