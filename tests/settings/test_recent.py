"""Recent files and the window's place: bounded, newest first, and never in the way."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jamedit import paths
from jamedit.settings.recent import LIMIT, RecentFiles

DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_the_newest_is_first_and_each_file_is_listed_once(tmp_path):
    recent = RecentFiles()
    for name in ("a.srt", "b.srt", "a.srt"):
        recent.add(tmp_path / name, DAY)
    assert [each.path.name for each in RecentFiles().files()] == ["a.srt", "b.srt"]
    assert recent.files()[0].opened == DAY
    assert recent.path.is_relative_to(paths.state_dir())


def test_the_list_is_bounded_and_can_be_shortened(tmp_path):
    recent = RecentFiles()
    for number in range(LIMIT + 5):
        recent.add(tmp_path / f"{number}.srt")
    assert len(recent.files()) == LIMIT
    recent.remove(tmp_path / f"{LIMIT + 4}.srt")
    assert recent.files()[0].path.name == f"{LIMIT + 3}.srt"
    recent.clear()
    assert recent.files() == ()


def test_names_that_are_not_text_come_back_too(tmp_path):
    strange = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9 \xf0\x9f\x8e\x99.srt"))
    RecentFiles().add(strange)
    assert RecentFiles().files()[0].path == strange


@pytest.mark.parametrize("text", ["", "[1]", '{"path": 3}', '[{"path": "x", "opened": "soon"}]', "[" * 5000, "3"])
def test_a_list_that_cannot_be_read_is_empty_and_writable(text, tmp_path):
    recent = RecentFiles(tmp_path / "recent.json")
    recent.path.write_text(text, "utf-8")
    assert recent.files() == ()
    recent.add(tmp_path / "a.srt")
    assert len(recent.files()) == 1


@pytest.mark.parametrize(
    "row",
    [
        '{"path": "/talks/first.srt", "opened": "0001-01-01T00:00:00+14:00"}',
        '{"path": "/talks/last.srt", "opened": "9999-12-31T23:59:59-12:00"}',
        '{"path": "/talks/nul\\u0000.srt", "opened": "2026-01-01T00:00:00+00:00"}',
        '{"path": 5, "opened": "2026-01-01T00:00:00+00:00"}',
        '{"path": "/talks/no-time.srt"}',
        '{"path": "' + "/long" * 1000 + '", "opened": "2026-01-01T00:00:00+00:00"}',
        "7",
    ],
)
def test_one_odd_row_does_not_hide_the_others(row):
    recent = RecentFiles()
    recent.path.parent.mkdir(parents=True)
    sound = '{"path": "/talks/sound.srt", "opened": "2026-01-01T00:00:00+00:00"}'
    recent.path.write_text(f"[{row}, {sound}]", "utf-8")
    assert [each.path.name for each in RecentFiles().files()] == ["sound.srt"]
    assert all(each.opened.astimezone() for each in RecentFiles().files())
