"""Every rule has examples, and its suggester does with them what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamedit.document import glossary
from jamedit.suggest import SUGGESTERS, Engine, Proposal, Resources, Rule

RULES = [(kind, rule) for kind, make in SUGGESTERS.items() for rule in make(Resources()).rules]
FIRES = [(kind, rule, text) for kind, rule in RULES for text in rule.fires]
SILENT = [(kind, rule, text) for kind, rule in RULES for text in rule.silent]


def found(text: str, kinds: tuple[str, ...], rule: Rule, language: str = "en") -> list[Proposal]:
    """Return what is proposed for a text, with the terms and the house style of a rule."""
    engine, tokens = Engine(glossary.parse(rule.terms), kinds, "everything", language, rule.styles), text.split()
    return engine.find(tokens, replace(engine.statistics([tokens]), knowledge=rule.knowledge))


def accepted(text: str, kinds: tuple[str, ...], rule: Rule, language: str = "en") -> str:
    """Return a text after accepting every proposal."""
    tokens = text.split()
    for p in reversed(found(text, kinds, rule, language)):
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
    kinds = (kind, "filler") if kind in ("repeat", "stutter") else (kind,)
    assert accepted(before, kinds, rule) == after


@pytest.mark.parametrize(("kind", "rule", "text"), SILENT, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_is_silent(kind: str, rule: Rule, text: str) -> None:
    assert [p for p in found(text, (kind,), rule) if p.confidence >= 0.3] == []
