"""Which terms a text has: counted in it, brought along by it, or of its whole subject."""
