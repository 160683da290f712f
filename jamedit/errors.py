"""Errors whose text may be shown to a user: one sentence with what, where and what to do."""


class JameditError(Exception):
    """State for the user in one sentence what went wrong, where, and what to do."""


class UnreadableFileError(JameditError):
    """A file cannot be opened, or is not what its reader expects."""


class UnwritableFileError(JameditError):
    """A file cannot be written; what was there before is untouched."""


class UsageError(JameditError):
    """A command was called with words that do not fit."""


class NotTogetherError(JameditError):
    """A transcript and what its times were to come from do not seem to belong together."""


class StaleEditError(JameditError):
    """An edit speaks of words or paragraphs that are no longer as it found them."""


class CancelledError(JameditError):
    """The user cancelled a job."""

    def __init__(self, message: str = "Cancelled.") -> None:
        super().__init__(message)


class ModelError(JameditError):
    """A language model in a folder or on a server cannot be used, or did not answer as it should."""
