"""Docks: declared in a table, built when first shown, movable, and closed without being lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from jamedit.ui.style import icons
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.after_paint import Soon, at_once
from jamedit.ui.widgets.plain import PlainLabel


@dataclass(frozen=True, slots=True)
class DockSpec:
    """Declare a dock: its id, the title the user sees, and what makes its panel."""

    id: str
    title: str
    make: Callable[[], QWidget]


class _TitleBar(QWidget):
    """A thin title for a dock that floats or is alone; docks under tabs need none."""

    def __init__(self, dock: QDockWidget, hub: ThemeHub) -> None:
        super().__init__(dock)
        self._dock = dock
        label = PlainLabel(dock.windowTitle(), self)
        label.setObjectName("title")
        self._float = self._button("maximize-2", self.tr("Detach into a window of its own, or put back"), hub)
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close = self._button("x", self.tr("Close this panel (open it again from the View menu)"), hub)
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 6, 3)
        row.addWidget(label, 1)
        row.addWidget(self._float)
        row.addWidget(self._close)

    def _button(self, name: str, text: str, hub: ThemeHub) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(name, hub.theme.dim))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(text)
        button.setAccessibleName(text)
        hub.changed.connect(lambda: button.setIcon(icons.icon(name, hub.theme.dim)))
        return button


def _no_title(dock: QDockWidget) -> QWidget:
    """Return the title of a dock under tabs: the tab has it already."""
    nothing = QWidget(dock)
    nothing.setFixedHeight(0)
    nothing.hide()
    return nothing


class Docks(QObject):
    """Make docks, keep their tabs in order, and build each panel when it is first seen."""

    built = Signal(str, object)  # id, panel

    def __init__(
        self,
        window: QMainWindow,
        hub: ThemeHub,
        specs: list[DockSpec],
        soon: Soon = at_once,
    ) -> None:
        """Make the docks of the specs; `soon` makes a call when there is time for a panel to be built."""
        super().__init__(window)
        self._window, self._hub, self._soon = window, hub, soon
        self._specs = {spec.id: spec for spec in specs}
        self.docks: dict[str, QDockWidget] = {}
        self.panels: dict[str, QWidget] = {}
        self._rows: dict[str, QVBoxLayout] = {}
        self._bars: dict[QDockWidget, tuple[QWidget, QWidget]] = {}
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
            | QMainWindow.DockOption.AnimatedDocks
        )
        first: QDockWidget | None = None
        for spec in specs:
            dock = self._dock(spec)
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock
        if first is not None:
            first.raise_()

    def _dock(self, spec: DockSpec) -> QDockWidget:
        dock = QDockWidget(spec.title, self._window)
        dock.setObjectName(f"dock-{spec.id}")
        holder = QWidget(dock)
        holder.setObjectName("panel")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder.setMinimumWidth(250)
        self._rows[spec.id] = layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        dock.setWidget(holder)
        self._bars[dock] = (_TitleBar(dock, self._hub), _no_title(dock))
        dock.setTitleBarWidget(self._bars[dock][0])
        dock.visibilityChanged.connect(lambda visible: self._build_soon(spec.id) if visible else None)
        dock.visibilityChanged.connect(lambda _: self._fit_titles())
        dock.topLevelChanged.connect(lambda _: self._fit_titles())
        dock.dockLocationChanged.connect(lambda _: self._fit_titles())
        self.docks[spec.id] = dock
        return dock

    def _fit_titles(self) -> None:
        if not isValid(self._window):  # docks emit signals while they are destroyed, too
            return
        for dock in self.docks.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            wanted = self._bars[dock][1 if tabbed else 0]
            if dock.titleBarWidget() is not wanted:
                dock.setTitleBarWidget(wanted)
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setExpanding(False)
            bar.setDrawBase(False)
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            bar.setAccessibleName(self.tr("Panels"))

    def _build_soon(self, dock_id: str) -> None:
        if dock_id not in self.panels:
            self._soon(lambda: self.build(dock_id))

    def build(self, dock_id: str) -> QWidget:
        """Return a panel, made now when nobody saw it before."""
        panel = self.panels.get(dock_id)
        if panel is None:
            panel = self._specs[dock_id].make()
            self.panels[dock_id] = panel
            self._rows[dock_id].addWidget(panel)
            self.built.emit(dock_id, panel)
        return panel

    def show(self, dock_id: str, *, focus: bool = True) -> Any:
        """Bring a dock to the front."""
        dock = self.docks[dock_id]
        panel = self.build(dock_id)
        dock.show()
        dock.raise_()
        if focus:
            panel.setFocus()
        return panel

    def set_title(self, dock_id: str, title: str) -> None:
        """Change what a dock's tab says, for example with a count."""
        self.docks[dock_id].setWindowTitle(title)
