"""Texts whose only characters above ASCII are quotes and dashes of Windows are read as such, not as letters of DOS."""

from __future__ import annotations

from itertools import combinations

import pytest
from encoded_texts import all_pairs, captions

from jamedit.formats.engine.text.encodings import encoding_of, is_certain
from jamedit.formats.engine.text.western import has_windows_punctuation, is_plain_or_english

LINES = (
    "We’ve sown the beans.",
    "“Dig here,” she said, “and there.”",
    "Rain… at last.",
    "A spade is £9 – or €12.",
    "They can’t, won’t, shouldn’t grow.",
    "The café’s garden — isn’t it lovely?",
    "Il dit : « non »…",
    "Er sagte: „Nein“ – und ging.",
    "30° outside • no rain",
)


@pytest.mark.parametrize("lines", list(combinations(LINES, 2)), ids=" ".join)
def test_quotes_and_dashes_of_windows_are_read_as_such(lines: tuple[str, ...]) -> None:
    data = "\n".join(lines).encode("cp1252")
    assert data.decode(encoding_of(data)) == "\n".join(lines)


def test_a_text_with_nothing_but_such_punctuation_is_certain() -> None:
    assert is_certain("\n".join(LINES[:5]).encode("cp1252"))


@pytest.mark.parametrize(("language", "page"), list(all_pairs()), ids=lambda x: x)
def test_letters_of_other_pages_are_not_taken_for_punctuation(language: str, page: str) -> None:
    data = captions(language, page).encode(page)
    if page.startswith(("mac", "cp4", "cp7", "cp8")) or language in ("ja", "zh", "zh-tw", "ko"):
        assert not has_windows_punctuation(data)


def test_words_of_the_neighbours_are_english_only_in_an_english_text() -> None:
    assert is_plain_or_english("The naïve façade of the café.".encode("cp1252"))
    assert not is_plain_or_english("A műhely fala szép.".encode("cp1250"))
    assert not is_plain_or_english("Das schöne Haus.".encode("cp1252"))
