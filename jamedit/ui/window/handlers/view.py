"""Text size, times, waveform zoom, theme, panels, panes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QWidget

from jamedit.errors import JameditError
from jamedit.ui.window.workspace import Workspace


class ViewHandlers(QObject):
    """Answer the actions of the View menu."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.dialog_parent)
        self._space = space

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the menu does."""
        space = self._space
        return {
            "view.times": lambda: self._set(
                "appearance.show_times", self._space.actions.action("view.times").isChecked()
            ),
            "view.text_larger": partial(self.change_text_size, 1),
            "view.text_smaller": partial(self.change_text_size, -1),
            "view.wave_in": partial(space.recording_dock.zoom, "in"),
            "view.wave_out": partial(space.recording_dock.zoom, "out"),
            "view.wave_fit": partial(space.recording_dock.zoom, "fit"),
            **{f"view.theme_{name}": partial(self._set, "appearance.theme", name) for name in _THEMES},
            **{f"view.panel_{name}": partial(self._toggle_panel, name) for name in space.docks.docks},
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.menu_bar": space.open_menu,
            "view.full_screen": space.toggle_full_screen,
        }

    def _set(self, name: str, value: object) -> None:
        self._space.settings.set(name, value)
        try:
            self._space.settings.save()
        except JameditError as error:
            self._space.say(str(error))

    def change_text_size(self, by: int) -> None:
        """Make the text larger or smaller by a pixel."""
        size = self._space.settings["appearance.text_size"] + by
        if 10 <= size <= 48:
            self._set("appearance.text_size", size)

    def _toggle_panel(self, dock_id: str) -> None:
        dock = self._space.docks.docks[dock_id]
        if self._space.actions.action(f"view.panel_{dock_id}").isChecked() or dock.isHidden():
            self._space.docks.show(dock_id)
        else:
            dock.close()

    def _go_to_pane(self, by: int) -> None:
        """Give the focus to the next pane that is on the screen: waveform, page, docks, transport."""
        space = self._space
        pane = space.recording_dock.pane
        panes: list[QWidget] = [pane.wave] if pane is not None else []
        panes += [space.edit, *space.docks.docks.values(), space.bottom]
        seen = [p for p in panes if p.isVisible() and not (isinstance(p, QDockWidget) and p.visibleRegion().isEmpty())]
        focus = QApplication.focusWidget()
        here = next((i for i, p in enumerate(seen) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        if seen:
            _give_focus(seen[(here + by) % len(seen)])


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
