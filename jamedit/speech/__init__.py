"""What the recording says: when each word is spoken, and how sure that is."""
