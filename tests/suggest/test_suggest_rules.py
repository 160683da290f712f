"""Every rule has examples, and its suggester does with them what they say."""

from __future__ import annotations

import pytest

from jamedit.document import Knowledge, glossary
from jamedit.suggest import SUGGESTERS, Resources, Rule, suggest_tokens

RULES = [(kind, rule) for kind, make in SUGGESTERS.items() for rule in make(Resources()).rules]
FIRES = [(kind, rule, text) for kind, rule in RULES for text in rule.fires]
SILENT = [(kind, rule, text) for kind, rule in RULES for text in rule.silent]


def accepted(text: str, kinds: tuple[str, ...], terms: tuple[str, ...], knowledge: Knowledge | None = None) -> str:
    """Return a text after accepting every proposal."""
    tokens = text.split()
    found = suggest_tokens(tokens, glossary.parse(terms), kinds, "everything", knowledge=knowledge)
    for p in reversed(found):
        tokens[p.start : p.end] = p.text.split()
    return " ".join(tokens)


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_has_examples(kind: str, rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    assert rule.fires
    assert rule.silent


@pytest.mark.parametrize(("kind", "rule", "text"), FIRES, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_fires(kind: str, rule: Rule, text: str) -> None:
    before, _, after = text.partition(" => ")
    kinds = (kind, "filler") if kind == "repeat" else (kind,)
    assert accepted(before, kinds, rule.terms, rule.knowledge) == after


@pytest.mark.parametrize(("kind", "rule", "text"), SILENT, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_is_silent(kind: str, rule: Rule, text: str) -> None:
    terms = glossary.parse(rule.terms)
    found = suggest_tokens(text.split(), terms, (kind,), "everything", knowledge=rule.knowledge)
    assert [p for p in found if p.confidence >= 0.3] == []
