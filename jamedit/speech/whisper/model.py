"""A Whisper model in CTranslate2's format, loaded from a folder by faster-whisper; nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jamedit.errors import ModelError
from jamedit.speech.base import RATE, Sound

_FILES = ("model.bin", "config.json", "tokenizer.json")
_STEP_MS = 20  # between two states of the encoder
_CODES = {"nb": "no", "iw": "he", "jv": "jw", "fil": "tl", "cmn": "zh"}
_LEAST_CHANCE = 1e-7
_NOT_SPEECH, _UNLIKELY, _LOOP = 0.6, -1.0, 2.4  # as Whisper itself tells silence and repetition from speech


@dataclass(frozen=True, slots=True)
class Token:
    """Hold when a token of a text is spoken, in milliseconds, and the logarithm of its chance there."""

    start_ms: int
    end_ms: int
    chance: float


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a word that the model wrote, with its times in milliseconds."""

    text: str
    start_ms: int
    end_ms: int


class Model:
    """Run one model on one thread; each call takes at most 30 seconds of sound."""

    most_tokens = 440  # of a text: what its decoder can hold

    def __init__(self, folder: str, language: str) -> None:
        """Load a model; raise ModelError with a sentence on what is missing or wrong."""
        path = Path(folder)
        _check(path)
        try:
            from faster_whisper import WhisperModel
            from faster_whisper.tokenizer import Tokenizer
            from tqdm import tqdm
        except ImportError as error:
            raise ModelError(
                "The aligner whisper needs faster-whisper, which cannot be imported "
                f"({_in_one_line(error)}); install it with pip install 'jamedit[listen]'."
            ) from error
        tqdm.set_lock(RLock())  # its own is for all processes, and is complained about when one of them is ended
        try:
            self._whisper = WhisperModel(
                str(path), device="cpu", compute_type="int8", cpu_threads=1, num_workers=1, local_files_only=True
            )
        except Exception as error:  # any failure inside a foreign model is reported in one sentence
            raise ModelError(
                f"The Whisper model in {folder} cannot be loaded ({_in_one_line(error)}); choose the folder of a "
                "Whisper model in CTranslate2's format, or get it again."
            ) from error
        self.language = _known(language, self._whisper.supported_languages, folder)
        multilingual = bool(self._whisper.model.is_multilingual)
        self._tokenizer = Tokenizer(self._whisper.hf_tokenizer, multilingual, "transcribe", self.language)

    def encode(self, text: str) -> list[int]:
        """Return the tokens of a text."""
        return list(self._tokenizer.encode(text))

    def times(self, sound: Sound, tokens: Sequence[int]) -> list[Token]:
        """Return when each token of a text is spoken in a sound."""
        try:
            features = self._whisper.feature_extractor(_floats(sound))
            frames = min(features.shape[-1] - 1, self._frames)
            encoded = self._whisper.encode(_padded(features, self._frames))
            found = self._whisper.model.align(encoded, self._tokenizer.sot_sequence, [list(tokens)], frames)[0]
        except Exception as error:  # any failure inside a foreign model is reported in one sentence
            raise _not_run(error) from error
        return from_pairs(found.alignments, found.text_token_probs, len(tokens))

    def transcribe(self, sound: Sound) -> list[Said]:
        """Return the words that the model hears, with what is likely silence or repetition left out."""
        try:
            segments, _ = self._whisper.transcribe(
                _floats(sound),
                language=self.language,
                beam_size=1,
                temperature=0.0,  # other temperatures are tried otherwise, at several times the cost
                condition_on_previous_text=False,
                word_timestamps=True,
            )
            return [
                Said(word.word, round(1000 * word.start), round(1000 * word.end))
                for segment in segments
                if not _doubtful(segment)
                for word in segment.words or ()
            ]
        except Exception as error:  # any failure inside a foreign model is reported in one sentence
            raise _not_run(error) from error

    @property
    def _frames(self) -> int:
        return int(self._whisper.feature_extractor.nb_max_frames)


def from_pairs(pairs: Sequence[tuple[int, int]], chances: Sequence[float], count: int) -> list[Token]:
    """Return tokens from (token, state of the encoder) pairs in order, as the model aligns them.

    A token begins at its first state and ends where the next one begins.
    """
    first: dict[int, int] = {}
    for token, state in pairs:
        first.setdefault(int(token), int(state))
    last = max((int(state) for _, state in pairs), default=0)
    begins = [last] * (count + 1)
    for token in range(count, -1, -1):
        following = begins[token + 1] if token < count else last
        begins[token] = min(first.get(token, following), following)
    logs = [math.log(max(_LEAST_CHANCE, float(chance))) for chance in chances[:count]]
    logs += [math.log(_LEAST_CHANCE)] * (count - len(logs))
    return [Token(begins[i] * _STEP_MS, begins[i + 1] * _STEP_MS, logs[i]) for i in range(count)]


def _check(path: Path) -> None:
    if not path.is_dir():
        raise ModelError(f"There is no folder {path}; choose the folder of a Whisper model (CTranslate2).")
    lacking = [name for name in _FILES if not (path / name).is_file()]
    if lacking:
        raise ModelError(
            f"{path} is not the folder of a Whisper model in CTranslate2's format: it has no {lacking[0]}; "
            "choose one with model.bin, config.json and tokenizer.json."
        )


def _known(language: str, languages: Sequence[str], folder: str) -> str:
    code = language.casefold().replace("_", "-").split("-")[0]
    code = _CODES.get(code, code)
    if code in languages:
        return code
    if list(languages) == ["en"]:
        raise ModelError(f"The Whisper model in {folder} knows English only, and this is {language}; choose another.")
    raise ModelError(f"The Whisper model in {folder} does not know the language {language[:40]!r}; name it as in de.")


def _floats(sound: Sound) -> NDArray[np.float32]:
    return sound[: 30 * RATE].astype(np.float32) / np.float32(32768)


def _padded(features: NDArray[np.float32], frames: int) -> NDArray[np.float32]:
    features = features[:, :frames]
    return np.pad(features, ((0, 0), (0, frames - features.shape[1])))


def _doubtful(segment: Any) -> bool:
    silent = segment.no_speech_prob > _NOT_SPEECH and segment.avg_logprob < _UNLIKELY
    return bool(silent or segment.compression_ratio > _LOOP)


def _not_run(error: Exception) -> ModelError:
    return ModelError(f"The Whisper model cannot be run ({_in_one_line(error)}); choose another one.")


def _in_one_line(error: BaseException) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(str(error).split()))[:200] or type(error).__name__
