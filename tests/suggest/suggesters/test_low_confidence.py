"""Words of low confidence are to be confirmed, once."""

from __future__ import annotations

from suggesting import found

from jamedit.document import Glossary, Paragraph, Transcript, Word
from jamedit.suggest import suggest


def test_words_of_low_confidence_are_marked_to_be_confirmed() -> None:
    sure = [0.99, 0.2, 0.3, None, 1.0, 0.49, 0.5]
    words = tuple(Word(i, f"w{i}", confidence=c) for i, c in enumerate(sure, 1))
    transcript = Transcript((Paragraph(20, None, words),), next_id=21)
    assert found(transcript, "confidence") == [("w2 w3", "w2 w3"), ("w6", "w6")]


def test_a_confirmed_word_is_not_marked_again() -> None:
    from jamedit.edits.accept_suggestions import AcceptSuggestions

    words = (Word(1, "odd", confidence=0.1), Word(2, "word", confidence=0.9))
    transcript = Transcript((Paragraph(3, None, words),), next_id=4)
    (mark,) = suggest(transcript, Glossary(), ("confidence",))
    confirmed = AcceptSuggestions(((mark, mark.after),)).apply(transcript)
    assert [w.text for w in confirmed.words()] == ["odd", "word"]
    assert found(confirmed, "confidence") == []
