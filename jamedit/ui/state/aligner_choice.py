"""What the preferences say about finding words in the recording."""

from __future__ import annotations

from jamedit.errors import UsageError
from jamedit.settings import Settings


def chosen_aligner(settings: Settings) -> str:
    """Return the aligner as the command line names it: "sphinx", "rough" or "whisper:FOLDER".

    Raises UsageError where a model is needed and none is chosen.
    """
    engine, folder = str(settings["align.engine"]), str(settings["align.model_folder"])
    if engine != "whisper":
        return engine
    if not folder:
        raise UsageError("Whisper needs a model; enter its folder in the preferences (Alignment), or choose another.")
    return f"whisper:{folder}"


def aligns_after_edits(settings: Settings) -> bool:
    """Return whether an edited paragraph is aligned again by itself."""
    return bool(settings["align.after_edits"])
