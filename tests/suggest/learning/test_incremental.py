"""Only what an edit, a decision or a correction touches is looked at again, and what changed meanwhile is not lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from jamedit.document import Change, Glossary, Knowledge, Pair, Paragraph, Transcript, Word, glossary
from jamedit.document.decision import DISMISSED, OPEN, Decision
from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import CancelledError
from jamedit.progress import CancelToken, Progress
from jamedit.suggest import Engine
from jamedit.suggest.learning.incremental import FIRST, IncrementalSuggestions, Taken
from jamedit.suggest.learning.look import Choices, Found, Material

TEXTS = ("at the cackle contest", "nothing here", "so cackle again", "in pie torch now")
CHOICES = Choices(glossary.parse(["PyTorch"]), ("glossary", "confusion"))


@dataclass
class Step:
    """Be an edit that was applied."""

    change: Change
    decisions: Sequence[Decision] = ()


class Desk:
    """Hold a transcript that is worked on, with its suggestions."""

    def __init__(self, *texts: str) -> None:
        self.made: list[Choices] = []
        self.incremental = IncrementalSuggestions(self.make)
        self.original = self.present = transcript_of(*texts)

    def make(self, choices: Choices) -> Engine:
        self.made.append(choices)
        return Engine(*choices)

    @property
    def material(self) -> Material:
        return Material(self.original, self.present)

    def open(self, choices: Choices = CHOICES) -> Taken:
        """Look at the whole text."""
        findings = self.incremental.look(self.material, choices).run(Progress())
        return self.incremental.take(findings, self.present)

    def again(self) -> Taken | None:
        """Look at what was touched."""
        look = self.incremental.look_again(self.material, CHOICES)
        return self.incremental.take(look.run(Progress()), self.present) if look else None

    def type(self, at: int, text: str) -> Step:
        """Replace the text of a paragraph."""
        before = self.present
        self.present = ReplaceText(before.paragraphs[at].id, (text,)).apply(before)
        return Step(Change.between(before, self.present))

    def ids(self, *positions: int) -> set[int]:
        """Return the ids of paragraphs."""
        return {self.present.paragraphs[at].id for at in positions}


def transcript_of(*texts: str) -> Transcript:
    paragraphs, number = [], 0
    for at, text in enumerate(texts, 1):
        words = tuple(Word(number + n, t) for n, t in enumerate(text.split(), 1))
        number += len(words)
        paragraphs.append(Paragraph(10_000 + at, None, words))
    return Transcript(tuple(paragraphs), next_id=20_000)


def texts(taken: Taken | None) -> list[tuple[str, str]]:
    assert taken is not None
    return [(s.before, s.after) for s in taken.found.suggestions]


def test_the_whole_text_is_looked_at_first() -> None:
    desk = Desk(*TEXTS)
    assert desk.incremental.feedback is None
    assert texts(desk.open()) == [("pie torch", "PyTorch")]
    assert desk.incremental.feedback is not None
    assert desk.again() is None


def test_an_edit_touches_its_paragraph_alone() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    assert desk.incremental.note(desk.type(1, "nothing in pie torch here"), desk.present)
    assert desk.incremental.touched == desk.ids(1)
    taken = desk.again()
    assert texts(taken) == [("pie torch", "PyTorch")]
    assert taken is not None
    assert taken.found.paragraphs == desk.ids(1)
    assert not desk.incremental.touched


def test_a_fix_by_hand_touches_the_paragraphs_with_its_words() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    desk.incremental.note(desk.type(0, "at the Kaggle contest"), desk.present)
    assert desk.incremental.touched == desk.ids(0, 2)
    assert texts(desk.again()) == [("cackle", "Kaggle")]
    assert desk.incremental.knowledge.pairs == (Pair("cackle", "Kaggle", 1),)


def test_what_changed_during_a_look_stays_touched() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    desk.incremental.note(desk.type(1, "nothing in pie torch here"), desk.present)
    desk.incremental.note(desk.type(3, "it is pie torch now"), desk.present)
    look = desk.incremental.look_again(desk.material, CHOICES)
    assert look is not None
    desk.incremental.note(desk.type(1, "nothing at all"), desk.present)
    taken = desk.incremental.take(look.run(Progress()), desk.present)
    assert taken.found.paragraphs == desk.ids(3)
    assert desk.incremental.touched == desk.ids(1)
    assert texts(desk.again()) == []


def test_an_edit_during_the_first_look_is_learned_from_when_it_ends() -> None:
    desk = Desk(*TEXTS)
    look = desk.incremental.look(desk.material, CHOICES)
    step = desk.type(0, "at the Kaggle contest")
    assert not desk.incremental.note(step, desk.present)
    taken = desk.incremental.take(look.run(Progress()), desk.present)
    assert taken.learned == (step,)
    assert taken.found.paragraphs == desk.ids(1, 2, 3)
    assert desk.incremental.touched == desk.ids(0, 2)


def test_decisions_made_during_the_first_look_are_not_read_by_it() -> None:
    desk = Desk(*TEXTS)
    decisions = {("glossary", "#3 cackle", "Kaggle"): DISMISSED}
    look = desk.incremental.look(Material(desk.original, desk.present, decisions), CHOICES)
    decisions.clear()
    desk.incremental.take(look.run(Progress()), desk.present)
    assert desk.incremental.knowledge.right("cackle") == 1


def test_a_decision_that_is_taken_back_touches_its_paragraph() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    word = desk.present.paragraphs[3].words[1]
    said = Decision(("glossary", f"#{word.id} pie torch", "PyTorch"), OPEN, DISMISSED)
    nothing = Change.between(desk.present, desk.present)
    desk.incremental.note(Step(nothing, (said,)), desk.present)
    assert desk.incremental.touched == desk.ids(3)


def test_what_others_know_is_looked_for_where_its_words_are() -> None:
    desk = Desk(*TEXTS)
    more = Knowledge((Pair("cackle", "Kaggle", 3),))
    assert not desk.incremental.share(more)
    desk.open()
    assert desk.incremental.share(more)
    assert desk.incremental.touched == desk.ids(0, 2)
    assert texts(desk.again()) == [("cackle", "Kaggle")] * 2


def test_what_is_shared_during_a_look_is_not_lost() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    desk.incremental.note(desk.type(1, "nothing"), desk.present)
    look = desk.incremental.look_again(desk.material, CHOICES)
    assert look is not None
    desk.incremental.share(Knowledge((Pair("cackle", "Kaggle", 3),)))
    desk.incremental.take(look.run(Progress()), desk.present)
    assert texts(desk.again()) == [("cackle", "Kaggle")] * 2


def test_what_is_on_the_screen_is_found_first() -> None:
    desk = Desk(*["in pie torch now"] * 40)
    told: list[Found] = []
    findings = desk.incremental.look(desk.material, CHOICES, shown=30).run(Progress(), told.append)
    assert [(len(f.paragraphs), len(f.suggestions)) for f in told] == [(10, 10)]
    assert len(findings.found.suggestions) == 40
    desk.incremental.look(Desk(*["in pie torch now"] * 2 * FIRST).material, CHOICES).run(Progress(), told.append)
    assert len(told) == 1


def test_an_engine_serves_as_long_as_the_choices_are_the_same() -> None:
    desk = Desk(*TEXTS)
    desk.open()
    desk.incremental.note(desk.type(1, "nothing"), desk.present)
    desk.again()
    desk.open(CHOICES._replace(glossary=glossary.parse(["PyTorch"])))
    assert len(desk.made) == 1
    assert texts(desk.open(CHOICES._replace(glossary=Glossary()))) == []
    assert len(desk.made) == 2


def test_a_cancelled_look_leaves_all_as_it_was() -> None:
    desk = Desk(*TEXTS)
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        desk.incremental.look(desk.material, CHOICES).run(Progress(token=token))
    assert desk.incremental.feedback is None
    assert texts(desk.open()) == [("pie torch", "PyTorch")]


@pytest.mark.parametrize("looked_at", [True, False])
def test_readings_and_completions_come_from_what_is_known(looked_at: bool) -> None:
    desk = Desk(*TEXTS)
    if looked_at:
        desk.open()
    tokens = desk.present.paragraphs[3].text.split()
    start, end, found = desk.incremental.alternatives(CHOICES.glossary, desk.present, tokens, 2, None)
    assert (start, end, found[0]) == (1, 3, "PyTorch")
    assert desk.incremental.alternatives(CHOICES.glossary, desk.present, tokens, 1, 3)[2][0] == "PyTorch"
    assert desk.incremental.complete(CHOICES.glossary, desk.present, "Py", "pie torch") == "PyTorch"


def test_a_likely_subject_is_named_with_its_title() -> None:
    desk = Desk("with backpropagation and one-hot encoding a perceptron has a latent space, a receptive field, logits")
    assert desk.incremental.likely_subjects() == ()
    desk.open()
    assert [name for name, _ in desk.incremental.likely_subjects()] == ["machine-learning"]
