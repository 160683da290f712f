"""Terms that come from titles, speakers and sections."""

from __future__ import annotations

from dataclasses import replace

import pytest
from suggesting import found, transcript_of

from jamedit.document import Glossary, Meta, Section, Speaker
from jamedit.suggest import Engine, suggest


@pytest.mark.parametrize(
    "fields",
    [
        {"meta": Meta(title="Talks on Kantarow and more")},
        {"meta": Meta(source_name="2021_Kantarow.srt")},
        {"speakers": (Speaker(1, "Anna Kantarow"),)},
        {"sections": (Section("With Kantarow", 1),)},
    ],
)
def test_terms_come_from_titles_speakers_and_sections(fields: dict[str, object]) -> None:
    offered = found(transcript_of("then we asked cantaro about it", **fields), "glossary")
    assert [before for before, after in offered if after.endswith("Kantarow")] == ["cantaro"]
    assert found(transcript_of("then we asked cantaro about it"), "glossary") == []


def test_terms_nobody_typed_are_less_sure() -> None:
    text = "then we asked cantaro about it"
    typed = Engine(Glossary((glossary_term("Kantarow"),)), ("glossary",), "everything").check(transcript_of(text))
    own = suggest(transcript_of(text, meta=Meta(title="On Kantarow")), Glossary(), ("glossary",), "everything")
    assert 0 < own[0].confidence < typed[0].confidence


def test_roles_and_everyday_words_are_no_terms() -> None:
    speakers = (Speaker(1, "Speaker 1"), Speaker(2, "SPEAKER_02"), Speaker(3, "Moderator"))
    transcript = transcript_of("the speakers and moderators", speakers=speakers, meta=Meta(title="What People Say"))
    engine = Engine(Glossary())
    engine.take_terms(transcript, engine.transcript_statistics(transcript))
    assert engine.find(["the", "speeker", "and", "the", "moderater", "of", "the", "people"]) == []


def test_a_new_speaker_name_counts_at_the_next_look() -> None:
    engine = Engine(Glossary(), ("glossary",), "everything")
    transcript = transcript_of("then we asked cantaro about it")
    statistics = engine.transcript_statistics(transcript)
    assert engine.check(transcript, statistics=statistics) == []
    named = replace(transcript, speakers=(Speaker(1, "Anna Kantarow"),))
    assert engine.check(named, statistics=statistics) != []


def glossary_term(text: str):
    """Return a term without wrong forms."""
    from jamedit.document import Term

    return Term(text)
