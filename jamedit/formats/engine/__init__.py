"""What several formats share: building a transcript, keeping the source, changing it in place."""
