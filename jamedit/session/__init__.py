"""One open transcript: what was read, what it is now, every step between, and where it is kept."""

from jamedit.session.session import Applied, Session

__all__ = ["Applied", "Session"]
