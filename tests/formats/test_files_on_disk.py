"""Files on the disk: whole or not at all, refused in one sentence."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from pathlib import Path

import pytest
from format_examples import NEED_TIMES

from jamedit.errors import UnreadableFileError, UnwritableFileError, UsageError
from jamedit.formats.native.project import Project, create
from jamedit.formats.reading import read_path
from jamedit.formats.register import FORMATS, format_named
from jamedit.formats.writing import write_path
from jamedit.storage import files


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_bytes(b"One two.\r\n\r\nThree.\r\n")
    return path


def test_what_is_written_to_a_file_is_read_again(tmp_path: Path, talk: Path) -> None:
    transcript = read_path(talk)
    for known in filter(attrgetter("writes"), FORMATS):
        if known.id in NEED_TIMES:
            continue
        target = tmp_path / f"out{known.extensions[0]}"
        write_path(transcript, target)
        assert [w.text for w in read_path(target, known.id).words()] == ["One", "two.", "Three."]
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_a_file_is_replaced_and_the_old_one_kept_as_a_backup(talk: Path) -> None:
    before = talk.read_bytes()
    talk.chmod(0o640)
    write_path(read_path(talk), talk, keep_backup=True)
    assert talk.read_bytes() == before
    assert talk.with_name("talk.txt.bak").read_bytes() == before
    assert stat.S_IMODE(talk.stat().st_mode) == 0o640


def test_a_link_is_written_through(tmp_path: Path, talk: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(talk)
    write_path(read_path(talk), link)
    assert link.is_symlink()


def test_a_crash_while_writing_leaves_the_old_file(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = talk.read_bytes()
    transcript = read_path(talk)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFileError, match=r"talk\.txt cannot be written \(No space left on device\)"):
        write_path(transcript, talk)
    assert talk.read_bytes() == before
    assert [p.name for p in talk.parent.iterdir()] == ["talk.txt"]


def test_what_cannot_be_written_is_reported_before_anything_is_touched(tmp_path: Path, talk: Path) -> None:
    transcript = read_path(talk)
    with pytest.raises(UnwritableFileError, match=r"talk\.xyz has no known extension"):
        write_path(transcript, tmp_path / "talk.xyz")
    with pytest.raises(UnwritableFileError, match="no times"):
        write_path(transcript, tmp_path / "talk.srt")
    with pytest.raises(UnwritableFileError, match="cannot be written"):
        write_path(transcript, tmp_path / "nowhere" / "talk.md")
    with pytest.raises(UsageError, match="There is no format 'doc'; choose one of json"):
        write_path(transcript, tmp_path / "talk.txt", "doc")
    assert [p.name for p in tmp_path.iterdir()] == ["talk.txt"]


def test_what_cannot_be_read_is_reported_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError, match="does not exist"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_path(tmp_path)
    sound = tmp_path / "sound.txt"
    sound.write_bytes(b"OggS" + bytes(100))
    with pytest.raises(UnreadableFileError, match=r"sound\.txt is not a transcript but"):
        read_path(sound)
    broken = tmp_path / "broken.json"
    broken.write_text('{"paragraphs": [\n{"words": [}]}')
    with pytest.raises(UnreadableFileError, match=r"broken\.json: line 2, column 12 is not valid JSON"):
        read_path(broken)
    broken.write_text('{"paragraphs": ' + "[" * 100_000)
    with pytest.raises(UnreadableFileError, match=r"broken\.json"):
        read_path(broken)
    broken.write_text('{"title": "whisper"}')
    with pytest.raises(UnreadableFileError, match="not a transcript in a known format"):
        read_path(broken)
    monkeypatch.setattr(files, "MAX_BYTES", 5)
    with pytest.raises(UnreadableFileError, match="larger than"):
        read_path(broken)


def test_a_project_is_read_as_its_present_transcript(tmp_path: Path, talk: Path) -> None:
    transcript = read_path(talk)
    create(tmp_path / "talk.jamedit", Project(transcript, transcript))
    assert read_path(tmp_path / "talk.jamedit") == transcript


def test_encoding_and_newlines_stay_within_a_format_and_are_plain_in_another(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("Caf\xe9 cr\xe8me.\r\n\r\nZwei.\r\n".encode("cp1252"))
    transcript = read_path(path)
    write_path(transcript, tmp_path / "same.txt")
    write_path(transcript, tmp_path / "other.md")
    assert (tmp_path / "same.txt").read_bytes() == path.read_bytes()
    assert (tmp_path / "other.md").read_bytes() == "Café crème.\n\nZwei.\n".encode()
    assert format_named("TXT").id == "txt"
