"""Descriptions of sounds that nobody speaks: "[Music]", "(laughs)", a note of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from jamedit.document.tokens import key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_SURE = 0.9
_PAIRS = {"[": "]", "(": ")", "【": "】", "（": "）", "［": "］", "〔": "〕", "*": "*"}
_MOST_WORDS = 6  # of a description
_LONGEST_SONG = 30  # words between two notes
_NOTES = frozenset("♪♫♬♩")
_AFTER = ".,;:!?…"


class SoundSuggester:
    """Find descriptions of sounds in brackets and lone notes, and propose to hide them."""

    about = Declaration(
        "sound",
        title="Sounds",
        looks_for="Descriptions of sounds, such as [Music]",
        group=Group.TIDIES,
        reasons={"sound": "describes a sound: {0}", "note": "a note without words of a song"},
        rules=(
            Rule(
                "in-brackets",
                "A sound is described in brackets or between asterisks.",
                (
                    "So [Music] we begin => So we begin",
                    "It is fun (laughs) and [ Loud applause ] good => It is fun and good",
                    "We *coughs* begin [MUSIC PLAYING] now => We begin now",
                    "Dann [Gelächter] weiter => Dann weiter",
                    "[音楽] bread => bread",
                ),
                (
                    "We (the bakers) begin",
                    "It was [inaudible] and [unclear] then",
                    "See [1] and (music is on page 5 of the second book) there",
                    "So music and applause",
                ),
            ),
            Rule(
                "lone-note",
                "A note has no words of a song beside it.",
                ("So ♪ we begin => So we begin", "♪♪ => "),
                ("♪ Warm bread all day ♪",),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        """Need nothing: the words for sounds are looked for in every language."""

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every description and every lone note."""
        notes = []
        for at, token in enumerate(tokens):
            if token[:1] in _PAIRS:
                end = _closing(tokens, at)
                if end and any(word in _sounds() for word in _words(tokens[at:end])):
                    yield self._proposal(at, end, "sound", " ".join(tokens[at:end]))
            elif token[:1] in _NOTES and not token.strip("".join(_NOTES) + _AFTER):
                notes.append(at)
        yield from (self._proposal(a, b, "note", "") for a, b in _lone(notes))

    def _proposal(self, start: int, end: int, reason: str, detail: str) -> Proposal:
        return Proposal(start, end, (), self.kind, _SURE, (reason, detail), hide=True)


@cache
def _sounds() -> frozenset[str]:
    return frozenset(key(word) for word, *_ in lexicon.of_all_languages("sounds"))


def _closing(tokens: Sequence[str], start: int) -> int:
    """Return where what opens at a word ends, 0 when it does not within a few words."""
    closer = _PAIRS[tokens[start][0]]
    for at in range(start, min(start + _MOST_WORDS, len(tokens))):
        inner = tokens[at][1:] if at == start else tokens[at]
        if closer in inner:
            return at + 1 if inner.rstrip(_AFTER).endswith(closer) else 0
    return 0


def _words(tokens: Sequence[str]) -> list[str]:
    """Return the words inside brackets, folded; "BLANK_AUDIO" is two."""
    text = " ".join(tokens).strip("".join({*_PAIRS, *_PAIRS.values()}) + _AFTER + " ♪♫")
    return [key(word) for word in text.replace("_", " ").replace("-", " ").split()]


def _lone(notes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of notes that are not on both sides of a song."""
    runs: list[tuple[int, int]] = []
    for at in notes:
        if runs and runs[-1][1] == at:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    sung = False
    for i, run in enumerate(runs):
        closes = sung
        sung = not closes and i + 1 < len(runs) and runs[i + 1][0] - run[1] <= _LONGEST_SONG
        if not closes and not sung:
            yield run
