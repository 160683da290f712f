"""Pairs of words that were corrected: the kind of suggestion they make, and how decisions change a proposal."""

from __future__ import annotations

from dataclasses import replace

from jamedit.document import Knowledge
from jamedit.document.tokens import core
from jamedit.suggest.base import Proposal

KIND, REASON = "confusion", "seen"
ON_PURPOSE = 3  # a pair that a user asked to have remembered counts as so many fixes
WEIGHT = 2.0  # of what is known of all words, counted in corrections, against what is known of these words
_SILENT_AFTER = 3  # refusals without one acceptance
_HIDDEN_WEIGHT = 40.0  # fillers and repeats are nearly always right: a few that were intended say little


def weighed(proposal: Proposal, before: str, knowledge: Knowledge) -> Proposal | None:
    """Return a proposal as sure as earlier decisions on the same one leave it, None when it was refused too often.

    `before` are the folded words that it replaces.
    """
    pair = knowledge.about(before, " ".join(map(core, proposal.text.split())))
    if not pair.kept:
        return proposal
    if pair.kept >= _SILENT_AFTER and not pair.fixed and not proposal.hide:
        return None
    weight = _HIDDEN_WEIGHT if proposal.hide else WEIGHT
    sure = (proposal.confidence * weight + pair.fixed) / (weight + pair.fixed + pair.kept)
    return replace(proposal, confidence=min(proposal.confidence, sure))
