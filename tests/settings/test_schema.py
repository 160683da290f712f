"""The choices of the settings are those of the program."""

from __future__ import annotations

from jamedit.captioning.profiles import BOUNDS, PROFILES, READING
from jamedit.settings import BY_NAME
from jamedit.suggest import DEFAULT_KINDS, PRESETS, SUGGESTERS


def test_the_suggesters_and_presets_of_the_program_are_those_of_the_settings():
    kinds, presets = BY_NAME["suggestions.kinds"], BY_NAME["suggestions.preset"]
    assert [value for value, _ in kinds.choices] == list(SUGGESTERS)
    assert kinds.default == DEFAULT_KINDS
    assert [value for value, _ in presets.choices] == list(PRESETS)


def test_settings_and_profiles_agree():
    assert {value for value, _ in BY_NAME["captions.profile"].choices} == set(PROFILES)
    for name, bounds in BOUNDS.items():
        setting = BY_NAME[f"captions.{name}"]
        assert (setting.low, setting.high) == (bounds.low, bounds.high)
        assert setting.default == getattr(READING, name)
