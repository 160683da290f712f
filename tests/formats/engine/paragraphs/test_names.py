"""Names before a colon: which are speakers and which are text."""

from __future__ import annotations

import pytest

from jamedit.formats.engine.paragraphs.names import speaker_prefixes


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Ines: hello", "Omar: hi", "Ines: so"], ["Ines", "Omar", "Ines"]),
        (["[Ines]: hello", "[Omar]: hi", "more", "[Ines]: so"], ["Ines", "Omar", "", "Ines"]),
        (["Dr. J. Okoro: hello", "Host 2: hi", "Dr. J. Okoro: so"], ["Dr. J. Okoro", "Host 2", "Dr. J. Okoro"]),
        (["Ines: hello", "Omar: hi"], ["Ines", "Omar"]),
        (["q: why", "a: so", "q: oh", "a: yes"], ["q", "a", "q", "a"]),
        (["Ines: hello", "Note: aside", "Omar: hi", "Ines: so"], ["Ines", "", "Omar", "Ines"]),
    ],
)
def test_recurring_names_are_speakers(texts: list[str], names: list[str]) -> None:
    assert [p.name for p in speaker_prefixes(texts)] == names


@pytest.mark.parametrize(
    "texts",
    [
        ["Note: this once", "and more", "and more"],
        ["text first", "Ines: quoted once", "and more"],
        ["It is 10:30 now", "see http://x.org", "a: b"],
        ["What I mean is this: never", "What I want is that: always", "x"],
        ["As she said. Then: no", "y", "z"],
        ["one thing: two", "another: three", "a third: four", "nothing"],
    ],
)
def test_colons_in_text_make_no_speakers(texts: list[str]) -> None:
    assert [p.name for p in speaker_prefixes(texts)] == [""] * len(texts)


NAMES = [
    "Mona Reed (she/her)",
    "Mona (Host)",
    "Speaker 1 (Mona)",
    "Dr. Tim O'Hara (he/him)",
    "Mona [Tulip Ltd]",
    "M. Reed | Tulip Ltd",
    "Reed, Mona",
    "Mona Reed, PhD",
    "REED Mona (AGRI-EXT)",
    "De la Fuente Ruiz Mona Inés",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_as_meeting_programs_write_them_are_speakers(name: str) -> None:
    texts = [f"{name}: hello", "Theo: hi", "and so on", f"{name}: so", "Theo: yes"]
    assert [p.name for p in speaker_prefixes(texts)] == [name, "Theo", "", name, "Theo"]


@pytest.mark.parametrize(("opening", "name"), [("- {}: ", "Mona"), ("({}): ", "Mona"), ("-{}: ", "Mona Reed")])
def test_names_behind_dashes_and_in_brackets_are_speakers(opening: str, name: str) -> None:
    literal = opening.format(name)
    assert [p.name for p in speaker_prefixes([f"{literal}hello", "Theo: hi", f"{literal}so"])] == [name, "Theo", name]
    assert [p.name for p in speaker_prefixes([f"{literal}hello", "Theo: hi", "Theo: so"])] == ["", "Theo", "Theo"]


@pytest.mark.parametrize("text", ["Well, Mona: no", "- Milk: one litre", "Now, Then, And, Later: so", "(Laughter): ha"])
def test_what_is_there_once_and_may_be_a_sentence_is_none(text: str) -> None:
    assert [p.name for p in speaker_prefixes(["Mona: a", "Theo: b", text, "Mona: c"])] == ["Mona", "Theo", "", "Mona"]
