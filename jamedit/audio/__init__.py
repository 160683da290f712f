"""The recording: what it is, how it looks, and how it is played. Nothing here knows Qt."""
