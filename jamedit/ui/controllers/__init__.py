"""One job of the window each, without a widget of its own: documents, recording, suggestions."""
