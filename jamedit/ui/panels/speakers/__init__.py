"""Who speaks, and how much."""

from jamedit.ui.panels.speakers.panel import SpeakersPanel

__all__ = ["SpeakersPanel"]
