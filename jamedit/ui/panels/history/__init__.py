"""The steps that were done and undone."""

from jamedit.ui.panels.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]
