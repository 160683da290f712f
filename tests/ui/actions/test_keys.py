"""Keys: which can be given, who has them, and what presets change."""

from __future__ import annotations

import itertools

import pytest

from jamedit.settings.schema import BY_NAME
from jamedit.ui.actions import keys as key_rules
from jamedit.ui.actions.presets import PRESETS
from jamedit.ui.actions.table import ACTIONS

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_every_preset_of_the_settings_has_its_keys():
    assert set(PRESETS) == {value for value, _ in BY_NAME["keys.preset"].choices}


@pytest.mark.parametrize("preset", PRESETS)
def test_keys_are_portable_allowed_and_contested_by_nobody(preset):
    keys, bad = key_rules.keys_in_force(preset, {})
    listed = list(itertools.chain(*keys.values()))
    assert bad == []
    assert len(set(listed)) == len(listed)
    for key in listed:
        assert key_rules.portable(key) == key
        assert key_rules.refusal(key) == ""
    for id_, wanted in PRESETS[preset].items():
        assert keys[id_] == wanted


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_leaves_an_action_without_the_keys_it_had(preset):
    keys, _ = key_rules.keys_in_force(preset, {})
    assert [a.id for a in ACTIONS if a.keys and not keys[a.id]] == []


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("Space", True),
        ("Shift+Space", True),
        ("A", True),
        ("Alt+X", True),
        ("Ctrl+Alt+Q", True),
        ("Shift+Left", True),
        ("Ctrl+Right", True),
        ("Return", True),
        ("Tab", True),
        ("Esc", True),
        ("Ctrl+K", False),
        ("F9", False),
        ("Alt+Left", False),
        ("Ctrl+Alt+PgUp", False),
        ("Ctrl+Return", False),
    ],
)
def test_keys_that_belong_to_the_text_are_refused(key, refused):
    assert bool(key_rules.refusal(key)) is refused


@pytest.mark.parametrize("text", ["", "Hat", "Ctrl+Hat", "Ctrl", "Ctrl+K, Ctrl+B"])
def test_what_is_not_a_single_key_press_is_refused(text):
    assert key_rules.portable(text) == ""


def test_own_keys_win_and_take_the_key_from_others():
    keys, bad = key_rules.keys_in_force("jamedit", {"play.loop": ("Ctrl+J", "Alt+Q", "Hat"), "no.such": ("F5",)})
    assert keys["play.loop"] == ("Ctrl+J",)
    assert keys["play.back"] == ()
    assert bad == ["Alt+Q", "Hat"]
