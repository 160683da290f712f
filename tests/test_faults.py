"""What nobody foresaw is one sentence for the user and a trace in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit import faults
from jamedit.cli.main import main
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.base import Codec
from jamedit.formats.reading import read_data
from jamedit.formats.subtitles import srt
from jamedit.formats.writing import render

CAPTIONS = b"1\n00:00:01,000 --> 00:00:04,000\nGood evening everyone.\n"


def stumble(*_: object, **__: object) -> None:
    raise IndexError("list index out of range")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let faults be shown as users see them."""
    monkeypatch.setattr(faults, "RAW", False)


def broken(monkeypatch: pytest.MonkeyPatch, **functions: object) -> None:
    kept = {"sniff": srt.CODEC.sniff, "read": srt.CODEC.read, "write": srt.CODEC.write}
    monkeypatch.setattr(srt, "CODEC", Codec(**(kept | functions)))  # type: ignore[arg-type]


def test_a_reader_that_stumbles_names_file_and_format(shown: None, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, read=stumble)
    with pytest.raises(UnreadableFileError, match=r"^talk\.srt cannot be read as SubRip.*IndexError.*\.$") as told:
        read_data(CAPTIONS, "talk.srt")
    assert "\n" not in str(told.value)
    assert "list index out of range" in Path(faults.log_path()).read_text("utf-8")


def test_a_writer_that_stumbles_names_file_and_format(shown: None, monkeypatch: pytest.MonkeyPatch) -> None:
    transcript = read_data(CAPTIONS, "talk.srt")
    broken(monkeypatch, write=stumble)
    with pytest.raises(UnwritableFileError, match=r"^talk\.srt cannot be written as SubRip.*\.$"):
        render(transcript, "srt")


def test_a_format_that_stumbles_over_a_text_is_not_that_of_the_text(
    shown: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, sniff=stumble)
    assert read_data(CAPTIONS, "talk.srt").meta.source_format != "srt"


def test_tests_and_the_fuzzer_see_the_error_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, read=stumble)
    with pytest.raises(IndexError):
        read_data(CAPTIONS, "talk.srt")


def test_a_command_that_stumbles_says_one_sentence(
    shown: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "talk.srt"
    source.write_bytes(CAPTIONS)
    monkeypatch.setattr("jamedit.cli.convert.convert", stumble)
    assert main(["convert", str(source), str(tmp_path / "out.vtt")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("jamedit: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "IndexError" in Path(faults.log_path()).read_text("utf-8")


def test_a_command_is_still_interrupted(shown: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jamedit.cli.convert.convert", interrupted)
    assert main(["convert", "a.srt", "b.vtt"]) == 130
    broken(monkeypatch, read=interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_data(CAPTIONS, "talk.srt")


def test_the_log_does_not_grow_for_ever() -> None:
    for _ in range(3):
        Path(faults.log_path()).parent.mkdir(parents=True, exist_ok=True)
        with open(faults.log_path(), "a", encoding="utf-8") as file:
            file.write("x" * 800_000)
        faults.write_log(ValueError("one more"))
    assert Path(faults.log_path()).stat().st_size < 2_000_000


def test_a_log_that_cannot_be_written_is_no_second_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be")
    monkeypatch.setenv("JAMEDIT_STATE_DIR", str(tmp_path / "state"))
    assert "could not be written" in str(faults.explained(ValueError("x"), "the talk cannot be read"))
