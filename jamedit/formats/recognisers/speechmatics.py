"""Speechmatics' JSON (format 2): words, entities and punctuation in one list, each with its speaker."""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.format import json_codec, seconds
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.text import value_at
from jamedit.formats.engine.passage import Passage

_WORD = Fields(
    (Text(("alternatives", 0, "content")), Text(("alternatives", 0, "display", "content")), Text(())),
    (Time(("start_time",), "start", SECONDS), Time(("end_time",), "end", SECONDS)),
    ("alternatives", 0, "confidence"),
    ("alternatives", 0, "speaker"),
)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Speechmatics' JSON."""
    found = outline(text)
    if not found.has_list("results"):
        return 0
    if found.inside("results").holds("alternatives", "type", "start_time"):
        return 0.97
    return 0.8 if found.holds("format", "job", "metadata") else 0


class _Joiner:
    """Tell which elements are close to their neighbour."""

    def __init__(self) -> None:
        self._glue = False

    def __call__(self, item: dict[str, Any], text: str) -> str:
        attaches = item.get("attaches_to")
        mark = item.get("type") == "punctuation"
        close = self._glue or attaches in ("previous", "both") or (mark and attaches is None)
        self._glue = attaches in ("next", "both")
        return text if close else " " + text


def _schema(value: Any, name: str) -> Schema:
    if not isinstance(value, dict) or not isinstance(value.get("results"), list):
        raise UnreadableFileError(f'{name} has no list of "results", which Speechmatics\' JSON has.')
    schema = Schema([], language=text_of(value_at(value, ("metadata", "transcription_config", "language"))))
    block = block_of(value, (), Fields(), schema.warnings, ("results",), _WORD, _Joiner())
    block.listed = False
    schema.views.append(View([block], Fields(), _WORD))
    schema.by_time = len({i.get("channel") for i in value["results"] if isinstance(i, dict)}) > 1
    return schema


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    language = transcript.meta.language or "en"
    results: list[dict[str, Any]] = []
    for p in passages:
        for w in p.words:
            bare = w.text.rstrip(".,;:!?…") or w.text
            start, end = (w.span.start_ms, w.span.end_ms) if w.span else (None, None)
            results.append(_result("word", bare, start, end, w.confidence, p.speaker))
            if bare != w.text:
                mark = _result("punctuation", w.text[len(bare) :], end, end, None, p.speaker)
                results.append({**mark, "attaches_to": "previous"})
    config = {"type": "transcription", "transcription_config": {"language": language}}
    return {"format": "2.9", "metadata": config, "results": results}


def _result(
    kind: str, content: str, start: int | None, end: int | None, confidence: float | None, speaker: str
) -> dict[str, Any]:
    alternative: dict[str, Any] = {"content": content}
    if confidence is not None:
        alternative["confidence"] = confidence
    if speaker:
        alternative["speaker"] = speaker
    times = {} if start is None or end is None else {"start_time": seconds(start), "end_time": seconds(end)}
    return {"alternatives": [alternative], **times, "type": kind}


CODEC = json_codec("speechmatics", sniff, _schema, _new_file)
