"""Describe in a few words what a step of the history did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from jamedit.document import Change, Paragraph
from jamedit.document.change import Rest
from jamedit.document.decision import Decision, place_of
from jamedit.errors import JameditError
from jamedit.session.history import Step

_CONTEXT = "HistoryStep"
_MOST_CHARS = 60
LABELS: dict[str, str] = {
    "typing": str(QT_TRANSLATE_NOOP("HistoryStep", "Typing")),
    "paste": str(QT_TRANSLATE_NOOP("HistoryStep", "Paste")),
    "delete": str(QT_TRANSLATE_NOOP("HistoryStep", "Delete")),
    "split": str(QT_TRANSLATE_NOOP("HistoryStep", "Split paragraph")),
    "merge": str(QT_TRANSLATE_NOOP("HistoryStep", "Merge paragraphs")),
    "accept": str(QT_TRANSLATE_NOOP("HistoryStep", "Accept suggestion")),
    "accept_all": str(QT_TRANSLATE_NOOP("HistoryStep", "Accept all alike")),
    "dismiss": str(QT_TRANSLATE_NOOP("HistoryStep", "Dismiss suggestion")),
    "dismiss_all": str(QT_TRANSLATE_NOOP("HistoryStep", "Dismiss all alike")),
    "remember": str(QT_TRANSLATE_NOOP("HistoryStep", "Remember for this file")),
    "hide": str(QT_TRANSLATE_NOOP("HistoryStep", "Hide in the clean text")),
    "show": str(QT_TRANSLATE_NOOP("HistoryStep", "Show in the clean text")),
    "set_speaker": str(QT_TRANSLATE_NOOP("HistoryStep", "Set speaker")),
    "add_speaker": str(QT_TRANSLATE_NOOP("HistoryStep", "Add speaker")),
    "rename_speaker": str(QT_TRANSLATE_NOOP("HistoryStep", "Rename speaker")),
    "recolor_speaker": str(QT_TRANSLATE_NOOP("HistoryStep", "Change colour of speaker")),
    "merge_speakers": str(QT_TRANSLATE_NOOP("HistoryStep", "Merge speakers")),
    "remove_speaker": str(QT_TRANSLATE_NOOP("HistoryStep", "Remove speaker")),
    "insert": str(QT_TRANSLATE_NOOP("HistoryStep", "Insert")),
    "move_boundary": str(QT_TRANSLATE_NOOP("HistoryStep", "Move speaker boundary")),
    "break_cue": str(QT_TRANSLATE_NOOP("HistoryStep", "Split caption")),
    "join_cue": str(QT_TRANSLATE_NOOP("HistoryStep", "Merge captions")),
    "replace": str(QT_TRANSLATE_NOOP("HistoryStep", "Replace")),
    "replace_all": str(QT_TRANSLATE_NOOP("HistoryStep", "Replace all")),
    "add_section": str(QT_TRANSLATE_NOOP("HistoryStep", "Add section")),
    "rename_section": str(QT_TRANSLATE_NOOP("HistoryStep", "Rename section")),
    "remove_section": str(QT_TRANSLATE_NOOP("HistoryStep", "Remove section")),
    "set_start": str(QT_TRANSLATE_NOOP("HistoryStep", "Set start")),
    "set_end": str(QT_TRANSLATE_NOOP("HistoryStep", "Set end")),
    "time_paragraph": str(QT_TRANSLATE_NOOP("HistoryStep", "Set times of a paragraph")),
    "set_word_time": str(QT_TRANSLATE_NOOP("HistoryStep", "Set time of a word")),
    "shift_times": str(QT_TRANSLATE_NOOP("HistoryStep", "Shift times")),
    "stretch_times": str(QT_TRANSLATE_NOOP("HistoryStep", "Stretch times")),
    "add_note": str(QT_TRANSLATE_NOOP("HistoryStep", "Add note")),
    "change_note": str(QT_TRANSLATE_NOOP("HistoryStep", "Change note")),
    "remove_note": str(QT_TRANSLATE_NOOP("HistoryStep", "Remove note")),
    "align": str(QT_TRANSLATE_NOOP("HistoryStep", "Align to the recording")),
    "align_again": str(QT_TRANSLATE_NOOP("HistoryStep", "Times found again")),
    "take_times": str(QT_TRANSLATE_NOOP("HistoryStep", "Take times from a transcript")),
}


class StepText(NamedTuple):
    """Hold what a step is called, what it took away and what it put there; either may be empty."""

    label: str
    before: str
    after: str


def step_text(step: Step, rest: Rest) -> StepText:
    """Put a step into words; `rest` is the present speakers and sections, for the names."""
    try:
        change = step.change_in(rest)
    except JameditError:  # reported when the user goes to that step
        return StepText(label_text(step.label), "", "")
    before, after = _rest_difference(change)
    if not before and not after:
        before, after = _text_difference(change)
    if not before and not after and step.decisions:
        before, after = _decided(step.decisions)
    return StepText(label_text(step.label), _short(before), _short(after))


def _decided(decisions: Sequence[Decision]) -> tuple[str, str]:
    """Return the words that were decided on, and the replacement that was accepted or dismissed."""
    _, before, after = decisions[0].key
    return before if place_of(before) is None else before.partition(" ")[2], after


def label_text(label: str) -> str:
    """Return the name of an edit; one that is not in the table is shown by its key."""
    known = LABELS.get(label)
    return QCoreApplication.translate(_CONTEXT, known) if known else label.replace("_", " ").capitalize()


def _rest_difference(change: Change) -> tuple[str, str]:
    """Return the names of speakers or titles of sections that differ."""
    for old, new in (
        ([s.name for s in change.before.speakers], [s.name for s in change.after.speakers]),
        ([s.title for s in change.before.sections], [s.title for s in change.after.sections]),
    ):
        gone = [name for name in old if name not in new]
        come = [name for name in new if name not in old]
        if gone or come:
            return ", ".join(gone), ", ".join(come)
    if change.before.speakers != change.after.speakers:
        recolored = set(change.after.speakers) - set(change.before.speakers)
        return "", ", ".join(s.name for s in recolored)
    return "", ""


def _text_difference(change: Change) -> tuple[str, str]:
    """Return the words that differ in the first paragraph that does, or whom paragraphs were given to."""
    pairs = list(islice(_changed(change.removed, change.added), 2))
    if not pairs:
        return "", ""
    old, new = pairs[0]
    if len(change.added) > len(change.removed):
        return "", f"¶ {change.added[len(change.removed)].text[: 2 * _MOST_CHARS]}"
    if len(change.added) < len(change.removed):
        return f"¶ {change.removed[len(change.added)].text[: 2 * _MOST_CHARS]}", ""
    if old is not None and new is not None and old.words == new.words and old.speaker_id != new.speaker_id:
        names = {s.id: s.name for s in (*change.before.speakers, *change.after.speakers)}
        return names.get(old.speaker_id or 0, ""), names.get(new.speaker_id or 0, "–")
    before, after = _words(old, new)
    return before, after + (" …" if len(pairs) > 1 and after else "")


def _changed(
    removed: Sequence[Paragraph], added: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    for old, new in zip_longest(removed, added):
        if old != new:
            yield old, new


def _words(old: Paragraph | None, new: Paragraph | None) -> tuple[str, str]:
    """Return the words between what both paragraphs begin and end with."""
    a, b = old.words if old else (), new.words if new else ()
    shortest = min(len(a), len(b))
    head = next((i for i in range(shortest) if (a[i].text, a[i].hidden) != (b[i].text, b[i].hidden)), shortest)
    tail = 0
    while tail < shortest - head and (a[-1 - tail].text, a[-1 - tail].hidden) == (
        b[-1 - tail].text,
        b[-1 - tail].hidden,
    ):
        tail += 1
    before = " ".join(w.text for w in a[head : len(a) - tail])
    after = " ".join(w.text for w in b[head : len(b) - tail] if not w.hidden)
    return before, after


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1].rstrip() + "…"
