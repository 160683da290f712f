"""The docks at the side: each reads the session and the queue and asks for what it wants with signals."""
