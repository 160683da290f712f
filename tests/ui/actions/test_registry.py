"""Actions in a window: keys work where they should, menus and rules follow the table."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from jamedit.settings import Settings
from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.actions.table import ACTIONS, BY_ID, HANDLED, RULES
from jamedit.ui.style.theme import ThemeHub

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
EVERYTHING = dict.fromkeys(RULES, True)


class Window(QMainWindow):
    """A window with a text, a button and a label that takes the focus, and handlers that note their calls."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.calls: list[str] = []
        body = QWidget()
        layout = QVBoxLayout(body)
        self.text, self.button, self.label = QPlainTextEdit(), QPushButton("x"), QLabel("wave")
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in (self.text, self.button, self.label):
            layout.addWidget(each)
        self.setCentralWidget(body)
        self.registry = ActionRegistry(self, settings, ThemeHub(QApplication.instance()))
        self.registry.connect_handlers({i: (lambda i=i: self.calls.append(i)) for i in HANDLED})


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def window(qtbot, settings):
    made = Window(settings)
    qtbot.addWidget(made)
    made.registry.build_menu_bar(made.menuBar())
    made.registry.update(EVERYTHING)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_a_missing_handler_is_an_error_that_names_the_action(qtbot, settings):
    window = QMainWindow()
    qtbot.addWidget(window)
    handlers = {i: (lambda: None) for i in HANDLED if i != "play.loop"}
    with pytest.raises(KeyError, match=r"play\.loop"):
        ActionRegistry(window, settings, ThemeHub(QApplication.instance())).connect_handlers(handlers)


def test_a_handler_without_an_action_is_an_error_that_names_it(qtbot, settings):
    window = QMainWindow()
    qtbot.addWidget(window)
    handlers = dict.fromkeys([*HANDLED, "play.backwards"], lambda: None)
    with pytest.raises(KeyError, match=r"play\.backwards"):
        ActionRegistry(window, settings, ThemeHub(QApplication.instance())).connect_handlers(handlers)


def test_every_action_calls_its_own_handler(window):
    for id_ in HANDLED:
        window.registry.action(id_).trigger()
    assert window.calls == list(HANDLED)


@pytest.mark.parametrize(
    ("keys", "id_"),
    [
        ("Ctrl+J", "play.back"),
        ("Ctrl+Shift+J", "play.back_long"),
        ("Ctrl+[", "play.slower"),
        ("F4", "play.toggle"),
        ("Ctrl+Space", "play.toggle"),
        ("Shift+F3", "play.last_slower"),
        ("Alt+Up", "edit.previous_paragraph"),
        ("Ctrl+3", "speakers.3"),
        ("Ctrl+0", "speakers.none"),
        ("F8", "review.next"),
        ("Ctrl+Return", "review.accept"),
        ("Ctrl+Shift+D", "review.dismiss_alike"),
        ("Ctrl+Shift+P", "help.palette"),
        ("F11", "edit.set_start"),
    ],
)
def test_a_key_runs_its_action(window, qtbot, keys, id_):
    window.label.setFocus()
    qtbot.keySequence(window.label, QKeySequence(keys))
    assert window.calls == [id_]


def test_a_disabled_action_does_nothing_and_rules_are_remembered(window, qtbot):
    window.registry.update({"has_recording": False})
    window.label.setFocus()
    qtbot.keySequence(window.label, QKeySequence("Ctrl+J"))
    assert window.calls == []
    assert not window.registry.action("play.back").isEnabled()
    assert window.registry.action("edit.find").isEnabled()


def test_at_first_only_what_always_works_is_enabled(qtbot, settings):
    window = Window(settings)
    qtbot.addWidget(window)
    enabled = {i for i in BY_ID if window.registry.action(i).isEnabled()}
    assert enabled == {a.id for a in ACTIONS if a.rule == "always"}


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_Space, ["play.toggle"]), (Qt.Key.Key_Escape, ["play.toggle"])]
)
def test_space_and_escape_play_where_the_focus_has_no_use_for_them(window, qtbot, key, expected):
    window.label.setFocus()
    qtbot.keyClick(window.label, key)
    assert window.calls == expected


def test_a_key_that_is_held_down_plays_once(window):
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", held)
        QApplication.sendEvent(window.label, event)
    assert window.calls == ["play.toggle"]


def test_space_types_in_text_and_presses_buttons(window, qtbot):
    window.text.setFocus()
    qtbot.keyClick(window.text, Qt.Key.Key_Space)
    qtbot.keyClick(window.text, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    pressed = []
    window.button.clicked.connect(lambda: pressed.append(1))
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_Space)
    assert window.text.toPlainText() == "  "
    assert pressed == [1]
    assert window.calls == []


def test_the_menus_show_every_action_once(window):
    shown = []

    def walk(menu):
        for action in menu.actions():
            if action.objectName():
                shown.append(action.objectName())
            elif action.menu():
                walk(action.menu())

    walk(window.menuBar())
    assert sorted(shown) == sorted(BY_ID)


def test_menus_neither_begin_with_a_line_nor_have_two_in_a_row(window):
    for top in window.menuBar().actions():
        lines = [action.isSeparator() for action in top.menu().actions()]
        assert not lines[0]
        assert not any(one and other for one, other in itertools.pairwise(lines))


def test_a_preset_of_the_settings_comes_into_force_at_once(window, qtbot, settings):
    with qtbot.waitSignal(window.registry.keys_changed):
        settings.set("keys.preset", "otranscribe")
    window.label.setFocus()
    qtbot.keyClick(window.label, Qt.Key.Key_F1)
    assert window.calls == ["play.back"]
    assert "F1" in window.registry.key_sequences()
    assert "F8" in window.registry.key_sequences()


def test_the_page_keeps_its_own_keys(window):
    assert not {"Tab", "Esc", "Space", "Return", "Backspace", "@"} & window.registry.key_sequences()


def test_own_keys_that_cannot_be_used_are_reported(window, settings):
    settings.set("keys.overrides", {"play.loop": ["Alt+L", "F5"]})
    assert window.registry.warnings == ["Alt+L"]
    assert window.registry.keys("play.loop") == ("F5",)


def test_choices_exclude_one_another_and_showing_one_calls_nobody(window):
    registry = window.registry
    registry.set_checked("view.theme_dark", True)
    assert window.calls == []
    registry.action("view.theme_light").trigger()
    assert window.calls == ["view.theme_light"]
    assert not registry.action("view.theme_dark").isChecked()


def test_tooltips_show_the_key(window):
    assert window.registry.action("play.back").toolTip() == "Short skip back (Ctrl+J)"
    assert window.registry.action("edit.split").toolTip().endswith("(Enter)")
    assert window.registry.action("file.open").toolTip() == "Open a transcript or project (Ctrl+O)"


def test_speakers_in_the_menu_have_their_names(window):
    window.registry.name_speakers({1: "Ada", 2: "Ben & Co"})
    assert window.registry.action("speakers.1").text() == "Ada"
    assert window.registry.action("speakers.2").text() == "Ben && Co"
    assert window.registry.action("speakers.3").text() == "Speaker 3"  # its key adds it
    qt_key = window.registry.action("speakers.3")
    assert qt_key.shortcut().toString() == "Ctrl+3"


def test_icons_follow_the_theme(window, qtbot):
    def inked():
        image = window.registry.action("file.open").icon().pixmap(32, 32).toImage()
        colors = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
        return {c.name() for c in colors if c.alpha() > 200}

    hub = window.registry._hub
    hub.use("light")
    light = inked()
    with qtbot.waitSignal(hub.changed):
        hub.use("dark")
    assert light.isdisjoint(inked())
