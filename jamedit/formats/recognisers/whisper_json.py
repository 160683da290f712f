"""The JSON of Whisper: openai-whisper, faster-whisper (also as a bare list of segments), WhisperX, OpenAI's service.

Segments become captions. Words without a time of their own, as WhisperX leaves numerals, lie between their neighbours.
"""

from __future__ import annotations

import math
from itertools import islice
from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import WRITTEN
from jamedit.formats.engine.asr_json.format import has_word_times, json_codec, seconds, time_members
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import (
    Block,
    Fields,
    Schema,
    Text,
    Time,
    View,
    apart,
    as_spaced,
    block_of,
    text_of,
)
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.passage import Passage

_TIMES = (Time(("start",), "start", WRITTEN), Time(("end",), "end", WRITTEN))
_SEGMENT = Fields((Text(("text",)), Text(())), _TIMES, speaker=("speaker",))
_SURE = ("probability", "score", "confidence")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Whisper's JSON."""
    found = outline(text)
    if found.listed:
        return 0.9 if found.holds("start", "end", "text") and ("." in found.values["start"] or found.holds("id")) else 0
    if found.has_list("segments"):
        inner = found.inside("segments")
        if inner.holds("start", "end") and (inner.holds("text") or inner.has_list("words")):
            return 0.95
        return 0.6 if not inner.values and found.holds("text") else 0
    if found.has_list("words") and found.inside("words").holds("word", "start") and found.holds("text"):
        return 0.8
    return 0


def _schema(value: Any, name: str) -> Schema:
    base: Path = () if isinstance(value, list) else ("segments",)
    segments = value_at(value, base)
    if not isinstance(segments, list):
        if isinstance(value, dict) and ("words" in value or isinstance(value.get("text"), str)):
            return _without_segments(value)
        raise UnreadableFileError(f'{name} has no list of "segments", which Whisper\'s JSON has.')
    schema = Schema([], language=text_of(value_at(value, ("language",))))
    word, spaced = _word_fields(segments)
    blocks = []
    for i, segment in enumerate(segments):
        block = block_of(segment, (), _SEGMENT, schema.warnings, ("words",), word, as_spaced if spaced else apart)
        block.path = (*base, i)
        logprob = value_at(segment, ("avg_logprob",))
        if block.confidence is None and isinstance(logprob, float) and math.isfinite(logprob):
            block.confidence = math.exp(min(0.0, logprob))
        blocks.append(block)
    schema.views.append(View(blocks, _SEGMENT, word, True, spaced, numbered=("id",), emptied=(("tokens",),)))
    for key in ("word_segments", "words"):
        if isinstance(value, dict) and isinstance(value.get(key), list):
            _add_flat(schema, value, key, blocks)
    if isinstance(value, dict):
        schema.copies.append(Text(("text",)))
    return schema


def _word_fields(segments: list[Any]) -> tuple[Fields, bool]:
    """Return what the words of a file keep, and whether they carry the spaces between them."""
    words = [w for s in segments for w in _words(s)[:50]][:2_000]
    sure = next((key for key in _SURE if any(key in w for w in words)), "")
    texts = (Text(("word",)), Text(("text",)), Text(()))
    fields = Fields(texts, _TIMES, (sure,) if sure else (), ("speaker",))
    return fields, any(text_of(w.get("word"))[:1].isspace() for w in words)


def _words(segment: Any) -> list[dict[str, Any]]:
    words = value_at(segment, ("words",))
    return [w for w in words if isinstance(w, dict)] if isinstance(words, list) else []


def _add_flat(schema: Schema, value: Any, key: str, blocks: list[Block]) -> None:
    """Add the list of all words that is beside the segments; it may be the only one with their times."""
    word, spaced = _word_fields([{"words": list(islice(value[key], 2_000))}])
    flat = block_of(value, (), Fields(), schema.warnings, (key,), word, as_spaced if spaced else apart)
    flat.listed = False
    flat.text = " ".join([b.text for b in blocks])
    view = View([flat], Fields(), word, spaced=spaced, text_leads=True)
    schema.views.append(view)
    if not any(b.pieces for b in blocks):
        schema.times_from = view


def _without_segments(value: dict[str, Any]) -> Schema:
    schema = Schema([], language=text_of(value.get("language")))
    word, spaced = _word_fields([value])
    whole = Fields((Text(("text",)),))
    block = block_of(value, (), whole, schema.warnings, ("words",), word, as_spaced if spaced else apart)
    block.listed = False
    schema.views.append(View([block], whole, word, spaced=spaced, text_leads=True))
    return schema


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    with_words, speakers = has_word_times(passages), any(p.speaker for p in passages)
    segments = []
    for number, passage in enumerate(passages):
        segment: dict[str, Any] = {
            "id": number,
            "start": seconds(passage.start_ms),
            "end": seconds(passage.end_ms),
            "text": " " + passage.text,
        }
        if with_words:
            segment["words"] = [
                {"word": " " + w.text, **time_members(w, "start", "end", seconds)}
                | ({} if w.confidence is None else {"probability": w.confidence})
                for w in passage.words
            ]
        if speakers and passage.speaker:
            segment["speaker"] = passage.speaker
        segments.append(segment)
    text = "".join(str(s["text"]) for s in segments)
    return {"text": text, "segments": segments, "language": transcript.meta.language or None}


CODEC = json_codec("whisper-json", sniff, _schema, _new_file, by_captions=True)
