"""PocketSphinx decoders: one that follows a text word by word, one that recognises by a model of the text's words."""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pocketsphinx
from pocketsphinx.lm import ArpaBoLM

from jamedit.speech.base import RATE, Sound

FRAME_MS = 10
# Wide beams, so that a path survives noise and wrong words; silence likelier than usual, so that pauses stay outside
# the words (measured on hand-labelled speech: 95 % of the starts within 100 ms instead of 93 %).
_FOLLOW = {
    "lm": None, "beam": 1e-80, "pbeam": 1e-80, "wbeam": 1e-60, "bestpath": False, "silprob": 0.5, "fillprob": 0.01,
}  # fmt: skip
# One pass, every other frame scored: a third of the time of the full search, and as good for finding anchors.
_LISTEN = {"fwdflat": False, "bestpath": False, "ds": 2}
_LISTEN_CLOSELY = {"bestpath": False}
_LOOSE = 1e-3  # how likely a sound of other speech is where much else may be said
_SKIP_EASILY = 1e-5
_SKIP = 1e-12  # how likely it is that a word of the text is not said
_MOST_NAMES = 40_000  # pronunciations in one decoder; then a new one is made, so that memory does not grow
_SENTENCE = 12  # words in a line of the text that the language model is made of
_OTHER = "[other]"  # opens the names of sounds that are no words of the text
_NOT_WORDS = ("<", "[", "(")
_PHONES = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K",
    "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold what a decoder found: a name of its dictionary, start and end in milliseconds, log score a frame."""

    name: str
    start_ms: int
    end_ms: int
    score: float


def _decoder(**options: Any) -> Any:
    return pocketsphinx.Decoder(samprate=RATE, loglevel="FATAL", **options)


def _decoded(decoder: Any, sound: Sound) -> list[Segment]:
    """Return what is found in a span of sound, without silence and noises."""
    decoder.start_utt()
    decoder.process_raw(sound.tobytes(), full_utt=True)
    decoder.end_utt()
    return [
        Segment(
            s.word,
            s.start_frame * FRAME_MS,
            (s.end_frame + 1) * FRAME_MS,
            math.log(max(s.ascore, 1e-300)) / (s.end_frame + 1 - s.start_frame),
        )
        for s in decoder.seg() or ()  # None where no path reached the end
        if not s.word.startswith(_NOT_WORDS)
    ]


class Follower:
    """Find a sequence of words of known pronunciations in a span of sound; words may be skipped."""

    def __init__(self) -> None:
        self._decoder = _decoder(**_FOLLOW)
        self._names: set[str] = set()

    def lookup(self, word: str) -> str | None:
        """Return the phones of a word in the dictionary."""
        found: str | None = self._decoder.lookup_word(word)
        return found

    def follow(
        self, sound: Sound, pronunciations: Sequence[Sequence[str]], *, loose: bool = False
    ) -> list[Segment | None]:
        """Return the segment of each word, None for one that was skipped; all None when nothing fits at all.

        `loose`: before, between and after the words there may be any other sounds of speech.
        """
        if len(self._names) > _MOST_NAMES:
            self.__init__()  # type: ignore[misc]
        names = [[self._name(phones) for phones in ways] for ways in pronunciations]
        found = self._followed(sound, names, _SKIP, loose)
        if not found:  # too much was not said as it is written: no path was wide enough
            found = self._followed(sound, names, _SKIP_EASILY, True)
        return _in_places(found, names)

    def _followed(self, sound: Sound, names: list[list[str]], skip: float, loose: bool) -> list[Segment]:
        arcs: list[tuple[Any, ...]] = []
        for at, ways in enumerate(names):
            arcs += [(at, at + 1, 1 / len(ways), name) for name in ways]
            arcs.append((at, at + 1, skip))
        if loose:
            phones = [self._name(phone, _OTHER) for phone in _PHONES]
            arcs += [(at, at, _LOOSE, name) for at in range(len(names) + 1) for name in phones]
        self._decoder.add_fsg("words", self._decoder.create_fsg("words", 0, len(names), arcs))
        self._decoder.activate_search("words")
        return _decoded(self._decoder, sound)

    def _name(self, phones: str, prefix: str = "") -> str:
        name = prefix + phones.replace(" ", "_")
        if name not in self._names:
            self._decoder.add_word(name, phones, False)
            self._names.add(name)
        return name


def _in_places(found: list[Segment], names: list[list[str]]) -> list[Segment | None]:
    """Return the segment of each place; what was skipped is not told, so it is the longest common subsequence.

    Of two equal words in a row, one of them skipped, the first gets the segment.
    """
    if len(found) == len(names):
        return list(found)
    sets = [set(ways) for ways in names]
    longest = [[0] * (len(names) + 1) for _ in range(len(found) + 1)]
    for a in range(len(found) - 1, -1, -1):
        row, below = longest[a], longest[a + 1]
        for b in range(len(names) - 1, -1, -1):
            row[b] = 1 + below[b + 1] if found[a].name in sets[b] else max(below[b], row[b + 1])
    placed: list[Segment | None] = [None] * len(names)
    a = b = 0
    while a < len(found) and b < len(names):
        if found[a].name in sets[b]:
            placed[b] = found[a]
            a, b = a + 1, b + 1
        elif longest[a + 1][b] >= longest[a][b + 1]:
            a += 1
        else:
            b += 1
    return placed


class Listener:
    """Recognise speech by the words of a text and their order: `words` are (name, its pronunciations), in order."""

    def __init__(self, words: Sequence[tuple[str, Sequence[str]]], *, thorough: bool = False) -> None:
        known = {name: ways for name, ways in words if ways}
        text = [name for name, ways in words if ways]
        lines = [f"<s> {' '.join(text[at : at + _SENTENCE])} </s>" for at in range(0, len(text), _SENTENCE)]
        model = ArpaBoLM()
        model.read_corpus(lines or ["<s> </s>"])
        model.compute()
        with tempfile.TemporaryDirectory(prefix="jamedit-words-", ignore_cleanup_errors=True) as folder:
            grammar, dictionary = os.path.join(folder, "words.arpa"), os.path.join(folder, "words.dict")
            with open(dictionary, "w", encoding="utf-8") as file:
                for name, ways in known.items():
                    for number, phones in enumerate(ways, 1):
                        file.write(f"{name if number == 1 else f'{name}({number})'} {phones}\n")
            model.write_file(grammar)
            self._decoder = _decoder(lm=grammar, dict=dictionary, **(_LISTEN_CLOSELY if thorough else _LISTEN))

    def listen(self, sound: Sound) -> list[Segment]:
        """Return the names of the words that are said."""
        found = []
        with suppress(RuntimeError):  # a span too short for a single frame
            found = _decoded(self._decoder, sound)
        return [Segment(s.name.partition("(")[0], s.start_ms, s.end_ms, s.score) for s in found]
