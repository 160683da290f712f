"""What every alignment engine is: it finds words in a short span of sound, and recognises speech in it if it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RATE = 16_000  # samples a second of every sound that an engine gets
Sound = NDArray[np.int16]  # mono


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold where a word is in a span of sound, in milliseconds from its start, and how sure that is, 0 to 1."""

    start_ms: int
    end_ms: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """Hold a word that an engine recognised by itself, folded, with its time in milliseconds from the start."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Say which engine works, in which language, and what helps it; a plain value that goes to worker processes.

    `name` is "sphinx", "rough" or "whisper"; `folder` is that of a model. `text` are the words of the transcript, for
    engines that recognise better what they expect. `sounds_like` are pairs of a word and how its user says it is
    spoken, in ordinary spelling.
    """

    name: str = "sphinx"
    language: str = "en"
    folder: str = ""
    text: tuple[str, ...] = ()
    sounds_like: tuple[tuple[str, str], ...] = ()


class Aligner(Protocol):
    """Find words in sound. One aligner is used by one process or thread at a time.

    `longest_ms` is the longest span of sound that `fit` and `recognise` take well; `recognises` says whether
    `recognise` finds anything at all; where it does not, times can only be refined within captions that have some.
    """

    longest_ms: int
    recognises: bool

    def fit(self, sound: Sound, words: Sequence[str], *, loose: bool = False) -> list[Placed | None]:
        """Return where each word of a text is in the sound, in order; None for one that does not seem to be said.

        `loose`: much else may be said in the sound.
        """
        ...

    def recognise(self, sound: Sound, near: Sequence[str] = ()) -> list[Recognised]:
        """Return the words that are said, found without a text to follow; `near` are all that are likely here."""
        ...
