"""Exporting: choices that matter, a preview that follows them, and where the file goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from ui_answers import answer_questions

from jamedit.captioning.profiles import PROFILES
from jamedit.formats.base import Binary, Carries, Format, Group
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import FORMATS
from jamedit.formats.writing import written
from jamedit.ui.dialogs.excerpt import first_lines
from jamedit.ui.dialogs.export_dialog import ExportDialog
from jamedit.ui.style.theme import LIGHT

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


@pytest.fixture
def untimed(talk):
    bare = [replace(p, cues=(), words=tuple(replace(w, span=None) for w in p.words)) for p in talk.paragraphs]
    return replace(talk, paragraphs=tuple(bare))


@pytest.mark.parametrize("chosen", [f for f in FORMATS if f.writes and f.binary is None], ids=lambda f: f.id)
def test_the_preview_is_what_the_format_writes(export, talk, chosen):
    dialog = export(talk)
    dialog.list.choose(chosen.id)
    assert dialog.format_id == chosen.id
    content = written(chosen, talk, dialog.options)
    if chosen.id == "html":  # shown as a page
        assert "we use Jupyter notebooks here" in dialog.page.toPlainText()
        assert "<p" not in dialog.page.toPlainText()
    else:
        assert dialog.preview.toPlainText().strip() == first_lines(content).strip()
    assert dialog.line.text().endswith(f"talk{chosen.extensions[0]}")


def test_data_on_one_line_is_wrapped(export, talk, qtbot):
    one_line = '{"segments": [{"startTime": 0.5, "endTime": 1.2, "body": "' + "warm bread " * 40 + '"}]}'
    dialog = export(read_data(one_line.encode(), "talk.json"))
    assert dialog.format_id == "podcast"
    assert dialog.preview.horizontalScrollBar().maximum() == 0
    dialog.list.choose("srt")
    assert dialog.preview.lineWrapMode() == dialog.preview.LineWrapMode.NoWrap


def test_direction_marks_are_a_choice_for_captions_from_right_to_left(export, talk):
    dialog = export(talk)
    dialog.list.choose("srt")
    assert not dialog.choices.direction_marks.isVisibleTo(dialog.choices)
    dialog = export(read_data("1\n00:00:01,000 --> 00:00:03,000\nלחם חם.\n".encode(), "talk.srt"))
    assert dialog.choices.direction_marks.isVisibleTo(dialog.choices)
    dialog.choices.direction_marks.setCurrentIndex(dialog.choices.direction_marks.findData("add"))
    assert "\u202b" in dialog.preview.toPlainText()
    assert dialog.options.direction_marks == "add"
    dialog.list.choose("txt")
    assert dialog.options.direction_marks == "keep"


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


def test_names_in_front_of_captions_are_not_called_left_out(export, talk):
    labelled = b"1\n00:00:01,000 --> 00:00:03,000\nIda: Warm bread.\n\n2\n00:00:04,000 --> 00:00:05,000\nOle: Yes.\n"
    dialog = export(read_data(labelled, "talk.srt"))
    assert dialog.format_id == "srt"
    assert "Ida: Warm bread." in dialog.preview.toPlainText()
    assert not dialog.left_out.isVisible()
    labels = dialog.choices.speaker_labels
    labels.setCurrentIndex(labels.findData("omit"))
    assert dialog.left_out.text() == "Left out: speakers."
    dialog = export(talk)
    dialog.list.choose("srt")
    assert "speakers" in dialog.left_out.text()
    labels = dialog.choices.speaker_labels
    labels.setCurrentIndex(labels.findData("write"))
    assert "speakers" not in dialog.left_out.text()


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


def test_times_of_words_are_put_into_captions_when_wanted(export, talk, settings):
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


def test_new_captions_follow_profile_and_figures_in_the_preview(export, talk, settings):
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


def shown(dialog):
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_formats_are_in_groups_and_are_found_by_typing(export, talk, qtbot):
    dialog = export(talk)
    assert shown(dialog)[:2] == ["Reading text", "Markdown (.md)"]
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
    assert len(shown(dialog)) > len([f for f in FORMATS if f.writes])


def test_a_binary_format_is_previewed_as_text(export, talk, qtbot, settings, tmp_path):
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


def test_a_wrong_place_is_reported_and_the_dialog_stays(export, talk, tmp_path):
    dialog = export(talk)
    for text, said in (("", "name"), (str(tmp_path), "is a folder"), (str(tmp_path / "no" / "talk.txt"), "not exist")):
        dialog.line.setText(text)
        dialog.accept()
        assert dialog.isVisible()
        assert said in dialog.answer.text()


@pytest.mark.parametrize("typed", ["there.srt", "there", "sub/../there.srt", "link.srt"])
def test_a_file_is_replaced_only_after_a_question(export, talk, tmp_path, monkeypatch, typed):
    (tmp_path / "there.srt").write_text("precious")
    (tmp_path / "link.srt").symlink_to(tmp_path / "there.srt")
    (tmp_path / "sub").mkdir()
    dialog = export(talk)
    dialog.list.choose("srt")
    dialog.line.setText(str(tmp_path / typed))
    asked = answer_questions(monkeypatch, "", "Replace")
    dialog.accept()
    assert dialog.isVisible()
    assert "already exists. Replace it?" in asked[0]
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.path.samefile(tmp_path / "there.srt")


def test_the_source_is_named_as_such(export, talk, tmp_path, monkeypatch):
    source = tmp_path / "talk.srt"
    source.write_text("what was read")
    dialog = export(talk, source)
    dialog.list.choose("srt")
    dialog.line.setText(str(source))
    asked = answer_questions(monkeypatch, "")
    dialog.accept()
    assert "talk.srt is the file that this text was read from. Replace it?" in asked[0]
    assert "talk.srt.bak" in asked[0]


def test_the_dialog_says_that_a_file_exists(export, talk, tmp_path):
    (tmp_path / "talk.txt").write_text("before", "utf-8")
    dialog = export(talk)
    dialog.list.choose("txt")
    assert "talk.txt.bak" in dialog.answer.text()
    dialog.line.setText(str(tmp_path / "new.txt"))
    assert dialog.answer.text() == ""
