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
