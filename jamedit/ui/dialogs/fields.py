"""One field for every kind of setting, bound to it both ways."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from jamedit.settings import Kind, Setting, Settings
from jamedit.ui.state.suggestion_kinds import kind_label
from jamedit.ui.widgets.controls import CheckBox, ComboBox, Stepper

_SECOND = 1000
_FIELD = 112
_LINE = 260


def translated(text: str) -> str:
    """Return a label or help of the table of settings in the user's language."""
    return QCoreApplication.translate("settings", text)


def field(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    """Make the field of a setting, and the function that shows the present value in it.

    What the user enters is set at once; a flag's field carries the label itself.
    """
    made, show = _MAKERS[setting.kind](setting, settings)
    named = made.focusProxy() or made
    named.setAccessibleName(translated(setting.label))
    named.setAccessibleDescription(translated(setting.help) if setting.help else "")
    show()
    return made, show


def _flag(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    box = CheckBox(translated(setting.label))
    box.toggled.connect(lambda on: settings.set(setting.name, on))
    return box, lambda: _quietly(box, lambda: box.setChecked(settings[setting.name]))


def _number(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    if setting.unit == "ms":
        return _seconds(setting, settings)
    box = QSpinBox()
    box.setRange(int(setting.low), int(setting.high))
    box.setSingleStep(int(setting.step))
    box.setSuffix(f" {translated(setting.unit)}" if setting.unit else "")
    box.valueChanged.connect(lambda value: settings.set(setting.name, value))
    return _stepper(box), lambda: _quietly(box, lambda: box.setValue(settings[setting.name]))


def _seconds(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    """Show milliseconds as seconds, as people say them."""
    box = _decimals(setting, _SECOND, 1 if setting.step % 100 == 0 else 2, " s")
    box.valueChanged.connect(lambda value: settings.set(setting.name, round(value * _SECOND)))
    return _stepper(box), lambda: _quietly(box, lambda: box.setValue(settings[setting.name] / _SECOND))


def _decimal(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    box = _decimals(setting, 1, 2, f" {translated(setting.unit)}" if setting.unit else "")
    box.valueChanged.connect(lambda value: settings.set(setting.name, round(value, 2)))
    return _stepper(box), lambda: _quietly(box, lambda: box.setValue(settings[setting.name]))


def _decimals(setting: Setting, per: int, decimals: int, suffix: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(decimals)
    box.setRange(setting.low / per, setting.high / per)
    box.setSingleStep(setting.step / per)
    box.setSuffix(suffix)
    return box


def _choice(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    box = ComboBox()
    for value, name in setting.choices:
        box.addItem(translated(name), value)
    box.currentIndexChanged.connect(lambda row: settings.set(setting.name, box.itemData(row)))
    return _calm(box), lambda: _quietly(box, lambda: box.setCurrentIndex(box.findData(settings[setting.name])))


def _text(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    line = QLineEdit()
    line.setMinimumWidth(_LINE)
    if setting.kind is Kind.SECRET:
        line.setEchoMode(QLineEdit.EchoMode.Password)

    def entered() -> None:
        with suppress(ValueError):  # half of a paste that is none: the field shows what holds when it is left
            settings.set(setting.name, line.text())

    line.editingFinished.connect(entered)
    line.editingFinished.connect(lambda: _quietly(line, lambda: line.setText(settings[setting.name])))
    return line, lambda: _quietly(line, lambda: line.setText(settings[setting.name]))


def _several(setting: Setting, settings: Settings) -> tuple[QWidget, Callable[[], None]]:
    group = QWidget()
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    boxes = {value: CheckBox(translated(name) if name else kind_label(value)) for value, name in setting.choices}

    def entered() -> None:
        settings.set(setting.name, [value for value, box in boxes.items() if box.isChecked()])

    def show() -> None:
        for value, box in boxes.items():
            _quietly(box, partial(box.setChecked, value in settings[setting.name]))

    for box in boxes.values():
        layout.addWidget(box)
        box.toggled.connect(entered)
    return group, show


def _quietly(box: QWidget, change: Callable[[], None]) -> None:
    blocker = QSignalBlocker(box)
    change()
    blocker.unblock()


class _NoWheel(QObject):
    """Let the wheel scroll the page instead of changing a value that the pointer happens to cross."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop the wheel over a field without the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _stepper(box: QSpinBox | QDoubleSpinBox) -> QWidget:
    box.setMinimumWidth(_FIELD)
    _calm(box)
    return Stepper(box)


def _calm(box: QWidget) -> QWidget:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_NoWheel(box))
    return box


_MAKERS = {
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.TEXT: _text,
    Kind.SECRET: _text,
}
