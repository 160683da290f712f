"""Learning from corrections, and finding where it applies."""
