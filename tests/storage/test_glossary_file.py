"""Glossary files are read as their editor wrote them."""

from __future__ import annotations

import pytest

from jamedit.errors import UnreadableFileError
from jamedit.storage import glossary_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_the_encoding_does_not_matter(tmp_path, encoding):
    path = tmp_path / "terms.txt"
    path.write_bytes("Übersee\n".encode(encoding))
    assert glossary_file.read(path).splitlines() == ["Übersee"]


@pytest.mark.parametrize(("data", "said"), [(b"a\0b", "not a text file"), (b"a" * 2_000_001, "larger")])
def test_what_is_not_a_glossary_is_refused(tmp_path, data, said):
    (tmp_path / "terms.txt").write_bytes(data)
    with pytest.raises(UnreadableFileError, match=said):
        glossary_file.read(tmp_path / "terms.txt")


def test_what_is_written_is_read_again(tmp_path):
    glossary_file.write(tmp_path / "terms.txt", "Ærø\nKiln\n\n\n")
    assert (tmp_path / "terms.txt").read_bytes() == "Ærø\nKiln\n".encode()
    assert glossary_file.read(tmp_path / "terms.txt").split() == ["Ærø", "Kiln"]
