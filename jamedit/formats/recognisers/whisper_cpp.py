"""The JSON of whisper.cpp (`-oj`, `-ojf`): segments with times in two spellings, words in pieces, turns of speakers."""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.document.timecode import timestamp
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import MS, STAMP
from jamedit.formats.engine.asr_json.format import has_word_times, json_codec
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.words import settle
from jamedit.formats.engine.passage import Passage

_TIMES = (
    Time(("offsets", "from"), "start", MS),
    Time(("offsets", "to"), "end", MS),
    Time(("timestamps", "from"), "start", STAMP),
    Time(("timestamps", "to"), "end", STAMP),
)
_SEGMENT = Fields((Text(("text",)), Text(())), _TIMES, speaker=("speaker",))
_TOKEN = Fields((Text(("text",)),), _TIMES, ("p",))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is whisper.cpp's JSON."""
    found = outline(text)
    inner = found.inside("transcription")
    if not found.has_list("transcription"):
        return 0
    return 0.95 if inner.holds("text") and (inner.holds("offsets") or inner.holds("timestamps")) else 0.5


def _spoken(item: dict[str, Any], text: str) -> str:
    """Leave out the marks that are no speech, such as `[_BEG_]` and `[_TT_50]`."""
    return "" if text.startswith("[_") and text.endswith("]") else text


def _schema(value: Any, name: str) -> Schema:
    items = value.get("transcription") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise UnreadableFileError(f'{name} has no list "transcription", which the JSON of whisper.cpp has.')
    result = value.get("result")
    schema = Schema([], language=text_of(result.get("language")) if isinstance(result, dict) else "")
    blocks = []
    for i, item in enumerate(items):
        block = block_of(item, (), _SEGMENT, schema.warnings, ("tokens",), _TOKEN, _spoken)
        block.path = ("transcription", i)
        block.speaker = block.speaker if block.speaker != "?" else ""
        blocks.append(block)
    view = View(blocks, _SEGMENT, _TOKEN, captions=True, spaced=True)
    schema.views.append(view)
    settle(view)
    count = 0
    for item, block in zip(items, blocks, strict=True):
        count += len(block.tokens)
        if isinstance(item, dict) and item.get("speaker_turn_next") is True:
            schema.breaks.add(count)
    return schema


def _at(start: int, end: int) -> dict[str, Any]:
    return {
        "timestamps": {"from": timestamp(start, ","), "to": timestamp(end, ",")},
        "offsets": {"from": start, "to": end},
    }


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    with_words = has_word_times(passages)
    items: list[dict[str, Any]] = []
    for p in passages:
        item = {**_at(p.start_ms, p.end_ms), "text": " " + p.text}
        if p.speaker:
            item["speaker"] = p.speaker
        if with_words:
            item["tokens"] = [
                {"text": " " + w.text, **(_at(w.span.start_ms, w.span.end_ms) if w.span else {})}
                | ({} if w.confidence is None else {"p": w.confidence})
                for w in p.words
            ]
        items.append(item)
    return {"result": {"language": transcript.meta.language or "en"}, "transcription": items}


CODEC = json_codec("whisper-cpp", sniff, _schema, _new_file, by_captions=True)
