"""What the user chose and what is remembered between starts: a table, a file, lists; no Qt."""

from jamedit.settings.schema import BY_NAME, PAGES, SETTINGS, Kind, Setting
from jamedit.settings.store import Settings

__all__ = ["BY_NAME", "PAGES", "SETTINGS", "Kind", "Setting", "Settings"]
