"""Dialogs: what is entered is what comes out, what is wrong is told, and keys alone suffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import transcript
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMainWindow, QScrollArea, QToolButton
from shiboken6 import isValid

from jamedit.captioning.profiles import BOUNDS, PROFILES, READING
from jamedit.document import Section
from jamedit.formats.base import Binary, Carries, Format, Group
from jamedit.formats.options import WriteOptions
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import written
from jamedit.settings import BY_NAME, PAGES, SETTINGS, Kind, Settings
from jamedit.suggest import DEFAULT_KINDS, PRESETS, SUGGESTERS
from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.actions.table import ACTIONS, HANDLED, RULES
from jamedit.ui.dialogs.about import AboutDialog
from jamedit.ui.dialogs.command_palette import CommandPalette
from jamedit.ui.dialogs.excerpt import excerpt, first_lines
from jamedit.ui.dialogs.export_dialog import ExportDialog
from jamedit.ui.dialogs.fuzzy_match import match
from jamedit.ui.dialogs.goto_time import GotoTimeDialog
from jamedit.ui.dialogs.key_rows import key_rows
from jamedit.ui.dialogs.key_sheet import KeySheet
from jamedit.ui.dialogs.preferences import PreferencesDialog
from jamedit.ui.style.theme import DARK, LIGHT, ThemeHub
from jamedit.ui.widgets.controls import Stepper

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.fixture
def settings(qapp):
    return Settings()


@pytest.fixture
def calls():
    return []


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def registry(window, settings, calls):
    handlers = {i: (lambda i=i: calls.append(i)) for i in HANDLED}
    made = ActionRegistry(window, settings, ThemeHub(QApplication.instance()))
    made.connect_handlers(handlers)
    made.update(dict.fromkeys(RULES, True))
    return made


def gone(widget):
    """Closed, and soon or already deleted."""
    return not isValid(widget) or not widget.isVisible()


def texts(widget):
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]


# go to time


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1:02:03.5", 3_723_500), ("62:03", 3_723_000), ("75", 75_000), (" 75,5 ", 75_500), ("0", 0)],
)
def test_a_time_as_people_write_it_is_taken(qtbot, text, expected):
    dialog = GotoTimeDialog(0, 4_000_000)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.time_ms == expected


@pytest.mark.parametrize(
    ("text", "said"), [("soon", "no time"), ("", "no time"), ("1:99:99:1", "no time"), ("2:00:00", "ends at 1:06:40")]
)
def test_what_is_no_time_is_told_and_the_dialog_stays(qtbot, text, said):
    dialog = GotoTimeDialog(5000, 4_000_000)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert said in dialog.said.text()
    assert dialog.time_ms == 5000
    dialog.line.setText("10")
    assert "For example" in dialog.said.text()


# the palette


@given(st.text(max_size=30), st.data())
def test_letters_taken_from_a_text_in_order_are_found_where_they_stand(text, data):
    places = data.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=len(text))) if text else set()
    query = "".join(text[i] for i in sorted(places))
    found = match(query, text)
    assert found is not None
    letters = [text[i].casefold() for i in found.letters]
    assert letters == [letter.casefold() for letter in "".join(query.split())]
    assert list(found.letters) == sorted(set(found.letters))


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("acc", "Accept and go to the next", "Back a little"),
        ("aa", "Accept all alike", "Larger text"),
        ("exp", "Export", "Next pane"),
        ("next sug", "Next suggestion", "Next pane"),
    ],
)
def test_the_openings_of_words_count_most(query, better, worse):
    best, other = match(query, better), match(query, worse)
    assert best is not None
    assert other is None or best.score > other.score


def test_letters_that_are_not_there_in_order_do_not_fit():
    assert match("xyz", "Export") is None
    assert match("tropxe", "Export") is None
    assert match("", "Export").score == 0


def test_typing_and_enter_run_the_best_fit_after_the_palette_has_closed(qtbot, registry, calls):
    palette = CommandPalette(registry, LIGHT, registry.parent())
    palette.pop_up()
    seen = []
    registry.action("review.accept_alike").triggered.connect(lambda: seen.append(gone(palette)))
    qtbot.keyClicks(palette.line, "acc al")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert calls == ["review.accept_alike"]
    assert seen == [True]


def test_the_palette_lists_what_is_enabled_and_the_arrows_go_round(qtbot, registry, calls):
    registry.update({"has_document": False, "has_recording": False, "has_suggestion": False, "has_speaker": False})
    palette = CommandPalette(registry, LIGHT, registry.parent())
    palette.pop_up()
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "Open…" in shown
    assert "Export…" not in shown
    assert "Command palette…" not in shown
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Enter)
    assert calls == ["file.open"]


def test_the_palette_says_when_nothing_fits(qtbot, registry, calls):
    palette = CommandPalette(registry, DARK, registry.parent())
    palette.pop_up()
    qtbot.keyClicks(palette.line, "qqqq")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.nothing.isVisible()
    assert palette.isVisible()
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert gone(palette)
    assert calls == []


def test_a_menu_is_found_by_its_name_too(registry, qtbot):
    palette = CommandPalette(registry, LIGHT)
    qtbot.addWidget(palette)
    palette.line.setText("theme dark")
    assert palette.list.item(0).text() == "Dark"


# the key sheet


def test_every_action_with_a_key_stands_on_the_sheet(registry):
    lines = {row.text for row in key_rows(registry)}
    for action in ACTIONS:
        if (action.keys or action.text_keys) and not action.id.startswith("speakers."):
            assert action.text.rstrip("…") in lines
    assert "Speaker 1 to 9" in lines


def test_the_sheet_tells_where_a_key_works(registry):
    play = next(row for row in key_rows(registry) if row.text == "Play or pause")
    assert ("Tab", "in the text") in play.keys
    assert ("Space", "elsewhere") in play.keys
    assert ("F4", "") in play.keys
    given_back = next(row for row in key_rows(registry, tab_plays=False) if row.text == "Play or pause")
    assert "Tab" not in [key for key, _ in given_back.keys]


def test_the_sheet_follows_the_preset(registry, settings):
    settings.set("keys.preset", "otranscribe")
    back = next(row for row in key_rows(registry) if row.text == "Back a little")
    assert back.keys[0] == ("F1", "")


def test_typing_narrows_the_sheet(qtbot, registry):
    sheet = KeySheet(registry)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet.line, "ctrl+j")
    shown = [row.text for row, widget in sheet._lines if widget.isVisible()]
    assert shown == ["Back a little"]
    sheet.line.setText("no such key")
    assert sheet.nothing.isVisible()
    sheet.line.clear()
    assert all(widget.isVisible() for _, widget in sheet._lines)


# preferences


@pytest.fixture
def preferences(settings):
    dialog = PreferencesDialog(settings)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.deleteLater()


def test_every_setting_has_a_field_with_a_name(preferences):
    on_pages = [s for s in SETTINGS if s.page in {name for name, _ in PAGES}]
    assert set(preferences.fields) == {s.name for s in on_pages}
    for setting in on_pages:
        if setting.kind is not Kind.KEYS:
            made = preferences.fields[setting.name]
            assert (made.focusProxy() or made).accessibleName() == setting.label


def test_no_page_is_cut_at_the_side(preferences):
    for area in preferences.findChildren(QScrollArea):
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


def test_the_suggesters_and_presets_of_the_program_are_those_of_the_settings():
    kinds, presets = BY_NAME["suggestions.kinds"], BY_NAME["suggestions.preset"]
    assert [value for value, _ in kinds.choices] == list(SUGGESTERS)
    assert kinds.default == DEFAULT_KINDS
    assert [value for value, _ in presets.choices] == list(PRESETS)


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


def test_settings_that_cannot_be_saved_are_told(qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder", "utf-8")
    dialog = PreferencesDialog(Settings(tmp_path / "file" / "settings.toml"))
    dialog.fields["appearance.theme"].setCurrentIndex(1)
    with qtbot.waitSignal(dialog.failed) as told:
        dialog.accept()
    assert "settings.toml" in told.args[0]


# own keys


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
    assert "free" in editor.said.text()
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


def test_a_key_taken_from_another_action_is_told_before(editor, registry, qtbot):
    editor.mark("Loop")
    press(editor, qtbot, "Ctrl+J")
    assert "Back a little" in editor.said.text()
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
    assert "another key" in editor.said.text()


# export


@pytest.fixture
def talk():
    made = transcript("we use Jupyter notebooks here", "and um that is all", cues=True, speakers=2)
    first, second = made.paragraphs
    hidden = tuple(replace(w, hidden=w.text == "um") for w in second.words)
    sections = (Section("Opening", first.id),)
    return replace(made, paragraphs=(first, replace(second, words=hidden)), sections=sections)


@pytest.fixture
def untimed(talk):
    bare = [replace(p, cues=(), words=tuple(replace(w, span=None) for w in p.words)) for p in talk.paragraphs]
    return replace(talk, paragraphs=tuple(bare))


@pytest.fixture
def export(qtbot, settings, tmp_path):
    def make(value):
        dialog = ExportDialog(value, FORMATS, tmp_path / "talk", settings, LIGHT)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


@pytest.mark.parametrize("chosen", [f for f in FORMATS if f.binary is None], ids=lambda f: f.id)
def test_the_preview_is_what_the_format_writes(export, talk, chosen):
    dialog = export(talk)
    dialog.list.choose(chosen.id)
    assert dialog.format_id == chosen.id
    assert dialog.preview.toPlainText().strip() == first_lines(written(chosen, talk, dialog.options)).strip()
    assert dialog.line.text().endswith(f"talk{chosen.extensions[0]}")


def test_data_on_one_line_is_wrapped(export, talk, qtbot):
    from jamedit.formats.reading import read_data

    one_line = '{"segments": [{"startTime": 0.5, "endTime": 1.2, "body": "' + "warm bread " * 40 + '"}]}'
    dialog = export(read_data(one_line.encode(), "talk.json"))
    assert dialog.format_id == "podcast"
    assert dialog.preview.horizontalScrollBar().maximum() == 0
    dialog.list.choose("srt")
    assert dialog.preview.lineWrapMode() == dialog.preview.LineWrapMode.NoWrap


def test_what_a_format_cannot_hold_is_named(export, talk):
    dialog = export(talk)
    dialog.list.choose("srt")
    assert "speakers" in dialog.left_out.text()
    assert dialog.left_out.isVisible()
    dialog.list.choose("json")
    assert not dialog.left_out.isVisible()
    dialog.list.choose("md")
    before = dialog.left_out.text()
    dialog.choices.times.setChecked(True)
    assert before.startswith("Left out: times, ")
    assert not dialog.left_out.text().startswith("Left out: times, ")


def test_the_preview_follows_the_choices(export, talk, settings):
    dialog = export(talk)
    dialog.list.choose("txt")
    assert " um " not in dialog.preview.toPlainText()
    assert "Speaker 1" in dialog.preview.toPlainText()
    dialog.choices.verbatim.click()
    dialog.choices.speakers.click()
    assert " um " in dialog.preview.toPlainText()
    assert "Speaker 1" not in dialog.preview.toPlainText()
    dialog.accept()
    assert dialog.options == WriteOptions("verbatim", speakers=False, times=False, sections=True)
    assert settings["export.sections"] is True
    assert settings["export.layer"] == "verbatim"
    assert settings["export.speakers"] is False


def test_times_of_words_are_put_into_captions_when_asked_for(export, talk, settings):
    dialog = export(talk)
    dialog.list.choose("vtt")
    assert not dialog.options.word_times
    dialog.choices.word_times.click()
    assert dialog.options.word_times
    dialog.list.choose("srt")
    assert not dialog.options.word_times
    dialog.list.choose("vtt")
    dialog.accept()
    assert settings["export.word_times"] is True


def test_a_format_that_needs_times_is_dimmed_with_the_reason(export, untimed):
    dialog = export(replace(untimed, meta=replace(untimed.meta, source_format="srt")))
    (captions,) = dialog.list.findItems("SubRip", Qt.MatchFlag.MatchContains)
    assert not captions.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "no times" in captions.data(Qt.ItemDataRole.AccessibleTextRole)
    assert dialog.format_id not in ("", "srt", "vtt")
    dialog.list.choose("txt")
    assert not dialog.choices.times.isVisible()


CHOICES = {
    "srt": {"captions"},
    "vtt": {"speakers", "word_times", "captions"},
    "lines": set(),
    "txt": {"speakers", "times", "paragraphs"},
    "md": {"speakers", "sections", "times", "paragraphs"},
    "json": {"speakers", "sections"},
}


@pytest.mark.parametrize("format_id", CHOICES)
def test_only_choices_that_matter_are_shown(export, talk, format_id):
    dialog = export(talk)
    dialog.list.choose(format_id)
    names = ("speakers", "sections", "times", "word_times", "paragraphs", "captions", "profile")
    assert {name for name in names if getattr(dialog.choices, name).isVisible()} == CHOICES[format_id]
    assert dialog.choices.clean.isVisible()


def test_captions_made_anew_follow_profile_and_figures_in_the_preview(export, talk, settings):
    choices = (dialog := export(talk)).choices
    dialog.list.choose("srt")
    before = dialog.preview.toPlainText()
    choices.captions.setCurrentIndex(choices.captions.findData("new"))
    assert choices.profile.isVisible()
    choices.profile.setCurrentIndex(choices.profile.findData("broadcast"))
    assert dialog.options.profile == PROFILES["broadcast"]
    assert "BBC" in choices.origin.text()
    choices.figures["line_length"].setValue(12)
    choices.figures["lines"].setValue(1)
    lines = dialog.preview.toPlainText().split("\n")
    assert dialog.preview.toPlainText() != before
    assert max(len(line) for line in lines if "-->" not in line) <= 12
    choices.figures["shortest_ms"].setValue(9.0)
    assert dialog.options.profile.longest_ms == 9000
    dialog.accept()
    again = export(talk)
    again.list.choose("srt")
    assert again.options == dialog.options


def test_what_is_not_shown_is_not_remembered(export, talk, settings):
    dialog = export(talk)
    dialog.list.choose("srt")
    dialog.choices.captions.setCurrentIndex(1)
    dialog.list.choose("txt")
    assert dialog.options.captions == "keep"
    dialog.choices.paragraphs.setCurrentIndex(dialog.choices.paragraphs.findData("lines"))
    assert "\n\n" not in dialog.preview.toPlainText().strip()
    dialog.accept()
    assert (settings["export.captions"], settings["export.paragraphs"]) == ("keep", "lines")
    dialog.list.choose("json")
    assert dialog.options.paragraphs == "keep"


def test_every_choice_has_a_name_and_is_reached_by_tab(export, talk, qtbot):
    dialog = export(talk)
    dialog.list.choose("vtt")
    dialog.choices.captions.setCurrentIndex(1)
    dialog.finder.setFocus()
    seen = set()
    for _ in range(40):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.add(dialog.focusWidget())
    fields = (
        *dialog.choices.figures.values(),
        dialog.choices.captions,
        dialog.choices.profile,
        dialog.list,
        dialog.line,
    )
    for field in fields:
        assert field in seen
        assert field.accessibleName()


def test_settings_and_profiles_agree():
    assert {value for value, _ in BY_NAME["captions.profile"].choices} == set(PROFILES)
    for name, bounds in BOUNDS.items():
        setting = BY_NAME[f"captions.{name}"]
        assert (setting.low, setting.high) == (bounds.low, bounds.high)
        assert setting.default == getattr(READING, name)


def shown(dialog):
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_formats_stand_in_groups_and_are_found_by_typing(export, talk, qtbot):
    dialog = export(talk)
    assert shown(dialog)[:2] == ["To read", "Markdown (.md)"]
    qtbot.keyClicks(dialog.finder, "srt")
    assert shown(dialog) == ["Captions", "SubRip captions (.srt)"]
    assert dialog.format_id == "srt"
    dialog.finder.setText("captions speakers")
    assert dialog.format_id == "vtt"
    dialog.finder.setText("captions")
    qtbot.keyClick(dialog.finder, Qt.Key.Key_Up)
    assert dialog.format_id == "srt"
    dialog.finder.setText("zzz")
    assert dialog.finder.nothing.isVisible()
    assert not dialog.list.isVisible()
    qtbot.keyClick(dialog.finder, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(shown(dialog)) > len(FORMATS)


def test_a_format_that_is_no_text_is_previewed_as_text(export, talk, qtbot, settings, tmp_path):
    packed = Format(
        "packed",
        "Packed",
        (".packed",),
        Group.READING,
        Carries(speakers=True, sections=True),
        lambda: Binary(lambda data, name: 0.0, lambda data, name: talk, lambda value, options: b"PK\0"),
        magic=(b"PK",),
    )
    dialog = ExportDialog(talk, [packed], tmp_path / "talk", settings, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.toPlainText().split("\n\n") == [
        "Opening",
        "Speaker 1: we use Jupyter notebooks here",
        "Speaker 2: and that is all",
    ]


def test_the_extension_follows_the_format_and_dots_in_names_stay(export, talk, tmp_path):
    dialog = export(talk)
    dialog.line.setText(str(tmp_path / "talk 1.2"))
    dialog.list.choose("vtt")
    assert Path(dialog.line.text()).name == "talk 1.2.vtt"
    dialog.list.choose("srt")
    assert Path(dialog.line.text()).name == "talk 1.2.srt"
    dialog.line.setText(str(tmp_path / "other"))
    dialog.accept()
    assert dialog.path == tmp_path / "other.srt"


@pytest.mark.parametrize(
    ("typed", "chosen", "expected"),
    [
        ("talk.lines.txt", "txt", "talk.txt"),
        ("talk.txt", "lines", "talk.lines.txt"),
        ("talk.LINES.TXT", "srt", "talk.srt"),
        ("Talk.TXT", "txt", "Talk.TXT"),
    ],
)
def test_an_extension_of_two_parts_is_one(export, talk, typed, chosen, expected):
    dialog = export(talk)
    dialog.list.choose("json")
    dialog.line.setText(str(Path(dialog.line.text()).with_name(typed)))
    dialog.list.choose(chosen)
    assert Path(dialog.line.text()).name == expected


def test_a_number_behind_a_dot_is_no_extension(export, talk, tmp_path):
    dialog = export(talk)
    dialog.list.choose("txt")
    dialog.line.setText(str(tmp_path / "talk 1.2"))
    dialog.accept()
    assert dialog.path == tmp_path / "talk 1.2.txt"


def test_a_wrong_place_is_told_and_the_dialog_stays(export, talk, tmp_path):
    dialog = export(talk)
    for text, said in (("", "name"), (str(tmp_path), "is a folder"), (str(tmp_path / "no" / "talk.txt"), "not exist")):
        dialog.line.setText(text)
        dialog.accept()
        assert dialog.isVisible()
        assert said in dialog.said.text()


def test_a_file_that_is_there_is_told_of(export, talk, tmp_path):
    (tmp_path / "talk.txt").write_text("before", "utf-8")
    dialog = export(talk)
    dialog.list.choose("txt")
    assert "talk.txt.bak" in dialog.said.text()
    dialog.line.setText(str(tmp_path / "new.txt"))
    assert dialog.said.text() == ""


def test_an_excerpt_is_short_and_keeps_its_captions(talk):
    long = transcript(" ".join(["word"] * 900), "more", cues=True)
    short = excerpt(long, 50)
    assert [len(p.words) for p in short.paragraphs] == [50]
    assert len(short.paragraphs[0].cues) == 1
    assert excerpt(talk) == talk
    assert first_lines("a\nb\nc", 2) == "a\nb\n…"
    assert first_lines("a\nb", 2) == "a\nb"


def test_an_excerpt_of_a_large_file_leaves_the_text_of_it_behind(talk):
    def kept(size):
        return replace(talk, meta=replace(talk.meta, properties=(("author", "Ines"), ("layout", "x" * size))))

    assert excerpt(kept(1_000)).meta == kept(1_000).meta
    assert excerpt(kept(1_000_000)).meta.properties == (("author", "Ines"),)


# about, and the look of all


def test_about_names_version_and_licences(qtbot):
    dialog = AboutDialog(LIGHT)
    qtbot.addWidget(dialog)
    shown = " ".join(texts(dialog))
    for word in ("MIT", "LGPL", "Open Font License", "ISC", "Qt", "libVLC", "Inter", "Lucide"):
        assert word in shown


def test_no_label_or_box_is_cut_off(qtbot, preferences, export, talk):
    for page in range(preferences.pages.count()):
        preferences.pages.setCurrentRow(page)
        for each in preferences.findChildren(QCheckBox):
            if each.isVisible():
                assert each.width() >= each.sizeHint().width()
    dialog = export(talk)
    choices = dialog.choices
    for each in (choices.clean, choices.verbatim, choices.speakers, choices.times, choices.sections):
        assert each.width() >= each.sizeHint().width()
