"""Text for readers: paragraphs, names of speakers, headings."""
