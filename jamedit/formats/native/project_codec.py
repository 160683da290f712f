"""Transcript values as compact JSON for the project file (described in docs/project-file.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from jamedit.document import Change, Cue, Paragraph, Span
from jamedit.document.change import PackedChange, Rest
from jamedit.document.decision import Decision
from jamedit.errors import UnreadableFileError
from jamedit.formats.native.project_mending import decisions_of
from jamedit.formats.native.project_values import LARGEST_ID, Doubts, paragraph, parsed, rest, whole

_DECISIONS = '{"verdicts":'


def dumps(value: Any) -> str:
    """Write JSON without needless spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def paragraph_to_json(p: Paragraph) -> str:
    """Write one paragraph: id, speaker, words, cues.

    A word: [id, text, start, end, confidence, timing, hidden], with the time confidence behind where there is any.
    """
    words: list[tuple[Any, ...]] = [
        (w.id, w.text, w.span and w.span.start_ms, w.span and w.span.end_ms, w.confidence, int(w.timing), int(w.hidden))
        for w in p.words
    ]
    if any(w.time_confidence is not None for w in p.words):
        words = [(*row, w.time_confidence) for row, w in zip(words, p.words, strict=True)]
    return dumps({"id": p.id, "speaker": p.speaker_id, "words": words, "cues": [_cue(c) for c in p.cues]})


def _all_to_json(paragraphs: Sequence[Paragraph]) -> str:
    """Write a list of paragraphs, one after the other: so a long text holds up no other thread while it is written."""
    return f"[{','.join(map(paragraph_to_json, paragraphs))}]"


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start_ms, span.end_ms]


def _cue(cue: Cue) -> list[Any]:
    source = cue.source
    kept = None if source is None else [source.text, source.identifier, source.settings, _span(source.span)]
    return [cue.first_word_id, _span(cue.span), kept]


def rest_to_value(rest: Rest) -> dict[str, Any]:
    """Return all of a transcript but its paragraphs as plain values."""
    return {
        "speakers": [[s.id, s.name, s.color] for s in rest.speakers],
        "sections": [[s.title, s.first_paragraph_id, s.level] for s in rest.sections],
        "meta": asdict(rest.meta),
        "next_id": rest.next_id,
        "notes": [[n.id, n.paragraph_id, n.text, list(n.word_ids)] for n in rest.notes],
    }


@dataclass(frozen=True, slots=True)
class Packed:
    """Hold a change as its JSON: a tenth of the memory, and no time, for a step that nobody goes back to."""

    text: str

    def unpack(self, rest: Rest) -> Change:
        """Return the change; raise UnreadableFileError when it is damaged."""
        try:
            return change_from_json(self.text, rest)
        except ValueError as error:
            raise UnreadableFileError(
                f"This step of the history is damaged ({error}); the text stays as it is now."
            ) from error


def change_to_json(change: Change | PackedChange, decisions: Sequence[Decision] = ()) -> str:
    """Write one change: paragraphs that went and came, and the rest before and after (null: as before).

    `decisions` are those on suggestions in the same step; they are first, where they are read by themselves.
    """
    if isinstance(change, Packed):
        return change.text
    if not isinstance(change, Change):
        raise TypeError(f"{type(change).__name__} cannot be stored in a project file")
    same = change.before == change.after or _same_but_id(change)
    extra = [f'"verdicts":{dumps([[*v.key, v.choice, v.before] for v in decisions])}'] if decisions else []
    parts = [
        *extra,
        f'"at":{change.at}',
        f'"removed":{_all_to_json(change.removed)}',
        f'"added":{_all_to_json(change.added)}',
        f'"next_id":{dumps([change.before.next_id, change.after.next_id])}',
        f'"before":{dumps(None if same else rest_to_value(change.before))}',
        f'"after":{dumps(None if same else rest_to_value(change.after))}',
    ]
    return f"{{{','.join(parts)}}}"


def _same_but_id(change: Change) -> bool:
    b, a = change.before, change.after
    return (b.speakers, b.sections, b.meta, b.notes) == (a.speakers, a.sections, a.meta, a.notes)


def decisions_in(text: str, doubts: Doubts) -> tuple[Decision, ...]:
    """Read the decisions on suggestions in a step, and nothing else of it."""
    if not text.startswith(_DECISIONS):
        return ()
    try:
        rows, _ = json.JSONDecoder().raw_decode(text, len(_DECISIONS))
    except (ValueError, RecursionError):
        doubts.add("the decisions of a step cannot be read; left out")
        return ()
    return decisions_of(rows, doubts)


def with_decisions(text: str, decisions: Sequence[Decision]) -> str:
    """Return the JSON of a step with other decisions in it; empty when it cannot be read."""
    try:
        data = parsed(text)
    except ValueError:
        return ""
    data.pop("verdicts")  # there it was found, at the beginning
    rows = [[*each.key, each.choice, each.before] for each in decisions]
    return json.dumps({"verdicts": rows, **data}, separators=(",", ":"))  # what it holds may be no characters


def change_from_json(text: str, current: Rest) -> Change:
    """Read a change back; `current` is the rest of the transcript it applies to.

    Raises ValueError for one that jamedit would not have written: a step is as it was, or it is none.
    """
    data, doubts = parsed(text), Doubts()
    if not isinstance(data, dict):
        raise ValueError("it is not an object")
    next_ids = data.get("next_id")
    if not isinstance(next_ids, list) or len(next_ids) != 2 or not all(whole(i, 1, LARGEST_ID) for i in next_ids):
        raise ValueError("it has no free numbers")
    if data.get("before") is None:
        before, after = (replace(current, next_id=i) for i in next_ids)
    else:
        before, after = (rest(data.get(key), Doubts()) for key in ("before", "after"))
    removed, added = (_paragraphs(data.get(key), doubts) for key in ("removed", "added"))
    if doubts:
        raise ValueError(doubts[0])
    if not whole(data.get("at"), 0, LARGEST_ID):
        raise ValueError("it is at no place")
    return Change(data["at"], removed, added, before, after)


def _paragraphs(rows: object, doubts: Doubts) -> tuple[Paragraph, ...]:
    if not isinstance(rows, list):
        raise ValueError("it has no paragraphs")
    return tuple([paragraph(row, doubts) for row in rows])
