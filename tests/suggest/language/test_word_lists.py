"""The word lists of every language are well made: folded as words are compared, complete, not at odds."""

from __future__ import annotations

import pytest

from jamedit.document.tokens import key
from jamedit.paths import resource
from jamedit.suggest.language import lexicon

LANGUAGES = lexicon.languages()
FOLDED = (
    "hesitations doubles joining function_words common filler_not_after filler_not_before abbreviations numbers "
    "subjects endings not_stitched"
)
NEEDED = "hesitations doubles function_words abbreviations capitals numbers endings"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOLDED.split())
def test_words_are_folded(language: str, name: str) -> None:
    assert [w for w in lexicon.words(language, name) if " " not in w and w != key(w)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NEEDED.split())
def test_no_needed_list_is_missing(language: str, name: str) -> None:
    assert len(lexicon.words(language, name)) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hesitation_is_no_word(language: str) -> None:
    said = lexicon.words(language, "function_words") | lexicon.words(language, "common")
    assert lexicon.words(language, "hesitations").isdisjoint(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_are_those_of_no_everyday_word(language: str) -> None:
    capitals = lexicon.words(language, "capitals")
    assert all(any(c.isupper() for c in word) for word in capitals)
    assert {key(w) for w in capitals}.isdisjoint(lexicon.words(language, "common"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_shares(language: str) -> None:
    phrases = lexicon.table(language, "filler_phrases")
    assert phrases
    assert all(0 < float(share) < 1 and phrase == phrase.casefold() for phrase, share in phrases)
    weights = lexicon.columns(language, "filler_neighbours", 4)
    assert all(side in ("before", "after") and abs(float(weight)) < 5 for _, side, _, weight in weights)
    assert all(0 < float(sure) < 1 for _, _, sure in lexicon.columns(language, "broken_compounds", 3))


def test_inventions_are_listed_once_with_where_they_count() -> None:
    rows = lexicon.of_all_languages("inventions")
    assert {len(row) for row in rows} == {3}
    assert {where for _, where, _ in rows} == {"whole", "opening", "end"}
    assert len({phrase for phrase, _, _ in rows}) == len(rows)
    assert {language for _, _, language in rows} >= {*LANGUAGES, "ja", "zh", "ko", "ru", "nl", "pl"}
    assert all(phrase == phrase.casefold() for phrase, _, _ in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_of_a_table_is_lost(language: str) -> None:
    tables = list(resource("words", language).glob("style_*.tsv"))
    assert tables
    for path in tables:
        lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
        rows = lexicon.grid(language, path.stem)
        assert len(rows) == len(lines)
        assert all(len(set(row)) == len(row) for row in rows)
        forms = [form for row in rows[1:] for form in row]
        assert all(form == " ".join(form.split()) for form in forms)


def test_british_and_american_are_distinguished() -> None:
    rows = lexicon.grid("en", "style_spelling")[1:]
    american, british = {a for a, _ in rows}, {b for _, b in rows}
    assert american.isdisjoint(british)
    assert len(rows) > 300
