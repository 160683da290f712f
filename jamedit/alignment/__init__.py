"""Keeping words and their times together while text changes."""
