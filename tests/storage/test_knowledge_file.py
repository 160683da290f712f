"""Knowledge files: what is written is read again, wrong lines are named, and two windows do not lose each other's."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamedit.document import Knowledge, Pair
from jamedit.document.knowledge import pair_of
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.storage import knowledge_file

TEXTS = st.text(min_size=1, max_size=30)
COUNTS = st.integers(0, 99)


@given(st.lists(st.tuples(TEXTS, TEXTS, COUNTS, COUNTS)))
def test_what_is_written_is_read_again(rows: list[tuple[str, str, int, int]]) -> None:
    known = Knowledge.of(pair for row in rows if (pair := pair_of(*row)) is not None)
    again = knowledge_file.loads(knowledge_file.dumps(known))
    assert set(again.pairs) == set(known.pairs)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "heard"),
        ('{"heard": "a"}', "meant"),
        ('{"heard": "a", "meant": "b", "fixed": -1}', '"fixed"'),
        ('{"heard": "a", "meant": "b", "kept": true}', '"kept"'),
        ('{"heard": "a b c d e f", "meant": "b"}', "few words"),
        ('{"heard": "' + "a" * 99 + '", "meant": "b"}', "few words"),
        ('{"heard": "?", "meant": "b"}', "few words"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "k.jsonl"
    path.write_text('{"heard": "x", "meant": "y", "fixed": 1}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"k\.jsonl, line 3") as caught:
        knowledge_file.read(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_are_not_knowledge_files_are_refused(tmp_path: Path) -> None:
    assert knowledge_file.read(tmp_path / "none.jsonl") == Knowledge()
    (tmp_path / "big").write_bytes(b" " * 8_000_001)
    (tmp_path / "latin").write_bytes(b"\xe9")
    for name in ("big", "latin"):
        with pytest.raises(UnreadableFileError):
            knowledge_file.read(tmp_path / name)
    with pytest.raises(UnwritableFileError):
        knowledge_file.update(tmp_path / "latin" / "k.jsonl", lambda k: k)


def test_a_broken_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "k.jsonl"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        knowledge_file.update(path, lambda k: k.merged(Knowledge((Pair("a", "b", 1),))))
    assert path.read_text(encoding="utf-8") == "mine"


def add(path: Path, recognised: str, times: int) -> None:
    new = Knowledge((Pair(recognised, "both", 1), Pair("same", "it", 1)))
    for _ in range(times):
        knowledge_file.update(path, lambda known: known.merged(new))


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "k.jsonl"
    spawn = multiprocessing.get_context("spawn")
    other = spawn.Process(target=add, args=(path, "one", 20))
    other.start()
    thread = threading.Thread(target=add, args=(path, "two", 20))
    thread.start()
    add(path, "three", 20)
    thread.join()
    other.join()
    assert other.exitcode == 0
    counts = {p.recognised: p.fixed for p in knowledge_file.read(path).pairs}
    assert counts == {"one": 20, "two": 20, "three": 20, "same": 60}
    assert {p.name for p in tmp_path.iterdir()} == {"k.jsonl", ".k.jsonl.lock"}
