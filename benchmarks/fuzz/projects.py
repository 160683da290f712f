"""Change project files by value, table and schema, and open them: `script/fuzz SECONDS projects`.

Each is loaded, rendered, opened as a session, undone, edited, saved and loaded again, in CPU time that is bounded. What
goes wrong is kept in build/fuzz/projects, each kind once, with its trace beside it. Exit code 1 says that there is
something.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.fuzz.checks import CheckError, fault, limited
from benchmarks.fuzz.formats import OUT
from jamedit.document.invariants import violations
from jamedit.document.project import Project
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker, RenameSpeaker
from jamedit.errors import JameditError, UnwritableFileError
from jamedit.formats.native import project
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render
from jamedit.session import Session, files

SECONDS = 5.0  # of CPU for one file
_TARGETS = ("json", "srt", "vtt", "txt", "md", "ttml", "docx", "eaf", "csv", "whisper-json")
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, 3, -1, -5, 1 << 31, 1 << 40, 1 << 63, 10**30),
    *(0.5, -0.0, 1.5, 1e300, float("inf"), float("nan"), [], {}, [[]], [None], {"a": []}, [1, 2, 3]),
    *("", " ", "a b", "a\nb", "\0", "x\0y", "\ud800", "\uffff", "\u202e", "e\u0301", "<b>x</b>", "javascript:x"),
    *("#12 x", "#" + "9" * 5000 + " x", "9" * 30, "z" * 300, "[" * 3000),
    *("file:///dev/zero", "\\\\host\\share\\a.mp3", "http://127.0.0.1:9/a", "/dev/zero", "/x" * 3000, "../.."),
    *("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"),
    *("utf-16", "punycode", "idna", "deflated:", "deflated:eJw=", '{"head":'),
)
_CELLS: tuple[Any, ...] = (
    *(None, b"", b"\xff\xfe", b"\0", 0, -1, 1 << 62, -(1 << 63), 1e308, float("inf")),
    *("", "\0", "null", "[]", "{}", "[" * 9999, '{"id":1}', "nan", '{"verdicts":[', '{"verdicts":[[]],', "9" * 5000),
    *("accepted", "2026-01-01", "9999-12-31T23:59:59-23:59"),
)
_PRESENT, _INFO = ("present", "id", "paragraph"), ("info", "key", "value")
_JSON = (_PRESENT, _PRESENT, _INFO, _INFO, ("original", "position", "paragraph"), ("step", "number", "change"))
_SCHEMA_CHANGES = (
    "CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM original; END",
    "CREATE TRIGGER t AFTER UPDATE ON info BEGIN DELETE FROM present; END",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TABLE other (x)",
    "CREATE TABLE other AS SELECT * FROM present",
    "CREATE INDEX i ON present (paragraph)",
    "CREATE INDEX i ON present (length(paragraph))",
    "CREATE VIRTUAL TABLE f USING fts5(x)",
    "ALTER TABLE step ADD COLUMN more",
    "ALTER TABLE step ADD COLUMN more AS (zeroblob(100000000))",
    "ALTER TABLE glossary RENAME TO glossar",
    "DROP TABLE glossary; CREATE VIEW glossary AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) "
    "SELECT x AS position, 't' AS term, '' AS sounds_like FROM c WHERE x < 0",
    "DROP TABLE present; CREATE VIEW present AS SELECT position AS id, 1.0 AS rank, paragraph FROM original",
    "ANALYZE",
    "VACUUM",
    "PRAGMA journal_mode=WAL",
    "PRAGMA user_version=0",
    "PRAGMA user_version=-1",
    "PRAGMA user_version=1",
    "PRAGMA user_version=-2147483648",
    "PRAGMA user_version=99",
    "PRAGMA encoding='UTF-16'; VACUUM",
    "PRAGMA auto_vacuum=2; VACUUM",
    "PRAGMA page_size=512; VACUUM",
)
Rng = random.Random


def seeds(folder: Path) -> list[Path]:
    """Make the projects from which the fuzzer starts: with captions, speakers, sections, notes, steps, decisions."""
    made = []
    sources = {
        "talk.srt": "1\n00:00:01,000 --> 00:00:03,000\nAna: good morning\n\n2\n00:00:03,000 --> 00:00:05,500\nall\n",
        "talk.txt": "One two three four.\n\nFive six <i>seven</i>, eight.\n\nNine.\n",
        "talk.json": json.dumps({"paragraphs": [{"speaker": "Bo", "words": ["so", "we", "went"]}], "sections": []}),
        "talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Cy>hello there\n",
        "talk.md": "# Opening\n\n**Ada:** first of all\n\n**Bo:** well then\n",
    }
    for name, text in sources.items():
        transcript = read_data(text.encode(), name)
        session = Session(Project(transcript, transcript, info=(("heard", "[[1,5]]"), ("recording", "/x/a.mp3"))))
        for i, p in enumerate(transcript.paragraphs):
            session.apply(ReplaceText(p.id, (f"{p.text} more words {i}",)))
        session.apply(AddSpeaker("Dee", (transcript.paragraphs[0].id,)))
        session.apply(RenameSpeaker(session.transcript.speakers[-1].id, "Dora"))
        session.decide(
            [(("filler", "um", ""), "dismissed"), (("glossary", "#2 one", "won"), "accepted")], "dismiss_all"
        )
        session.undo()
        path = folder / f"{name}.jamedit"
        project.create(path, session.project())
        made.append(path)
    return made


@contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as db:
        steps = iter(range(1000))
        db.set_progress_handler(lambda: next(steps, None) is None, 10_000)  # a view that was put in may be endless
        yield db


def mutate(path: Path, rng: Rng) -> None:
    """Change a project file in one to four places."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        way = rng.choices((_value, _cell, _row, _schema, _bytes), (60, 20, 8, 8, 4))[0]
        with suppress(
            sqlite3.Error, OverflowError, UnicodeEncodeError, ValueError, IndexError, RecursionError, TypeError
        ):
            way(path, rng)


def _value(path: Path, rng: Rng) -> None:
    """Put an odd value, or another one of the file, somewhere into the JSON of a cell."""
    with _database(path) as db:
        table, key, column = rng.choice(_JSON)
        rows = db.execute(f"SELECT {key}, {column} FROM {table}").fetchall()
        at, text = rng.choice(rows)
        value = json.loads(text)
        value = _changed(value, rng)
        db.execute(f"UPDATE {table} SET {column}=? WHERE {key}=?", (json.dumps(value, ensure_ascii=True), at))
        db.commit()


def _changed(value: Any, rng: Rng) -> Any:
    places: list[tuple[Any, Any]] = []
    _collect(value, places)
    if not places:
        return rng.choice(_ODD)
    holder, key = rng.choice(places)
    what = rng.random()
    if what < 0.7:
        holder[key] = rng.choice(_ODD)
    elif what < 0.8:
        holder[key] = json.loads(json.dumps((lambda p: p[0][p[1]])(rng.choice(places))))
    elif what < 0.9:
        del holder[key]
    elif isinstance(holder, list):
        holder.insert(key, json.loads(json.dumps(holder[key])))
    else:
        holder[rng.choice(("id", "words", "x", "cues"))] = rng.choice(_ODD)
    return value


def _collect(value: Any, places: list[tuple[Any, Any]]) -> None:
    keys = range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    for key in keys:
        places.append((value, key))
        _collect(value[key], places)


def _cell(path: Path, rng: Rng) -> None:
    with _database(path) as db:
        table = rng.choice(("info", "original", "present", "step", "glossary", "verdict"))
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        column, keys = rng.choice(columns), db.execute(f"SELECT {columns[0]} FROM {table}").fetchall()
        where, at = (f"WHERE {columns[0]}=?", (rng.choice(keys)[0],)) if keys and rng.random() < 0.8 else ("", ())
        db.execute(f"UPDATE OR REPLACE {table} SET {column}=? {where}", (rng.choice(_CELLS), *at))
        db.commit()


def _row(path: Path, rng: Rng) -> None:
    with _database(path) as db:
        table = rng.choice(("info", "original", "present", "step", "glossary", "verdict"))
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        what = rng.random()
        if what < 0.3:
            db.execute(f"DELETE FROM {table}")
        elif what < 0.5:
            db.execute(f"DROP TABLE {table}")
        elif what < 0.75:
            db.execute(f"DELETE FROM {table} WHERE {columns[0]} = (SELECT {columns[0]} FROM {table} ORDER BY random())")
        else:
            others = ", ".join(columns[1:])
            key = rng.choice((0, -7, 5, 99, 1 << 62))
            db.execute(f"INSERT INTO {table} SELECT {key!r}, {others} FROM {table} LIMIT 1")
        db.commit()


def _schema(path: Path, rng: Rng) -> None:
    with _database(path) as db:
        db.executescript(rng.choice(_SCHEMA_CHANGES))
        db.commit()


def _bytes(path: Path, rng: Rng) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(rng.randint(1, 30)):
        at = rng.randrange(100 if rng.random() < 0.2 else len(data))
        data[at : at + 1] = rng.randbytes(1)
    path.write_bytes(data[: rng.randrange(len(data))] if rng.random() < 0.2 else data)


def check(path: Path, rng: Rng) -> str:
    """Open a file in every way; return "refused", "sound" or "mended", raise whatever is wrong."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    try:
        found = project.load(path)
    except JameditError as error:
        _sentence(error)
        return "refused"
    finally:
        if path.read_bytes() != before or sorted(path.parent.iterdir()) != beside:
            raise CheckError("reading wrote something")
    for transcript in (found.original, found.present):
        wrong = violations(transcript)
        if wrong:
            raise CheckError(f"invariant: {wrong[0].split(chr(39))[0]}")
    for target in {rng.choice(_TARGETS), found.present.meta.source_format or "json"} & set(_TARGETS):
        try:
            render(found.told, target)
        except JameditError as error:
            _sentence(error)
    _worked_on(path)
    return "mended" if found.mended else "sound"


def _worked_on(path: Path) -> None:
    session = files.read(path).session()
    try:
        _back_and_forth(session)
        first = session.transcript.paragraphs[0]
        session.apply(ReplaceText(first.id, (f"{first.text} and on",)))
        session.set_info("heard", "[]")
        if session.journal is not None:
            session.journal.flush()
    except UnwritableFileError as error:  # can be read and not written: an index is damaged
        if session.journal is None or not session.journal.gone:
            raise CheckError(f"cannot be written: {error}") from error
        path = files.keep_aside(session)
    finally:
        session.close()
    again = project.load(path)
    if again.mended:
        raise CheckError(f"what was written is not sound: {again.mended[0][:40]}")
    if again.present != session.transcript or again.original != session.original:
        raise CheckError("what was written is not what was there")
    if len(again.steps) != len(session.history.steps) or again.head != session.history.head:
        raise CheckError("steps are lost")


def _back_and_forth(session: Session) -> None:
    for move in (session.undo, session.redo):
        try:
            while move() is not None:
                wrong = violations(session.transcript)
                if wrong:
                    raise CheckError(f"invariant after {move.__name__}: {wrong[0].split(chr(39))[0]}")
        except JameditError as error:
            _sentence(error)


def _sentence(error: JameditError) -> None:
    text = str(error)
    if not text.endswith((".", ")")) or "\n" in text or "\0" in text:
        raise CheckError(f"is no sentence: {text[:80]!r}")


def run(seconds: float, seed: int) -> Counter[str]:
    """Fuzz for some seconds of CPU; return how often each came about, findings by their kind."""
    out = OUT / "projects"
    out.mkdir(parents=True, exist_ok=True)
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JAMEDIT_STATE_DIR"] = f"{folder}/state"
        start, work = seeds(Path(folder)), Path(folder) / "work"
        end = time.process_time() + seconds
        while time.process_time() < end:
            rng = random.Random(f"{seed}-{counted.total()}")
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            path = Path(shutil.copy(rng.choice(start), work / "talk.jamedit"))
            mutate(path, rng)
            counted[_one(path, rng, out, counted, check)] += 1
    return counted


def _one(path: Path, rng: Rng, out: Path, counted: Counter[str], check: Callable[[Path, Rng], str]) -> str:
    data, begun = path.read_bytes(), time.process_time()
    try:
        with limited(SECONDS):
            said = check(path, rng)
        if time.process_time() - begun > SECONDS:
            raise CheckError("takes too long")
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        said, trace = fault(error)
        said = f"! {said}"
        if said not in counted:
            kept = out / hashlib.sha256(data).hexdigest()[:12]
            kept.with_suffix(".jamedit").write_bytes(data)
            kept.with_suffix(".txt").write_text(f"{said}\n\n{trace}", "utf-8")
            print(f"{said}: {kept}", flush=True)
    return said


def fuzz(seconds: float, seed: int) -> int:
    """Fuzz, print the counts, and return how many kinds of findings there are."""
    counted = run(seconds, seed)
    print(f"{counted.total():,} projects, {seconds:.0f} s of CPU, seed {seed}")
    for what, count in counted.most_common():
        print(f"{count:8,}  {what}")
    return sum(what.startswith("!") for what in counted)


if __name__ == "__main__":
    sys.exit(bool(fuzz(float((*sys.argv[1:], "60")[0]), int((*sys.argv[2:], "0")[0]))))
