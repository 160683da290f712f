"""Every edit, made at random for a given transcript: for tests that play them all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from made import texts

from jamedit.document import Span, Suggestion, Timing, Transcript, WordTime
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.edits.assign_speaker import AssignSpeaker
from jamedit.edits.base import Edit
from jamedit.edits.cue_breaks import BreakCue, JoinCue
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.found_times import FoundTimes
from jamedit.edits.hide_words import HideWords
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.move_boundary import MoveBoundary
from jamedit.edits.move_times import MoveTimes
from jamedit.edits.notes import AddNote, ChangeNote
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.sections import RemoveSection, RenameSection, SetSection
from jamedit.edits.set_time import SetTime
from jamedit.edits.set_times import SetTimes
from jamedit.edits.set_word_time import SetWordTime
from jamedit.edits.speaker_range import SetSpeakerFrom, SetSpeakerOfWords
from jamedit.edits.speakers import AddSpeaker, MergeSpeakers, RecolorSpeaker, RemoveSpeaker, RenameSpeaker, SetSpeaker
from jamedit.edits.speakers_by_time import SetSpeakersByTime
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.edits.time_paragraph import TimeParagraph
from jamedit.edits.times_again import TimesAgain

Draw = Callable[[st.SearchStrategy], object]


def some_paragraph(t: Transcript, draw: Draw):
    return draw(st.sampled_from(t.paragraphs))


def some_speaker(t: Transcript, draw: Draw) -> int:
    return draw(st.sampled_from([s.id for s in t.speakers] or [1]))


def some_word(p) -> st.SearchStrategy:
    return st.sampled_from([w.id for w in p.words] or [0])


def accept(t: Transcript, draw: Draw) -> Edit:
    chosen = []
    for p in t.paragraphs:
        if p.words:
            start = draw(st.integers(0, len(p.words) - 1))
            words = p.words[start : start + draw(st.integers(1, 3))]
            text = draw(texts)
            made = Suggestion(
                p.id, tuple(w.id for w in words), " ".join(w.text for w in words), (text,), "glossary", 0.9
            )
            chosen.append((made, text))
    return AcceptSuggestions(tuple(chosen))


def retype_many(t: Transcript, draw: Draw) -> Edit:
    at = draw(st.integers(0, len(t.paragraphs) - 1))
    count = draw(st.integers(1, len(t.paragraphs) - at))
    return ReplaceText(t.paragraphs[at].id, tuple(draw(st.lists(texts, min_size=1, max_size=4))), count)


def replace_some(t: Transcript, draw: Draw) -> Edit:
    hits = []
    for p in t.paragraphs:
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(p.text)))
            end = draw(st.integers(start, len(p.text)))
            hits.append(Replacement(p.id, start, end, p.text[start:end], draw(st.sampled_from(["", " ", "a b", "x"]))))
    return ReplaceAll(tuple(hits))


def some_section(t: Transcript, draw: Draw) -> int:
    return draw(st.sampled_from([s.first_paragraph_id for s in t.sections] or [0]))


def some_times(t: Transcript, draw: Draw) -> dict[int, WordTime]:
    """Times for some of the words and for one that is gone: most run on, some run back, some are taken away."""
    times, now = {999_999: WordTime(Span(0, 10))}, draw(st.integers(-500, 3000))
    for word in t.words():
        if draw(st.booleans()):
            span = Span(now, now + draw(st.integers(0, 500)))
            timing = draw(st.sampled_from(list(Timing)))
            times[word.id] = WordTime(span, timing, draw(st.sampled_from([None, -1, 0.5, 2])))
            now += draw(st.integers(-100, 900))
    return times


EDITS: dict[str, Callable[[Transcript, Draw], Edit]] = {
    "retype": lambda t, d: ReplaceText(some_paragraph(t, d).id, (d(texts),)),
    "retype many": retype_many,
    "split": lambda t, d: SplitParagraph((p := some_paragraph(t, d)).id, d(st.integers(0, len(p.words)))),
    "merge": lambda t, d: MergeParagraphs(some_paragraph(t, d).id),
    "accept": accept,
    "hide": lambda t, d: HideWords(
        ((p := some_paragraph(t, d)).id,), frozenset(w.id for w in p.words[:2]), d(st.booleans())
    ),
    "add note": lambda t, d: AddNote(some_paragraph(t, d).id, d(st.sampled_from(["check", " "]))),
    "change note": lambda t, d: ChangeNote(d(st.sampled_from([n.id for n in t.notes] or [0])), d(texts)),
    "insert": lambda t, d: InsertWords((p := some_paragraph(t, d)).id, d(st.integers(0, len(p.words))), d(texts)),
    "delete": lambda t, d: DeleteWords(
        tuple(p.id for p in t.paragraphs), frozenset(w.id for w in t.words() if d(st.booleans()))
    ),
    "move boundary": lambda t, d: MoveBoundary(some_paragraph(t, d).id, d(st.integers(-3, 3))),
    "move times": lambda t, d: MoveTimes(
        Span(a := d(st.integers(0, 900)), a + d(st.integers(0, 2000))),
        Span(b := d(st.integers(0, 900)), b + d(st.integers(0, 999))),
    ),
    "time paragraph": lambda t, d: TimeParagraph(
        some_paragraph(t, d).id, d(st.integers(0, 900)), d(st.integers(0, 9000))
    ),
    "break cue": lambda t, d: BreakCue((p := some_paragraph(t, d)).id, d(some_word(p))),
    "join cue": lambda t, d: JoinCue((p := some_paragraph(t, d)).id, d(some_word(p))),
    "set speaker of words": lambda t, d: SetSpeakerOfWords(
        some_paragraph(t, d).id, d(st.integers(0, 4)), d(st.integers(0, 8)), some_speaker(t, d)
    ),
    "set speakers by time": lambda t, d: SetSpeakersByTime(
        tuple(
            (a, a + d(st.integers(0, 3000)), d(st.sampled_from(["Ada", "S1", " s2 ", ""])))
            for a in d(st.lists(st.integers(0, 9000), max_size=6))
        )
    ),
    "speak": lambda t, d: AssignSpeaker(
        tuple(p.id for p in t.paragraphs[1:2]),
        ((t.paragraphs[0].id, 0, d(st.integers(1, 3))),) if len(t.paragraphs[0].words) > 2 else (),
        d(st.sampled_from([None, some_speaker(t, d)])) if t.speakers else None,
        d(st.sampled_from([(), ("Ada", "S1"), (" ",)])),
    ),
    "set speaker from": lambda t, d: SetSpeakerFrom(
        some_paragraph(t, d).id, d(st.sampled_from([None, some_speaker(t, d)]))
    ),
    "set time": lambda t, d: SetTime(
        (p := some_paragraph(t, d)).id, p.words[0].id if p.words else 0, d(st.integers(0, 9000)), d(st.booleans())
    ),
    "set times": lambda t, d: SetTimes(
        some_times(t, d), d(st.sampled_from(["align", "take_times"])), frozenset(d(st.sets(st.sampled_from(Timing))))
    ),
    "found times": lambda t, d: FoundTimes(some_times(t, d), tuple(t.words())),
    "times again": lambda t, d: TimesAgain(some_paragraph(t, d).id, some_times(t, d), tuple(t.words())),
    "set word time": lambda t, d: SetWordTime(
        (p := some_paragraph(t, d)).id, d(some_word(p)), Span(a := d(st.integers(0, 4000)), a + d(st.integers(0, 900)))
    ),
    "set speaker": lambda t, d: SetSpeaker((some_paragraph(t, d).id,), d(st.sampled_from([None, some_speaker(t, d)]))),
    "add speaker": lambda t, d: AddSpeaker(d(st.sampled_from(["Ada", "S1", " s2 ", ""])), (some_paragraph(t, d).id,)),
    "rename speaker": lambda t, d: RenameSpeaker(some_speaker(t, d), d(st.sampled_from(["Ada", "S1", "S2"]))),
    "recolor speaker": lambda t, d: RecolorSpeaker(some_speaker(t, d), d(st.integers(0, 7))),
    "merge speakers": lambda t, d: MergeSpeakers(some_speaker(t, d), some_speaker(t, d)),
    "remove speaker": lambda t, d: RemoveSpeaker(some_speaker(t, d)),
    "replace all": replace_some,
    "set section": lambda t, d: SetSection(some_paragraph(t, d).id, d(st.sampled_from(["Talk", " ", "Part 9"]))),
    "rename section": lambda t, d: RenameSection(some_section(t, d), d(st.sampled_from(["Talk", " a  b ", ""]))),
    "remove section": lambda t, d: RemoveSection(some_section(t, d)),
}
