"""Suggesting and cleaning as functions: plain arguments, frozen results, nothing printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.document import Glossary, Term
from jamedit.document.decision import place_key
from jamedit.document.project import Project
from jamedit.errors import CancelledError, UnreadableFileError, UsageError
from jamedit.formats.native import project
from jamedit.formats.reading import read_path
from jamedit.operations.clean import clean
from jamedit.operations.source_lines import lines_of_words
from jamedit.operations.sources import read_source
from jamedit.operations.suggest import Choices, TokenSuggester, suggest
from jamedit.progress import Progress

TALK = "So um we wrote it in pie torch, and um it works.\n\nThen um we left.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.txt"
    path.write_text("PyTorch\n", encoding="utf-8")
    return path


@pytest.fixture
def cancelled() -> Progress:
    progress = Progress()
    progress.token.cancel()
    return progress


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


def test_cleaning_reports_each_change(talk: Path, terms: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = talk.with_name("out.txt")
    done = clean(talk, out, Choices(("glossary", "filler"), glossaries=(terms,)))
    assert (done.words, done.lost) == (16, ())
    assert [(c.before, c.after) for c in done.changes] == [
        ("um", ""),
        ("pie torch,", "PyTorch,"),
        ("um", ""),
        ("um", ""),
    ]
    assert done.changes[1].context == "um we wrote it in pie torch, and um it works."
    assert " ".join(out.read_text("utf-8").split()) == "So we wrote it in PyTorch, and it works. Then we left."
    assert capfd.readouterr() == ("", "")


def test_what_is_cancelled_writes_nothing(talk: Path, cancelled: Progress) -> None:
    with pytest.raises(CancelledError):
        clean(talk, talk.with_name("out.txt"), progress=cancelled)
    assert [p.name for p in talk.parent.iterdir()] == ["talk.txt"]


def test_tokens_are_asked_about_one_list_after_the_other(terms: Path) -> None:
    suggester = TokenSuggester(Choices(("glossary",), glossaries=(terms,)))
    assert [(p.start, p.end, p.text) for p in suggester.propose(["in", "pie", "torch"])] == [(1, 3, "PyTorch")]
    assert [p.text for p in suggester.propose(["the", "cackle", "winners"], ["Kaggle"])] == ["Kaggle"]
    assert suggester.propose(["the", "cackle", "winners"]) == []


def test_each_word_has_a_line_of_the_file(talk: Path) -> None:
    words = tuple(read_path(talk).words())
    lines = lines_of_words(talk, words)
    assert [lines[w.id] for w in words] == [1] * 12 + [3] * 4
