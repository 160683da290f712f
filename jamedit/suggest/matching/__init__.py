"""How heard words are compared with the terms they may stand for: by sound, by letters, by meaning."""
