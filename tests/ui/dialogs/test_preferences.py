"""Preferences: every setting has a field, and what is entered counts at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollArea, QToolButton
from shiboken6 import isValid

from jamedit.settings import BY_NAME, PAGES, SETTINGS, Kind, Settings
from jamedit.ui.dialogs.preferences import PreferencesDialog
from jamedit.ui.widgets.controls import Stepper

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def test_every_setting_has_a_field_with_a_name(preferences):
    on_pages = [s for s in SETTINGS if s.page in {name for name, _ in PAGES}]
    assert set(preferences.fields) == {s.name for s in on_pages}
    for setting in on_pages:
        if setting.kind is not Kind.KEYS:
            made = preferences.fields[setting.name]
            assert (made.focusProxy() or made).accessibleName() == setting.label


def test_no_page_is_cut_at_the_side(preferences):
    areas = preferences.findChildren(QScrollArea)
    assert areas
    for area in areas:
        assert area.minimumWidth() >= area.widget().minimumSizeHint().width()


def test_what_is_entered_counts_at_once_and_is_kept(preferences, settings, qtbot):
    preferences.show_page("listening")
    fields = preferences.fields
    qtbot.mouseClick(fields["listening.tab_plays"], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    fields["listening.step_back_ms"].box.setValue(4.1)
    fields["appearance.theme"].setCurrentIndex(2)
    fields["appearance.line_spacing"].box.setValue(1.75)
    fields["suggestions.kinds"].findChildren(QCheckBox)[2].click()
    assert settings["listening.tab_plays"] is False
    assert settings["listening.step_back_ms"] == 4100
    assert settings["appearance.theme"] == "dark"
    default = BY_NAME["suggestions.kinds"].default
    assert settings["suggestions.kinds"] == tuple(kind for kind in default if kind != "spacing")
    preferences.accept()
    kept = Settings()
    assert [kept[s.name] for s in SETTINGS] == [settings[s.name] for s in SETTINGS]
    assert kept["appearance.line_spacing"] == 1.75


def test_a_change_from_elsewhere_is_shown_and_not_set_again(preferences, settings):
    heard = []
    settings.listeners.append(heard.append)
    settings.set("appearance.text_size", 21)
    settings.set("suggestions.preset", "careful")
    assert preferences.fields["appearance.text_size"].box.value() == 21
    assert preferences.fields["suggestions.preset"].currentText() == "Careful"
    assert heard == ["appearance.text_size", "suggestions.preset"]


def test_the_defaults_of_one_page_leave_the_others(preferences, settings, qtbot):
    settings.set("appearance.text_size", 21)
    settings.set("listening.skip_short_ms", 5000)
    preferences.show_page("appearance")
    qtbot.mouseClick(preferences.defaults, Qt.MouseButton.LeftButton)
    assert settings["appearance.text_size"] == 17
    assert settings["listening.skip_short_ms"] == 5000


def test_closed_preferences_listen_no_longer(preferences, settings, qtbot):
    before = len(settings.listeners)
    preferences.accept()
    qtbot.waitUntil(lambda: not isValid(preferences))
    assert len(settings.listeners) == before - 1
    settings.set("appearance.text_size", 30)


def test_the_buttons_beside_a_number_step_it(qtbot, settings, preferences):
    stepper = preferences.fields["appearance.text_size"]
    assert isinstance(stepper, Stepper)
    less, more = stepper.findChildren(QToolButton)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(less, Qt.MouseButton.LeftButton)
    assert settings["appearance.text_size"] == 18


def test_the_wheel_changes_no_field_without_the_focus(settings, preferences):
    preferences.show_page("appearance")
    box = preferences.fields["appearance.theme"]
    assert isinstance(box, QComboBox)
    preferences.pages.setFocus()
    place = QPointF(box.rect().center())
    down = QPoint(0, -120)
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(box, QWheelEvent(place, QPointF(box.mapToGlobal(place)), QPoint(), down, *none, False))
    assert settings["appearance.theme"] == "system"


def test_settings_that_cannot_be_saved_are_reported(qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder", "utf-8")
    dialog = PreferencesDialog(Settings(tmp_path / "file" / "settings.toml"))
    dialog.fields["appearance.theme"].setCurrentIndex(1)
    with qtbot.waitSignal(dialog.failed) as told:
        dialog.accept()
    assert "settings.toml" in told.args[0]
