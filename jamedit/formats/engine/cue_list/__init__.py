"""Captions on their way in and out: where they are, what is between them, how they are cut again."""
