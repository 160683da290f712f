"""Playback for the window: one player, a smooth position, and the behaviour of the keys."""
