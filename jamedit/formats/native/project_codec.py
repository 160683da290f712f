"""Transcript values as compact JSON for the project file (described in docs/project-file.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from jamedit.document import (
    Change,
    Cue,
    CueSource,
    Meta,
    Paragraph,
    ReadWarning,
    Section,
    Span,
    Speaker,
    Timing,
    Transcript,
    Word,
)
from jamedit.document.change import PackedChange, Rest
from jamedit.document.decision import Decision
from jamedit.document.note import Note
from jamedit.errors import UnreadableFileError

_TIMINGS = tuple(Timing)
_DECISIONS = '{"verdicts":'


def dumps(value: Any) -> str:
    """Write JSON without needless spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def paragraph_to_json(p: Paragraph) -> str:
    """Write one paragraph: id, speaker, words as [id, text, start, end, confidence, timing, hidden], cues."""
    words = [
        (w.id, w.text, w.span and w.span.start_ms, w.span and w.span.end_ms, w.confidence, int(w.timing), int(w.hidden))
        for w in p.words
    ]
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


def paragraph_from_json(text: str) -> Paragraph:
    """Read one paragraph back."""
    return _read_paragraph(json.loads(text))


def _read_paragraph(data: dict[str, Any]) -> Paragraph:
    words = tuple(
        [
            Word(i, text, None if start is None else Span(start, end), confidence, _TIMINGS[timing], bool(hidden))
            for i, text, start, end, confidence, timing, hidden in data["words"]
        ]
    )
    return Paragraph(data["id"], data["speaker"], words, tuple([_read_cue(c) for c in data["cues"]]))


def _read_span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _read_cue(data: list[Any]) -> Cue:
    first, span, source = data
    kept = None if source is None else CueSource(source[0], source[1], source[2], _read_span(source[3]))
    return Cue(first, _read_span(span), kept)


def rest_to_value(rest: Rest) -> dict[str, Any]:
    """Return all of a transcript but its paragraphs as plain values."""
    return {
        "speakers": [[s.id, s.name, s.color] for s in rest.speakers],
        "sections": [[s.title, s.first_paragraph_id, s.level] for s in rest.sections],
        "meta": asdict(rest.meta),
        "next_id": rest.next_id,
        "notes": [[n.id, n.paragraph_id, n.text, list(n.word_ids)] for n in rest.notes],
    }


def rest_from_value(data: dict[str, Any]) -> Rest:
    """Read speakers, sections, meta and the next free id back; unknown fields of meta are left out."""
    meta = {k: v for k, v in data["meta"].items() if k in Meta.__dataclass_fields__}
    meta["warnings"] = tuple(ReadWarning(**w) for w in meta.get("warnings", ()))
    meta["properties"] = tuple((k, v) for k, v in meta.get("properties", ()))
    return Rest(
        tuple(Speaker(*s) for s in data["speakers"]),
        tuple(Section(*s) for s in data["sections"]),
        Meta(**meta),
        data["next_id"],
        tuple(Note(i, paragraph, text, tuple(words)) for i, paragraph, text, words in data.get("notes", ())),
    )


@dataclass(frozen=True, slots=True)
class Packed:
    """Hold a change as its JSON: a tenth of the memory, and no time, for a step that nobody goes back to."""

    text: str

    def unpack(self, rest: Rest) -> Change:
        """Return the change; raise UnreadableFileError when it is damaged."""
        try:
            return change_from_json(self.text, rest)
        except (ValueError, KeyError, TypeError, IndexError) as error:
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


def decisions_in(text: str) -> tuple[Decision, ...]:
    """Read the decisions on suggestions in a step, and nothing else of it."""
    if not text.startswith(_DECISIONS):
        return ()
    rows, _ = json.JSONDecoder().raw_decode(text, len(_DECISIONS))
    return tuple(Decision((kind, before, after), now, was) for kind, before, after, now, was in rows)


def change_from_json(text: str, current: Rest) -> Change:
    """Read a change back; `current` is the rest of the transcript it applies to."""
    data = json.loads(text)
    before_id, after_id = data["next_id"]
    if data["before"] is None:
        before, after = replace(current, next_id=before_id), replace(current, next_id=after_id)
    else:
        before, after = rest_from_value(data["before"]), rest_from_value(data["after"])
    removed, added = (tuple(_read_paragraph(p) for p in data[k]) for k in ("removed", "added"))
    return Change(data["at"], removed, added, before, after)


def transcript_of(paragraphs: tuple[Paragraph, ...], rest: Rest) -> Transcript:
    """Put paragraphs and the rest together."""
    return Transcript(paragraphs, rest.speakers, rest.sections, rest.meta, rest.next_id, rest.notes)
