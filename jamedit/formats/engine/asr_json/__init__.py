"""The JSON of recognisers: read by a description, written by patching the source in place."""
