"""jamedit: turn a machine transcript and its recording into a text fit to publish."""

__version__ = "0.1.0"
