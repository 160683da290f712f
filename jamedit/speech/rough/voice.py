"""Words spoken by espeak-ng, run as a program of its own where it is installed: it is never linked or required."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

import numpy as np

from jamedit.document.tokens import core
from jamedit.errors import UsageError
from jamedit.speech.base import RATE, Sound

MISSING = (
    "The aligner rough needs the program espeak-ng, which is not installed; install it (espeak-ng.org), "
    "or choose another aligner."
)
_PAUSE = ' <break time="400ms"/> '
_SPLIT_S = 0.35  # a silence between two words; those inside a word or figure are shorter
_QUIET, _EDGE = 2, 30  # amplitudes: that of a silence, and of the edge of a word
_VOICES = {"zh": "cmn", "no": "nb", "iw": "he", "jv": "id", "tl": "en", "pt-pt": "pt"}
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
_LONGEST_WORD = 60  # letters
_TOGETHER = 40  # words a call
_TIMEOUT_S = 60
_KEPT = 1000  # words: about 16 MB
_EMPTY: Sound = np.zeros(0, np.int16)


@cache
def program() -> str | None:
    """Return where espeak-ng is installed, None if it is not."""
    return shutil.which("espeak-ng")


class Voice:
    """Speak the words of one language; raise UsageError where espeak-ng, or a voice for it, is missing."""

    def __init__(self, language: str, sounds_like: Sequence[tuple[str, str]] = ()) -> None:
        self._program = program()
        if self._program is None:
            raise UsageError(MISSING)
        self._name = self._find(language)
        self._own = {word.casefold(): said for word, said in sounds_like}
        self._known: dict[str, Sound] = {}

    def say(self, words: Sequence[str]) -> list[Sound]:
        """Return the sound of each word alone, 16 kHz; empty for one that has none, such as a dash."""
        spoken = [self._spoken(word) for word in words]
        unknown = [text for text in dict.fromkeys(spoken) if text and text not in self._known]
        if len(self._known) + len(unknown) > _KEPT:
            self._known.clear()
            unknown = [text for text in dict.fromkeys(spoken) if text]
        for at in range(0, len(unknown), _TOGETHER):
            self._learn(unknown[at : at + _TOGETHER])
        return [self._known[text] if text else _EMPTY for text in spoken]

    def _spoken(self, word: str) -> str:
        middle = core(word)[:_LONGEST_WORD]
        return self._own.get(middle.casefold(), middle)

    def _learn(self, texts: Sequence[str]) -> None:
        pieces = _cut(self._sound(texts))
        if len(pieces) != len(texts):  # one of them has no sound, or a pause inside
            pieces = [self._sound([text]) for text in texts]
        self._known.update((text, _trimmed(piece)) for text, piece in zip(texts, pieces, strict=True))

    def _find(self, language: str) -> str:
        code = language.casefold().replace("_", "-")
        names = [code, code.split("-")[0]] if _CODE.fullmatch(code) else []
        for name in dict.fromkeys(_VOICES.get(name, name) for name in names):
            if self._run(name, "") is not None:
                return name
        raise UsageError(
            f"espeak-ng has no voice for the language {language[:40]!r}; name it by its code, such as de, "
            "or choose another aligner."
        )

    def _sound(self, texts: Sequence[str]) -> Sound:
        done = self._run(self._name, _PAUSE.join(html.escape(text) for text in texts))
        if done is None:
            raise UsageError("espeak-ng does not speak; install it again, or choose another aligner.")
        rate, samples = done
        count = len(samples) * RATE // rate
        at = np.arange(count) * (rate / RATE)
        sound: Sound = np.interp(at, np.arange(len(samples)), samples).astype(np.int16) if count else _EMPTY
        return sound

    def _run(self, voice: str, text: str) -> tuple[int, Sound] | None:
        """Return rate and samples of what espeak-ng says, None where it fails."""
        assert self._program is not None
        try:
            done = subprocess.run(
                [self._program, "-v", voice, "-m", "-z", "--stdin", "--stdout"],
                input=text.encode("utf-8", "replace"),
                capture_output=True,
                timeout=_TIMEOUT_S,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        if done.returncode:
            return None
        head = done.stdout[:44]  # its lengths are unknown to the program when it writes them
        if len(head) < 44 or head[:4] != b"RIFF":
            return RATE, _EMPTY
        body = done.stdout[44:]
        return int.from_bytes(head[24:28], "little"), np.frombuffer(body[: len(body) // 2 * 2], "<i2")


def _cut(sound: Sound) -> list[Sound]:
    """Return the pieces between long silences."""
    quiet = np.concatenate([[0], np.abs(sound.astype(np.int32)) <= _QUIET, [0]]).astype(np.int8)
    edges = np.flatnonzero(np.diff(quiet))
    long = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > _SPLIT_S * RATE]
    inner = [(a, b) for a, b in long if a > 0 and b < len(sound)]
    starts, ends = [0, *(b for _, b in inner)], [*(a for a, _ in inner), len(sound)]
    return [sound[a:b] for a, b in zip(starts, ends, strict=True)]


def _trimmed(sound: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > _EDGE)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else _EMPTY
