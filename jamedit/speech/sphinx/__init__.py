"""Times and words by PocketSphinx: English, offline, without a graphics card."""
