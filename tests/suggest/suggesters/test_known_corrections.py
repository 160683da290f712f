"""What was corrected before is proposed where the text says something else, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.document import Glossary, Knowledge, Pair, Paragraph, Transcript, Word
from jamedit.document.knowledge import pair_of
from jamedit.document.tokens import core
from jamedit.suggest import Engine

OPENING, CLOSING = ["", "(", '"', "[", "«", "¿"], ["", ")", '"', ",", "]", "…", "'s"]
SPOKEN = ["pie", "Torch", "the", "cackle"]
MARKED = st.tuples(*map(st.sampled_from, (OPENING, SPOKEN, CLOSING))).map("".join)


def proposed(text: str, *pairs: Pair | None) -> list[tuple[str, str]]:
    words = tuple(Word(n, t) for n, t in enumerate(text.split(), 1))
    spoken = Transcript((Paragraph(900, None, words),), next_id=1000)
    knowledge = Knowledge(tuple(p for p in pairs if p is not None))
    found = Engine(Glossary(), ("confusion",), preset="everything").check(spoken, knowledge=knowledge)
    return [(s.before, s.after) for s in found]


@pytest.mark.parametrize(
    "text", ["the model (PyTorch Layers) ran", "the model PyTorch Layers ran", "model PyTorch (Layers"]
)
def test_words_that_are_there_already_are_not_proposed_whatever_marks_are_between_them(text: str) -> None:
    learned = pair_of("model (pie torch layers", "model (PyTorch Layers", 5)
    assert proposed("our model pie torch layers ran", learned)
    assert proposed(text, learned, pair_of("pytorch (layers", "PyTorch (Layers", 5)) == []


@settings(deadline=None)
@given(st.lists(MARKED, min_size=1, max_size=5), st.lists(MARKED, min_size=1, max_size=5))
def test_what_was_put_in_place_of_words_is_never_proposed_for_itself(old: list[str], new: list[str]) -> None:
    learned = pair_of(" ".join(old), " ".join(new), 5)
    for before, after in proposed(" ".join(("so", *new, "it", "is")), learned):
        assert [core(w) for w in before.split()] != [core(w) for w in after.split()]
