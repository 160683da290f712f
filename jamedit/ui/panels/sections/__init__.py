"""Where talks and chapters begin."""

from jamedit.ui.panels.sections.panel import SectionsPanel

__all__ = ["SectionsPanel"]
