"""Subtitles that are pictures, and captions in forms that are not read: one sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples_read_only import SCC

from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.writing import write_path


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"\xef\xbb\xbf# VobSub index file, v7\ntimestamp: 00:00:01:101, filepos: 000000000\n", "film.idx", "VobSub"),
        (b"\0\0\1\xba\x44\0\4" + b"\0" * 500, "film.sub", "pictures"),
        (b"PG\0\0\x10\x20\0\0\0\0\x16\0\x13" + b"\0" * 500, "film.sup", "pictures"),
        (b"{\\rtf1\\ansi Mona: We plant tulips.\\par}", "talk.rtf", "docx"),
        (b"File Format=MacCaption_MCC V1.0\n\n00:00:01:00\tT52S524F67ZZ72F4QROO7391UC13FFF74\n", "talk.mcc", "SCC"),
    ],
)
def test_it_says_what_the_file_is_and_what_to_do(data: bytes, name: str, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=rf"^{name} .*{told}.*\.$"):
        read_data(data, name)


@pytest.mark.parametrize("format_id", ["microdvd", "mpl2", "tmplayer", "spruce-stl"])
def test_a_file_without_any_line_of_the_chosen_format_is_refused(format_id: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^talk has no line with a time as .* have; .*\.$"):
        read_data(b"warm bread\nand salt\n", "talk", format_id)


def test_an_ending_that_is_only_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match=r"SCC closed captions can only be read; .*\.scc\.$"):
        write_path(read_data(SCC.encode(), "talk.scc"), tmp_path / "new.scc")
    assert not list(tmp_path.iterdir())
