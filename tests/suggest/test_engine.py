"""The engine keeps its promises for any text: in order, without overlaps, inside the text, the same every time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.document import Glossary, Knowledge, Pair, Paragraph, Transcript, Word, glossary
from jamedit.errors import CancelledError, UsageError
from jamedit.progress import CancelToken, Progress
from jamedit.settings.schema import STYLE_SWITCHES
from jamedit.suggest import (
    PRESETS,
    SUGGESTERS,
    Declaration,
    Engine,
    Group,
    Proposal,
    Resources,
    TextStatistics,
    suggest,
    suggest_tokens,
)
from jamedit.suggest import engine as engines
from jamedit.suggest.engine import settle

TERMS = glossary.parse(["Jupyter notebooks", "PyTorch", "t-SNE", "GPT-2", "Weights & Biases", "fast.ai"])
HEARD = (
    "um uh the the in jupiter notebooks, stupider or notebook's pie torch torch. pytorch tea snee g p t two waits and "
    "biases' you know I mean — … 。 深度 T-SNE fast dot ai AI"
)
WORDS = st.sampled_from(HEARD.split())
TOKENS = st.lists(st.one_of(WORDS, st.text(min_size=1, max_size=8).filter(lambda t: not any(map(str.isspace, t)))))


def transcript_of(*texts: str) -> Transcript:
    """Return a transcript of one paragraph a text."""
    paragraphs, number = [], 0
    for text in texts:
        words = tuple(Word(number + i, t) for i, t in enumerate(text.split(), 1))
        number += len(words) + 1
        paragraphs.append(Paragraph(number, None, words))
    return Transcript(tuple(paragraphs), next_id=number + 1)


@settings(deadline=None, max_examples=150)
@given(TOKENS)
def test_proposals_are_in_order_inside_and_apart(tokens: list[str]) -> None:
    found = suggest_tokens(tokens, TERMS, preset="everything")
    end = 0
    for p in found:
        assert end <= p.start < p.end <= len(tokens)
        assert p.hide != bool(p.replacements)
        assert 0 < p.confidence <= 1
        assert p.text != " ".join(tokens[p.start : p.end])
        end = p.end


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(WORDS, st.text(max_size=5))), st.sampled_from(("en", "de", "fr", "es", "xx")))
def test_any_tokens_in_any_language_do_no_harm(tokens: list[str], language: str) -> None:
    styles = (("percent", "%"), ("numbers", "digits"), ("compounds", "apart"), ("spelling", "british"))
    for p in Engine(TERMS, SUGGESTERS, "everything", language, styles).find(tokens):
        assert p.hide != bool(p.replacements)


@settings(deadline=None, max_examples=30)
@given(TOKENS)
def test_a_used_engine_gives_what_a_new_one_gives(tokens: list[str]) -> None:
    used = Engine(TERMS, preset="everything")
    used.find(HEARD.split())
    assert used.find(tokens) == Engine(TERMS, preset="everything").find(tokens)


@settings(deadline=None, max_examples=30)
@given(TOKENS)
def test_presets_hold_back_more_and_more(tokens: list[str]) -> None:
    least = [min((p.confidence for p in suggest_tokens(tokens, TERMS, preset=name)), default=1) for name in PRESETS]
    assert all(sure >= PRESETS[name] for name, sure in zip(PRESETS, least, strict=True))


def test_transcript_and_tokens_agree() -> None:
    text = "um we use pie torch in stupider notebooks and and fast ai"
    transcript = transcript_of(text)
    by_words = [(s.before, s.after, s.kind) for s in suggest(transcript, TERMS)]
    tokens = text.split()
    assert by_words == [(" ".join(tokens[p.start : p.end]), p.text, p.kind) for p in suggest_tokens(tokens, TERMS)]
    assert ("stupider notebooks", "Jupyter notebooks", "glossary") in by_words


def test_word_ids_name_the_words() -> None:
    transcript = transcript_of("nothing here", "it runs in pie torch now")
    (suggestion,) = suggest(transcript, TERMS)
    paragraph = transcript.paragraphs[1]
    assert suggestion.paragraph_id == paragraph.id
    assert suggestion.word_ids == tuple(w.id for w in paragraph.words[3:5])


def test_only_the_wanted_paragraphs_are_searched() -> None:
    transcript = transcript_of("in pie torch", "in pie torch", "in pie torch")
    assert {s.paragraph_id for s in suggest(transcript, TERMS, paragraphs=[1])} == {transcript.paragraphs[1].id}


def test_hidden_words_are_not_looked_at() -> None:
    words = (Word(1, "um", hidden=True), Word(2, "the"), Word(3, "the", hidden=True), Word(4, "end"))
    assert suggest(Transcript((Paragraph(5, None, words),), next_id=6), Glossary()) == []


def test_dismissed_ones_stay_away() -> None:
    transcript = transcript_of("in pie torch", "Pie torch, too")
    first = suggest(transcript, TERMS)[0]
    assert suggest(transcript, TERMS, dismissed={first.alike_key}) != suggest(transcript, TERMS)


def test_unknown_kind_and_preset_are_named() -> None:
    with pytest.raises(UsageError, match="'magic'"):
        Engine(TERMS, kinds=["magic"])
    with pytest.raises(UsageError, match="'brave'"):
        Engine(TERMS, preset="brave")


def test_kinds_pick_suggesters() -> None:
    text = HEARD.split()
    found = {kind: {p.kind for p in suggest_tokens(text, TERMS, (kind,), "everything")} for kind in SUGGESTERS}
    assert all(kinds <= {kind} for kind, kinds in found.items())
    assert found["glossary"] == {"glossary"}


def test_cancelling_stops_the_search() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        suggest(transcript_of("um"), TERMS, progress=Progress(token=token))


def test_settle_keeps_the_surest_then_the_longer() -> None:
    def made(start: int, end: int, text: str, sure: float) -> Proposal:
        return Proposal(start, end, (text,), "k", sure)

    a, b, c, d = made(0, 2, "a", 0.9), made(1, 3, "b", 0.95), made(5, 6, "c", 0.5), made(4, 6, "d", 0.5)
    assert settle([a, b, c, d]) == [b, d]
    assert settle([made(0, 2, "low", 0.2), a])[0].replacements == ("a", "low")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=2, max_size=5))
def test_paragraphs_looked_at_together_are_found_as_one_by_one(texts: list[list[str]]) -> None:
    transcript = transcript_of(*(" ".join(tokens) for tokens in texts))
    engine, other = Engine(TERMS, preset="everything"), Engine(TERMS, preset="everything")
    statistics = engine.transcript_statistics(transcript)
    together = engine.check(transcript, statistics=statistics)
    assert together == [s for at in range(len(texts)) for s in other.check(transcript, [at], statistics)]


def test_no_term_is_found_across_paragraphs() -> None:
    found = suggest(transcript_of("then we use pie", "torch and others"), TERMS, ("glossary",), "everything")
    assert not [s for s in found if s.after == "PyTorch" and " " in s.before]


def test_fillers_are_shown_where_they_are_likelier_so_than_not_unless_everything_is_asked_for() -> None:
    said = "so like Rosanne said, um, we went there and if you'd like you can present it, you know, like them"
    text = said.split()

    def left_out(preset: str) -> list[float]:
        return [p.confidence for p in suggest_tokens(text, Glossary(), ("filler",), preset) if p.hide]

    assert min(left_out("balanced")) >= 0.5 > min(left_out("everything"))
    assert max(left_out("balanced")) > 0.9


@pytest.mark.parametrize(
    ("text", "terms", "proposed"),
    [
        ("an adversarial loss", ("Generative Adversarial Transformers",), False),
        ("some adversarial loss", ("Generative Adversarial Transformers", "adversarial training"), False),
        ("It is a talk by telescope builders. We like It", ("Hubble Telescope",), False),
        ("so torsten said it", ("Torsten Scholak",), True),
        ("the discord server", ("Discord",), True),
    ],
)
def test_a_plain_word_of_a_longer_name_keeps_its_small_letters(
    text: str, terms: tuple[str, ...], proposed: bool
) -> None:
    found = suggest_tokens(text.split(), glossary.parse(terms), ("casing",))
    assert bool(found) is proposed


def test_the_first_word_of_a_paragraph_keeps_its_capital_however_many_are_looked_at() -> None:
    engine = Engine(glossary.parse(["notebooks", "masked language models"]), ("glossary",), "everything")
    transcript = transcript_of("and so on", "Mass language models", "mass language models")
    assert [s.after for s in engine.check(transcript)] == ["Masked language models", "masked language models"]
    assert [s.after for s in engine.check(transcript, [1])] == ["Masked language models"]


def test_a_term_cut_by_the_end_of_a_paragraph_is_not_found() -> None:
    transcript = transcript_of("it is fast", "ai notebook's here")
    engine, other = Engine(TERMS, preset="everything"), Engine(TERMS, preset="everything")
    statistics = engine.transcript_statistics(transcript)
    assert engine.check(transcript, statistics=statistics) == [
        s for at in (0, 1) for s in other.check(transcript, [at], statistics)
    ]


class Noting:
    """Find nothing, and count the passages that are looked at."""

    about = Declaration("noting", "Noting", "Nothing", Group.MARKS, {})

    def __init__(self, resources: Resources) -> None:
        self.found, self.ahead = 0, 0

    def find(self, tokens: Sequence[str], keys: Sequence[str], statistics: TextStatistics) -> tuple[Proposal, ...]:
        self.found += 1
        return ()

    def look_ahead(self, passages: Sequence[tuple[Sequence[str], Sequence[str]]], statistics: TextStatistics) -> None:
        self.ahead += len(passages)


def test_after_learning_only_what_changed_is_searched_again() -> None:
    transcript = transcript_of("in a cackle contest", "nothing here", "so cackle again", "and cackle", "the end")
    engine = engines.Engine({"noting": Noting, "confusion": SUGGESTERS["confusion"]}, Glossary())
    statistics = engine.transcript_statistics(transcript)
    engine.check(transcript, statistics=statistics)
    noting = engine.suggesters[0]
    assert isinstance(noting, Noting)
    assert (noting.found, noting.ahead) == (5, 5)
    taught = Knowledge((Pair("cackle", "Kaggle", 2),))
    found = engine.check(transcript, [0, 2, 3], statistics, knowledge=taught)
    assert [s.after for s in found] == ["Kaggle"] * 3
    assert (noting.found, noting.ahead) == (5, 5)
    others = (*transcript.paragraphs[:2], *(replace(p, words=p.words[1:]) for p in transcript.paragraphs[2:]))
    engine.check(replace(transcript, paragraphs=others), [0, 2, 3], statistics, knowledge=taught)
    assert (noting.found, noting.ahead) == (7, 7)


@pytest.mark.parametrize("switch", STYLE_SWITCHES)
def test_a_choice_that_there_is_not_changes_nothing(switch: str) -> None:
    said = "we said 99% of the ten data sets, and 5 percent, okay, in colour by e-mail"
    assert Engine(Glossary(), ("number", "spelling"), styles=((switch, "off"),)).find(said.split()) == []


@pytest.mark.parametrize("monster", ["ab" * 500_000, "x-" * 300_000, "https://a.b/" + "c/" * 300_000])
def test_a_picture_or_an_address_in_the_text_holds_nothing_up(monster: str) -> None:
    before = time.process_time()
    text = f"So um we wrote it in pie torch {monster} and um it works in pie torch".split()
    words = tuple(Word(i, token) for i, token in enumerate(text, 1))
    engine = Engine(glossary.parse(["PyTorch"]))
    found = engine.check(Transcript((Paragraph(99, None, words),), next_id=100))
    assert [s.before for s in found if s.after == "PyTorch"] == ["pie torch", "pie torch"]
    assert not any(len(s.before) > 100 for s in found)
    assert time.process_time() - before < 10
