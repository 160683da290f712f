"""Where resources, settings, caches and state live."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def resources() -> Path:
    """Return the folder of resources: inside an installed package, beside it in a checkout."""
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("jamedit's resources folder is missing; install jamedit again")


def resource(*parts: str) -> Path:
    """Return the path of one resource; it may not exist."""
    return resources().joinpath(*parts)


def is_own(path: Path) -> bool:
    """Return whether a file lies in a folder of the program itself: its code, its resources, its unsaved work."""
    place = path.absolute().resolve()
    folders = (_PACKAGE, resources().resolve(), (state_dir() / "unsaved").resolve())
    return any(folder in place.parents for folder in folders)


def _home(variable: str, kind: str) -> Path:
    override = os.environ.get(variable)
    if override:
        return Path(override)
    from platformdirs import PlatformDirs

    return Path(getattr(PlatformDirs("jamedit", appauthor=False), kind))


def config_dir() -> Path:
    """Return the folder of settings (JAMEDIT_CONFIG_DIR overrides it); it may not exist yet."""
    return _home("JAMEDIT_CONFIG_DIR", "user_config_dir")


def cache_dir() -> Path:
    """Return the folder of things that can be made again (JAMEDIT_CACHE_DIR overrides it)."""
    return _home("JAMEDIT_CACHE_DIR", "user_cache_dir")


def state_dir() -> Path:
    """Return the folder of recent files and recovery data (JAMEDIT_STATE_DIR overrides it)."""
    return _home("JAMEDIT_STATE_DIR", "user_state_dir")


def to_text(path: Path) -> str:
    """Return a path as text that any file can hold; names that are no text (old code pages) become a file: address."""
    text = str(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return path.absolute().as_uri()
    return text


def is_file(path: Path) -> bool:
    """Return whether there is a file at a path, False also where one may not look or where no path can be."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def from_text(text: str) -> Path:
    """Return the path that `to_text` wrote."""
    if text.startswith("file://"):
        from urllib.parse import unquote_to_bytes

        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix("file://"))))
    return Path(text)
