"""Deepgram's JSON: the words of each channel; utterances, paragraphs and sentences tell the same words again."""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec, seconds, time_members
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Block, Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.asr_json.words import settle
from jamedit.formats.engine.passage import Passage

_TIMES = (Time(("start",), "start", SECONDS), Time(("end",), "end", SECONDS))
_SPELLED = (Text(("punctuated_word",)), Text(("word",), "bare"), Text(()))
_PLAIN = (Text(("word",)), Text(()))
_CHANNELS: Path = ("results", "channels")
_UTTERANCES: Path = ("results", "utterances")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Deepgram's JSON."""
    found = outline(text)
    if found.has_object("results") and found.inside("results").has_list("channels"):
        return 0.97
    return 0.9 if found.has_object("metadata") and '"deepgram' in text.lower() and '"results"' in text else 0


def _schema(value: Any, name: str) -> Schema:
    channels = value_at(value, _CHANNELS)
    if not isinstance(channels, list):
        raise UnreadableFileError(f'{name} has no "results" with "channels", which Deepgram\'s JSON has.')
    schema = Schema([], language=text_of(value_at(value, (*_CHANNELS, 0, "detected_language"))))
    several = len(channels) > 1
    word = Fields(_spelling(value), _TIMES, ("confidence",), ("speaker",))
    whole = Fields((Text(("transcript",)),))
    blocks = [_channel(value, i, whole, word, schema, several=several) for i in range(len(channels))]
    schema.views.append(View(blocks, whole, word))
    schema.by_time = several
    utterances = value_at(value, _UTTERANCES)
    if isinstance(utterances, list):
        phrase = Fields((Text(("transcript",)),), _TIMES, speaker=("speaker",))
        told = [
            block_of(value, (*_UTTERANCES, i), phrase, schema.warnings, ("words",), word)
            for i in range(len(utterances))
        ]
        schema.views.append(View(told, phrase, word))
    if not several:
        _add_sentences(schema, value)
    return schema


def _spelling(value: Any) -> tuple[Text, ...]:
    first = value_at(value, (*_CHANNELS, 0, "alternatives", 0, "words", 0))
    return _SPELLED if isinstance(first, dict) and "punctuated_word" in first else _PLAIN


def _channel(value: Any, number: int, whole: Fields, word: Fields, schema: Schema, *, several: bool) -> Block:
    path: Path = (*_CHANNELS, number, "alternatives", 0)
    if value_at(value, path) is None:
        return Block(path, listed=False)
    block = block_of(value, path, whole, schema.warnings, ("words",), word)
    block.listed = False
    if several:
        block.speaker = f"Channel {number + 1}"
    return block


def _add_sentences(schema: Schema, value: Any) -> None:
    """Add the sentences and paragraphs; where they hold all words, paragraphs begin where they do in the file."""
    base: Path = (*_CHANNELS, 0, "alternatives", 0, "paragraphs")
    paragraphs = value_at(value, (*base, "paragraphs"))
    if not isinstance(paragraphs, list):
        return
    sentence = Fields((Text(("text",)),), _TIMES)
    sentences, blocks, count, breaks = [], [], 0, set()
    for i in range(len(paragraphs)):
        inner = value_at(value, (*base, "paragraphs", i, "sentences"))
        mine = [
            block_of(value, (*base, "paragraphs", i, "sentences", j), sentence, schema.warnings)
            for j in range(len(inner) if isinstance(inner, list) else 0)
        ]
        block = block_of(value, (*base, "paragraphs", i), Fields((), _TIMES, speaker=("speaker",)), schema.warnings)
        block.text = " ".join([s.text for s in mine])
        breaks.add(count)
        count += len(block.text.split())
        sentences += mine
        blocks.append(block)
    settle(schema.views[0])
    if count == len(schema.views[0].blocks[0].tokens):
        schema.breaks, schema.paragraphed = breaks, bool(count)
    schema.views.append(View(sentences, sentence))
    schema.views.append(View(blocks, Fields((), _TIMES, speaker=("speaker",)), emptied=(("sentences",),)))
    schema.copies.append(Text((*base, "transcript")))


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    words = [
        {
            "word": w.text.strip(".,;:!?…").lower() or w.text,
            **time_members(w, "start", "end", seconds),
            **confidence_member(w, "confidence"),
            "punctuated_word": w.text,
            **({"speaker": p.speaker} if p.speaker else {}),
        }
        for p in passages
        for w in p.words
    ]
    text = " ".join([p.text for p in passages])
    return {
        "metadata": {"channels": 1},
        "results": {"channels": [{"alternatives": [{"transcript": text, "words": words}]}]},
    }


CODEC = json_codec("deepgram", sniff, _schema, _new_file)
