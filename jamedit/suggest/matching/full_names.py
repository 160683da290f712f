"""First and last name, each found by itself, made one proposal: "peter beal" becomes "Pieter Abbeel" at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jamedit.suggest.base import Proposal

_LEAST = 0.5  # a name less sure than this is not joined to another


def joined(proposals: Iterable[Proposal], breaks: Sequence[bool]) -> Iterator[Proposal]:
    """Yield one more proposal for two names side by side, as sure as the surer of them.

    `breaks` says after which tokens a clause ends. Of proposals that overlap only the surest counts.
    """
    for first, second in pairwise(_surest(proposals)):
        beside = first.end == second.start and not breaks[first.end - 1]
        if beside and first.text != second.text and _is_name(first) and _is_name(second):
            text = f"{first.text} {second.text}"
            sure = max(first.confidence, second.confidence)
            yield replace(first, end=second.end, replacements=(text,), confidence=sure, reason=(first.reason[0], text))


def _surest(proposals: Iterable[Proposal]) -> list[Proposal]:
    taken: set[int] = set()
    kept = []
    for proposal in sorted(proposals, key=lambda p: (-p.confidence, p.start - p.end, p.start)):
        positions = range(proposal.start, proposal.end)
        if proposal.confidence >= _LEAST and taken.isdisjoint(positions):
            taken.update(positions)
            kept.append(proposal)
    return sorted(kept, key=lambda p: p.start)


def _is_name(proposal: Proposal) -> bool:
    """Return whether a proposal is one word with a capital first: a first or a last name, as far as one can see."""
    return " " not in proposal.text and proposal.text[:1].isupper() and proposal.text[1:].islower()
