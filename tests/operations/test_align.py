"""Times from the recording, on the sample talk: whole, wrong, half, shifted, drifting, with noise and silence."""

from __future__ import annotations

import json
import subprocess
import sys
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jamedit.audio.speech_sound import RATE, stream
from jamedit.document import Glossary, Span, Term, Timing, Transcript
from jamedit.errors import CancelledError, NotTogetherError, UnreadableFileError, UsageError
from jamedit.formats.reading import read_path
from jamedit.operations.align import Times, align_recording, choice_for, sounds_like, times_in
from jamedit.paths import resource
from jamedit.progress import CancelToken, Progress
from jamedit.speech.engines import parse_choice

pytest.importorskip("pocketsphinx", reason="PocketSphinx is not there for this version of Python")

SAMPLE = resource("samples", "research-jam.txt")
RECORDING = resource("samples", "research-jam.opus")


@pytest.fixture(scope="module")
def talk() -> Transcript:
    """Return the sample transcript with its times."""
    return read_path(SAMPLE)


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    """Return the sound of the sample."""
    return np.concatenate([piece for _, piece in stream(RECORDING)])


def untimed(t: Transcript) -> Transcript:
    paragraphs = [
        replace(p, cues=(), words=tuple(replace(w, span=None, timing=Timing.NONE) for w in p.words))
        for p in t.paragraphs
    ]
    return t.with_same_ids(tuple(paragraphs))


def shifted(t: Transcript, ms: int, stretch: float = 1.0) -> Transcript:
    def span(old: Span | None) -> Span | None:
        return old and Span(int(old.start_ms * stretch) + ms, int(old.end_ms * stretch) + ms)

    paragraphs = [
        replace(
            p,
            words=tuple(replace(w, span=span(w.span)) for w in p.words),
            cues=tuple(replace(c, span=span(c.span)) for c in p.cues),
        )
        for p in t.paragraphs
    ]
    return t.with_same_ids(tuple(paragraphs))


def saved(sound: np.ndarray, path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.astype("<i2").tobytes())
    return path


def found(t: Transcript, recording: Path = RECORDING, **how: object) -> Times:
    return times_in(t, recording, choice_for(parse_choice("", "en"), t), jobs=2, **how)  # type: ignore[arg-type]


def errors(t: Transcript, times: Times, moved_ms: int = 0) -> list[int]:
    """Return by how much the words that open captions are off, in milliseconds."""
    opening = {c.first_word_id: c.span for p in t.paragraphs for c in p.cues if c.span}
    return [
        abs(time.span.start_ms - moved_ms - span.start_ms)
        for word, span in opening.items()
        if (time := times.times.get(word)) is not None and time.span and time.timing is Timing.ALIGNED
    ]


@pytest.fixture(scope="module")
def whole(talk: Transcript) -> Times:
    """Return the times of the text without times."""
    return found(untimed(talk))


def test_the_words_of_a_text_without_times_are_found(talk: Transcript, whole: Times) -> None:
    words = list(talk.words())
    assert whole.sure
    assert len(whole.times) >= 0.97 * len(words)
    off = sorted(errors(talk, whole))
    assert len(off) >= 0.9 * sum(len(p.cues) for p in talk.paragraphs)
    assert off[len(off) // 2] <= 80
    assert off[int(0.9 * len(off))] <= 250
    assert not [w for w in whole.warnings if "Only" in w]


def test_what_was_found_becomes_one_change_of_the_text(talk: Transcript, whole: Times) -> None:
    after = whole.applied(untimed(talk))
    aligned = [w for w in after.words() if w.timing is Timing.ALIGNED]
    assert all(w.time_confidence is not None for w in aligned)
    starts = [w.span.start_ms for w in after.words() if w.span]
    assert starts == sorted(starts)


def test_words_that_a_person_set_stay(talk: Transcript, whole: Times) -> None:
    plain = untimed(talk)
    first = plain.paragraphs[0]
    own = first.words[3].timed(Span(1_000, 1_100), Timing.SET)
    plain = plain.splice(0, 1, [replace(first, words=(*first.words[:3], own, *first.words[4:]))])
    assert whole.applied(plain).paragraphs[0].words[3] == own


def test_another_text_is_refused(whole: Times) -> None:
    text = Path(__file__).read_text("utf-8").split()[:300]
    other = read_path(SAMPLE)
    words = [replace(w, text=text[i % len(text)], span=None, timing=Timing.NONE) for i, w in enumerate(other.words())]
    other = other.with_same_ids((replace(other.paragraphs[0], words=tuple(words), cues=()),))
    with pytest.raises(NotTogetherError, match=r"do not seem to belong together: only [0-9]+% of the words"):
        found(other)


@pytest.mark.parametrize("kind", ["silence", "noise", "music", "nothing"])
def test_a_recording_without_speech_is_refused(talk: Transcript, tmp_path: Path, kind: str) -> None:
    time = np.arange(40 * RATE) / RATE
    made = {
        "silence": np.zeros(40 * RATE),
        "noise": np.random.default_rng(1).normal(0, 3000, 40 * RATE),
        "music": 4000
        * sum(np.sin(2 * np.pi * f * time) for f in (220, 277, 330))
        * (1 + np.sin(2 * np.pi * 2 * time))
        / 4,
        "nothing": np.zeros(800),
    }[kind]
    with pytest.raises(NotTogetherError):
        found(untimed(talk), saved(made, tmp_path / "other.wav"))


def test_half_of_the_text_missing_does_no_harm(talk: Transcript) -> None:
    half = untimed(talk.with_same_ids(talk.paragraphs[len(talk.paragraphs) // 2 :]))
    times = found(half)
    assert times.sure
    assert sorted(errors(talk, times))[len(errors(talk, times)) // 2] <= 100


def test_half_of_the_recording_missing_gives_only_what_is_sure(
    talk: Transcript, sound: np.ndarray, tmp_path: Path
) -> None:
    times = found(untimed(talk), saved(sound[: len(sound) * 2 // 5], tmp_path / "half.wav"))
    assert not times.sure
    assert any(w.startswith("Only ") for w in times.warnings)
    assert all(t.span is not None and t.span.end_ms <= len(sound) * 1000 // RATE // 2 for t in times.times.values())
    assert max(errors(talk, times)) <= 400


def test_speech_that_is_not_in_the_text_is_left_alone(talk: Transcript, sound: np.ndarray, tmp_path: Path) -> None:
    middle = len(sound) // 2
    longer = np.concatenate([sound[:middle], sound[: 25 * RATE][::-1], sound[middle:]])
    times = found(untimed(talk), saved(longer, tmp_path / "longer.wav"))
    inside = [
        t
        for t in times.times.values()
        if t.span and middle / RATE * 1000 + 1000 < t.span.start_ms < (middle / RATE + 24) * 1000
    ]
    assert times.sure
    assert len(inside) <= 6


@pytest.mark.parametrize(("ms", "stretch"), [(0, 1.0), (4_000, 1.0), (-200, 1.0), (500, 1.02)])
def test_times_that_are_off_as_a_whole_are_recognised(talk: Transcript, ms: int, stretch: float) -> None:
    late = shifted(talk, ms, stretch)
    times = found(late)
    off = sorted(errors(talk, times))
    assert off[len(off) // 2] <= 80
    assert off[int(0.9 * len(off))] <= 250
    if ms >= 1000:
        assert times.offset_ms is not None
        assert abs(times.offset_ms + ms) <= 250
        assert any("too late" in w for w in times.warnings)
    if stretch != 1.0:
        assert times.move is not None
        assert any("right speed" in w for w in times.warnings)


def test_it_can_be_cancelled(talk: Transcript) -> None:
    token = CancelToken()

    def stop(share: float, _: str) -> None:
        if share > 0:
            token.cancel()

    with pytest.raises(CancelledError):
        found(untimed(talk), progress=Progress(stop, token))


def test_parts_are_told_as_they_are_found(talk: Transcript) -> None:
    parts: list[int] = []
    times = found(untimed(talk), told=lambda part: parts.append(len(part)))
    assert len(parts) > 3
    assert sum(parts) >= 0.9 * len([t for t in times.times.values() if t.timing is Timing.ALIGNED])


def test_the_report_counts_every_word(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = align_recording(SAMPLE, RECORDING, target, jobs=2)
    assert done.confirmed + done.fitted + done.estimated + done.none == done.words
    assert done.confirmed >= 0.7 * done.words
    words = [w for p in json.loads(target.read_text("utf-8"))["paragraphs"] for w in p["words"]]
    assert len(words) == done.words
    assert {w["timing"] for w in words} <= {"aligned", "estimated", "heard", "none"}
    assert all(0 <= w["time_confidence"] <= 1 for w in words if w["timing"] == "aligned")


@pytest.mark.parametrize(
    ("recording", "error"), [("missing.wav", UnreadableFileError), ("no-sound.wav", UnreadableFileError)]
)
def test_a_recording_that_cannot_be_read_is_named(tmp_path: Path, recording: str, error: type[Exception]) -> None:
    (tmp_path / "no-sound.wav").write_text("not a recording")
    with pytest.raises(error, match=recording):
        align_recording(SAMPLE, tmp_path / recording, tmp_path / "o.json")
    assert not (tmp_path / "o.json").exists()


def test_a_language_the_engine_does_not_know_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="knows English, and this is de"):
        align_recording(SAMPLE, RECORDING, tmp_path / "o.json", language="de")


def test_how_a_term_sounds_comes_from_the_glossary() -> None:
    terms = (Term("numpy", ("num pie",)), Term("Ada Obi", ("ada oh bee", "ata obi")), Term("plain"))
    assert sounds_like(Glossary(terms)) == (("numpy", "num pie"), ("Ada", "ata"))


def test_the_engine_is_not_imported_before_it_is_used() -> None:
    code = "import sys, jamedit.operations.align; sys.exit(bool({'pocketsphinx', 'sounddevice'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
