"""How names of sound and video files end: known without loading what reads them."""

from __future__ import annotations

from pathlib import Path

# Audio first, then video: where both are beside a transcript, the audio opens faster and has the same sound.
SUFFIXES = (
    *(
        ".wav",
        ".flac",
        ".mp3",
        ".m4a",
        ".ogg",
        ".opus",
        ".oga",
        ".aac",
        ".aiff",
        ".aif",
        ".wma",
        ".amr",
        ".caf",
        ".mka",
    ),
    *(".mp4", ".mkv", ".webm", ".mov", ".m4v", ".avi", ".mpg", ".mpeg", ".ts", ".3gp", ".flv", ".wmv", ".ogv"),
)


def is_recording(path: Path) -> bool:
    """Return whether a file is sound or video, by its name."""
    return path.suffix.lower() in SUFFIXES
