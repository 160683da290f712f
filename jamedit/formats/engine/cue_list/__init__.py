"""Captions on their way in and out: where they stand, what is between them, how they are cut again."""
