"""An ear at libVLC's audio output: what a sound card would have sounded, and when."""

from __future__ import annotations

import ctypes
import threading
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import vlc

RATE = 16_000


@dataclass
class Heard:
    at: float  # time.monotonic() of the first sample
    samples: np.ndarray

    @property
    def until(self) -> float:
        return self.at + len(self.samples) / RATE


class Ear:
    """Take libVLC's samples instead of a sound card; a flush throws away what was not due yet, as a card does."""

    def __init__(self, media_player: Any) -> None:
        self._lock = threading.Lock()
        self._heard: list[Heard] = []
        self._paused_at: float | None = None
        self._callbacks = (
            vlc.CallbackDecorators.AudioPlayCb(self._play),
            vlc.CallbackDecorators.AudioPauseCb(self._pause),
            vlc.CallbackDecorators.AudioResumeCb(self._resume),
            vlc.CallbackDecorators.AudioFlushCb(self._flush),
            vlc.CallbackDecorators.AudioDrainCb(self._drain),
        )
        media_player.audio_set_callbacks(*self._callbacks, None)
        media_player.audio_set_format("S16N", RATE, 1)

    def heard(self) -> list[Heard]:
        """Return the unbroken stretches heard so far, without what is not due yet."""
        with self._lock:
            self._cut(time.monotonic())
            joined: list[Heard] = []
            for h in self._heard:
                if joined and abs(h.at - joined[-1].until) < 0.010:
                    joined[-1] = Heard(joined[-1].at, np.concatenate((joined[-1].samples, h.samples)))
                elif len(h.samples):
                    joined.append(h)
            return joined

    def forget(self) -> None:
        with self._lock:
            self._heard.clear()

    def _play(self, _: Any, samples: int, count: int, pts: int) -> None:
        data = np.ctypeslib.as_array(ctypes.cast(samples, ctypes.POINTER(ctypes.c_int16)), (count,))
        with self._lock:
            self._heard.append(Heard(pts / 1e6, data.astype(np.float32) / 32768))

    def _pause(self, _: Any, pts: int) -> None:
        self._paused_at = time.monotonic()

    def _resume(self, _: Any, pts: int) -> None:
        with self._lock:
            late = time.monotonic() - (self._paused_at or 0)
            for h in self._heard:
                if h.at > (self._paused_at or 0):
                    h.at += late

    def _flush(self, _: Any, pts: int) -> None:
        with self._lock:
            self._cut(time.monotonic())

    def _drain(self, _: Any) -> None:
        with self._lock:
            until = max((h.until for h in self._heard), default=0.0)
        time.sleep(max(0.0, until - time.monotonic()))

    def _cut(self, now: float) -> None:
        for h in self._heard:
            h.samples = h.samples[: max(0, round((now - h.at) * RATE))]
