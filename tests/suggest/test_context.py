"""What needs more than the words of a paragraph: its neighbours, times, confidence, titles, speakers, the subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamedit.document import Cue, Glossary, Meta, Paragraph, Section, Span, Speaker, Transcript, Word
from jamedit.errors import UsageError
from jamedit.suggest import Engine, suggest, suggest_tokens
from jamedit.suggest.vocabulary import subject_glossaries


def transcript_of(*texts: str, **fields: object) -> Transcript:
    """Return a transcript of one paragraph a text."""
    paragraphs, number = [], 0
    for text in texts:
        words = tuple(Word(number + i, t) for i, t in enumerate(text.split(), 1))
        number += len(words) + 1
        paragraphs.append(Paragraph(number, None, words))
    return Transcript(tuple(paragraphs), next_id=number + 1, **fields)  # type: ignore[arg-type]


def found(transcript: Transcript, *kinds: str, preset: str = "everything") -> list[tuple[str, str]]:
    """Return what is proposed: the words as they are, the best text for them."""
    return [(s.before, s.after) for s in suggest(transcript, Glossary(), kinds or None, preset)]


def test_a_loop_over_paragraphs_keeps_its_first_copy_only() -> None:
    text = "So it was made."
    transcript = transcript_of("First.", f"{text} {text} {text}", f"{text} {text}", text, "Then we left.")
    hidden = [before for before, after in found(transcript, "loop") if not after]
    assert " ".join(hidden) == " ".join([text] * 5)


def test_three_copies_over_paragraphs_are_no_loop() -> None:
    assert found(transcript_of("We are here.", "We are here.", "We are here."), "loop") == []


def test_a_farewell_counts_at_the_end_only() -> None:
    filler = "It was so and so it was, " * 10
    assert found(transcript_of("Thanks for watching.", filler), "invention") == []
    assert found(transcript_of(filler, "Thanks for watching."), "invention") == [("Thanks for watching.", "")]
    assert found(transcript_of("Subtitles by Nobody", filler), "invention") == [("Subtitles by Nobody", "")]


def test_words_of_low_confidence_are_marked_to_be_confirmed() -> None:
    sure = [0.99, 0.2, 0.3, None, 1.0, 0.49, 0.5]
    words = tuple(Word(i, f"w{i}", confidence=c) for i, c in enumerate(sure, 1))
    transcript = Transcript((Paragraph(20, None, words),), next_id=21)
    assert found(transcript, "confidence") == [("w2 w3", "w2 w3"), ("w6", "w6")]


def test_a_confirmed_word_is_not_marked_again() -> None:
    from jamedit.edits.accept_suggestions import AcceptSuggestions

    words = (Word(1, "odd", confidence=0.1), Word(2, "word", confidence=0.9))
    transcript = Transcript((Paragraph(3, None, words),), next_id=4)
    (mark,) = suggest(transcript, Glossary(), ("confidence",))
    confirmed = AcceptSuggestions(((mark, mark.after),)).apply(transcript)
    assert [w.text for w in confirmed.words()] == ["odd", "word"]
    assert found(confirmed, "confidence") == []


@pytest.mark.parametrize(("milliseconds", "marked"), [(400, True), (4000, False)])
def test_a_caption_too_fast_to_be_spoken_is_marked(milliseconds: int, marked: bool) -> None:
    words = tuple(Word(i, "considerable") for i in range(1, 6))
    cue = Cue(1, Span(1000, 1000 + milliseconds))
    transcript = Transcript((Paragraph(9, None, words, (cue,)),), next_id=10)
    assert bool(found(transcript, "rate")) == marked
    confirmed = replace(transcript.paragraphs[0], words=tuple(replace(w, confidence=1.0) for w in words))
    assert found(replace(transcript, paragraphs=(confirmed,)), "rate") == []


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


ML = (
    "we trained a convolutional neural network with gradient descent and backpropagation in tensor flow and the "
    "softmax of the autoencoder had a learning rate that led to overfitting "
)
COOKING = "we cut the onions and put them into the pan with some oil and a little salt until they are soft "


def test_a_subject_is_told_from_its_terms() -> None:
    engine = Engine(Glossary())
    assert subject_glossaries.likely(engine.statistics([ML.split() * 3]))[0] == "machine-learning"
    assert subject_glossaries.likely(engine.statistics([COOKING.split() * 30])) == ()
    assert subject_glossaries.likely(engine.statistics([])) == ()


def test_a_built_in_glossary_is_off_until_asked_for() -> None:
    transcript = transcript_of(ML)
    assert all(s.after != "TensorFlow" for s in suggest(transcript, Glossary()))
    for subject in ("machine-learning", "auto"):
        asked = Engine(Glossary(), subject=subject).check(transcript)
        assert ("tensor flow", "TensorFlow") in [(s.before, s.after) for s in asked]
    assert Engine(Glossary(), subject="auto").check(transcript_of(COOKING)) == []


def test_an_unknown_built_in_glossary_is_named() -> None:
    with pytest.raises(UsageError, match="'cooking'"):
        Engine(Glossary(), subject="cooking").check(transcript_of("a b"))


@pytest.mark.parametrize("name", subject_glossaries.names())
def test_built_in_glossaries_are_well_made(name: str) -> None:
    from jamedit.document.tokens import key

    terms = subject_glossaries.load(name).terms
    assert len(terms) >= 60
    assert subject_glossaries.title(name)[0].isupper()
    right = {tuple(map(key, t.text.split())) for t in terms}
    wrong = [tuple(map(key, form.split())) for t in terms for form in t.sounds_like]
    assert len(set(wrong)) == len(wrong)
    assert right.isdisjoint(wrong)


def test_a_term_spelled_right_is_not_proposed_again() -> None:
    terms = [t.text for name in subject_glossaries.names() for t in subject_glossaries.load(name).terms]
    engine = Engine(Glossary(), ("glossary", "spacing", "casing"), "balanced", "en")
    for name in subject_glossaries.names():
        ready = Engine(subject_glossaries.load(name), ("glossary", "spacing", "casing"))
        texts = [t.text for t in subject_glossaries.load(name).terms]
        assert [(p.text, t) for t in texts for p in ready.find(t.split()) if p.text.casefold() == t.casefold()] == []
    assert engine.find(terms) == []


def of_subject(text: str, preset: str = "balanced") -> dict[str, float]:
    """Return what the built-in glossary of machine learning proposes for a text, with how sure that is."""
    found = suggest_tokens(text.split(), Glossary(), ("glossary",), preset, "en", subject="machine-learning")
    return {p.text: p.confidence for p in found}


@pytest.mark.parametrize(
    "text",
    [
        "we are in the deep learning and machine learning community right now and on we go",
        "the learning groups and the learning teams meet in the big room every day of the week",
        "she went there via the maps that Emily made for the workplace and for the atom",
        "they are building machine tools and a super big machine stands in the hall today",
    ],
)
def test_plain_words_are_hardly_ever_a_term_of_a_subject(text: str) -> None:
    assert of_subject(text) == {}


def test_a_term_of_a_subject_is_surer_where_it_stands_elsewhere() -> None:
    spoken = "so we wrote it all in pry torch because that was what we knew"
    alone = of_subject(spoken, "everything").get("PyTorch", 0.0)
    assert of_subject(f"{spoken} and PyTorch is good")["PyTorch"] > max(alone, 0.5)
