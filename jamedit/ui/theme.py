"""Colours, font and style of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import Qt
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
    caution: str
    good: str
    heard: str
    speakers: tuple[str, ...]

    @property
    def dark(self) -> bool:
        """Tell whether this is the dark theme."""
        return self.name == "dark"

    def color(self, name: str) -> QColor:
        """Return one colour by the name of its field."""
        return QColor(getattr(self, name))

    def speaker(self, number: int) -> QColor:
        """Return a colour of the speaker palette; numbers beyond its end begin anew."""
        return QColor(self.speakers[number % len(self.speakers)])


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
    caution="#a35a00",
    good="#23763c",
    heard="#8fc8a0",
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
    caution="#e0a75a",
    good="#7ec894",
    heard="#43805a",
    speakers=("#69aef2", "#ef8f5e", "#66cb8f", "#b592f0", "#57c3c7", "#ee82b4", "#c3bf57", "#ee7f7f"),
)

_QSS = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $page; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $page; padding: 2px 6px; border: 0; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 7px; }
QPushButton, QToolButton#framed {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 5px 11px; min-height: 17px; }
QPushButton:hover, QToolButton#framed:hover { background: $hover; }
QPushButton:pressed, QToolButton#framed:pressed { background: $pressed; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; outline: none; }
QPushButton:disabled { color: $dim; background: $panel; }
QPushButton:default, QPushButton#primary { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton#primary:focus, QPushButton:default:focus { border: 2px solid $text; padding: 4px 10px; }
QPushButton#primary:disabled { background: $hover; border-color: $line; color: $dim; }
QPushButton#flat { background: transparent; border: 1px solid transparent; color: $accent; text-align: left; }
QPushButton#flat:hover { background: $hover; }
QPushButton#flat:focus { border-color: $accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:disabled { color: $dim; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit#field, QComboBox, QSpinBox, QDoubleSpinBox {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 4px 8px; min-height: 18px;
    selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QPlainTextEdit#field:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $text; outline: 0; }
QListView, QTreeView, QTableView { background: transparent; border: 0; outline: 0; selection-background-color: $accent_soft;
    selection-color: $text; }
QListView::item { border-radius: 6px; padding: 5px 8px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $accent_soft; color: $text; }
QTableView { gridline-color: $line; }
QHeaderView::section { background: $panel; border: 0; border-bottom: 1px solid $line; padding: 5px 8px; color: $dim; }
QTabBar { background: $panel; border: 0; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $dim; padding: 9px 8px 8px 8px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QDockWidget { background: $panel; color: $text; }
QWidget#panel, QScrollArea#panel, QWidget#panelBody { background: $panel; border: 0; }
QWidget#topBar, QWidget#bottomBar, QToolBar { background: $page; border: 0; spacing: 6px; }
QWidget#topBar { border-bottom: 1px solid $line; }
QWidget#bottomBar { border-top: 1px solid $line; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $pressed; border-radius: 4px; min-height: 36px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $dim; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $pressed; border-radius: 4px; min-width: 36px; margin: 2px; }
QScrollBar::handle:horizontal:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: 0; width: 0; height: 0; }
QProgressBar { background: $pressed; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QLabel#dim, QLabel#hint { color: $dim; }
QLabel#title { font-weight: 600; }
QLabel#heading { font-size: 20px; font-weight: 600; }
QFrame#card { background: $raised; border: 1px solid $line; border-radius: 9px; }
QFrame#card[current="true"] { border: 2px solid $accent; }
QFrame#notice { background: $accent_soft; border: 0; border-bottom: 1px solid $line; }
QFrame#rule { background: $line; max-height: 1px; min-height: 1px; border: 0; }
QLabel#key { color: $dim; border: 1px solid $line; border-radius: 4px; padding: 0 4px; }
""")


def system_theme() -> Theme:
    """Return the theme that the desktop asks for."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def by_name(name: str) -> Theme:
    """Return the theme for a setting: "light", "dark", or the desktop's for anything else."""
    return {"light": LIGHT, "dark": DARK}.get(name) or system_theme()


def stylesheet(theme: Theme) -> str:
    """Return the style sheet in the colours of a theme."""
    return _QSS.substitute({f.name: getattr(theme, f.name) for f in fields(theme) if f.name != "speakers"})


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
    QFontDatabase.addApplicationFont(str(resource("fonts", "InterVariable.ttf")))
    font = QFont("Inter Variable")
    font.setFamilies(["Inter Variable", "Inter", QGuiApplication.font().family()])
    font.setPixelSize(13)
    return font


def install(app: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of a theme."""
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))
