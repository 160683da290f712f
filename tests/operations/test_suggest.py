"""Suggesting as a function: plain arguments, frozen results, nothing printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.document import Glossary, Term
from jamedit.document.decision import place_key
from jamedit.document.project import Project
from jamedit.errors import UnreadableFileError, UsageError
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.operations.sources import read_source
from jamedit.operations.suggest import Choices, TokenSuggester, suggest


def test_suggestions_come_in_the_order_of_the_text(talk: Path, terms: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = suggest(read_source(talk), Choices(kinds=("glossary", "filler"), glossaries=(terms,))).suggestions
    assert [s.before for s in found] == ["um", "pie torch,", "um", "um"]
    assert capfd.readouterr() == ("", "")


def test_what_a_project_knows_counts(talk: Path) -> None:
    transcript = read_path(talk)
    first = suggest(read_source(talk), Choices(("filler",))).suggestions[0]
    path = talk.with_name("talk.jamedit")
    decisions = ((*place_key(first), "dismissed"),)
    project.create(path, Project(transcript, transcript, glossary=Glossary((Term("PyTorch"),)), decisions=decisions))
    found = suggest(read_source(path), Choices(("glossary", "filler"))).suggestions
    assert [s.before for s in found] == ["pie torch,", "um", "um"]


def test_wrong_choices_are_refused(talk: Path) -> None:
    source = read_source(talk)
    with pytest.raises(UsageError, match="magic"):
        suggest(source, Choices(kinds=("magic",)))
    with pytest.raises(UnreadableFileError, match="gone"):
        suggest(source, Choices(knowledge=(Path("gone"),)))


def test_tokens_are_searched_one_list_after_the_other(terms: Path) -> None:
    suggester = TokenSuggester(Choices(("glossary",), glossaries=(terms,)))
    assert [(p.start, p.end, p.text) for p in suggester.propose(["in", "pie", "torch"])] == [(1, 3, "PyTorch")]
    assert [p.text for p in suggester.propose(["the", "cackle", "winners"], ["Kaggle"])] == ["Kaggle"]
    assert suggester.propose(["the", "cackle", "winners"]) == []
