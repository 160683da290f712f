"""Tables: a row a caption or a word."""
