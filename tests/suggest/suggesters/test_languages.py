"""Each language is cleaned by its own lists and in its own house styles."""

from __future__ import annotations

import pytest

from jamedit.document import Glossary
from jamedit.suggest import Engine, Styles

TALK = {"de": "äh ähm öh", "fr": "euh heu euhm", "es": "ehm eh mmm", "it": "ehm uhm mmm", "pt": "hã hum ehm"}


def clean(text: str, language: str, styles: Styles = (), least: float = 0.25) -> str:
    """Return a text after accepting all that is proposed, leaving out what is unsure."""
    tokens = text.split()
    found = Engine(Glossary(), None, "everything", language, styles).find(tokens)
    for p in reversed([p for p in found if p.confidence >= least]):
        tokens[p.start : p.end] = p.text.split()
    return " ".join(tokens)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "das ist ähm so gemeint", "das ist so gemeint"),
        ("de", "wir haben in der in der Stadt gewohnt", "wir haben in der Stadt gewohnt"),
        ("de", "das Haus , das wir sahen", "das Haus, das wir sahen"),
        ("de", "Am montag fuhr er. dann kam sie.", "Am Montag fuhr er. Dann kam sie."),
        ("de", "wir wir sind da", "wir sind da"),
        ("de", "Das ist das Ende. Untertitel von Anna Muster", "Das ist das Ende."),
        ("fr", "c'est euh un bon exemple", "c'est un bon exemple"),
        ("fr", "dans la dans la maison", "dans la maison"),
        ("fr", "je j'ai vu le film", "j'ai vu le film"),
        ("fr", "Il part de paris, Puis il revient.", "Il part de Paris, Puis il revient."),
        ("fr", "une maison , deux maisons", "une maison, deux maisons"),
        ("es", "pero ehm no lo sabemos", "pero no lo sabemos"),
        ("es", "en la en la casa", "en la casa"),
        ("es", "Vivo en madrid. Es grande", "Vivo en Madrid. Es grande"),
        ("es", "la casa ,y el perro", "la casa ,y el perro"),
        ("it", "questo è ehm un esempio", "questo è un esempio"),
        ("it", "nella nella casa", "nella casa"),
        ("it", "Vado a roma. Poi torno", "Vado a Roma. Poi torno"),
        ("pt", "isto é hum um exemplo", "isto é um exemplo"),
        ("pt", "para a para a casa", "para a casa"),
    ],
)
def test_the_lists_of_a_language_clean_its_text(language: str, before: str, after: str) -> None:
    filled = f"{TALK[language]} {before}"
    assert clean(filled, language) == after


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "wir gehen um das Haus herum und er wohnt da"),
        ("de", "die, die das sagen, haben recht"),
        ("de", "das ist sehr sehr gut, ja ja"),
        ("de", "Am Montag, z. B. morgens, bzw. später, kam Dr. Muster."),
        ("de", "Ich mag April und Ostern. Es geht."),
        ("fr", "nous nous voyons demain, vous vous trompez"),
        ("fr", "C'est vrai ? Oui ! Alors : partons ; vite"),
        ("fr", "Il vient lundi en janvier et parle français."),
        ("fr", "c'est très très bien, non non"),
        ("es", "no no, es muy muy bueno"),
        ("es", "Viene el lunes de enero y habla español."),
        ("es", "El Sr. Gómez, etc. y todo lo demás"),
        ("it", "piano piano, così così, sì sì"),
        ("it", "Viene lunedì e parla italiano."),
        ("pt", "um dia e um ano, uma coisa"),
        ("pt", "não não, muito muito bom"),
    ],
)
def test_the_lists_of_a_language_leave_right_text_alone(language: str, text: str) -> None:
    assert clean(text, language) == text


def test_a_language_without_lists_is_let_alone() -> None:
    text = "han er her um og er det like ikke you know noget"
    assert clean(text, "da") == text


@pytest.mark.parametrize(
    ("language", "styles", "before", "after"),
    [
        ("de", (("percent", "%"),), "rund 20 Prozent davon", "rund 20% davon"),
        ("de", (("numbers", "digits"),), "seit zwölf Jahren", "seit 12 Jahren"),
        ("de", (("compounds", "together"),), "auf Grund der Lage", "aufgrund der Lage"),
        ("fr", (("email", "email"),), "un e-mail de lui", "un email de lui"),
        ("es", (("percent", "por ciento"),), "el 20% de todo", "el 20 por ciento de todo"),
        ("it", (("numbers", "words"),), "dopo 12 anni", "dopo dodici anni"),
    ],
)
def test_house_styles(language: str, styles: Styles, before: str, after: str) -> None:
    assert clean(before, language, styles) == after
    assert clean(before, language) == before
