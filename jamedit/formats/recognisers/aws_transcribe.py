"""AWS Transcribe's JSON: items, words and punctuation; who speaks is in the items, or in a list beside them."""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.format import json_codec
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import (
    Block,
    Fields,
    Piece,
    Schema,
    Text,
    Time,
    View,
    block_of,
    speaker_name,
    text_of,
)
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.asr_json.words import settle
from jamedit.formats.engine.passage import Passage

_TIMES = (Time(("start_time",), "start", SECONDS), Time(("end_time",), "end", SECONDS))
_WHOLE = Fields((Text(("transcripts", 0, "transcript")),))
_SEGMENTS: Path = ("results", "speaker_labels", "segments")
_CHANNELS: Path = ("results", "channel_labels", "channels")
_AUDIO: Path = ("results", "audio_segments")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is AWS Transcribe's JSON."""
    found = outline(text)
    if not found.has_object("results"):
        return 0
    inner = found.inside("results")
    if inner.has_list("transcripts"):
        return 0.97
    return 0.9 if inner.has_list("items") and "pronunciation" in text else 0


def _spaced(item: dict[str, Any], text: str) -> str:
    return text if item.get("type") == "punctuation" else " " + text


def _schema(value: Any, name: str) -> Schema:
    items = value_at(value, ("results", "items"))
    if not isinstance(items, list) and value_at(value, ("results", "transcripts")) is None:
        raise UnreadableFileError(f'{name} has no "results" with "items", which AWS Transcribe\'s JSON has.')
    schema = Schema([], language=text_of(value_at(value, ("results", "language_code"))))
    keys = {
        key
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
        for key in ("speaker_label", "channel_label")
        if key in item
    }
    beside = isinstance(value_at(value, _SEGMENTS), list) and "speaker_label" not in keys
    voice: Path = ("speaker_label",) if "speaker_label" in keys else ("channel_label",) if keys and not beside else ()
    word = Fields((Text(("alternatives", 0, "content")), Text(())), _TIMES, ("alternatives", 0, "confidence"), voice)
    block = block_of(value, ("results",), _WHOLE, schema.warnings, ("items",), word, _spaced)
    block.listed = False
    if beside:
        block.pieces = _labelled(block.pieces, value)
    elif not voice and isinstance(value_at(value, _CHANNELS), list):
        block.pieces = _by_channel(block.pieces, value)
    view = View([block], _WHOLE, word)
    settle(view)
    schema.views.append(view)
    _add_segments(schema, value, block)
    spoken = Fields((Text(("transcript",)),), _TIMES, speaker=("speaker_label",))
    audio = value_at(value, _AUDIO)
    told = [
        block_of(value, (*_AUDIO, i), spoken, schema.warnings)
        for i in range(len(audio) if isinstance(audio, list) else 0)
    ]
    if told:
        schema.views.append(View(told, spoken))
    return schema


def _labelled(pieces: list[Piece], value: Any) -> list[Piece]:
    """Return the pieces with who speaks from the list of speakers: word for word, else by when a word starts."""
    told = [
        (SECONDS.read(item.get("start_time")), speaker_name(item.get("speaker_label") or segment.get("speaker_label")))
        for segment in value_at(value, _SEGMENTS)
        for item in _items(segment)
    ]
    spoken = [p for p in pieces if not p.mark]
    if len(told) == len(spoken):
        by_element = {p.element: name for p, (_, name) in zip(spoken, told, strict=True)}
    else:
        by_start = dict(told)
        by_element = {p.element: by_start[p.start_ms] for p in spoken if p.start_ms in by_start}
    return _spoken(pieces, by_element)


def _by_channel(pieces: list[Piece], value: Any) -> list[Piece]:
    """Return the pieces with who speaks from the list of channels, one person in each: by when a word starts."""
    told = {
        (SECONDS.read(item.get("start_time")), text_of(value_at(item, ("alternatives", 0, "content")))): name
        for channel in value_at(value, _CHANNELS)
        if (name := speaker_name(value_at(channel, ("channel_label",))))
        for item in _items(channel)
    }
    keys = {p.element: (p.start_ms, p.text.strip()) for p in pieces if not p.mark}
    return _spoken(pieces, {element: told[key] for element, key in keys.items() if key in told})


def _spoken(pieces: list[Piece], by_element: dict[int, str]) -> list[Piece]:
    """Return the pieces with their speakers; those that are not known speak as the one before."""
    last = next(iter(by_element.values()), "")
    made = []
    for piece in pieces:
        last = by_element.get(piece.element, last)
        made.append(piece._replace(speaker=last))
    return made


def _items(segment: Any) -> list[dict[str, Any]]:
    items = value_at(segment, ("items",))
    return [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []


def _add_segments(schema: Schema, value: Any, main: Block) -> None:
    """Add the list of speakers, whose items have times and no words: the words are those of the main list in order."""
    segments = value_at(value, _SEGMENTS)
    if not isinstance(segments, list):
        return
    texts = iter(
        [
            main.tokens[w]
            for (p0, p1), (w, w1) in main.groups
            if p1 > p0 and main.pieces[p0].start_ms is not None and w1 == w + 1
        ]
    )
    word, block = Fields((), _TIMES, speaker=("speaker_label",)), Fields((), _TIMES, speaker=("speaker_label",))
    blocks = []
    for i, segment in enumerate(segments):
        made = block_of(value, (*_SEGMENTS, i), block, schema.warnings)
        made.words_at = ("items",)
        made.pieces = [
            Piece(j, " " + next(texts, ""), SECONDS.read(item.get("start_time")), SECONDS.read(item.get("end_time")))
            for j, item in enumerate(_items(segment))
        ]
        blocks.append(made)
    schema.views.append(View(blocks, block, word))


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    items: list[dict[str, Any]] = []
    for p in passages:
        label = {"speaker_label": p.speaker} if p.speaker else {}
        for w in p.words:
            bare = w.text.rstrip(".,;:!?…") or w.text
            times = {"start_time": f"{w.span.start_ms / 1000}", "end_time": f"{w.span.end_ms / 1000}"} if w.span else {}
            said = {"confidence": str(w.confidence)} if w.confidence is not None else {}
            items.append({"type": "pronunciation", "alternatives": [{**said, "content": bare}], **times, **label})
            if bare != w.text:
                mark = {"confidence": "0.0", "content": w.text[len(bare) :]}
                items.append({"type": "punctuation", "alternatives": [mark], **label})
    return {
        "results": {
            "language_code": transcript.meta.language or "en-US",
            "transcripts": [{"transcript": " ".join([p.text for p in passages])}],
            "items": [{"id": i, **item} for i, item in enumerate(items)],
        },
        "status": "COMPLETED",
    }


CODEC = json_codec("aws", sniff, _schema, _new_file)
