"""Sound through libVLC.

What had to be got round: without libVLC `import vlc` succeeds and `vlc.Instance` raises NameError, without plugins it
returns None; its events come on threads of its own, from which it must not be called; a medium that ended neither
seeks nor plays until it was stopped; times come every 250 to 360 ms only (`PlayClock` fills in).
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jamedit.audio.clip import ClipFolder
from jamedit.audio.deck_player import DeckEvent, DeckPlayer, Listener, PlayerUnavailableError

_OPTIONS = (
    "--quiet",
    "--no-video",
    "--no-spu",
    "--no-osd",
    "--no-lua",
    "--no-stats",
    "--no-interact",
    "--no-sub-autodetect-file",
    "--no-metadata-network-access",
    "--no-media-library",
)
# FFmpeg's demuxers and decoders keep the same time line as our decoder. libVLC's own were 45 to 210 ms off,
# and seconds in mp3 files of variable bit rate; they stay the second choice where libVLC comes without FFmpeg.
_MEDIA_OPTIONS = (":demux=avformat,any", ":codec=avcodec,any")
_PATIENCE_S = 2.0
_ADVICE = "install VLC 3 (Debian and Ubuntu: libvlc5 and vlc-plugin-base)"


class VlcPlayer(DeckPlayer):
    """Play through libVLC (see `player.Player`); raise PlayerUnavailableError where it is missing.

    `options` go to libVLC after our own, such as "--aout=dummy".

    Measured at libVLC's audio output: a span begins and ends within 1 ms of where it should and is audible some 50
    ms after the call; a seek is audible within 60 ms, and `position_ms` is then right to within 20 ms (40 ms
    in the first half second, 60 ms at other speeds than 1), in wav, mp3, opus, flac, m4a and webm alike.
    """

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._instance = _make_instance((*_OPTIONS, *options))
        self._courier = _Courier()
        super().__init__("libVLC", self._make_deck, _PATIENCE_S)

    def close(self) -> None:
        """Stop and let go of libVLC."""
        super().close()
        self._courier.close()
        self._instance.release()

    def _make_deck(self, listener: Listener) -> VlcDeck:
        return VlcDeck(self._instance, listener, self._courier.post)


def _make_instance(options: Sequence[str]) -> Any:
    try:
        import vlc

        instance = vlc.Instance(list(options))
    except (ImportError, NameError, OSError, AttributeError) as error:
        raise PlayerUnavailableError(f"libVLC is not installed: {_ADVICE}.") from error
    if instance is None:
        raise PlayerUnavailableError(f"libVLC is installed without its plugins: {_ADVICE}.")
    return instance


class _Courier:
    """Carry what libVLC says off its threads, in order."""

    def __init__(self) -> None:
        self._letters: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self.post = self._letters.put
        self._thread = threading.Thread(target=self._carry, name="jamedit-player-events", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Carry what is left, then stop; returns at once when called from a letter."""
        self._letters.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=2)

    def _carry(self) -> None:
        for letter in iter(self._letters.get, None):
            letter()


class VlcDeck:
    """Hold one libVLC media player."""

    def __init__(self, instance: Any, listener: Listener, post: Callable[[Callable[[], None]], None]) -> None:
        self._instance = instance
        self._listener = listener
        self._post = post
        self.media_player = instance.media_player_new()
        self._clips = ClipFolder()
        self._path: Path | None = None
        self._live = False  # libVLC has an input that can be paused and sought in
        self._run = 0  # counts the inputs: the end of an earlier one is ignored
        self._from_ms = 0.0  # where the next input begins
        self._attach()

    def open(self, path: Path) -> None:
        """Take a file; libVLC opens it with the first play()."""
        self._halt()
        self._path, self._from_ms = path.absolute(), 0.0

    def open_span(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Cut a span out of a file and take that."""
        self._halt()
        self._path, self._from_ms = self._clips.cut(path, start_ms, end_ms), 0.0

    def play(self) -> None:
        """Go on, or start an input at the place sought last."""
        if self._live:
            self.media_player.set_pause(0)
        elif self._path is not None:
            self._halt()
            media = self._instance.media_new_path(str(self._path))
            media.add_options(*_MEDIA_OPTIONS)
            if self._from_ms > 0:
                media.add_option(f":start-time={self._from_ms / 1000:.3f}")
            self.media_player.set_media(media)
            media.release()
            self._live, self._from_ms = True, 0.0
            self.media_player.play()

    def pause(self) -> None:
        """Pause."""
        if self._live:
            self.media_player.set_pause(1)

    def seek(self, ms: float) -> None:
        """Go to a place now, or with the next play() when there is no input."""
        if self._live:
            self.media_player.set_time(round(ms))
        else:
            self._from_ms = ms

    def set_rate(self, rate: float) -> None:
        """Play faster or slower; libVLC keeps the pitch."""
        self.media_player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set libVLC's own volume."""
        self.media_player.audio_set_volume(percent)

    def close(self) -> None:
        """Release the media player and delete the clips."""
        self._halt()
        self.media_player.release()
        self._clips.close()

    def _halt(self) -> None:
        """Stop the input; when this returns libVLC sends no more events about it."""
        self.media_player.stop()
        self._live = False
        self._run += 1

    def _attach(self) -> None:
        import vlc

        events = self.media_player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerTimeChanged, lambda e: self._tell(DeckEvent.TIME, e.u.new_time))
        events.event_attach(vlc.EventType.MediaPlayerEndReached, lambda _: self._tell(DeckEvent.ENDED, 0))
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, lambda _: self._tell(DeckEvent.FAILED, 0))

    def _tell(self, event: DeckEvent, ms: float) -> None:
        """Pass on the events that libVLC sends on its thread."""
        run, now = self._run, time.monotonic()
        if event is not DeckEvent.TIME:
            self._live = False
        self._post(lambda: self._listener(event, ms, now) if run == self._run else None)
