"""The recording: what it is, how it looks, where it is quiet, and how it is heard. Nothing here knows Qt."""
