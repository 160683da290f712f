"""Which alignment engines there are, and how one is made; each is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from jamedit.errors import UsageError
from jamedit.speech.base import Aligner, EngineChoice

_ENGINES = {  # name: module, class, the package it needs and how to get it
    "sphinx": ("jamedit.speech.sphinx.aligner", "SphinxAligner", "pocketsphinx", "pip install pocketsphinx"),
    "whisper": ("jamedit.speech.whisper.aligner", "WhisperAligner", "faster_whisper", "pip install 'jamedit[listen]'"),
    "rough": ("jamedit.speech.rough.aligner", "RoughAligner", "", ""),
}
_SUREST = {"rough": 0.45}


def parse_choice(text: str, language: str) -> EngineChoice:
    """Return the engine for what a user wrote: "", "sphinx", "rough" or "whisper:FOLDER".

    Raises UsageError for anything else, and for a folder that is not there.
    """
    name, _, folder = text.partition(":")
    name = name or "sphinx"
    if name not in _ENGINES:
        raise UsageError(f"There is no aligner {text!r}; choose sphinx, rough or whisper:FOLDER.")
    if (name == "whisper") != bool(folder):
        raise UsageError("Name the folder of a Whisper model as --aligner whisper:FOLDER; only whisper takes one.")
    if folder and not Path(folder).is_dir():
        raise UsageError(f"There is no folder {folder}; give the folder of a Whisper model (CTranslate2).")
    return EngineChoice(name, language, folder)


def missing(name: str) -> str:
    """Return one sentence on what has to be installed for an engine, "" when it can be used."""
    _, _, package, how = _ENGINES[name]
    if name == "rough":
        voice = import_module("jamedit.speech.rough.voice")
        return "" if voice.program() else str(voice.MISSING)
    if not package or find_spec(package) is not None:
        return ""
    return f"The aligner {name} needs {package}, which is not installed for this Python; install it with {how}."


def recognises(name: str) -> bool:
    """Return whether an engine finds words without times to start from."""
    return name != "rough"


def surest(name: str) -> float:
    """Return the most that an engine can be sure of a word; half of it is how sure one must be to count as found."""
    return _SUREST.get(name, 1.0)


def make(choice: EngineChoice) -> Aligner:
    """Return a new aligner; raise UsageError when a package it needs is not installed."""
    if text := missing(choice.name):
        raise UsageError(text)
    module, name, _, _ = _ENGINES[choice.name]
    made: Aligner = getattr(import_module(module), name)(choice)
    return made
