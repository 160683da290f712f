"""Settings: what is written comes back, what is not ours stays, what is wrong counts as its default."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jamedit import paths
from jamedit.errors import UnwritableFileError
from jamedit.settings import PAGES, SETTINGS, Kind, Setting, Settings
from jamedit.settings.schema import STYLE_SWITCHES

BY_HAND = """\
# my settings
top = 1

[appearance] # how it looks
text_size = 20   # large
colour_of_hats = "red"
theme = "dark"

[from_the_future]
answer = 42
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


def any_value(setting: Setting):
    if setting.kind is Kind.FLAG:
        return st.booleans()
    if setting.kind is Kind.NUMBER:
        return st.integers(int(setting.low), int(setting.high))
    if setting.kind is Kind.DECIMAL:
        return st.floats(setting.low, setting.high)
    if setting.kind in (Kind.TEXT, Kind.SECRET):
        return st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)
    values = [value for value, _ in setting.choices]
    if setting.kind is Kind.CHOICE:
        return st.sampled_from(values)
    if setting.kind is Kind.SEVERAL:
        return st.lists(st.sampled_from(values), unique=True)
    names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
    return st.dictionaries(names, st.lists(names, max_size=2))


changes = st.lists(st.sampled_from(SETTINGS).flatmap(lambda s: st.tuples(st.just(s.name), any_value(s))), max_size=6)


@given(first=changes, second=changes, by_hand=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_set_and_saved_comes_back_twice(tmp_path, first, second, by_hand):
    file = tmp_path / "settings.toml"
    file.write_text(BY_HAND if by_hand else "", "utf-8")
    for round_of_changes in (first, second):
        held = Settings(file)
        for name, value in round_of_changes:
            held.set(name, value)
        held.save()
        again = Settings(file)
        assert again.warnings == ()
        assert {s.name: again[s.name] for s in SETTINGS} == {s.name: held[s.name] for s in SETTINGS}
    data = tomllib.loads(file.read_text("utf-8"))
    if by_hand:
        assert (data["top"], data["appearance"]["colour_of_hats"]) == (1, "red")
        assert data["from_the_future"] == {"answer": 42}


def test_without_a_file_everything_has_its_default_and_nothing_is_written():
    held = Settings()
    assert {s.name: held[s.name] for s in SETTINGS} == {s.name: s.default for s in SETTINGS}
    held.save()
    assert not (paths.config_dir() / "settings.toml").exists()


def test_comments_and_unknown_keys_stay_letter_for_letter(file):
    file.write_text(BY_HAND, "utf-8")
    held = Settings(file)
    held.set("appearance.text_size", 24)
    held.set("listening.tab_plays", False)
    held.save()
    written = file.read_text("utf-8")
    assert BY_HAND.replace("20", "24").strip() in written
    assert tomllib.loads(written)["listening"] == {"tab_plays": False}


def test_a_setting_that_has_its_default_again_leaves_the_file(file):
    file.write_text(BY_HAND, "utf-8")
    held = Settings(file)
    held.reset("appearance.text_size")
    held.save()
    assert "text_size" not in file.read_text("utf-8")
    assert 'colour_of_hats = "red"' in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "name", "reason"),
    [
        ("appearance.text_size = 4", "appearance.text_size", "between 10 and 48"),
        ('appearance.text_size = "17"', "appearance.text_size", "whole number"),
        ("appearance.text_size = true", "appearance.text_size", "whole number"),
        ("appearance.line_spacing = nan", "appearance.line_spacing", "between"),
        ('appearance.theme = "pink"', "appearance.theme", "system, light, dark"),
        ("listening.tab_plays = 1", "listening.tab_plays", "true nor false"),
        ('suggestions.kinds = "filler"', "suggestions.kinds", "list"),
        ('suggestions.kinds = ["hats"]', "suggestions.kinds", "glossary"),
        ("keys.overrides = 3", "keys.overrides", "table"),
        ("keys.overrides = {x = [1]}", "keys.overrides", "texts"),
    ],
)
def test_a_wrong_value_is_reported_once_and_counts_as_the_default(file, line, name, reason):
    file.write_text(f"{line}\nlistening.skip_short_ms = 5000\n", "utf-8")
    held = Settings(file)
    (warning,) = held.warnings
    assert name in warning
    assert reason in warning
    assert str(file) in warning
    assert held[name] == next(s.default for s in SETTINGS if s.name == name)
    assert held["listening.skip_short_ms"] == 5000


def test_a_table_that_is_a_number_is_reported_and_can_be_repaired(file):
    file.write_text("appearance = 3\n", "utf-8")
    held = Settings(file)
    assert "appearance is not a table" in held.warnings[0]
    held.set("appearance.text_size", 20)
    held.save()
    assert Settings(file)["appearance.text_size"] == 20


@pytest.mark.parametrize("rubbish", [b"[appearance\n", b"\xff\xfe\x00", b"a = " + b"[" * 5000])
def test_a_file_that_is_not_toml_is_kept_beside(file, rubbish):
    file.write_bytes(rubbish)
    held = Settings(file)
    assert "cannot be read" in held.warnings[0]
    held.set("appearance.theme", "dark")
    held.save()
    assert Settings(file)["appearance.theme"] == "dark"
    assert (file.parent / "settings.toml.broken").read_bytes() == rubbish


def test_a_file_that_broke_meanwhile_costs_none_of_the_settings_known_here(file):
    file.write_text(BY_HAND, "utf-8")
    held = Settings(file)
    file.write_text("[appearance\n", "utf-8")
    held.set("listening.tab_plays", False)
    held.save()
    again = Settings(file)
    assert (again["appearance.text_size"], again["appearance.theme"]) == (20, "dark")
    assert again["listening.tab_plays"] is False


def test_what_another_window_saved_meanwhile_stays(file):
    one, other = Settings(file), Settings(file)
    one.set("appearance.theme", "dark")
    other.set("appearance.text_size", 30)
    one.save()
    other.save()
    third = Settings(file)
    assert (third["appearance.theme"], third["appearance.text_size"]) == ("dark", 30)


def test_listeners_hear_of_changes_only(file):
    held, heard = Settings(file), []
    held.listeners.append(heard.append)
    held.set("appearance.theme", "system")
    held.set("appearance.theme", "light")
    held.set("appearance.theme", "light")
    held.reset("appearance.theme")
    assert heard == ["appearance.theme", "appearance.theme"]


def test_a_value_out_of_bounds_is_refused(file):
    held = Settings(file)
    with pytest.raises(ValueError, match="between"):
        held.set("listening.step_back_ms", 5001)
    with pytest.raises(KeyError):
        held["appearance.hats"]
    assert held["listening.step_back_ms"] == 1500


def test_a_link_stays_a_link_and_no_scraps_are_left(tmp_path):
    real = tmp_path / "dotfiles" / "settings.toml"
    real.parent.mkdir()
    real.write_text(BY_HAND, "utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    held = Settings(link)
    held.set("appearance.theme", "light")
    held.save()
    assert link.is_symlink()
    assert Settings(real)["appearance.theme"] == "light"
    assert os.listdir(real.parent) == ["settings.toml"]


def test_a_folder_in_the_place_of_the_file_is_reported_in_one_sentence(tmp_path):
    (tmp_path / "folder").write_text("a file", "utf-8")
    held = Settings(tmp_path / "folder" / "settings.toml")
    held.set("appearance.theme", "light")
    with pytest.raises(UnwritableFileError, match=r"settings\.toml"):
        held.save()


def test_every_setting_is_on_a_page_and_its_default_is_a_right_value():
    pages = [name for name, _ in PAGES]
    assert {s.page for s in SETTINGS} == {*pages, "captions"}  # those of captions lie in the export dialog
    assert len({s.name for s in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.check(setting.default) == setting.default
        assert setting.label


@cache
def code() -> str:
    """Return the source of the program without the table of settings."""
    files = Path(paths.__file__).parent.rglob("*.py")
    return "\n".join(file.read_text("utf-8") for file in files if file.name != "schema.py")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_is_read_somewhere(setting):
    key = setting.name.partition(".")[2]
    assert f'"{setting.name}"' in code() or f'"{key}"' in code() or key in STYLE_SWITCHES
