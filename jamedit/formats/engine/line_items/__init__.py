"""Formats of lines and marks that keep their source and patch it: captions, labels, tables of times."""
