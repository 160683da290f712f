"""A disk that records what SQLite asks of it, fails on demand, and can lose its power at any point of the record.

It stands between Python's sqlite3 and the real disk as an SQLite VFS, made with ctypes (https://www.sqlite.org/vfs.html,
structures as in sqlite3.h), so that the code under test runs unchanged.
"""

from __future__ import annotations

import ctypes as c
import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FULL, CANTOPEN, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = 13, 14, 1034, 1546, 2570
_SECTOR = 512
_OPEN_JOURNAL, _OPEN_CREATE = 0x800, 0x4

_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_void_p, c.c_int, c.c_void_p)
_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)
_WRITE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int, c.c_int64)
_TRUNCATE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int64)
_SYNC = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int)


class _Vfs(c.Structure):
    _fields_ = (
        [("version", c.c_int), ("file_size", c.c_int), ("longest_path", c.c_int), ("next", c.c_void_p)]
        + [("name", c.c_char_p), ("app_data", c.c_void_p), ("open", _OPEN), ("delete", _DELETE)]
        + [(f"slot{i}", c.c_void_p) for i in range(14)]
    )


class _Methods(c.Structure):
    _fields_ = (
        [("version", c.c_int), ("close", c.c_void_p), ("read", c.c_void_p), ("write", _WRITE)]
        + [("truncate", _TRUNCATE), ("sync", _SYNC)]
        + [(f"slot{i}", c.c_void_p) for i in range(13)]
    )


class Event(NamedTuple):
    """Hold one thing that was done to the disk: create, write, truncate, sync, delete, rename, sync folder."""

    what: str
    path: str
    data: bytes = b""
    at: int = 0
    to: str = ""


class Disk:
    """Record events and fail where `fault` (asked with "write", "sync", …) gives an SQLite error code.

    Who holds `still` sees the disk as it is between two events.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.still = threading.Lock()
        self.fault: Callable[[str], int] = lambda what: 0
        self._lib = c.CDLL("libsqlite3.so.0")
        self._lib.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        self._real = self._lib.sqlite3_vfs_find(None).contents
        self._own = _Vfs.from_buffer_copy(self._real)
        self._own.name = b"faulty"
        self._own.open, self._own.delete = _OPEN(self._alone(self._open)), _DELETE(self._alone(self._delete))
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        self._paths: dict[int, tuple[str, _Methods]] = {}

    @contextmanager
    def mounted(self, monkeypatch) -> Iterator[Disk]:
        """Let all of this process's SQLite files, and what moves files and syncs folders, go through this disk."""
        replace = os.replace

        def recorded(source, target):
            with self.still:
                replaced(source, target)

        def replaced(source, target):
            if self.fault("rename"):
                raise OSError(5, "Input/output error")
            replace(source, target)
            self.events.append(Event("rename", str(source), to=str(target)))

        self._lib.sqlite3_vfs_register(c.byref(self._own), 1)
        try:
            with monkeypatch.context() as patched:
                from jamedit.storage import atomic

                patched.setattr(os, "replace", recorded)
                patched.setattr(atomic, "sync_folder", lambda folder: self.events.append(Event("sync folder", "")))
                yield self
        finally:
            self._lib.sqlite3_vfs_unregister(c.byref(self._own))

    def _alone(self, work: Callable[..., int]) -> Callable[..., int]:
        def alone(*given) -> int:
            with self.still:
                return work(*given)

        return alone

    def _open(self, vfs, name, file, flags, out) -> int:
        path = c.string_at(name).decode() if name else ""
        if self.fault("open"):
            c.cast(file, c.POINTER(c.c_void_p))[0] = None  # no methods: nothing to close
            return CANTOPEN
        there = os.path.exists(path)
        code = self._real.open(c.addressof(self._real), name, file, flags, out)
        table = c.cast(file, c.POINTER(c.c_void_p))
        if code or not path or not table[0]:
            return code
        if table[0] not in self._methods:
            self._methods[table[0]] = self._wrapped(_Methods.from_address(table[0]))
        real, own = self._methods[table[0]]
        self._paths[file] = (path, real)
        table[0] = c.addressof(own)
        if not there and flags & _OPEN_CREATE:
            self.events.append(Event("create", path))
        return 0

    def _wrapped(self, real: _Methods) -> tuple[_Methods, _Methods]:
        own = _Methods.from_buffer_copy(real)
        own.write, own.truncate, own.sync = (
            _WRITE(self._alone(self._write)),
            _TRUNCATE(self._alone(self._truncate)),
            _SYNC(self._alone(self._sync)),
        )
        return real, own

    def _write(self, file, data, size, at) -> int:
        path, real = self._paths[file]
        code = self.fault("write")
        if code:
            return code
        self.events.append(Event("write", path, c.string_at(data, size), at))
        return real.write(file, data, size, at)

    def _truncate(self, file, size) -> int:
        path, real = self._paths[file]
        if self.fault("truncate"):
            return IOERR_TRUNCATE
        self.events.append(Event("truncate", path, at=size))
        return real.truncate(file, size)

    def _sync(self, file, flags) -> int:
        path, real = self._paths[file]
        if self.fault("sync"):
            return IOERR_FSYNC
        self.events.append(Event("sync", path))
        return real.sync(file, flags)

    def _delete(self, vfs, name, sync_folder) -> int:
        if self.fault("delete"):
            return IOERR_DELETE
        code = self._real.delete(c.addressof(self._real), name, sync_folder)
        if not code:
            self.events.append(Event("delete", name.decode()))
            if sync_folder:
                self.events.append(Event("sync folder", ""))
        return code


@dataclass
class _File:
    """Hold what of a file is on the platter for sure, and what the disk was still to write."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def settle(self) -> None:
        for event in self.pending:
            _apply(self.safe, event)
        self.pending.clear()


def after_power_cut(events: list[Event], rng: random.Random) -> dict[str, bytes]:
    """Return what files there are, and what is in them, when the power goes after these events.

    What was synced is there. Of the rest any part may be, in any order, a write perhaps only up to some sector; names
    that came, went or changed since their folder was synced have done so or not.
    """
    files: dict[int, _File] = {}
    now: dict[str, int] = {}  # names as the program sees them
    safe: dict[str, int] = {}  # names on the platter
    for event in events:
        if event.what == "create":
            now[event.path] = len(files)
            files[len(files)] = _File()
        elif event.what == "rename":
            now[event.to] = now.pop(event.path)
        elif event.what == "delete":
            now.pop(event.path, None)
        elif event.what == "sync folder":
            safe = dict(now)
        else:
            file = files[now[event.path]]
            if event.what == "sync":
                file.settle()
                if event.path.endswith("-journal"):
                    safe = dict(now)  # SQLite syncs the folder of a new journal with it
            else:
                file.pending.append(event)
    names = rng.choice([safe, now])
    return {name: _left(files[number], rng) for name, number in names.items()}


def _left(file: _File, rng: random.Random) -> bytes:
    content = bytearray(file.safe)
    kept = [event for event in file.pending if rng.random() < 0.5]
    rng.shuffle(kept)
    for event in kept:
        if event.what == "write" and rng.random() < 0.2:
            event = event._replace(data=event.data[: rng.randrange(0, len(event.data) + 1, _SECTOR)])
        _apply(content, event)
    return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "truncate":
        del content[event.at :]
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def works() -> str:
    """Return "" where this disk can be mounted, else the reason."""
    try:
        Disk()
    except (OSError, AttributeError) as error:
        return f"SQLite is no shared library of the system here ({error})"
    import _sqlite3

    with open(getattr(_sqlite3, "__file__", os.devnull), "rb") as module:
        shared = b"libsqlite3.so.0" in module.read()
    return "" if shared else "this Python has an SQLite of its own built in"


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder, all at once."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
