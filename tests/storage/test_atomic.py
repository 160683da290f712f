"""A file is replaced whole or not at all, and only as far as its user would have it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jamedit.errors import UnwritableFileError
from jamedit.storage import atomic

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and pipes of POSIX")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def killed_process() -> int:
    """Return the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", "pass"])
    done.wait()
    return done.pid


def test_what_was_there_is_replaced_and_kept_when_wanted(talk: Path) -> None:
    atomic.write_bytes(talk, b"new", keep_backup=True)
    assert (talk.read_bytes(), talk.with_name("talk.txt.bak").read_bytes()) == (b"new", b"old")
    assert names(talk.parent) == ["talk.txt", "talk.txt.bak"]


def test_a_backup_that_fails_leaves_the_one_before_and_the_file(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = talk.with_name("talk.txt.bak")
    backup.write_bytes(b"older")

    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:1])
        full()

    monkeypatch.setattr(shutil, "copy2", half)
    with pytest.raises(UnwritableFileError, match=r"talk\.txt\.2\.bak cannot be written"):  # the first stays as it is
        atomic.write_bytes(talk, b"new", keep_backup=True)
    assert (talk.read_bytes(), backup.read_bytes()) == (b"old", b"older")
    assert names(talk.parent) == ["talk.txt", "talk.txt.bak"]


def test_the_first_backup_stays_and_later_ones_are_numbered(talk: Path) -> None:
    for content in (b"second", b"third", b"old", b"fourth"):
        atomic.write_bytes(talk, content, keep_backup=True)
    held = {path.name: path.read_bytes() for path in talk.parent.iterdir()}
    assert held == {
        "talk.txt": b"fourth",
        "talk.txt.bak": b"old",  # and not once more after it had been put back
        "talk.txt.2.bak": b"second",
        "talk.txt.3.bak": b"third",
    }


@pytest.mark.parametrize("links", [True, False])
def test_a_backup_made_meanwhile_by_another_process_stays(
    links: bool, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes())
        talk.with_name("talk.txt.bak").write_bytes(b"theirs")
        monkeypatch.undo()
        if not links:
            monkeypatch.setattr(os, "link", full)

    monkeypatch.setattr(shutil, "copy2", meanwhile)
    assert atomic.write_bytes(talk, b"new", keep_backup=True) == talk.with_name("talk.txt.2.bak")
    assert talk.with_name("talk.txt.bak").read_bytes() == b"theirs"
    assert talk.with_name("talk.txt.2.bak").read_bytes() == b"old"


def test_a_copy_keeps_times(talk: Path) -> None:
    os.utime(talk, (1_000, 2_000))
    atomic.copy(talk, talk.with_name("copy"))
    assert (talk.with_name("copy").read_bytes(), talk.with_name("copy").stat().st_mtime) == (b"old", 2_000)


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_when_the_disk_fails_the_old_file_stays(broken: str, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, broken, full)
    with pytest.raises(UnwritableFileError, match=r"talk\.txt cannot be written \(No space left on device\)"):
        atomic.write_bytes(talk, b"new")
    assert talk.read_bytes() == b"old"
    assert names(talk.parent) == ["talk.txt"]


def test_file_and_folder_are_synced_before_and_after(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    replace = os.replace
    monkeypatch.setattr(os, "fsync", lambda f: done.append("folder" if stat.S_ISDIR(os.fstat(f).st_mode) else "file"))
    monkeypatch.setattr(os, "replace", lambda a, b: (done.append("replace"), replace(a, b)))
    atomic.write_bytes(talk, b"new")
    assert done == ["file", "replace", "folder"]


@POSIX
def test_a_link_is_written_through_also_when_its_file_is_not_there_yet(talk: Path) -> None:
    for link in (talk.with_name("link"), talk.with_name("dangling")):
        target = talk if link.name == "link" else talk.with_name("to be")
        link.symlink_to(target)
        atomic.write_bytes(link, b"new")
        assert link.is_symlink()
        assert target.read_bytes() == b"new"


@POSIX
def test_permissions_stay_and_the_programs_own_files_are_private(talk: Path) -> None:
    talk.chmod(0o640)
    atomic.write_bytes(talk, b"new")
    assert mode(talk) == 0o640
    atomic.write_text(talk.parent / "of its own" / "settings.toml", "a = 1\n")
    assert mode(talk.parent / "of its own" / "settings.toml") == 0o600
    before = os.umask(0o022)
    try:
        atomic.write_bytes(talk.with_name("export.txt"), b"new")
    finally:
        os.umask(before)
    assert mode(talk.with_name("export.txt")) == 0o644


@POSIX
def test_a_pipe_is_written_into_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    atomic.write_bytes(pipe, b"x" * 300_000)
    reader.join(10)
    assert len(read[0]) == 300_000
    assert pipe.is_fifo()


def test_only_the_programs_own_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="cannot be written"):
        atomic.write_bytes(tmp_path / "nowhere" / "talk.txt", b"new")
    atomic.write_bytes(tmp_path / "made" / "peaks", b"new", own=True)
    assert names(tmp_path) == ["made"]


def test_a_folder_or_a_file_in_the_way_is_one_sentence(talk: Path) -> None:
    for place in (talk.parent, talk / "settings.toml"):
        with pytest.raises(UnwritableFileError, match="cannot be written") as told:
            atomic.write_text(place, "new")
        assert "\n" not in str(told.value)
    assert names(talk.parent) == ["talk.txt"]


@POSIX
def test_a_folder_is_named_as_one_and_gets_no_backup(tmp_path: Path) -> None:
    (tmp_path / "talk").mkdir()
    with pytest.raises(UnwritableFileError, match=r"talk cannot be written \(it is a folder\)"):
        atomic.write_bytes(tmp_path / "talk", b"new", keep_backup=True)
    assert names(tmp_path) == ["talk"]


def test_what_killed_processes_left_is_removed_and_nothing_else(talk: Path) -> None:
    dead, living = killed_process(), os.getppid()
    staying = [f".talk.txt.{living}-00ff.part", f".other.txt.{dead}-00ff.part", ".talk.txt.notes.part"]
    for name in (
        *staying,
        f".talk.txt.{dead}-00ff.part",
        f".talk.txt.{dead}.part",
        f".talk.txt.{dead}-00ff.part-journal",
    ):
        talk.with_name(name).write_bytes(b"half")
    atomic.write_bytes(talk, b"new")
    assert names(talk.parent) == sorted([*staying, "talk.txt"])


def test_a_block_that_fails_leaves_nothing(talk: Path) -> None:
    def block() -> None:
        with atomic.replacing(talk) as part:
            part.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        block()
    assert (names(talk.parent), talk.read_bytes()) == (["talk.txt"], b"old")


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("ø" * 127)
    atomic.write_bytes(path, b"new")
    assert path.read_bytes() == b"new"


def test_two_threads_do_not_disturb_each_other(talk: Path) -> None:
    texts = [bytes([n]) * 100_000 for n in range(4)]

    def write(text: bytes) -> None:
        for _ in range(20):
            atomic.write_bytes(talk, text)

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert talk.read_bytes() in texts
    assert names(talk.parent) == ["talk.txt"]
