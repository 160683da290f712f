"""The palette of the speakers, each colour with a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu

from jamedit.ui.style.icons import icon
from jamedit.ui.style.theme import Theme

_CONTEXT = "SpeakerColor"
# In the order of Theme.speakers.
_NAMES = tuple(
    str(name)
    for name in (
        QT_TRANSLATE_NOOP("SpeakerColor", "Blue"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Orange"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Green"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Violet"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Teal"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Pink"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Olive"),
        QT_TRANSLATE_NOOP("SpeakerColor", "Red"),
    )
)


def color_menu(menu: QMenu, theme: Theme, chosen: int, choose: Callable[[int], object]) -> None:
    """Fill a menu with the colours of the palette, the chosen one ticked."""
    menu.clear()
    for number, name in enumerate(_NAMES):
        action = menu.addAction(icon("circle-dot", theme.speaker(number)), QCoreApplication.translate(_CONTEXT, name))
        action.setCheckable(True)
        action.setChecked(chosen % len(_NAMES) == number)
        action.triggered.connect(lambda _, number=number: choose(number))
