"""Sentences that recognisers invent over music and silence: "Thank you for watching.", "Subtitles by …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from jamedit.document import Transcript, Word
from jamedit.document.tokens import ends_sentence, key
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon

_KNOWN = 0.9  # credits that are known as they are
_NAMED = 0.86  # the beginning of a credit, and names
_FAREWELL = 0.6  # phrases that people use, too
_MOST_NAMES = 12  # words of a credit after its beginning
_END_WORDS = 40  # what counts as the end of a text
_PAUSE_MS = 1_000  # a silence that parts a credit from what is said
_LONG_MS = 5_000  # a farewell that takes this long, or that has so much silence on both sides, was hardly said
_LEAST_CASED = 0.02  # share of words with a capital below which names cannot be told from words
_LINKS = """
    the of and for by & de la le les du des di da del dos der die das dem für und von van en het et el y e a av af og i
    community comunidad comunidade comunità communauté team
"""  # what may be between names


class _Phrases(NamedTuple):
    """Hold what is invented, as letters and digits without spaces, by where it counts."""

    whole: frozenset[str]
    openings: frozenset[str]
    farewells: frozenset[str]
    longest: int
    first: frozenset[str]


@cache
def _phrases() -> _Phrases:
    listed: dict[str, set[str]] = {"whole": set(), "opening": set(), "end": set()}
    for phrase, place, _ in lexicon.of_all_languages("inventions"):
        listed[place].add(_squeezed(phrase))
    every = list(chain.from_iterable(listed.values()))
    whole, openings, farewells = (frozenset(listed[place]) for place in ("whole", "opening", "end"))
    return _Phrases(whole, openings, farewells, max(map(len, every)), frozenset(text[0] for text in every))


@cache
def _links() -> frozenset[str]:
    return frozenset(map(key, _LINKS.split()))


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


class _Piece(NamedTuple):
    """Hold words between two borders (of a sentence, a caption, a pause), and whether silence is around them."""

    start: int
    end: int
    alone: bool = False


class HallucinationSuggester:
    """Find sentences known to be invented and propose to hide them."""

    about = Declaration(
        "invention",
        title="Invented text",
        looks_for="Sentences that recognisers invent",
        group=Group.TIDIES,
        reasons={"invention": "invented by the recogniser: “{0}”"},
        rules=(
            Rule(
                "credit",
                "A sentence or a caption of its own is a subtitle credit, which recognisers know from their training.",
                (
                    "It ends. Subtitles by the Amara.org community => It ends.",
                    "It ends. Captioned by Ida Moor. => It ends.",
                    "It ends. 字幕由Amara.org社区提供 => It ends.",
                ),
                (
                    "We made subtitles by hand.",
                    "He talked of subtitles by others and left.",
                    "We left. Subtitles by hand are better.",
                    "We left. Translated by Ida it reads well and is fun.",
                ),
            ),
            Rule(
                "farewell",
                "The text ends with a sentence that recognisers invent over silence, or a silence is filled by one.",
                ("It ends. Thank you for watching! => It ends.",),
                ("Thank you for watching our dog while we were away, it was kind. So we left. " + "It was so. " * 20,),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        self._phrases = _phrases()

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield a proposal for every invented sentence; the passage is taken as the end of the text."""
        borders = _sentence_borders(tokens)
        yield from self._find(tokens, keys, _pieces(borders, len(tokens)), len(keys) - _END_WORDS, statistics)

    def find_in(self, transcript: Transcript, position: int, statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield proposals for the visible words of a paragraph."""
        words = [w for w in transcript.paragraphs[position].words if not w.hidden]
        tokens = [w.text for w in words]
        later = transcript.paragraphs[position + 1 : position + 1 + _END_WORDS]
        closing = len(tokens) - (_END_WORDS - sum(len(p.words) for p in later))
        keys = list(map(key, tokens))
        if not any(k[:1] in self._phrases.first for k in keys):
            return
        yield from self._find(tokens, keys, _timed_pieces(transcript, position, words), closing, statistics)

    def _find(
        self,
        tokens: Sequence[str],
        keys: Sequence[str],
        pieces: Iterator[_Piece],
        closing: int,
        statistics: TextStatistics,
    ) -> Iterator[Proposal]:
        for piece in pieces:
            if _squeezed(keys[piece.start])[:1] not in self._phrases.first:
                continue
            found = self._credit(tokens, keys, piece, statistics)
            text = "".join(map(_squeezed, keys[piece.start : piece.end]))
            if found is None and (piece.alone or piece.start >= closing) and text in self._phrases.farewells:
                found = piece.end, _FAREWELL
            if found is not None:
                end, sure = found
                said = " ".join(keys[piece.start : end])
                yield Proposal(piece.start, end, (), self.kind, sure, ("invention", said), hide=True)

    def _credit(
        self, tokens: Sequence[str], keys: Sequence[str], piece: _Piece, statistics: TextStatistics
    ) -> tuple[int, float] | None:
        """Return where a credit that begins a piece ends, and how sure that is."""
        text, known, named = "", None, None
        for at in range(piece.start, len(keys)):
            text += _squeezed(keys[at])
            if len(text) > self._phrases.longest:
                break
            if text in self._phrases.whole:  # which may go on in the next caption
                known = at + 1, _KNOWN
            elif (
                at < piece.end
                and text in self._phrases.openings
                and self._names_follow(tokens, piece, at + 1, statistics)
            ):
                named = piece.end, _NAMED
        return max((found for found in (known, named) if found), default=None)  # the longer one

    def _names_follow(self, tokens: Sequence[str], piece: _Piece, at: int, statistics: TextStatistics) -> bool:
        """Return whether the rest of a piece is mostly names, as in the list of those who made subtitles."""
        rest = [t for t in tokens[at : piece.end] if key(t) not in _links()]
        lower = tokens[piece.start][:1].islower() or 0 < statistics.cased < _LEAST_CASED
        if lower or len(rest) > _MOST_NAMES:
            return False
        names = sum(not t[:1].islower() or "." in t[1:-1] for t in rest)
        return 2 * names > len(rest)


def _sentence_borders(tokens: Sequence[str]) -> set[int]:
    return {at for at, token in enumerate(tokens, 1) if ends_sentence(token)}


def _pieces(borders: set[int], count: int) -> Iterator[_Piece]:
    ends = sorted({*borders, count} - {0})
    yield from map(_Piece, [0, *ends], ends)


def _timed_pieces(transcript: Transcript, position: int, words: Sequence[Word]) -> Iterator[_Piece]:
    """Yield the pieces of a paragraph: sentences, captions, and what is between two pauses."""
    cues = {cue.first_word_id for cue in transcript.paragraphs[position].cues}
    borders = _sentence_borders([w.text for w in words])
    borders |= {at for at, word in enumerate(words) if word.id in cues}
    borders |= {at for at in range(1, len(words)) if _silence(words[at - 1], words[at]) >= _PAUSE_MS}
    before, after = _neighbour(transcript, position, -1), _neighbour(transcript, position, 1)
    for piece in _pieces(borders, len(words)):
        yield piece._replace(alone=_is_alone(words, piece, before, after))


def _is_alone(words: Sequence[Word], piece: _Piece, before: Word | None, after: Word | None) -> bool:
    """Return whether a piece takes far longer than it takes to say, or has a long silence on both sides."""
    first, last = words[piece.start], words[piece.end - 1]
    if first.span is None or last.span is None:
        return False
    earlier = words[piece.start - 1] if piece.start else before
    later = words[piece.end] if piece.end < len(words) else after
    long = last.span.end_ms - first.span.start_ms >= _LONG_MS
    return long or (_silence(earlier, first) >= _LONG_MS and _silence(last, later) >= _LONG_MS)


def _silence(one: Word | None, other: Word | None) -> int:
    """Return the milliseconds between two words, 0 where one has no time."""
    if one is None or other is None or one.span is None or other.span is None:
        return 0
    return other.span.start_ms - one.span.end_ms


def _neighbour(transcript: Transcript, position: int, step: int) -> Word | None:
    """Return the word before or after a paragraph."""
    at = position + step
    if not 0 <= at < len(transcript.paragraphs) or not transcript.paragraphs[at].words:
        return None
    return transcript.paragraphs[at].words[0 if step > 0 else -1]
