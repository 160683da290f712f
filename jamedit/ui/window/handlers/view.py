"""Text size, times, waveform zoom, theme, panels, panes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QWidget

from jamedit.errors import JameditError

if TYPE_CHECKING:
    from jamedit.ui.window.main_window import MainWindow


class ViewHandlers(QObject):
    """Answer the actions of the View menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        window = self._window
        return {
            "view.reading": lambda: None,
            "view.cues": lambda: None,
            "view.times": lambda: self._set(
                "appearance.show_times", self._window.actions_.action("view.times").isChecked()
            ),
            "view.text_larger": partial(self.change_text_size, 1),
            "view.text_smaller": partial(self.change_text_size, -1),
            "view.wave_in": partial(self._zoom, "zoom_in"),
            "view.wave_out": partial(self._zoom, "zoom_out"),
            "view.wave_fit": partial(self._zoom, "zoom_fit"),
            **{f"view.theme_{name}": partial(self._set, "appearance.theme", name) for name in _THEMES},
            **{f"view.panel_{name}": partial(self._toggle_panel, name) for name in window.docks.docks},
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.full_screen": self._full_screen,
        }

    def _zoom(self, how: str) -> None:
        if self._window.pane is not None:
            getattr(self._window.pane.wave, how)()

    def _set(self, name: str, value: object) -> None:
        self._window.settings.set(name, value)
        try:
            self._window.settings.save()
        except JameditError as error:
            self._window.say(str(error))

    def change_text_size(self, by: int) -> None:
        """Make the text larger or smaller by a pixel."""
        size = self._window.settings["appearance.text_size"] + by
        if 10 <= size <= 48:
            self._set("appearance.text_size", size)

    def _toggle_panel(self, dock_id: str) -> None:
        dock = self._window.docks.docks[dock_id]
        if self._window.actions_.action(f"view.panel_{dock_id}").isChecked() or dock.isHidden():
            self._window.docks.show(dock_id)
        else:
            dock.close()

    def _go_to_pane(self, by: int) -> None:
        """Give the focus to the next pane that is on the screen: waveform, page, docks, transport."""
        window = self._window
        panes: list[QWidget] = [window.pane.wave] if window.pane is not None else []
        panes += [window.edit, *window.docks.docks.values(), window.bottom]
        seen = [p for p in panes if p.isVisible() and not (isinstance(p, QDockWidget) and p.visibleRegion().isEmpty())]
        focus = QApplication.focusWidget()
        here = next((i for i, p in enumerate(seen) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        if seen:
            _give_focus(seen[(here + by) % len(seen)])

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()


_THEMES = ("system", "light", "dark")


def _give_focus(pane: QWidget) -> None:
    """Focus a pane, or the first widget in it that takes the focus."""
    from PySide6.QtCore import Qt

    candidates = [pane, *pane.findChildren(QWidget)]
    wanted = next(
        (
            w
            for w in candidates
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and w.isVisible()
            and w.isEnabled()
            and not isinstance(w, QTabBar)
        ),
        None,
    )
    if wanted is not None:
        QTimer.singleShot(0, lambda: wanted.setFocus(Qt.FocusReason.TabFocusReason))
