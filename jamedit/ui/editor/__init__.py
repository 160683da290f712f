"""The page on which the transcript is read and edited."""
