"""What is known of a language: its words, its function words, how words are written."""
