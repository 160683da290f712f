"""Pages in HTML, as web pages and oTranscribe have them: what they say, and how they are changed in place."""
