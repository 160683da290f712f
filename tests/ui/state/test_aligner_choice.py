"""What the preferences say about finding words, as the command line would say it."""

from __future__ import annotations

import pytest

from jamedit.errors import UsageError
from jamedit.settings import Settings
from jamedit.speech.engines import parse_choice
from jamedit.ui.state.aligner_choice import aligns_after_edits, chosen_aligner


@pytest.fixture
def settings() -> Settings:
    return Settings()


def test_at_first_it_is_the_built_in_one_and_edits_are_followed(settings):
    assert chosen_aligner(settings) == "sphinx"
    assert aligns_after_edits(settings)


def test_a_model_goes_with_its_folder(settings, tmp_path):
    settings.set("align.engine", "whisper")
    settings.set("align.model_folder", str(tmp_path))
    choice = parse_choice(chosen_aligner(settings), "de")
    assert (choice.name, choice.folder, choice.language) == ("whisper", str(tmp_path), "de")


def test_a_folder_does_not_matter_to_others(settings):
    settings.set("align.engine", "rough")
    settings.set("align.model_folder", "/somewhere")
    assert chosen_aligner(settings) == "rough"


def test_whisper_without_a_folder_says_what_to_do(settings):
    settings.set("align.engine", "whisper")
    with pytest.raises(UsageError, match="preferences"):
        chosen_aligner(settings)


def test_the_switch_turns_it_off(settings):
    settings.set("align.after_edits", False)
    assert not aligns_after_edits(settings)
