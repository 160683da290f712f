"""The language of a text is recognised by its function words."""

from __future__ import annotations

import pytest

from jamedit.document import Glossary, Meta, Paragraph, Transcript, Word
from jamedit.suggest import suggest
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.language_id import guess

TEXTS = {
    "en": "and then we went to the house because it was late and there was nothing that we could do about it",
    "de": "und dann sind wir nach Hause gegangen weil es spät war und wir nichts mehr daran ändern konnten",
    "fr": "et puis nous sommes rentrés à la maison parce que il était tard et que nous ne pouvions plus rien y faire",
    "es": "y luego nos fuimos a casa porque era tarde y no había nada más que pudiéramos hacer con eso",
    "it": "e poi siamo tornati a casa perché era tardi e non c'era più niente che potessimo fare per questo",
    "pt": "e depois fomos para casa porque já era tarde e não havia mais nada que nós pudéssemos fazer com isso",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_recognised_by_function_words(language: str) -> None:
    assert guess(TEXTS[language].casefold().split()) == language
    assert guess((TEXTS[language].casefold() + " ").split() * 300) == language


def test_short_and_strange_texts() -> None:
    assert guess([]) == "en"
    assert guess(["hello", "world"]) == "en"
    assert guess(["zażółć", "gęślą", "jaźń"] * 30) == lexicon.NEUTRAL


def test_the_engine_guesses_where_nobody_said() -> None:
    text = TEXTS["de"] + " um das zu sehen er er kam äh und like um"
    words = tuple(Word(i, t) for i, t in enumerate(text.split(), 1))
    transcript = Transcript((Paragraph(99, None, words),), meta=Meta(), next_id=100)
    fillers = [s.before for s in suggest(transcript, Glossary()) if s.kind == "filler"]
    assert fillers == ["äh"]
