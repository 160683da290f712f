"""How recognised words are compared with the terms that may be meant: by sound, by letters, by meaning."""
