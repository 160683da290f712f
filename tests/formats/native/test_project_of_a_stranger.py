"""A project file that somebody else made, or that was damaged, is mended with a word about it, or refused in one."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from made import transcript

from jamedit.document.invariants import violations
from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.engine.source_text import PROPERTY, kept_text
from jamedit.formats.native import project
from jamedit.formats.writing import render
from jamedit.operations.convert import convert
from jamedit.session import Session, files


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two paragraphs with one step of history."""
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path / "state"))
    session = Session.new(transcript("one two three", "four five", speakers=2))
    session.apply(ReplaceText(session.transcript.paragraphs[0].id, ("one two six",)))
    made = tmp_path / "talk" / "talk.jamedit"
    project.create(made, session.project())
    return made


def run(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(sql) if not values else db.execute(sql, values)
        db.commit()


def change(path: Path, table: str, column: str, do: Any, where: str = "") -> None:
    """Change the JSON of one cell."""
    with closing(sqlite3.connect(path)) as db:
        key = db.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE cid=0").fetchone()[0]
        at, text = db.execute(f"SELECT {key}, {column} FROM {table} {where} ORDER BY {key}").fetchone()
        value = json.loads(text)
        do(value)
        db.execute(f"UPDATE {table} SET {column}=? WHERE {key}=?", (json.dumps(value), at))
        db.commit()


def in_first_paragraph(path: Path, do: Any) -> None:
    change(path, "present", "paragraph", do)


@pytest.mark.parametrize("sure", [1.5, "yes", True, float("nan")])
def test_how_sure_a_time_is_can_only_be_a_share(path: Path, sure: object) -> None:
    def put(paragraph: dict[str, Any]) -> None:
        paragraph["words"] = [[*row, sure] for row in paragraph["words"]]

    in_first_paragraph(path, put)
    loaded = project.load(path)
    assert loaded.mended
    assert [w.text for w in loaded.present.paragraphs[0].words] == ["one", "two", "six"]
    assert not any(w.time_confidence for w in loaded.present.words())


def in_rest(path: Path, do: Any) -> None:
    change(path, "info", "value", do, "WHERE key='present_rest'")


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM original; END",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE glossary; CREATE VIEW glossary AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) "
        "SELECT x AS position, 't' AS term, '' AS sounds_like FROM c WHERE x < 0",
        "CREATE TABLE other (x)",
        "CREATE INDEX i ON present (length(paragraph))",
        "ALTER TABLE step ADD COLUMN more AS (zeroblob(100000000))",
        "DROP TABLE info; CREATE TABLE info (key, value)",
    ],
)
def test_what_no_project_of_ours_holds_is_refused_and_nothing_is_done(path: Path, sql: str) -> None:
    run(path, sql)
    before = path.read_bytes()
    with pytest.raises(UnreadableFileError, match=r"talk\.jamedit holds .*\.$"):
        project.load(path)
    with pytest.raises(UnreadableFileError), project.connection(path, write=True):
        pass
    assert (path.read_bytes(), os.listdir(path.parent)) == (before, ["talk.jamedit"])


def test_counts_that_programs_for_databases_leave_do_no_harm(path: Path) -> None:
    run(path, "ANALYZE")
    assert project.load(path).mended == ()


def test_a_query_that_goes_on_and_on_is_ended(path: Path) -> None:
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c"
    with pytest.raises(UnreadableFileError, match="interrupted"), project.connection(path) as db:
        db.execute(endless).fetchone()


ODD = [None, True, float("nan"), float("inf"), -1, 1 << 70, 1.5, "x", "a b", "\0", "\ud800", [], {}, [[]], "9" * 5000]
PLACES = {
    "a paragraph": lambda p, odd: p.update(id=odd),
    "its speaker": lambda p, odd: p.update(speaker=odd),
    "its words": lambda p, odd: p.update(words=odd),
    "its captions": lambda p, odd: p.update(cues=odd),
    **{f"value {i} of a word": lambda p, odd, i=i: p["words"][1].__setitem__(i, odd) for i in range(7)},
    "a word": lambda p, odd: p["words"].__setitem__(1, odd),
    "a caption": lambda p, odd: p.update(cues=[odd]),
    "the word of a caption": lambda p, odd: p.update(cues=[[odd, None, None]]),
    "the source of a caption": lambda p, odd: p.update(cues=[[p["words"][0][0], None, [odd, "", "", None]]]),
}


@pytest.mark.parametrize("odd", ODD, ids=lambda v: repr(v)[:12])
@pytest.mark.parametrize("place", PLACES)
def test_every_value_of_a_paragraph_is_checked(path: Path, place: str, odd: object) -> None:
    in_first_paragraph(path, lambda p: PLACES[place](p, odd))
    found = project.load(path)
    assert violations(found.present) == []
    assert found.present.word_count >= 2
    render(found.present, "srt")
    render(found.present, "json")


REST = {
    **{k: lambda r, odd, k=k: r.update({k: odd}) for k in ("speakers", "sections", "notes", "meta", "next_id")},
    "a speaker": lambda r, odd: r["speakers"].append(odd),
    "a name": lambda r, odd: r["speakers"][0].__setitem__(1, odd),
    "a colour": lambda r, odd: r["speakers"][0].__setitem__(2, odd),
    "a section": lambda r, odd: r["sections"].append([odd, odd, odd]),
    "a note": lambda r, odd: r["notes"].append([odd, odd, odd, odd]),
    "the title": lambda r, odd: r["meta"].update(title=odd),
    "the encoding": lambda r, odd: r["meta"].update(encoding=odd),
    "the line ends": lambda r, odd: r["meta"].update(newline=odd),
    "a property": lambda r, odd: r["meta"].update(properties=[["layout", odd], odd]),
    "a warning": lambda r, odd: r["meta"].update(warnings=[{"line": odd, "message": odd}]),
}


@pytest.mark.parametrize("odd", ODD, ids=lambda v: repr(v)[:12])
@pytest.mark.parametrize("place", REST)
def test_every_other_value_is_checked(path: Path, place: str, odd: object) -> None:
    in_rest(path, lambda r: REST[place](r, odd))
    found = project.load(path)
    assert violations(found.present) == []
    assert all(type(s.color) is int and 0 <= s.color < 256 and isinstance(s.name, str) for s in found.present.speakers)
    render(found.present, "json")


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda p: p["words"][1].__setitem__(0, p["words"][0][0]), "new ones"),
        (lambda p: p["words"][1].__setitem__(1, "a\nb"), "is not a word, kept as text"),
        (lambda p: p["words"][1].__setitem__(slice(2, 6), [900, 100, None, 1]), "ended before it began"),
        (lambda p: p["words"][1].__setitem__(slice(2, 6), [0, 10**19, None, 1]), "has the time"),
        (lambda p: p.update(speaker=77), "was not described"),
    ],
)
def test_what_was_mended_is_told_and_the_first_change_makes_the_file_sound(path: Path, do: Any, said: str) -> None:
    in_first_paragraph(path, do)
    before = path.read_bytes()
    opened = files.read(path)
    assert said in " ".join(opened.project.mended)
    session = opened.session()
    session.apply(ReplaceText(session.transcript.paragraphs[1].id, ("four seven",)))
    session.close()
    again = project.load(path)
    assert (again.mended, again.present) == ((), session.transcript)
    assert len(again.steps) == 2
    assert path.with_name("talk.jamedit.bak").read_bytes() == before


@pytest.mark.parametrize("table", ["original", "present", "step", "glossary", "verdict"])
def test_a_table_that_is_gone_costs_what_was_in_it_and_no_more(path: Path, table: str) -> None:
    run(path, f"DROP TABLE {table}")
    found = project.load(path)
    assert found.present.paragraphs
    assert f"the table {table} is missing" in found.mended


def test_speakers_of_one_number_beside_one_that_is_not_described_become_two(path: Path) -> None:
    in_rest(path, lambda r: r.update(speakers=[[1, "Ada", 0], [1, "Bo", 1]]))
    assert [(s.id, s.name) for s in project.load(path).present.speakers] == [(1, "Ada"), (2, "Speaker 2")]


def test_a_project_without_any_text_is_refused(path: Path) -> None:
    run(path, "DELETE FROM present; DELETE FROM original")
    with pytest.raises(UnreadableFileError, match="no text in it"):
        project.load(path)


@pytest.mark.parametrize("text", [None, "", "{}", "[" * 9999, '{"verdicts":[', '{"verdicts":[[1]],"at":0}', b"\xff"])
def test_a_step_that_cannot_be_read_ends_undoing_and_nothing_else(path: Path, text: object) -> None:
    run(path, "UPDATE OR IGNORE step SET change=?", text if text is not None else b"")
    session = files.read(path).session()
    before = session.transcript
    with pytest.raises(UnreadableFileError, match="history is damaged"):
        session.undo()
    assert session.transcript is before
    session.close()


def test_a_step_of_another_text_is_not_applied(path: Path) -> None:
    change(path, "step", "change", lambda c: c["added"][0]["words"].pop())
    session = Session(project.load(path))
    with pytest.raises(UnreadableFileError, match="not of this text"):
        session.undo()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("recording", "/x/a\0b.mp3"),
        ("recording", "/x/" + "a" * 300 + ".mp3"),
        ("recording", "\\\\host\\share\\a.mp3"),
        ("recording", "file:////host/share/a.mp3"),
        ("recording", "http://127.0.0.1:9/a.mp3"),
        ("recording_size", "abc"),
        ("recording_size", "9" * 5000),
        ("recording_fingerprint", "../.."),
        ("head", "999"),
        ("head", "-1"),
    ],
)
def test_values_that_cannot_be_used_are_left_out(path: Path, key: str, value: str) -> None:
    run(path, "INSERT OR REPLACE INTO info VALUES (?,?)", key, value)
    found = project.load(path)
    assert len(found.mended) == 1
    assert key not in dict(found.info)
    assert found.head == 1


def test_consent_to_a_server_does_not_come_with_a_project_nor_go_with_its_copy(path: Path, tmp_path: Path) -> None:
    run(path, "INSERT INTO info VALUES (?,?)", "model_server_consent", "http://127.0.0.1:8080")
    assert "model_server_consent" not in dict(project.load(path).info)
    convert(path, tmp_path / "copy.jamedit")
    assert b"model_server_consent" not in (tmp_path / "copy.jamedit").read_bytes()


@pytest.mark.parametrize("value", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "", "soon"])
def test_a_step_made_at_no_time_is_still_a_step(path: Path, value: str) -> None:
    run(path, "UPDATE step SET time=?", value)
    session = Session(project.load(path))
    assert session.undo() is not None
    assert session.project().steps[0].time.startswith("1971")


@pytest.mark.parametrize("version", [0, -1, -(1 << 31)])
def test_a_version_that_never_was_is_read_without_writing_anything(path: Path, tmp_path: Path, version: int) -> None:
    run(path, f"PRAGMA user_version={version}")
    before = path.read_bytes()
    convert(path, tmp_path / "out.json")
    assert (path.read_bytes(), os.listdir(path.parent)) == (before, ["talk.jamedit"])
    assert str(version) in project.load(path).mended[0]


def test_a_transaction_that_was_left_half_done_is_taken_back_in_a_copy(path: Path, tmp_path: Path) -> None:
    expected = project.load(path).present
    journal = path.with_name("talk.jamedit-journal")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA cache_size=1")
        db.execute("UPDATE present SET paragraph='half'")
        db.execute("CREATE TABLE filler (x)")
        db.execute("INSERT INTO filler VALUES (zeroblob(3000000))")
        left = {each.name: each.read_bytes() for each in (path, journal)}
    for name, data in left.items():
        path.with_name(name).write_bytes(data)
    assert project.load(path).present == expected
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == left


def test_a_left_over_journal_that_names_another_file_is_not_followed(path: Path) -> None:
    path.with_name("talk.jamedit-journal").write_bytes(b"x" * 600 + bytes.fromhex("d9d505f920a163d7"))
    with pytest.raises(UnreadableFileError, match="not left by jamedit"):
        project.load(path)


def test_a_project_with_a_log_beside_it_is_read_and_left_alone(path: Path) -> None:
    run(path, "PRAGMA journal_mode=WAL")
    before = path.read_bytes()
    assert project.load(path).present.word_count == 5
    assert (path.read_bytes(), os.listdir(path.parent)) == (before, ["talk.jamedit"])


@pytest.mark.parametrize("kept", ['{"head":5}', '{"head":"","tail":[],"separator":""}', "[" * 5000, "deflated:eJw="])
def test_a_kept_source_that_does_not_fit_gives_way_to_the_text(path: Path, kept: str) -> None:
    for kind in ("json", "srt", "vtt", "ttml"):
        in_rest(path, lambda r, kind=kind: r["meta"].update(properties=[["layout", kept]], source_format=kind))
        assert b"six" in render(project.load(path).present, kind)


def test_a_kept_source_that_unpacks_to_far_more_than_a_text_is_not_unpacked(path: Path) -> None:
    import base64
    import zlib

    packed = "deflated:" + base64.b64encode(zlib.compress(b"0" * (200 << 20), 9)).decode()
    in_rest(path, lambda r: r["meta"].update(properties=[[PROPERTY, packed]], source_format="json"))
    found = project.load(path).present
    assert kept_text(found.meta) is None
    assert b"six" in render(found, "json")


def damage_an_index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name='sqlite_autoindex_verdict_1'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : (page - 1) * size + 8] = b"\xff" * 8
    path.write_bytes(data)


def test_a_database_that_is_damaged_inside_is_written_whole_before_anything_is_added(path: Path) -> None:
    damage_an_index(path)
    opened = files.read(path)
    assert "damaged inside" in opened.project.mended[0]
    session = opened.session()
    session.decide([(("filler", "um", ""), "dismissed")], "dismiss_all")
    session.close()
    again = project.load(path)
    assert (again.mended, again.present) == ((), session.transcript)
    assert again.decisions == (("filler", "um", "", "dismissed"),)


def test_a_database_that_becomes_damaged_sends_the_work_aside(path: Path) -> None:
    session = files.read(path).session()
    damage_an_index(path)
    session.decide([(("filler", "um", ""), "dismissed")], "dismiss_all")
    journal = session.journal
    with pytest.raises(UnwritableFileError, match="is damaged"):
        journal.flush()
    assert journal.gone
    place = files.keep_aside(session)
    session.close()
    assert project.load(place).present == session.transcript


def test_what_the_database_says_of_itself_stays_in_one_line(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE glossary (", b"CREATE TABLE gloss\nry ?("))
    with pytest.raises(UnreadableFileError) as refused:
        project.load(path)
    assert "\n" not in str(refused.value)


def test_every_odd_project_can_be_copied_whole(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "odd.jamedit")
    in_first_paragraph(tmp_path / "odd.jamedit", lambda p: p["words"].append([1]))
    convert(tmp_path / "odd.jamedit", tmp_path / "copy.jamedit")
    assert project.load(tmp_path / "copy.jamedit").mended == ()


def test_a_schema_with_bytes_that_are_no_text_is_refused_in_one_sentence(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE glossary (", b"CREATE \xff\xfeBLE glossary ("))
    with pytest.raises(UnreadableFileError, match=r"cannot be read \(.*\)\.$"):
        project.load(path)
