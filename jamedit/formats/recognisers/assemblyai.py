"""AssemblyAI's JSON: words in milliseconds, utterances that tell them again, chapters that become sections."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import MS
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec, time_members
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.words import rows_of, settle
from jamedit.formats.engine.passage import Passage

_TIMES = (Time(("start",), "start", MS), Time(("end",), "end", MS))
_WHOLE = Fields((Text(("text",)),))
_UTTERANCE = Fields((Text(("text",)),), _TIMES, speaker=("speaker",))
_WORD = Fields((Text(("text",)), Text(())), _TIMES, ("confidence",), ("speaker",))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is AssemblyAI's JSON."""
    found = outline(text)
    if found.listed or not (found.has_list("words") or found.has_list("utterances") or found.holds("audio_url")):
        return 0
    inner = found.inside("words" if found.has_list("words") else "utterances")
    if inner.holds("text", "start", "end"):
        return 0.95 if "." not in inner.values["start"] + inner.values["end"] else 0
    return 0.7 if found.holds("audio_url", "status") else 0


def _schema(value: Any, name: str) -> Schema:
    if not isinstance(value, dict) or not ({"words", "utterances", "text"} & value.keys()):
        raise UnreadableFileError(f'{name} has neither "words" nor "utterances", which AssemblyAI\'s JSON has.')
    schema = Schema([], language=text_of(value.get("language_code")))
    utterances = value.get("utterances")
    count = len(utterances) if isinstance(utterances, list) else 0
    told = [block_of(value, ("utterances", i), _UTTERANCE, schema.warnings, ("words",), _WORD) for i in range(count)]
    if isinstance(value.get("words"), list) and (value["words"] or not told):
        block = block_of(value, (), _WHOLE, schema.warnings, ("words",), _WORD)
        block.listed = False
        schema.views.append(View([block], _WHOLE, _WORD))
    elif not told:
        block = block_of(value, (), _WHOLE, schema.warnings)
        block.listed = False
        schema.views.append(View([block], _WHOLE))
    if told:
        schema.views.append(View(told, _UTTERANCE, _WORD))
        schema.copies.append(Text(("text",)))
    _add_chapters(schema, value.get("chapters"))
    return schema


def _add_chapters(schema: Schema, chapters: Any) -> None:
    settle(schema.views[0])
    starts = [r.span.start_ms if r.span else 0 for b in schema.views[0].blocks for r in rows_of(b)]
    for chapter in chapters if isinstance(chapters, list) else ():
        title = text_of(chapter.get("gist")) or text_of(chapter.get("headline")) if isinstance(chapter, dict) else ""
        at = MS.read(chapter.get("start")) if title else None
        if at is not None and starts:
            schema.sections.append((min(bisect_left(starts, at), len(starts) - 1), " ".join(title.split())))
    schema.sections.sort(key=lambda pair: pair[0])


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    def word(p: Passage) -> list[dict[str, Any]]:
        return [
            {
                "text": w.text,
                **time_members(w, "start", "end", int),
                **confidence_member(w, "confidence"),
                "speaker": p.speaker or None,
            }
            for w in p.words
        ]

    return {
        "status": "completed",
        "language_code": transcript.meta.language or None,
        "text": " ".join([p.text for p in passages]),
        "words": [w for p in passages for w in word(p)],
        "utterances": [
            {
                "speaker": p.speaker,
                "start": p.start_ms,
                "end": p.end_ms,
                "text": p.text,
                "words": word(p),
            }
            for p in passages
        ]
        if any(p.speaker for p in passages)
        else None,
    }


CODEC = json_codec("assemblyai", sniff, _schema, _new_file)
