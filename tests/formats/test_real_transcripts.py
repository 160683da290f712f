"""Real transcripts: every word once and in order, the gold repair, and the same bytes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from transcript_views import texts

from jamedit.document import Timing
from jamedit.document.invariants import violations
from jamedit.formats.engine.text.textio import decode
from jamedit.formats.losses import losses
from jamedit.formats.reading import read_data, read_path
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import render

pytestmark = pytest.mark.shared
CUE = re.compile(r"^\[\d+:\d\d:\d\d\.\d{3} --> \d+:\d\d:\d\d\.\d{3}\]", re.MULTILINE)
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Path]:
    found = {p.name.split("_")[0]: p for p in (shared / "data" / "seeds").glob("*_????????????????.txt")}
    if not found:
        pytest.skip("the real transcripts are not here")
    return found


@pytest.mark.parametrize(("seed", "format_id"), [("000", "lines"), ("002", "whisper"), ("004", "md")])
def test_every_word_is_there_once_and_in_order(seeds: dict[str, Path], seed: str, format_id: str) -> None:
    path = seeds[seed]
    transcript = read_path(path)
    text = HEADING.sub("", CUE.sub("", decode(path.read_bytes(), path.name).text))
    assert transcript.meta.source_format == format_id
    assert texts(transcript) == text.split()
    assert violations(transcript) == []
    assert max(len(p.words) for p in transcript.paragraphs) < 250


@pytest.mark.parametrize("seed", ["000", "002"])
def test_untouched_comes_back_byte_for_byte(seeds: dict[str, Path], seed: str) -> None:
    transcript = read_path(seeds[seed])
    assert render(transcript, transcript.meta.source_format) == seeds[seed].read_bytes()
    assert transcript.meta.warnings == ()


def test_repair_equals_the_gold_but_for_the_lost_character(seeds: dict[str, Path]) -> None:
    gold = seeds["004"].with_suffix(".repaired.txt").read_text(encoding="utf-8")
    transcript = read_path(seeds["004"])
    best = gold.replace("\u5b66", "\u00e5\u00a6")
    assert best != gold
    assert decode(seeds["004"].read_bytes(), "talk").text == best
    assert render(transcript, "md").decode() == best
    lost = transcript.meta.warnings[0]
    assert (lost.line, "\u00e5\u00a6" in lost.message) == (1, True)


def test_right_real_text_is_not_repaired(seeds: dict[str, Path]) -> None:
    for path in (seeds["000"], seeds["002"], seeds["004"].with_suffix(".repaired.txt")):
        assert decode(path.read_bytes(), path.name).text.encode() == path.read_bytes()


def test_headings_become_title_and_pictures_stay(seeds: dict[str, Path]) -> None:
    transcript = read_path(seeds["004"])
    assert transcript.meta.title.startswith("P25")
    assert sum(t.startswith("![](") for t in texts(transcript)) > 1


def test_caption_times_are_the_files_and_word_times_estimates(seeds: dict[str, Path]) -> None:
    transcript = read_path(seeds["002"])
    first = transcript.paragraphs[0].cues[0]
    assert first.span is not None
    assert (first.span.start_ms, first.span.end_ms) == (0, 4720)
    assert {w.timing for w in transcript.words()} == {Timing.ESTIMATED}
    assert [p.start_ms for p in transcript.paragraphs] == sorted(p.start_ms or 0 for p in transcript.paragraphs)


@pytest.mark.parametrize("target", [f.id for f in FORMATS if f.writes])
def test_all_words_arrive_in_every_format(seeds: dict[str, Path], target: str) -> None:
    transcript = read_path(seeds["002"])
    again = read_data(render(transcript, target), "again", target)
    assert texts(again) == texts(transcript)
    if not losses(transcript, target):
        if target not in ("stamped", "f4"):  # which have whole seconds, at paragraphs of their own, and tenths
            assert again.paragraphs[-1].start_ms == transcript.paragraphs[-1].start_ms
        if target not in ("otr", "stamped", "f4"):  # which says when a paragraph begins, not when it ends
            assert again.paragraphs[-1].end_ms == transcript.paragraphs[-1].end_ms
