"""Read and write the settings file; keep what it holds beyond the settings known here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit import paths
from jamedit.errors import UnwritableFileError
from jamedit.settings.schema import BY_NAME, Setting, Value

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Table = Mapping[str, object]


class Settings:
    """Hold the value of every setting; a wrong value in the file counts as its default and is named in `warnings`.

    `listeners` are called with the name of a setting whose value became another. Nothing is written before `save`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.config_dir() / "settings.toml"
        self.warnings: tuple[str, ...] = ()
        self.listeners: list[Callable[[str], None]] = []
        self._values: dict[str, Value] = {}
        self._unsaved: set[str] = set()
        self._read()

    def __getitem__(self, name: str) -> Value:
        """Return the value of a setting; raise KeyError for a name that is not in the table."""
        return self._values.get(name, BY_NAME[name].default)

    def set(self, name: str, value: object) -> None:
        """Change a setting; raise ValueError when the value cannot be one."""
        setting = BY_NAME[name]
        checked = setting.check(value)
        before = self[name]
        if checked == setting.default:
            self._values.pop(name, None)
        else:
            self._values[name] = checked
        if checked != before:
            self._unsaved.add(name)
            for listener in tuple(self.listeners):
                listener(name)

    def reset(self, name: str) -> None:
        """Give a setting its default back."""
        self.set(name, BY_NAME[name].default)

    def save(self) -> None:
        """Write what was changed, and only that, into the file as it is at this moment; raise UnwritableFileError.

        Comments, order and unknown keys stay. A file that is not TOML is kept beside as "settings.toml.broken".
        """
        from jamedit.storage import atomic

        if not self._unsaved:
            return
        try:
            document = self._document()
        except OSError as error:
            raise UnwritableFileError(
                f"{self.path} cannot be read ({error.strerror}), so the settings were not saved; make it readable."
            ) from error
        for name in sorted(self._unsaved):
            _put(document, BY_NAME[name], self[name])
        atomic.write_text(self.path, document.as_string())
        self._unsaved.clear()

    def _read(self) -> None:
        try:
            text = self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            self._use_defaults(error)
            return
        import tomllib  # only where there is a file

        try:
            data: Table = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            self._use_defaults(error)
            return
        found = [self._take(setting, data) for setting in BY_NAME.values()]
        self.warnings = tuple(warning for warning in found if warning)

    def _use_defaults(self, error: Exception) -> None:
        self.warnings = (f"{self.path} cannot be read ({error}); all settings have their defaults.",)

    def _take(self, setting: Setting, data: Table) -> str:
        page, _, key = setting.name.partition(".")
        table = data.get(page, {})
        if not isinstance(table, Mapping):
            return f"{self.path}: {page} is not a table; its settings have their defaults."
        if key not in table:
            return ""
        try:
            value = setting.check(table[key])
        except ValueError as error:
            return f"{self.path}: {setting.name} {error}; its default is used."
        if value != setting.default:
            self._values[setting.name] = value
        return ""

    def _document(self) -> TOMLDocument:
        import tomlkit  # only who writes waits for it

        try:
            return tomlkit.parse(self.path.read_bytes().decode("utf-8"))
        except FileNotFoundError:
            return tomlkit.document()
        except (ValueError, RecursionError):
            self.path.replace(self.path.with_name(self.path.name + ".broken"))
            self._unsaved.update(self._values)
            return tomlkit.document()


def _put(document: TOMLDocument, setting: Setting, value: Value) -> None:
    page, _, key = setting.name.partition(".")
    if value == setting.default:
        table = document.get(page)
        if isinstance(table, dict):
            table.pop(key, None)
        return
    if not isinstance(document.get(page), dict):
        document[page] = {}
    document[page][key] = _plain(value)


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
