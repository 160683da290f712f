"""Captions for viewers: lines of text with the time at which they are shown."""
