"""Noting an edit costs nothing; learning from it waits until there is time, or until somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from jamedit.document import Change, Pair, Paragraph, Transcript, Word, glossary
from jamedit.document.decision import Decision
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.progress import Progress
from jamedit.suggest import Engine
from jamedit.suggest.learning.feedback import Feedback
from jamedit.suggest.learning.incremental import IncrementalSuggestions
from jamedit.suggest.learning.look import Choices, Material


@dataclass
class Step:
    """Be an edit that was applied."""

    change: Change
    decisions: Sequence[Decision] = ()


MANY = 80


def spoken() -> Transcript:
    rows = [(Word(n * 10 + 1, "the"), Word(n * 10 + 2, "cackle"), Word(n * 10 + 3, "rules")) for n in range(MANY)]
    paragraphs = tuple(Paragraph(10_000 + n, None, words) for n, words in enumerate(rows))
    return Transcript(paragraphs, next_id=20_000)


def replaced(transcript: Transcript, count: int) -> tuple[Transcript, Step]:
    hits = tuple(Replacement(p.id, 4, 10, "cackle", "Kaggle") for p in transcript.paragraphs[:count])
    now = ReplaceAll(hits).apply(transcript)
    return now, Step(Change.between(transcript, now))


@pytest.fixture
def follows(monkeypatch: pytest.MonkeyPatch) -> list[Change]:
    """Return the changes that feedback has followed so far."""
    seen: list[Change] = []
    follow = Feedback.follow

    def watched(self: Feedback, change: Change, decisions: Sequence[Decision] = ()) -> frozenset[str]:
        seen.append(change)
        return follow(self, change, decisions)

    monkeypatch.setattr(Feedback, "follow", watched)
    return seen


def looked_at(transcript: Transcript) -> tuple[IncrementalSuggestions, Choices]:
    made, choices = IncrementalSuggestions(lambda c: Engine(*c)), Choices(glossary.parse(()), ("confusion",))
    made.take(made.look(Material(transcript, transcript), choices).run(Progress()), transcript)
    return made, choices


def test_noting_an_edit_learns_nothing_until_somebody_asks(follows: list[Change]) -> None:
    first = spoken()
    incremental, _ = looked_at(first)
    now, step = replaced(first, 1)
    assert incremental.note(step, now)
    assert follows == []
    assert incremental.outstanding
    assert incremental.knowledge.pairs == (Pair("cackle", "Kaggle", 1),)
    assert follows == [step.change]


def test_a_large_edit_is_learned_from_by_the_look_and_told_after_it(follows: list[Change]) -> None:
    first = spoken()
    incremental, choices = looked_at(first)
    now, step = replaced(first, MANY - 5)
    assert not incremental.note(step, now)
    look = incremental.look_again(Material(first, now), choices)
    assert look is not None
    assert follows == []
    taken = incremental.take(look.run(Progress()), now)
    assert taken.learned == (step,)
    assert [s.after for s in taken.found.suggestions] == ["Kaggle"] * 5
    assert not incremental.outstanding


def test_what_a_cancelled_look_learned_is_looked_at_by_the_next(follows: list[Change]) -> None:
    first = spoken()
    incremental, choices = looked_at(first)
    now, step = replaced(first, 1)
    incremental.note(step, now)
    cancelled = incremental.look_again(Material(first, now), choices)
    assert cancelled is not None
    cancelled.run(Progress())  # its findings are never taken
    again = incremental.look_again(Material(first, now), choices)
    assert again is not None
    assert len(incremental.take(again.run(Progress()), now).found.paragraphs) == MANY
    assert len(follows) == 1
