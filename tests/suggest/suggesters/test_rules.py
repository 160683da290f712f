"""Every rule has examples, and its suggester does with them what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamedit.document import Suggestion, Transcript, glossary
from jamedit.suggest import SUGGESTERS, Engine, Group, Rule
from jamedit.suggest.examples import transcript_of

RULES = [(kind, rule) for kind, made in SUGGESTERS.items() for rule in made.about.rules]
FIRES = [(kind, rule, text) for kind, rule in RULES for text in rule.fires]
SILENT = [(kind, rule, text) for kind, rule in RULES for text in rule.silent]


def found(transcript: Transcript, kinds: tuple[str, ...], rule: Rule) -> list[Suggestion]:
    """Return what is proposed for a transcript, with the terms and the house style of a rule."""
    engine = Engine(glossary.parse(rule.terms), kinds, "everything", "en", rule.styles)
    return engine.check(transcript, knowledge=rule.knowledge)


def accepted(transcript: Transcript, suggestions: list[Suggestion]) -> str:
    """Return the text after accepting every suggestion, marked words between asterisks."""
    texts = {w.id: w.text for w in transcript.words()}
    for s in suggestions:
        texts |= dict.fromkeys(s.word_ids, "")
        texts[s.word_ids[0]] = f"*{s.after}*" if s.after == s.before else s.after
    return " ".join(filter(None, texts.values()))


@pytest.mark.parametrize("kind", SUGGESTERS)
def test_every_kind_has_rules(kind: str) -> None:
    assert SUGGESTERS[kind].about.rules


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_has_examples(kind: str, rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    assert rule.fires
    assert rule.silent


@pytest.mark.parametrize(("kind", "rule", "text"), FIRES, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_fires(kind: str, rule: Rule, text: str) -> None:
    before, _, after = text.partition(" => ")
    kinds = (kind, "filler") if kind in ("repeat", "stutter") else (kind,)
    transcript = transcript_of(before)
    suggestions = found(transcript, kinds, rule)
    assert accepted(transcript, suggestions) == after
    declared = {s.kind: SUGGESTERS[s.kind].about.reasons for s in suggestions}
    assert all(s.reason[0] in declared[s.kind] for s in suggestions)


@pytest.mark.parametrize(("kind", "rule", "text"), FIRES, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_plain_tokens_give_the_same(kind: str, rule: Rule, text: str) -> None:
    transcript = transcript_of(text.partition(" => ")[0])
    engine = Engine(glossary.parse(rule.terms), (kind,), "everything", "en", rule.styles)
    tokens = [w.text for w in transcript.words()]
    by_tokens = engine.find(tokens, replace(engine.statistics([tokens]), knowledge=rule.knowledge))
    marks = SUGGESTERS[kind].about.group is Group.MARKS  # tokens have neither times nor confidence
    wanted = [] if marks else [(s.before, s.after) for s in found(transcript, (kind,), rule)]
    assert [(" ".join(tokens[p.start : p.end]), p.text) for p in by_tokens] == wanted


@pytest.mark.parametrize(("kind", "rule", "text"), SILENT, ids=lambda x: x.name if isinstance(x, Rule) else x)
def test_rule_is_silent(kind: str, rule: Rule, text: str) -> None:
    assert [s for s in found(transcript_of(text), (kind,), rule) if s.confidence >= 0.3] == []
