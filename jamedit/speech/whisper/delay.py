"""By how much a Whisper model is late (or early): every model is, by up to 100 ms, which its makers do not say.

It is measured once a process on the sample talk, whose word times are known. Models hear English best, and
the delay is that of the model, not of a language.
"""

from __future__ import annotations

from statistics import median

from jamedit.audio.speech_sound import read_span
from jamedit.errors import JameditError
from jamedit.paths import resource
from jamedit.speech.whisper.model import Model

_MOST_MS = 300  # more is no delay
_LEAST_WORDS = 20
_known: dict[str, int] = {}  # by folder


def delay_of(model: Model, folder: str) -> int:
    """Return by how many milliseconds the times of a model are late; 0 where that cannot be measured."""
    if folder not in _known:
        _known[folder] = _measured(model)
    return _known[folder]


def _measured(model: Model) -> int:
    try:
        lines = resource("samples", "research-jam.words.tsv").read_text("utf-8").splitlines()[1:]
        rows = [line.split("\t") for line in lines]
        sound = read_span(resource("samples", "research-jam.opus"), 0, int(rows[-1][1]) + 500)
    except (OSError, JameditError):
        return 0
    coded = [model.encode(f" {word}") for _, _, word in rows]
    tokens = model.times(sound, [token for word in coded for token in word])
    late, at = [], 0
    for (start, _, _), word in zip(rows, coded, strict=True):
        late.append(tokens[at].start_ms - int(start))
        at += len(word)
    near = [ms for ms in late if abs(ms) <= _MOST_MS]
    return round(median(near)) if len(near) >= _LEAST_WORDS else 0
