"""The window itself: it puts the parts together, connects them, and answers the actions."""
