"""Colours, font and style of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jamedit.paths import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold the colours the window is painted with, as hexadecimal strings; `speakers` is the speaker palette."""

    name: str
    page: str  # where text is read
    panel: str  # behind docks
    raised: str  # cards, buttons
    hover: str
    pressed: str
    line: str  # borders
    text: str
    dim: str  # times, captions under things: at least 4.5 : 1 on page and panel
    accent: str
    on_accent: str
    accent_soft: str
    spoken: str  # behind the word being spoken
    selection: str
    found: str  # behind what a search found
    caution: str
    good: str
    listened: str
    speakers: tuple[str, ...]

    @property
    def dark(self) -> bool:
        """Return whether this is the dark theme."""
        return self.name == "dark"

    def color(self, name: str) -> QColor:
        """Return one colour by the name of its field."""
        return QColor(getattr(self, name))

    def speaker(self, number: int) -> QColor:
        """Return a colour of the speaker palette; numbers beyond its end start again at the first.

        What is no number is the first: nothing that a file says gets to Qt unchecked.
        """
        return QColor(self.speakers[number % len(self.speakers) if isinstance(number, int) else 0])


LIGHT = Theme(
    name="light",
    page="#ffffff",
    panel="#f5f5f4",
    raised="#ffffff",
    hover="#f0f0ee",
    pressed="#e6e6e3",
    line="#dededa",
    text="#1d1e20",
    dim="#66676c",
    accent="#2a69d6",
    on_accent="#ffffff",
    accent_soft="#e5eefc",
    spoken="#ffe9b8",
    selection="#c9ddfb",
    found="#d9f0dc",
    caution="#a35a00",
    good="#23763c",
    listened="#8fc8a0",
    speakers=("#2f80d0", "#c75f2a", "#2b9153", "#8757c9", "#12858a", "#c2427f", "#7d7a17", "#b73b3b"),
)

DARK = Theme(
    name="dark",
    page="#232427",
    panel="#1b1c1e",
    raised="#26272a",
    hover="#303134",
    pressed="#3a3b3f",
    line="#3a3b3f",
    text="#eceded",
    dim="#a2a4a9",
    accent="#6aa3ff",
    on_accent="#10151f",
    accent_soft="#26344c",
    spoken="#5d4c17",
    selection="#345282",
    found="#2c4a35",
    caution="#e0a75a",
    good="#7ec894",
    listened="#43805a",
    speakers=("#69aef2", "#ef8f5e", "#66cb8f", "#b592f0", "#57c3c7", "#ee82b4", "#c3bf57", "#ee7f7f"),
)


def system_theme() -> Theme:
    """Return the theme that the desktop asks for."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def by_name(name: str) -> Theme:
    """Return the theme for a setting: "light", "dark", or the desktop's for anything else."""
    return {"light": LIGHT, "dark": DARK}.get(name) or system_theme()


def stylesheet(theme: Theme) -> str:
    """Return the style sheet in the colours of a theme."""
    style = Template(resource("themes", "window.qss").read_text("utf-8"))
    return style.substitute({f.name: getattr(theme, f.name) for f in fields(theme) if f.name != "speakers"})


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for everything that style sheets do not reach."""
    colors = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "page",
        role.Base: "page",
        role.AlternateBase: "panel",
        role.Button: "raised",
        role.ToolTipBase: "raised",
        role.WindowText: "text",
        role.Text: "text",
        role.ButtonText: "text",
        role.ToolTipText: "text",
        role.PlaceholderText: "dim",
        role.Highlight: "selection",
        role.HighlightedText: "text",
        role.Link: "accent",
        role.Mid: "line",
        role.Dark: "line",
        role.Light: "raised",
    }
    for each, name in pairs.items():
        colors.setColor(each, theme.color(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        colors.setColor(QPalette.ColorGroup.Disabled, each, theme.color("dim"))
    return colors


def load_font() -> QFont:
    """Register the shipped font and return it at the size of the window's controls."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setFamilies(["Inter", QGuiApplication.font().family()])
    font.setPixelSize(13)
    return font


def install(app: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of a theme."""
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


class ThemeHub(QObject):
    """Hold the theme in use and emit a signal when it changes, for widgets that paint themselves."""

    changed = Signal()

    def __init__(self, app: QApplication, setting: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._setting = setting
        self.theme = by_name(setting)
        install(app, self.theme)
        app.styleHints().colorSchemeChanged.connect(lambda _: self.use(self._setting))

    def use(self, setting: str) -> None:
        """Take the theme of a setting: "light", "dark" or "system"."""
        self._setting = setting
        wanted = by_name(setting)
        if wanted is not self.theme:
            self.theme = wanted
            install(self._app, wanted)
            self.changed.emit()
