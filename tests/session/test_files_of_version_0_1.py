"""Projects, settings, recent files and knowledge that version 0.1.0 wrote open as they were."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from jamedit.document import Pair, Transcript
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.formats.writing import write_path
from jamedit.session import Session, files, recovery
from jamedit.settings import Settings
from jamedit.settings.recent import RecentFiles
from jamedit.storage import knowledge_file

OLD = Path(__file__).parent / "data" / "made_by_0_1"
SOURCES = ("talk.srt", "talk.vtt", "talk.json", "talk.md", "talk.txt", "talk.ttml")


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> Path:
    return OLD / request.param


@pytest.fixture
def old(source: Path, tmp_path: Path) -> Path:
    """Return a copy of the project that was made of a source."""
    path = tmp_path / f"{source.name}.jamedit"
    path.write_bytes(gzip.decompress((OLD / f"{path.name}.gz").read_bytes()))
    return path


@pytest.fixture
def expected(source: Path) -> dict[str, Any]:
    return json.loads(gzip.decompress((OLD / f"{source.name}.expected.json.gz").read_bytes()))


@pytest.fixture
def session(old: Path):
    made = files.read(old).session()
    yield made
    made.close()


def seen(transcript: Transcript) -> dict[str, Any]:
    """Return all that a transcript says as plain values."""

    def times(span) -> tuple[int | None, int | None]:
        return (span.start_ms, span.end_ms) if span else (None, None)

    def words(p) -> list[list[Any]]:
        return [[w.id, w.text, *times(w.span), w.confidence, w.timing.value, w.hidden] for w in p.words]

    return {
        "paragraphs": [
            [p.id, p.speaker_id, words(p), [[c.first_word_id, *times(c.span)] for c in p.cues]]
            for p in transcript.paragraphs
        ],
        "speakers": [[s.id, s.name, s.color] for s in transcript.speakers],
        "sections": [[s.title, s.first_paragraph_id, s.level] for s in transcript.sections],
        "notes": [[n.id, n.paragraph_id, list(n.word_ids), n.text] for n in transcript.notes],
    }


def texts(session: Session) -> list[str]:
    return [p.text for p in session.transcript.paragraphs]


def test_the_transcript_is_as_it_was(session: Session, expected: dict[str, Any]) -> None:
    assert seen(session.transcript) == expected["present"]
    assert seen(session.original) == expected["original"]


def test_decisions_glossary_and_recording_are_as_they_were(session: Session, expected: dict[str, Any]) -> None:
    assert [[*key, said] for key, said in session.decisions.items()] == expected["decisions"]
    assert [[t.text, list(t.sounds_like)] for t in session.glossary.terms] == expected["glossary"]
    assert session.recording == Path("/talks/talk.opus")


def test_undo_goes_to_the_first_reading_and_redo_to_the_end(session: Session, expected: dict[str, Any]) -> None:
    history = expected["history"]
    assert session.history.head == history["head"]
    assert [[s.label, s.origin] for s in session.history.steps] == history["labels"]
    for wanted in history["back"]:
        session.undo()
        assert texts(session) == wanted
    assert (session.undo(), session.transcript) == (None, session.original)
    for wanted in history["forth"]:
        session.redo()
        assert texts(session) == wanted
    assert session.redo() is None


def test_the_first_reading_is_written_as_the_source_was(session: Session, source: Path, tmp_path: Path) -> None:
    before, now = seen(session.original), seen(read_path(source))
    if source.suffix == ".md":  # 0.1 read the marks of emphasis as characters of the words
        for p in before["paragraphs"]:
            p[2] = [[n, text.strip("*"), *rest] for n, text, *rest in p[2]]
    assert now == before
    target = tmp_path / source.name
    write_path(session.original, target, session.original.meta.source_format)
    assert target.read_bytes() == source.read_bytes()


def test_work_goes_on_and_is_kept(old: Path, session: Session, expected: dict[str, Any]) -> None:
    session.redo()
    assert session.journal is not None
    session.journal.flush()
    again = project.load(old)
    assert again.present == session.transcript
    assert again.head == expected["history"]["head"] + 1


def test_unsaved_work_is_taken_up_again(old: Path, source: Path, tmp_path: Path, expected: dict[str, Any]) -> None:
    transcript = Path(shutil.copy(source, tmp_path))
    kept = recovery.place_for(transcript)
    kept.parent.mkdir(parents=True)
    shutil.move(old, kept)
    opened = files.read(transcript)
    assert opened.resumed
    assert seen(opened.project.present) == expected["present"]
    opened.discard()


@pytest.mark.skipif(os.name == "nt", reason="the name follows from the whole path")
def test_unsaved_work_is_looked_for_where_it_was_kept() -> None:
    assert recovery.place_for(Path("/talks/Ørsta talk #1.srt")).name == "Ørsta talk _1-2e21ee06d18b0df2.jamedit"


def test_the_sources_were_kept_in_the_three_ways_of_then(tmp_path: Path) -> None:
    """Hold what the other tests are worth: each way that version kept a source in is among the projects."""
    ways = {"talk.srt": '{"head":', "talk.json": "deflated:", "talk.ttml": "<?xml"}
    for name, opening in ways.items():
        path = tmp_path / "old.jamedit"
        path.write_bytes(gzip.decompress((OLD / f"{name}.jamedit.gz").read_bytes()))
        with project.connection(path) as db:
            rest = json.loads(db.execute("SELECT value FROM info WHERE key='original_rest'").fetchone()[0])
        assert f'"layout", {json.dumps(opening)[:-1]}' in json.dumps(rest)


def test_settings_are_read_and_what_is_unknown_stays(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD / "settings.toml", tmp_path))
    settings = Settings(path)
    assert settings.warnings == ()
    wanted = {
        "appearance.text_size": 19,
        "appearance.page_width": 80,
        "listening.skip_short_ms": 2000,
        "listening.pause_while_typing": True,
        "captions.line_length": 37,
        "suggestions.preset": "careful",
        "suggestions.spelling": "british",
        "export.word_times": True,
        "keys.preset": "elan",
    }
    assert {name: settings[name] for name in wanted} == wanted
    settings.set("appearance.text_size", 20)
    settings.save()
    assert path.read_text("utf-8") == (OLD / "settings.toml").read_text("utf-8").replace("= 19", "= 20")


def test_recent_files_are_read(tmp_path: Path) -> None:
    recent = RecentFiles(Path(shutil.copy(OLD / "recent.json", tmp_path)))
    assert [(f.path, f.opened) for f in recent.files()] == [
        (Path("/talks/Ørsta two.jamedit"), datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        (Path("/talks/one.srt"), datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ]


def test_knowledge_is_read() -> None:
    known = knowledge_file.read(OLD / "knowledge.jsonl")
    assert known.pairs == (
        Pair("oil sund", "Ålesund", 1, 0),
        Pair("tight table", "tide table", 3, 1),
        Pair("um", "", 0, 2),
    )
    assert knowledge_file.dumps(known).encode() == (OLD / "knowledge.jsonl").read_bytes()
