"""Consent to a model server is kept on this computer, for one document and one server."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit import paths
from jamedit.settings import consents

KEY = consents.key_of(Path("/talks/a.srt"), ["one two", "three"])


def test_consent_is_for_one_document_and_one_server():
    consents.agree(KEY, "http://127.0.0.1:8080")
    assert consents.agreed(KEY, "http://127.0.0.1:8080")
    assert not consents.agreed(KEY, "https://models.example.org")
    for other in (Path("/talks/b.srt"), ["one two", "three"]), (Path("/talks/a.srt"), ["another text"]):
        assert not consents.agreed(consents.key_of(*other), "http://127.0.0.1:8080")


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 99_999, '{"x": 5}'])
def test_a_list_that_cannot_be_read_holds_no_consent(text):
    place = paths.state_dir() / "ui" / "consents.json"
    place.parent.mkdir(parents=True)
    place.write_text(text, "utf-8")
    assert not consents.agreed(KEY, "http://127.0.0.1:8080")
    consents.agree(KEY, "http://127.0.0.1:8080")
    assert consents.agreed(KEY, "http://127.0.0.1:8080")
