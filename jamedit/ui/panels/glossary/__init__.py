"""The names and terms of the transcript."""

from jamedit.ui.panels.glossary.panel import GlossaryPanel

__all__ = ["GlossaryPanel"]
