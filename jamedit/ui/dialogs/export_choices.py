"""The choices of an export: what is written, and how. Only those are shown that matter for the format."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from jamedit.captioning.profiles import PROFILES, Profile
from jamedit.formats.base import Format, Group
from jamedit.formats.options import WriteOptions
from jamedit.settings import BY_NAME, Setting, Settings
from jamedit.ui.dialogs.fields import translated
from jamedit.ui.widgets.controls import CheckBox, ComboBox, RadioButton, Stepper
from jamedit.ui.widgets.dialog_frame import label

_SECOND = 1000
_FIGURES = ("line_length", "lines", "shortest_ms", "longest_ms", "cps", "gap_ms")  # settings and profile alike
_NAMES, _FIELD = 104, 92  # widths of the column of names and of a figure


class ExportChoices(QWidget):
    """Hold the choices; `changed` is emitted when `options` are different."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.clean = RadioButton(self.tr("Clean: without the hidden words"))
        self.verbatim = RadioButton(self.tr("Verbatim: every word"))
        self.speakers = CheckBox(self.tr("Speakers"))
        self.times = CheckBox(self.tr("Paragraph times"))
        self.word_times = CheckBox(self.tr("Word times"))
        self.sections = CheckBox(self.tr("Section titles"))
        self.paragraphs = self._combo("export.paragraphs")
        self.captions = self._combo("export.captions")
        self.direction_marks = self._combo("export.direction_marks")
        self.speaker_labels = self._combo("export.speaker_labels")
        self.profile = self._combo("captions.profile")
        self.figures = {name: self._box(BY_NAME[f"captions.{name}"]) for name in _FIGURES}
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._lay_out()
        self._take_defaults()
        self._connect()

    @property
    def options(self) -> WriteOptions:
        """Return what is to be written; a choice that is not shown changes nothing."""
        return WriteOptions(
            layer="clean" if self.clean.isChecked() else "verbatim",
            speakers=self.speakers.isChecked() or not self.speakers.isVisibleTo(self),
            times=self.times.isChecked() and self.times.isVisibleTo(self),
            sections=self.sections.isChecked() or not self.sections.isVisibleTo(self),
            paragraphs=self.paragraphs.currentData() if self.paragraphs.isVisibleTo(self) else "keep",
            captions=self.captions.currentData() if self.captions.isVisibleTo(self) else "keep",
            profile=self._chosen_profile(),
            word_times=self.word_times.isChecked() and self.word_times.isVisibleTo(self),
            direction_marks=self.direction_marks.currentData() if self.direction_marks.isVisibleTo(self) else "keep",
            speaker_labels=self.speaker_labels.currentData() if self.speaker_labels.isVisibleTo(self) else "keep",
        )

    def fit(self, chosen: Format, *, times_matter: bool, right_to_left: bool = False) -> None:
        """Show the choices that matter for a format."""
        self.speakers.setVisible(chosen.carries.speakers)
        self.sections.setVisible(chosen.carries.sections)
        self.times.setVisible(times_matter)
        self.word_times.setVisible(chosen.words_on_request)
        self._show("paragraphs", chosen.group is Group.READING)
        self._show("speaker_labels", chosen.labels)
        self._show("captions", chosen.group is Group.CAPTIONS and chosen.carries.times)
        self._show("direction_marks", right_to_left and chosen.group is Group.CAPTIONS)
        self._show_figures()

    def remember(self) -> None:
        """Begin with the same choices next time; those that are not shown stay as they were."""
        options = self.options
        self._settings.set("export.layer", options.layer)
        for name, box in self._checks().items():
            if box.isVisibleTo(self):
                self._settings.set(f"export.{name}", box.isChecked())
        for name, combo in self._combos().items():
            if combo.isVisibleTo(self):
                self._settings.set(f"export.{name}", combo.currentData())
        if self.profile.isVisibleTo(self):
            self._settings.set("captions.profile", options.profile.name)
            for name in _FIGURES:
                self._settings.set(f"captions.{name}", getattr(options.profile, name))

    # putting it together

    def _checks(self) -> dict[str, CheckBox]:
        """Return the boxes by the names of their settings."""
        return {
            "speakers": self.speakers,
            "sections": self.sections,
            "times": self.times,
            "word_times": self.word_times,
        }

    def _combos(self) -> dict[str, ComboBox]:
        """Return the lists of choices by the names of their settings."""
        return {
            "paragraphs": self.paragraphs,
            "speaker_labels": self.speaker_labels,
            "captions": self.captions,
            "direction_marks": self.direction_marks,
        }

    def _combo(self, name: str) -> ComboBox:
        made = ComboBox()
        for value, text in BY_NAME[name].choices:
            made.addItem(translated(text), value)
        made.setAccessibleName(translated(BY_NAME[name].label))
        made.setAccessibleDescription(translated(BY_NAME[name].help))
        return made

    def _box(self, setting: Setting) -> QSpinBox | QDoubleSpinBox:
        """Make the field of a figure; times of more than a moment are shown in seconds."""
        whole = setting.name.endswith(("length", "lines", "gap_ms"))
        per = 1 if whole or setting.unit != "ms" else _SECOND
        box: QSpinBox | QDoubleSpinBox
        if whole:
            box = QSpinBox()
            box.setRange(int(setting.low), int(setting.high))
            box.setSingleStep(int(setting.step))
        else:
            box = QDoubleSpinBox()
            box.setDecimals(1 if per == 1 else 2)
            box.setRange(setting.low / per, setting.high / per)
            box.setSingleStep(setting.step / per)
        unit = "s" if per == _SECOND else translated(setting.unit)
        box.setSuffix(f" {unit}" if unit else "")
        box.setFixedWidth(_FIELD)
        box.setAccessibleName(translated(setting.label))
        box.setAccessibleDescription(translated(setting.help))
        return box

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        for line in ((self.clean, self.verbatim), tuple(self._checks().values())):
            body.addLayout(_row(line, 22))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(2, 1)
        fields = {**self._combos(), "profile": self.profile}
        for row, (name, field) in enumerate(fields.items()):
            named = label(field.accessibleName())
            named.setBuddy(field)
            grid.addWidget(named, row, 0)
            grid.addWidget(field, row, 1)
            self._rows[name] = (named, field)
        body.addLayout(grid)
        self._own = QWidget()
        self._own.setLayout(self._figure_grid())
        body.addWidget(self._own)
        self.origin = label("", "hint", wrap=True)
        body.addWidget(self.origin)

    def _figure_grid(self) -> QGridLayout:
        """Lay the figures out in two columns."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(4, 1)
        for at, box in enumerate(self.figures.values()):
            named, field = label(box.accessibleName()), Stepper(box)
            named.setBuddy(box)
            named.setContentsMargins(12 * (at % 2), 0, 0, 0)
            grid.addWidget(named, at // 2, 2 * (at % 2))
            grid.addWidget(field, at // 2, 2 * (at % 2) + 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _take_defaults(self) -> None:
        settings = self._settings
        (self.clean if settings["export.layer"] == "clean" else self.verbatim).setChecked(True)
        for name, check in self._checks().items():
            check.setChecked(settings[f"export.{name}"])
        for name, combo in self._combos().items():
            combo.setCurrentIndex(combo.findData(settings[f"export.{name}"]))
        self.profile.setCurrentIndex(self.profile.findData(settings["captions.profile"]))
        for name in _FIGURES:
            self._put(name, settings[f"captions.{name}"])

    def _connect(self) -> None:
        for button in (self.clean, *self._checks().values()):
            button.toggled.connect(self.changed)
        self.paragraphs.currentIndexChanged.connect(self.changed)
        self.direction_marks.currentIndexChanged.connect(self.changed)
        self.speaker_labels.currentIndexChanged.connect(self.changed)
        self.captions.currentIndexChanged.connect(self._captions_chosen)
        self.profile.currentIndexChanged.connect(self._profile_chosen)
        for name, box in self.figures.items():
            box.valueChanged.connect(partial(self._figure_changed, name))

    # captions

    def _captions_chosen(self) -> None:
        self._show_figures()
        self.changed.emit()

    def _profile_chosen(self) -> None:
        """Take the figures of the profile; each can be changed then."""
        profile = PROFILES[self.profile.currentData()]
        for name in _FIGURES:
            self._put(name, getattr(profile, name))
        self._show_figures()
        self.changed.emit()

    def _figure_changed(self, name: str, _: float) -> None:
        """Keep the least time below the most, whichever is changed."""
        other = {"shortest_ms": "longest_ms", "longest_ms": "shortest_ms"}.get(name)
        low, high = self._value("shortest_ms"), self._value("longest_ms")
        if other and low > high:
            self._put(other, self._value(name))
        self.changed.emit()

    def _show_figures(self) -> None:
        """Show the figures where new captions are made."""
        made_new = self.captions.isVisibleTo(self) and self.captions.currentData() == "new"
        self._show("profile", made_new)
        self._own.setVisible(made_new)
        self.origin.setVisible(made_new)
        self.origin.setText(self.tr("Limits of the profile: {origin}.").format(origin=self._base().origin))

    def _show(self, name: str, on: bool) -> None:
        for widget in self._rows[name]:
            widget.setVisible(on)

    def _base(self) -> Profile:
        return PROFILES[self.profile.currentData()]

    def _chosen_profile(self) -> Profile:
        figures: dict[str, Any] = {name: self._value(name) for name in _FIGURES}
        return replace(self._base(), **figures)

    def _value(self, name: str) -> float:
        box = self.figures[name]
        if isinstance(box, QSpinBox):
            return box.value()
        return round(box.value() * _SECOND) if name.endswith("_ms") else round(box.value(), 1)

    def _put(self, name: str, value: float) -> None:
        box = self.figures[name]
        blocker = QSignalBlocker(box)
        if isinstance(box, QSpinBox):
            box.setValue(int(value))
        else:
            box.setValue(value / _SECOND if name.endswith("_ms") else value)
        blocker.unblock()


def _row(widgets: tuple[QWidget, ...], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
