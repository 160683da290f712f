"""What a transcript teaches: decisions and fixes by hand become knowledge, which finds and holds back suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.document import Change, Knowledge, Pair, Paragraph, Transcript, Word, glossary
from jamedit.document.decision import ACCEPTED, DISMISSED, REMEMBERED, Decision, Key, remember_key
from jamedit.edits.replace_text import ReplaceText
from jamedit.suggest import Engine, suggest_tokens
from jamedit.suggest.learning.feedback import Feedback, learned
from jamedit.suggest.learning.word_index import WordIndex

TEXTS = (
    "we met at the cackle competition and took part",
    "then the cackle was over and kegel was gone",
    "a cackle of hens, the cackles, a cackle's noise",
)


def transcript_of(*texts: str) -> Transcript:
    paragraphs, number = [], 0
    for i, text in enumerate(texts, 1):
        words = tuple(Word(number + n, t) for n, t in enumerate(text.split(), 1))
        number += len(words)
        paragraphs.append(Paragraph(1000 + i, None, words))
    return Transcript(tuple(paragraphs), next_id=2000)


def typed(transcript: Transcript, at: int, before: str, after: str) -> Transcript:
    paragraph = transcript.paragraphs[at]
    return ReplaceText(paragraph.id, (paragraph.text.replace(before, after, 1),)).apply(transcript)


def test_a_fix_by_hand_is_learned_and_found_again() -> None:
    first = transcript_of(*TEXTS)
    feedback = Feedback(first, first, {})
    now = typed(first, 0, "cackle", "Kaggle")
    assert feedback.follow(Change.between(first, now)) == {"cackle"}
    assert feedback.knowledge == Knowledge((Pair("cackle", "Kaggle", 1),))
    found = Engine(glossary.parse(())).check(now, knowledge=feedback.knowledge)
    assert [(s.before, s.after, s.kind) for s in found] == [
        ("cackle", "Kaggle", "confusion"),
        ("cackle", "Kaggle", "confusion"),
        ("cackle's", "Kaggle's", "confusion"),
    ]
    assert WordIndex(now.paragraphs).paragraphs("cackle") == {1002, 1003}
    assert feedback.follow(Change.between(now, first)) == {"cackle"}
    assert feedback.knowledge == Knowledge()


def test_typing_in_several_goes_leaves_no_half_words_behind() -> None:
    first = now = transcript_of(*TEXTS)
    feedback = Feedback(first, first, {})
    for before, after in (("kegel", "k"), (" k ", " Kag "), (" Kag ", " Kaggle ")):
        new = typed(now, 1, before, after)
        feedback.follow(Change.between(now, new))
        now = new
    assert feedback.knowledge.pairs == (Pair("kegel", "Kaggle", 1),)
    assert learned(first, now, {}) == feedback.knowledge


def test_several_words_and_words_added_or_moved() -> None:
    first = transcript_of("we use stupid or notebooks here", "and pie torch there")
    joined = ReplaceText(1001, ("we really use Jupyter notebooks here and PyTorch there",), 2).apply(first)
    assert learned(first, joined, {}).pairs == (Pair("stupid or", "Jupyter", 1), Pair("pie torch", "PyTorch", 1))


def test_decisions_teach_at_their_places_and_an_accepted_one_is_not_counted_as_typed_too() -> None:
    first = transcript_of(*TEXTS)
    now = typed(first, 0, "cackle", "Kaggle")
    decisions: Mapping[Key, str] = {
        ("glossary", "#5 cackle", "Kaggle"): ACCEPTED,
        ("glossary", "#20 cackle", "Kaggle"): DISMISSED,
        ("glossary", "#26 cackle's", "Kaggle's"): DISMISSED,
        ("glossary", "cackle", "Kaggle"): DISMISSED,  # of all alike: given at each place
        ("glossary", "#30 noise", "noise"): "open",
        remember_key("kegel", "Kaggle"): REMEMBERED,
    }
    taught = learned(first, now, decisions)
    assert set(taught.pairs) == {
        Pair("cackle", "Kaggle", 1, 1),
        Pair("cackle's", "Kaggle's", 0, 1),
        Pair("kegel", "Kaggle", 3),
    }
    assert taught.right("cackle") == 1


def test_a_decision_taken_back_is_unlearned() -> None:
    first = transcript_of(*TEXTS)
    feedback = Feedback(first, first, {})
    nothing = Change.between(first, first)
    said = Decision(("glossary", "#5 cackle", "Kaggle"), DISMISSED)
    assert feedback.follow(nothing, [said]) == {"cackle"}
    assert feedback.knowledge.right("cackle") == 1
    feedback.follow(nothing, [said.reversed])
    assert feedback.knowledge == Knowledge()


def sure(*pairs: Pair, text: str = "in the cackle competition", kind: str = "confusion") -> float:
    found = suggest_tokens(text.split(), glossary.parse(()), None, "everything", knowledge=Knowledge(pairs))
    return max((p.confidence for p in found if p.kind == kind), default=0.0)


def test_more_fixes_make_surer_and_refusals_less_sure() -> None:
    steps = [sure(Pair("cackle", "Kaggle", n, 0)) for n in (1, 2, 5)]
    assert steps == sorted(steps)
    assert steps[0] >= 0.8
    refused = [sure(Pair("cackle", "Kaggle", 1, n)) for n in (0, 1, 3, 8)]
    assert refused == sorted(refused, reverse=True)
    assert refused[-1] < 0.2


def test_a_common_word_that_was_mended_once_is_not_mended_everywhere() -> None:
    assert sure(Pair("for", "four", 1), text="two for six") < 0.25


def test_a_refused_pair_is_less_sure_for_every_suggester_and_then_silent() -> None:
    terms, text = glossary.parse(["Jupyter notebooks"]), ["open", "the", "stupider", "notebooks", "now"]
    known = [Knowledge((Pair("stupider notebooks", "Jupyter notebooks", 0, n),)) for n in range(4)]
    levels = [suggest_tokens(text, terms, ("glossary",), "balanced", knowledge=k) for k in known]
    sures = [found[0].confidence if found else 0.0 for found in levels]
    assert sures[0] > sures[1] > sures[2] > sures[3] == 0.0


def test_others_are_found_by_their_words_alone() -> None:
    first = transcript_of(*TEXTS)
    now = typed(first, 0, "cackle", "Kaggle")
    others = WordIndex(now.paragraphs).others(now, "cackle", "Kaggle")
    assert [(s.paragraph_id, s.before, s.after) for s in others] == [
        (1002, "cackle", "Kaggle"),
        (1003, "cackle", "Kaggle"),
    ]
    hidden = replace(now.paragraphs[1], words=tuple(replace(w, hidden=True) for w in now.paragraphs[1].words))
    without = now.with_same_ids((now.paragraphs[0], hidden, now.paragraphs[2]))
    assert [s.paragraph_id for s in WordIndex(without.paragraphs).others(without, "cackle", "Kaggle")] == [1003]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_following_teaches_what_learning_all_at_once_does(data: st.DataObject) -> None:
    first = now = transcript_of(*TEXTS)
    feedback, decisions = Feedback(first, first, {}), {}
    words = st.sampled_from(["cackle", "Kaggle", "kegel", "&", "a", "hens", "x"])
    for _ in range(data.draw(st.integers(1, 8))):
        before, said = now, []
        if data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(now.paragraphs) - 1))
            text = " ".join(data.draw(st.lists(words, min_size=1, max_size=9)))
            now = ReplaceText(now.paragraphs[at].id, (text,)).apply(now)
        if data.draw(st.booleans()):
            key: Key = ("glossary", f"#{data.draw(st.integers(1, 26))} cackle", "Kaggle")
            choice = data.draw(st.sampled_from([ACCEPTED, DISMISSED, ""]))
            said = [Decision(key, choice, decisions.get(key, ""))]
            decisions[key] = choice
        old = {p: p for p in feedback.knowledge.pairs}
        changed = feedback.follow(Change.between(before, now), said)
        assert set(feedback.knowledge.pairs) == set(learned(first, now, decisions).pairs)
        assert changed == {p.recognised for p in set(old) ^ set(feedback.knowledge.pairs)}


def test_a_small_word_that_is_changed_everywhere_teaches_none_of_its_phrases() -> None:
    names = [f"{a}{b}land and {a}{b}berg" for a in "BDGKL" for b in "aeiou"]
    first = transcript_of(*names)
    feedback = Feedback(first, first, {})
    known, states = [], [first]
    for at in range(len(names)):
        states.append(typed(states[-1], at, " and ", " & "))
    for old, new in pairwise([*states, *states[::-1]]):
        feedback.follow(Change.between(old, new))
        known.append(len(feedback.knowledge.pairs))
        assert set(feedback.knowledge.pairs) == set(learned(first, new, {}).pairs)
    assert known == [*range(1, 21), *[0] * 10, *range(20, -1, -1)]


def test_marks_around_a_small_word_do_not_make_it_another_word() -> None:
    names = [f"{a}{b}land {'(and' if a < 'G' else 'and'} {a}{b}berg" for a in "BDGKLM" for b in "aeiou"]
    first = now = transcript_of(*names)
    for at in range(len(names)):
        mark = "(" if "(" in names[at] else ""
        now = typed(now, at, f" {mark}and ", f" {mark}& ")
    assert learned(first, now, {}).pairs == ()


def test_others_are_those_that_say_something_else_whatever_marks_are_between_the_words() -> None:
    t = transcript_of(
        "a small (pie torch layer", "one small (PyTorch layer", "one small PyTorch layer", "a small pie torch layer"
    )
    others = WordIndex(t.paragraphs).others(t, "small (pie torch layer", "small (PyTorch layer")
    assert [s.before for s in others] == ["small (pie torch layer", "small pie torch layer"]
