"""Caption rules: how words are cut into captions, captions into lines, and text into paragraphs for readers."""
