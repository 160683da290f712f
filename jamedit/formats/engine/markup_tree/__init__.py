"""XML and HTML as a tree of places, written by patching the source in place."""
