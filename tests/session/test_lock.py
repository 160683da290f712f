"""What a killed process left open is reported once."""

from __future__ import annotations

from jamedit.session import files, lock


def test_what_was_open_when_the_process_was_killed_is_reported_once(source, tmp_path):
    first, other = files.read(source), tmp_path / "closed.txt"
    session = first.session()
    other.write_text("Closed in order.", "utf-8")
    files.read(other).lock.release()
    assert lock.left_behind() == []  # held: still open in a window
    first.lock._file.close()  # as a kill does: the system lets go, the name stays
    assert lock.left_behind() == [source]
    assert lock.left_behind() == []
    session.journal._document_lock = None
    session.close()
