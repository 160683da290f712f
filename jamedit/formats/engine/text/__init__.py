"""Bytes to text and back: encodings, newlines, broken characters, and what kind of text it is."""
