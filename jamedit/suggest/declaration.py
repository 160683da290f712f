"""What a kind of suggestion declares about itself: names for people, defaults, the wording of reasons, rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from jamedit.document import Knowledge

# What a user chose of a house style: pairs of a switch and a choice, such as ("spelling", "british").
Styles = tuple[tuple[str, str], ...]


class Group(Enum):
    """Name what the suggestions of a kind are for."""

    MENDS = "corrects what was recognised wrongly"
    TIDIES = "tidies the text"
    MARKS = "marks what should be checked"


@dataclass(frozen=True, slots=True)
class Rule:
    """State in one sentence what a suggester looks for, with texts in which it must and must not propose something.

    In an example that fires, "before => after" gives the whole text after accepting every proposal; words that are
    only marked are between asterisks there. Times and confidence are written as `jamedit.suggest.examples` reads them.
    `terms`, `styles` and `knowledge` are what the suggester has to know for it.
    """

    name: str
    sentence: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    terms: tuple[str, ...] = ()
    styles: Styles = ()
    knowledge: Knowledge = field(default_factory=Knowledge)


@dataclass(frozen=True, slots=True)
class Declaration:
    """Declare all that cards, settings, menus and help show of a kind; texts are English, to be translated where shown.

    `title` is its name on a card, `looks_for` names in a few words what it finds. `reasons` words each reason that its
    proposals give, by the first part of `Proposal.reason`; "{0}" is the second part. `threshold` is the least
    confidence that the balanced preset shows, None for that of the preset. A kind that is `form_only` gives way to all
    others; one that `learns` finds what was learned from corrections so far, and is run again when that changes.
    """

    kind: str
    title: str
    looks_for: str
    group: Group
    reasons: Mapping[str, str]
    rules: tuple[Rule, ...] = ()
    on: bool = True
    threshold: float | None = None
    form_only: bool = False
    learns: bool = False
