"""Converting and exporting as a function: a plain result, nothing printed, cancelled before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.errors import CancelledError, UsageError
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.operations.convert import convert
from jamedit.operations.export import export
from jamedit.progress import Progress

CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:02,000\nAna: Good morning.\n\n2\n00:00:02,500 --> 00:00:04,000\nThe kiln is warm.\n"
)
TURNS = "SPEAKER talk 1 2.4 2.0 <NA> <NA> Ben <NA> <NA>\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(CAPTIONS, encoding="utf-8")
    return path


def test_a_file_becomes_a_file_and_the_losses_are_named(talk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = convert(talk, talk.with_name("talk.md"))
    assert (done.format_id, done.lost, done.content) == ("md", ("times",), None)
    assert "The kiln is warm." in talk.with_name("talk.md").read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_bytes_become_bytes(talk: Path) -> None:
    done = convert(CAPTIONS.encode(), None, to_format="vtt")
    assert done.content is not None
    assert done.content.startswith(b"WEBVTT")
    assert [p.name for p in talk.parent.iterdir()] == ["talk.srt"]


def test_a_target_that_tells_no_format_is_refused() -> None:
    for to_format, said in ((None, "does not show which format"), ("jamedit", "cannot be written to standard output")):
        with pytest.raises(UsageError, match=said):
            convert(CAPTIONS.encode(), None, to_format=to_format)


def test_speakers_by_time_are_a_step_of_a_project(talk: Path) -> None:
    turns, made = talk.with_name("turns.rttm"), talk.with_name("made.jamedit")
    turns.write_text(TURNS, encoding="utf-8")
    done = convert(talk, made, speakers=turns)
    assert "Ben" in [s.name for s in done.transcript.speakers]
    kept = project.load(made)
    assert kept.present == done.transcript
    assert (kept.original, kept.head, len(kept.steps)) == (read_path(talk), 1, 1)


def test_what_is_cancelled_writes_nothing(talk: Path, cancelled: Progress) -> None:
    with pytest.raises(CancelledError):
        convert(talk, talk.with_name("talk.md"), progress=cancelled)
    with pytest.raises(CancelledError):
        export(read_path(talk), talk, "srt", progress=cancelled)
    assert [p.name for p in talk.parent.iterdir()] == ["talk.srt"]


def test_an_export_keeps_what_was_there_and_reports_its_progress(talk: Path) -> None:
    shares: list[float] = []
    export(read_path(talk), talk, progress=Progress(lambda share, _: shares.append(share)))
    assert talk.with_name("talk.srt.bak").read_text("utf-8") == CAPTIONS
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_name_of_a_format_that_is_only_read_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    source = tmp_path / "talk.srt"
    source.write_text("1\n00:00:01,000 --> 00:00:02,000\nwarm bread\n")
    with pytest.raises(UsageError, match=r"^SCC closed captions can only be read; .*\.$"):
        convert(source, tmp_path / "talk.scc")
    assert not (tmp_path / "talk.scc").exists()
