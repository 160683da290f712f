"""The fuzzer's own checks: quiet on sound readers, loud on unsound ones, and its changes repeat."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.fuzz import checks as fuzz_checks
from benchmarks.fuzz.formats import Mutator, _flip
from jamedit.document import Transcript
from jamedit.formats import register
from jamedit.formats.base import Codec
from jamedit.formats.register import FORMATS, format_named
from jamedit.formats.source import SourceText

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="needs POSIX timers")
IDS = [f.id for f in FORMATS]


@pytest.mark.parametrize("format_id", [*IDS, None])
def test_examples_and_small_changes_of_them_break_no_check(format_id: str | None) -> None:
    seeds = fuzz_checks.seeds(format_id)
    change = Mutator(seeds, lambda data, size: _flip(data, size, 1))
    for number, seed in enumerate(seeds):
        fuzz_checks.check(seed, format_id)
        for i in range(5):
            fuzz_checks.check(change(seed, 4096, 100 * number + i), format_id)


@pytest.mark.parametrize("format_id", IDS)
def test_malicious_files_are_read_or_refused_within_bounds(format_id: str) -> None:
    for _, data in fuzz_checks.hostile(format_id, 2_000, huge=40_000):
        fuzz_checks.check(data, format_id)


def crash(source: SourceText, name: str) -> Transcript:
    raise IndexError(name)


def loses_a_word(source: SourceText, name: str) -> Transcript:
    made = format_named("lines").read(source, name)
    first = made.paragraphs[0]
    return made.splice(0, 1, [replace(first, words=first.words[1:], cues=())])


def never_ends(source: SourceText, name: str) -> Transcript:
    while True:
        pass


@pytest.mark.parametrize(
    ("reader", "found"),
    [
        (crash, "IndexError"),
        (loses_a_word, "other bytes are written"),
        (never_ends, "does not come to an end"),
    ],
)
def test_a_reader_that_breaks_a_promise_is_found(
    reader: Callable[[SourceText, str], Transcript], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = format_named("txt").load()
    assert isinstance(sound, Codec)
    unsound = tuple(replace(f, load=lambda: replace(sound, read=reader)) if f.id == "txt" else f for f in FORMATS)
    monkeypatch.setattr(register, "FORMATS", unsound)
    monkeypatch.setattr(fuzz_checks, "SECONDS", 0.1)
    with pytest.raises((IndexError, fuzz_checks.CheckError)) as caught:
        fuzz_checks.check(b"so it is\n\nand more\n", "txt")
    assert found in fuzz_checks.fault(caught.value)[0]


def test_a_change_repeats_with_its_number() -> None:
    change = Mutator(fuzz_checks.seeds("srt"), lambda data, size: data[::-1])
    data = fuzz_checks.seeds("srt")[0]
    assert [change(data, 4096, n) for n in range(9)] == [change(data, 4096, n) for n in range(9)]
    assert len({change(data, 4096, n) for n in range(9)}) > 3
