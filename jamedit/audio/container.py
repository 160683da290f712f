"""Open a sound or video file with PyAV, and let it reach nothing but itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av

from jamedit.audio.faults import unreadable
from jamedit.errors import UnreadableFileError

# Playlists and scripts (hls, concat, sdp, …) can name other files and hosts, so only real containers may open.
_CONTAINERS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,gsm,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,mxf,nist,"
    "nut,ogg,rm,shn,sox,tak,tta,voc,w64,wav,wv"
)
_HEADER_SLACK_S = 0.1
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": _CONTAINERS}


@contextmanager
def open_media(path: Path) -> Iterator[tuple[Any, Any]]:
    """Open a file as (container, its first sound stream); raise UnreadableFileError when there is none."""
    try:
        with path.open("rb"):
            pass
        container = av.open(str(path.absolute()), options=_OPTIONS, metadata_errors="replace")
    except av.error.FFmpegError as error:
        raise UnreadableFileError(
            f"{path} is not a recording that can be read, or it is damaged at its start; choose an audio or video file."
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    with container:
        if not container.streams.audio:
            raise UnreadableFileError(f"{path} contains no audio; choose the file with the recording.")
        yield container, container.streams.audio[0]


def stated_duration_ms(container: Any, stream: Any) -> int:
    """Return the length that a file claims, in milliseconds; 0 when it claims none."""
    if container.duration:
        return max(0, int(container.duration) // 1000)
    if stream.duration and stream.time_base:
        return max(0, int(stream.duration * stream.time_base * 1000))
    return 0


def origin_seconds(container: Any, stream: Any, first_frame: Any) -> float:
    """Return the time stamp from which every time in jamedit counts: where the file begins, sound or picture.

    The stamp of the first decoded frame is surer than what the header claims, which may forget what a codec needs to
    warm up (opus in webm: 13 ms), unless the first frame is not the first because that one was damaged.
    """
    stated = float((stream.start_time or 0) * (stream.time_base or 0))
    late = max(0.0, stated - float((container.start_time or 0) / av.time_base))
    seen: float | None = first_frame.time
    return (stated if seen is None or abs(seen - stated) > _HEADER_SLACK_S else seen) - late
