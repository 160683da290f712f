"""Own keys are set, added, taken and refused."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.fixture
def editor(preferences):
    preferences.show_page("keys")
    made = preferences.fields["keys.overrides"]

    def mark(text):
        item = next(each for each in made._items if each.text(0) == text)
        made.tree.setCurrentItem(item)
        return item

    made.mark = mark
    return made


def press(editor, qtbot, keys):
    editor.field.setFocus()
    qtbot.keySequence(editor.field, QKeySequence(keys))


def test_a_pressed_key_becomes_the_key_of_the_action(editor, settings, registry, qtbot):
    item = editor.mark("Loop")
    press(editor, qtbot, "Ctrl+K")
    assert "not used" in editor.hint.text()
    editor.set_key.click()
    assert settings["keys.overrides"] == {"play.loop": ("Ctrl+K",)}
    assert item.text(1) == "Ctrl+K"
    assert registry.keys("play.loop") == ("Ctrl+K",)
    editor.default.click()
    assert registry.keys("play.loop") == ("Ctrl+Shift+R",)
    assert settings["keys.overrides"] == {}


def test_a_key_is_added_to_those_there_are_and_all_can_go(editor, registry, qtbot):
    editor.mark("Loop")
    press(editor, qtbot, "Ctrl+K")
    editor.add_key.click()
    assert registry.keys("play.loop") == ("Ctrl+Shift+R", "Ctrl+K")
    editor.remove.click()
    assert registry.keys("play.loop") == ()


def test_a_key_taken_from_another_action_is_named_before(editor, registry, qtbot):
    editor.mark("Loop")
    press(editor, qtbot, "Ctrl+J")
    assert "Short skip back" in editor.hint.text()
    editor.set_key.click()
    assert registry.keys("play.loop") == ("Ctrl+J",)
    assert registry.keys("play.back") == ()
    editor.mark("Faster")
    press(editor, qtbot, "Ctrl+J")
    editor.set_key.click()
    assert registry.keys("play.loop") == ()
    assert registry.keys("play.faster") == ("Ctrl+J",)


@pytest.mark.parametrize("keys", ["Alt+A", "A", "Shift+Right", "Return"])
def test_keys_of_the_text_cannot_be_given(editor, qtbot, keys):
    editor.mark("Loop")
    editor.field.setKeySequence(QKeySequence(keys))
    assert not editor.set_key.isEnabled()
    assert "another key" in editor.hint.text()
