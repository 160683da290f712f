"""What speech recognition services and programs write, words with times and confidence."""
