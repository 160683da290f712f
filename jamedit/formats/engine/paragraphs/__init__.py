"""Texts for readers: paragraphs, names of speakers, headings, times."""
