"""The docks at the side: each reads the session and the queue and requests changes with signals."""
