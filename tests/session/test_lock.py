"""What a killed process left open is reported once."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from jamedit.errors import CancelledError, UnreadableFileError
from jamedit.progress import CancelToken, Progress
from jamedit.session import files, lock, recovery


def test_what_was_open_when_the_process_was_killed_is_reported_until_it_is_known(source, tmp_path):
    first, other = files.read(source), tmp_path / "closed.txt"
    session = first.session()
    other.write_text("Closed in order.", "utf-8")
    files.read(other).lock.release()
    assert lock.left_behind() == []  # held: still open in a window
    first.lock._file.close()  # as a kill does: the system lets go, the name stays
    assert lock.left_behind() == [source]
    assert lock.left_behind() == [source]  # until the user knows
    away = source.rename(source.with_name("away.txt"))
    assert lock.left_behind() == []  # a stick that is not there
    away.rename(source)
    lock.forget([source])
    assert lock.left_behind() == []
    session.journal._document_lock = None
    session.close()


def test_a_file_whose_opening_was_cancelled_can_be_opened_again_at_once(source, monkeypatch):
    going, go_on = threading.Event(), threading.Event()

    def slow(*given, **more):
        going.set()
        assert go_on.wait(20)
        return genuine(*given, **more)

    genuine = files.read_data
    monkeypatch.setattr(files, "read_data", slow)
    token = CancelToken()
    first = threading.Thread(target=lambda: suppressed(files.read, source, Progress(None, token)))
    first.start()
    assert going.wait(20)
    token.cancel()
    monkeypatch.setattr(files, "read_data", genuine)
    threading.Timer(0.1, go_on.set).start()
    opened = files.read(source, Progress())  # waits for the first reading, which lets go
    assert opened.lock is not None
    opened.discard()
    first.join()


def test_who_waits_for_a_cancelled_opening_can_be_cancelled_as_well(source):
    first, token = lock.DocumentLock.acquire(recovery.place_for(source), source, wait=lambda: None), CancelToken()
    threading.Timer(0.1, token.cancel).start()
    with pytest.raises(CancelledError):
        files.read(source, Progress(None, token))
    first.release()


def test_a_document_that_was_read_is_not_waited_for(source):
    opened = files.read(source, Progress())
    with pytest.raises(UnreadableFileError, match="another jamedit window"):
        files.read(source, Progress())
    opened.discard()


def test_a_document_that_is_worked_on_is_not_waited_for(source):
    session = files.read(source).session()
    with pytest.raises(UnreadableFileError, match="another jamedit window"):
        files.read(source, Progress())
    session.close()


def test_a_lock_file_that_names_no_possible_path_is_passed_over(source):
    files.read(source).discard()
    (place,) = lock._folder().glob("*.lock")
    for name in (b"/x\0y", b"/" + b"a" * 5000, b"file:///%00", b"\xff\xfe"):
        place.write_bytes(name)
        assert lock.left_behind() == []


def suppressed(work, *given):
    with suppress(CancelledError):
        work(*given)
