"""Playing for the window: one player, a smooth position, and the keys' behaviour on top."""
