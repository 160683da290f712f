"""Find and replace."""

from jamedit.ui.panels.find.bar import FindBar

__all__ = ["FindBar"]
