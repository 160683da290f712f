"""The main window: it creates and connects the parts, and handles the actions."""
