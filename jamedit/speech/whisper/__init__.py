"""An aligner for the languages of a Whisper model, which the user has in a folder."""
