"""Compare recognised words with terms: by sound, by letters, by meaning."""
