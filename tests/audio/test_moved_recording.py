"""A recording that was moved is known again by what it is, not by its name."""

from __future__ import annotations

import pytest

from jamedit.audio.recording import find_moved, fingerprint


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "before" / "talk.mp3"
    path.parent.mkdir()
    path.write_bytes(b"sound" * 50_000)
    return path


def test_it_is_found_under_another_name_in_a_folder_below(talk, tmp_path):
    size, known = talk.stat().st_size, fingerprint(talk)
    moved = tmp_path / "after" / "sound" / "renamed.mp3"
    moved.parent.mkdir(parents=True)
    talk.rename(moved)
    assert find_moved(talk, size, known, [tmp_path / "after"]) == moved


def test_another_recording_of_the_same_name_is_not_it(talk, tmp_path):
    size, known = talk.stat().st_size, fingerprint(talk)
    other = tmp_path / "after" / "talk.mp3"
    other.parent.mkdir()
    other.write_bytes(b"noise" * 50_000)
    assert find_moved(talk, size, known, [tmp_path / "after", tmp_path / "missing"]) is None


def test_without_a_fingerprint_the_name_counts(talk, tmp_path):
    assert find_moved(tmp_path / "gone" / "talk.mp3", 0, "", [talk.parent]) == talk
