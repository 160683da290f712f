"""Only what sounds alike or differs in form counts as alike."""

from __future__ import annotations

import pytest

from jamedit.document import Paragraph, Transcript, Word
from jamedit.edits.replace_text import ReplaceText
from jamedit.suggest.learning.feedback import learned
from jamedit.suggest.matching.text_similarity import alike


def transcript_of(*texts: str) -> Transcript:
    paragraphs, number = [], 0
    for i, text in enumerate(texts, 1):
        words = tuple(Word(number + n, t) for n, t in enumerate(text.split(), 1))
        number += len(words)
        paragraphs.append(Paragraph(1000 + i, None, words))
    return Transcript(tuple(paragraphs), next_id=2000)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("stupid or notebooks", "Jupyter notebooks", True),
        ("psychic learn", "scikit-learn", True),
        ("o in and x", "ONNX", True),
        ("dataset", "data set", True),
        ("pytorch", "PyTorch", True),
        ("cackle", "Kaggle,", True),
        ("the", "The", False),
        ("notebooks,", "notebooks.", False),
        ("horse", "transformer", False),
        ("was over", "had come to an end", False),
    ],
)
def test_only_what_sounds_alike_or_differs_in_form_is_learned(before: str, after: str, wanted: bool) -> None:
    assert alike(before, after) is wanted
    first = transcript_of(f"so he said {before} twice")
    now = ReplaceText(1001, (f"so he said {after} twice",)).apply(first)
    assert bool(learned(first, now, {}).pairs) is wanted
