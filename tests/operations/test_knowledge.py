"""What was learned: taken in, given out, forgotten, as functions."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.document import Knowledge, Pair
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.operations import knowledge
from jamedit.operations.knowledge import Counts
from jamedit.storage import knowledge_file

KNOWN = Knowledge.of([Pair("pie torch", "PyTorch", 2, 0), Pair("cackle", "Kaggle", 1, 1)])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "talks" / knowledge_file.FOLDER_NAME
    knowledge_file.update(path, lambda _: KNOWN)
    return path


def test_what_the_user_and_the_folder_know_is_put_together(place: Path) -> None:
    knowledge_file.update(knowledge.personal_file(), lambda _: Knowledge.of([Pair("cackle", "Kaggle", 3, 0)]))
    known = knowledge.read_knowledge(personal=True, source_path=place.with_name("talk.srt"))
    assert {(p.recognised, p.fixed, p.kept) for p in known.pairs} == {("pie torch", 2, 0), ("cackle", 4, 1)}
    assert knowledge.read_knowledge(source_path=place.with_name("talk.srt")).pairs == ()


def test_words_or_everything_can_be_forgotten(place: Path) -> None:
    assert knowledge.forget(place, "cackle") == Counts(1, 1)
    assert knowledge.forget(place, "nothing") == Counts(0, 1)
    assert knowledge.forget(place, None) == Counts(1, 0)
    assert knowledge.forget(place, None) == Counts(0, 0)


def test_what_is_given_out_can_be_taken_in(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    knowledge.export_knowledge(KNOWN, out, place)
    assert knowledge.import_knowledge(out, place) == Counts(2, 2)
    assert {p.fixed for p in knowledge_file.read(place).pairs} == {4, 2}


def test_what_makes_no_sense_is_refused(place: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is the knowledge file itself"):
        knowledge.export_knowledge(KNOWN, place, place)
    with pytest.raises(UnreadableFileError, match="does not exist"):
        knowledge.import_knowledge(tmp_path / "gone", place)
    with pytest.raises(UnreadableFileError, match="is not a folder"):
        knowledge.folder_file(tmp_path / "gone")
    plain = tmp_path / "talk.txt"
    plain.write_text("One two.\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="is not a project"):
        knowledge.project_knowledge(plain)
