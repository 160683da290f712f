"""Words repeated: "the the", "in the in the", "we you know we"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jamedit.document.tokens import core
from jamedit.suggest.base import Proposal, Resources, TextStatistics
from jamedit.suggest.declaration import Declaration, Group, Rule
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import crosses_break
from jamedit.suggest.vocabulary.slips import function_words, mixed, repeated_at

_LONGEST = 4  # words
# How often editors of captions leave out the first copy: in unscripted talk, in scripted videos.
_FUNCTION = (0.94, 0.37)
_CONTENT = (0.79, 0.17)
_AROUND = (0.93, 0.4)  # a filler between both copies
_PHRASES = {2: (0.75, 0.23), 3: (0.76, 0.1), 4: (0.55, 0.05)}  # by number of words


class RepeatSuggester:
    """Propose to hide the first of two copies of one to four words."""

    about = Declaration(
        "repeat",
        title="Repeat",
        looks_for="Repeated words",
        group=Group.TIDIES,
        reasons={"repeat": "repeated: “{0}”"},
        rules=(
            Rule(
                "repeat",
                "The same words come twice in a row; the first copy is left out of the clean text.",
                (
                    "um it is the the end => it is the end",
                    "uh we saw it in the in the garden => we saw it in the garden",
                    "uh and and and then => and then",
                    "um So. The the cat => So. The cat",
                ),
                (
                    "she had had enough",
                    "I know that that works",
                    "very very good",
                    "bye bye",
                    "no no",
                    "one one two",
                    "7 7 8",
                    "again and again and again",
                    "We agree. We agree with all",
                ),
            ),
            Rule(
                "restart",
                "The same word is on both sides of a filler phrase; the first one is left out with the filler.",
                ("um then we you know we left => then we left", "um it was a like a dream => it was a dream"),
                ("do you know do they", "a thing like that"),
            ),
        ),
    )
    kind = about.kind

    def __init__(self, resources: Resources) -> None:
        language = resources.language
        self._doubles = lexicon.words(language, "doubles")
        self._joining = lexicon.words(language, "joining")
        self._before = lexicon.words(language, "filler_not_after")
        self._fillers = {tuple(p.split()) for p, _ in lexicon.table(language, "filler_phrases")}
        self._sizes = sorted({len(f) for f in self._fillers if len(f) < _LONGEST})
        self._function = function_words(resources)

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> Iterator[Proposal]:
        """Yield one proposal for every run of copies, longest unit first, and for copies around a filler."""
        positions = sorted({at for size in range(1, _LONGEST + 1) for at in repeated_at(keys, size)})
        if positions:
            yield from self._restarts(tokens, keys, positions, statistics)
            yield from self._copies(tokens, keys, positions, statistics)

    def _copies(
        self, tokens: Sequence[str], keys: Sequence[str], positions: Sequence[int], statistics: TextStatistics
    ) -> Iterator[Proposal]:
        behind = 0
        for at in positions:
            found = self._run(tokens, keys, at) if at >= behind else None
            if found is not None:
                size, end = found
                yield self._proposal(tokens, keys, at, size, end, statistics)
                behind = end - size

    def _run(self, tokens: Sequence[str], keys: Sequence[str], at: int) -> tuple[int, int] | None:
        """Return size of the repeated unit and end of the run that starts here, or None."""
        key = keys[at]
        for size in range(_LONGEST, 0, -1):
            if keys[at + size : at + size + 1] != [key]:
                continue
            unit, end = keys[at : at + size], at + size
            while keys[end : end + size] == unit:
                end += size
            if end > at + size and self._slip(unit) and not crosses_break(tokens, at, end, also=","):
                return size, end
        return None

    def _slip(self, unit: Sequence[str]) -> bool:
        """Return whether a repeated unit is a slip of the tongue rather than intended ("again and again and again")."""
        if not all(unit) or (len(unit) > 1 and not self._joining.isdisjoint(unit)):
            return False
        return not all(k in self._doubles or k[0].isdigit() for k in unit)

    def _proposal(
        self, tokens: Sequence[str], keys: Sequence[str], at: int, size: int, end: int, statistics: TextStatistics
    ) -> Proposal:
        kind = _PHRASES[size] if size > 1 else _FUNCTION if keys[at] in self._function else _CONTENT
        reason = ("repeat", " ".join(keys[at : at + 2 * size]))
        # A capital of the first copy would be lost with it: there the later copies go.
        keep_first = core(tokens[at])[:1].isupper() and not core(tokens[end - size])[:1].isupper()
        start, stop = (at + size, end) if keep_first else (at, end - size)
        return Proposal(start, stop, (), self.kind, mixed(kind, statistics), reason, hide=True)

    def _restarts(
        self, tokens: Sequence[str], keys: Sequence[str], positions: Sequence[int], statistics: TextStatistics
    ) -> Iterator[Proposal]:
        """Yield proposals for copies around a filler phrase; copy and filler go together."""
        for at in positions:
            key = keys[at]
            for size in self._sizes:
                again = at + size + 1
                if keys[again : again + 1] == [key] and tuple(keys[at + 1 : again]) in self._fillers:
                    slip = key in self._function and key not in self._before and key not in self._doubles
                    if slip and not crosses_break(tokens, at, again + 1, also=","):
                        reason = ("repeat", " ".join(keys[at : again + 1]))
                        yield Proposal(at, again, (), self.kind, mixed(_AROUND, statistics), reason, hide=True)
