"""Words that no language has tell that a text was read in the wrong encoding; right words never do."""

from __future__ import annotations

import pytest
from encoded_texts import TEXTS, all_pairs, captions

from jamedit.formats.engine.text.misreading import looks_misread

_SYLLABLES = ("ja", "zh", "zh-tw", "ko")


@pytest.mark.parametrize("language", [each for each in TEXTS if each not in _SYLLABLES])
def test_right_words_do_not_look_misread(language: str) -> None:
    assert not looks_misread(TEXTS[language])
    assert not looks_misread(TEXTS[language].upper())


@pytest.mark.parametrize(
    ("language", "page", "wrong"),
    [
        ("cs", "mac_latin2", "cp1250"),
        ("tr", "mac_turkish", "cp1252"),
        ("el", "mac_greek", "cp1253"),
        ("el", "cp737", "cp866"),
        ("ar", "iso8859_6", "cp1256"),
        ("pl", "cp1250", "cp1252"),
        ("ru", "cp866", "cp1251"),
        ("de", "cp850", "cp1252"),
    ],
)
def test_words_in_the_wrong_code_page_look_misread(language: str, page: str, wrong: str) -> None:
    assert (language, page) in all_pairs() or page in ("cp737",)
    assert looks_misread(captions(language, page).encode(page).decode(wrong, "replace"))


def test_a_few_odd_words_among_many_are_no_reason_to_doubt() -> None:
    assert not looks_misread("Der iPhönE liegt auf dem µSv-Gerät.\n" + TEXTS["de"] * 3)
    assert not looks_misread("")
    assert not looks_misread("plain words only")
