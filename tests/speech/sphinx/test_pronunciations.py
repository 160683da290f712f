"""Where the phones of a word come from."""

from __future__ import annotations

import pytest

from jamedit.speech.sphinx import pronunciations
from jamedit.speech.sphinx.pronunciations import Pronunciations, by_letters

LISTED = {"hello": "HH AH L OW", "hello(2)": "HH EH L OW", "a": "AH", "open": "OW P AH N", "source": "S AO R S"}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Pronunciations:
    """Return pronunciations without espeak-ng, so that they are the same everywhere."""
    monkeypatch.setattr(pronunciations, "_espeak", lambda: None)
    monkeypatch.setattr(pronunciations, "_ipa_known", {})
    return Pronunciations(LISTED.get)


def test_the_dictionary_comes_first_with_its_alternatives(words: Pronunciations) -> None:
    assert words.of("Hello,") == ("HH AH L OW", "HH EH L OW")


def test_parts_of_a_token_are_put_together(words: Pronunciations) -> None:
    assert words.of("open-source") == ("OW P AH N S AO R S",)
    assert words.of("Hello's")[0] == "HH AH L OW Z"


def test_a_lone_article_can_be_its_letter(words: Pronunciations) -> None:
    assert words.of("a") == ("AH", "EY")


def test_acronyms_are_spelled_and_unknown_words_read_by_letters(words: Pronunciations) -> None:
    assert words.of("BNF")[0] == "B IY EH N EH F"
    assert words.of("zorble") == ("Z AO R B AH L",)
    assert by_letters("surprise").startswith("S ER P R")


def test_what_the_user_says_of_a_word_comes_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pronunciations, "_espeak", lambda: None)
    own = Pronunciations(LISTED.get, [("Xyq", "hello")])
    assert own.of("Xyq,")[0] == "HH AH L OW"


@pytest.mark.parametrize("token", ["—", "你好", "[noise]"])
def test_what_has_no_english_sound_has_no_phones(words: Pronunciations, token: str) -> None:
    assert words.of(token) == ()


def test_a_program_that_fails_is_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(pronunciations, "_espeak", lambda: str(program))
    monkeypatch.setattr(pronunciations, "_ipa_known", {})
    assert Pronunciations({}.get).of("zorble") == ("Z AO R B AH L",)
