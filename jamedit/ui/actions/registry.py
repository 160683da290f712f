"""The table's actions as Qt actions: shortcuts, menus, icons, and what is enabled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from jamedit.settings import Settings
from jamedit.ui.actions import keys as key_rules
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.presets import Keys
from jamedit.ui.actions.table import ACTIONS, BY_ID, HANDLED, RULES, Action
from jamedit.ui.style.icons import icon
from jamedit.ui.style.theme import ThemeHub

Handlers = Mapping[str, Callable[[], None]]

_ROLES = {
    "file.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
    "edit.preferences": QAction.MenuRole.PreferencesRole,
}


def translated(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("actions", text)


def _ignoring_checked(handler: Callable[[], None]) -> Callable[[bool], None]:
    def call(_checked: bool = False) -> None:
        handler()

    return call


def follow_settings(owner: QObject, settings: Settings, listener: Callable[[str], None]) -> None:
    """Call a listener when settings change, for as long as its owner lives."""
    settings.listeners.append(listener)
    owner.destroyed.connect(lambda: settings.listeners.remove(listener))


class ActionRegistry(QObject):
    """Own one QAction for every action of the table; `connect_handlers` says what each of them does.

    A checkable action has its new state before its handler is called. `warnings` are the user's own keys that cannot
    be used.
    """

    keys_changed = Signal()

    def __init__(self, window: QWidget, settings: Settings, hub: ThemeHub) -> None:
        super().__init__(window)
        self.warnings: list[str] = []
        self._settings = settings
        self._hub = hub
        self._state: dict[str, bool] = {}
        self._names: dict[int, str] = {}
        self._keys: Keys = {}
        self._lent: dict[str, str] = {}  # keys that another action than their own has for a while, with its id
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {a.id: QMenu(translated(a.text), window) for a in ACTIONS if a.submenu}
        self._groups: dict[str, QActionGroup] = {}
        for declared in ACTIONS:
            self._actions[declared.id] = self._make(window, declared)
        self._tint()
        self.apply_keys()
        self.update({rule: rule == "always" for rule in RULES})
        hub.changed.connect(self._tint)
        window.installEventFilter(self)
        follow_settings(self, settings, self._setting_changed)

    def connect_handlers(self, handlers: Handlers) -> None:
        """Let every action call its handler; raise KeyError where an action or a handler has no counterpart."""
        alone = sorted(set(HANDLED) ^ handlers.keys())
        if alone:
            raise KeyError(f"actions without a handler, or handlers without an action: {', '.join(alone)}")
        for action_id in HANDLED:
            self._actions[action_id].triggered.connect(_ignoring_checked(handlers[action_id]))

    def _make(self, window: QWidget, declared: Action) -> QAction:
        made = self._submenus[declared.id].menuAction() if declared.submenu else QAction(window)
        made.setText(translated(declared.text))
        made.setObjectName(declared.id)
        made.setCheckable(declared.checkable)
        made.setIconVisibleInMenu(not declared.checkable)  # its place is the tick's
        made.setMenuRole(_ROLES.get(declared.id, QAction.MenuRole.NoRole))
        if declared.group:
            group = self._groups.setdefault(declared.group, QActionGroup(self))
            group.addAction(made)
        if not declared.submenu:
            window.addAction(made)
        return made

    # asking

    def action(self, action_id: str) -> QAction:
        """Return the Qt action of an id; raise KeyError for one that is not in the table."""
        return self._actions[action_id]

    def submenu(self, action_id: str) -> QMenu:
        """Return the menu that the window fills ("file.recent")."""
        return self._submenus[action_id]

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the shortcuts of an action as portable texts, the page's own keys not among them."""
        return self._keys[action_id]

    def key_sequences(self) -> frozenset[str]:
        """Return every shortcut of the window as portable text: keys that the page must leave to the window."""
        return frozenset(key for keys in self._keys.values() for key in keys)

    def key_text(self, action_id: str) -> str:
        """Return the first key of an action as people of this platform write it, "" when it has none."""
        keys = self._keys[action_id] or tuple(each.key for each in BY_ID[action_id].text_keys)
        return key_rules.native(keys[0]) if keys else ""

    # changing

    def update(self, state: Mapping[str, bool]) -> None:
        """Enable what the rules say; booleans that are left out stay as they were, at first false."""
        changed = {rule for rule, holds in state.items() if self._state.get(rule) is not holds}
        self._state.update(state)
        for declared in ACTIONS if changed else ():
            if declared.rule in changed:
                self._actions[declared.id].setEnabled(self._state[declared.rule])

    def set_checked(self, action_id: str, checked: bool) -> None:
        """Show an action as checked or not, without calling its handler."""
        self._actions[action_id].setChecked(checked)

    def name_speakers(self, names: Mapping[int, str]) -> None:
        """Show the names of the speakers with keys 1 to 9; the others would add one, so they stay."""
        if names == self._names:
            return
        self._names = dict(names)
        for number in range(1, 10):
            action = self._actions[f"speakers.{number}"]
            named = names.get(number, "").replace("&", "&&")  # one would be taken for a mnemonic
            action.setText(named or translated(BY_ID[action.objectName()].text))

    def apply_keys(self) -> None:
        """Give every action the keys of the settings: the user's own, the preset's, the table's."""
        self._keys, self.warnings = key_rules.keys_in_force(
            self._settings["keys.preset"], self._settings["keys.overrides"]
        )
        for declared in ACTIONS:
            action = self._actions[declared.id]
            self._set_shortcuts(declared.id)
            tip = translated(declared.tooltip or declared.text.rstrip("…"))
            key = self.key_text(declared.id)
            action.setToolTip(f"{tip} ({key})" if key else tip)
        self.keys_changed.emit()

    def _set_shortcuts(self, action_id: str) -> None:
        keys = [key for key in self._keys[action_id] if key not in self._lent]
        keys += [key for key, borrower in self._lent.items() if borrower == action_id]
        form = QKeySequence.SequenceFormat.PortableText
        self._actions[action_id].setShortcuts([QKeySequence(key, form) for key in keys])

    def lend(self, key: str, action_id: str, owner_id: str, *, lent: bool) -> None:
        """Let an action have a key that is its owner's or nobody's, and give it back later.

        A key that the user has given to another action stays there.
        """
        owners = {id_ for id_, keys in self._keys.items() if key in keys}
        self._lent.pop(key, None)
        if lent and owners <= {owner_id}:
            self._lent[key] = action_id
        for each in {*owners, action_id}:
            self._set_shortcuts(each)

    def _setting_changed(self, name: str) -> None:
        if name.startswith("keys."):
            self.apply_keys()

    def _tint(self) -> None:
        theme = self._hub.theme
        for declared in ACTIONS:
            if declared.icon:
                self._actions[declared.id].setIcon(icon(declared.icon, theme.text, theme.dim))

    # menus

    def build_menu_bar(self, bar: QMenuBar, there: Mapping[str, QMenu] = MappingProxyType({})) -> None:
        """Fill a menu bar with the menus of the table, in its order; those that are there already are filled."""
        menus: dict[str, QMenu] = dict(there)
        for declared in ACTIONS:
            menu = self._menu_of(declared, bar, menus)
            if declared.submenu:
                menu.addMenu(self._submenus[declared.id])
            else:
                menu.addAction(self._actions[declared.id])

    def _menu_of(self, declared: Action, bar: QMenuBar, menus: dict[str, QMenu]) -> QMenu:
        name = declared.menu
        parent, menu = menus.get(name.rpartition(".")[0]), menus.get(name)
        above = parent if menu is None else menu  # the separator of a submenu's first action goes above the submenu
        if declared.separator and above is not None:
            above.addSeparator()
        if menu is None:
            menu = menus[name] = (bar if parent is None else parent).addMenu(translated(MENUS[name]))
        return menu

    # keys that nobody else wants

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that reach the window because the focus has no use for them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            for declared in ACTIONS:
                if pressed in declared.idle_keys and self._actions[declared.id].isEnabled():
                    self._actions[declared.id].trigger()
                    return True
        return super().eventFilter(watched, event)
