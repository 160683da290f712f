"""Vosk's JSON: one result, a list of them, or results one after the other as a program prints them.

Partial results repeat what a result tells later; they stay in the file and are no words, unless there is nothing else.
"""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec, seconds, time_members
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Fields, Schema, Text, Time, View, apart, block_of
from jamedit.formats.engine.asr_json.text import Path
from jamedit.formats.engine.passage import Passage

_WORD = Fields(
    (Text(("word",)), Text(())),
    (Time(("start",), "start", SECONDS), Time(("end",), "end", SECONDS)),
    ("conf",),
)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Vosk's JSON."""
    found = outline(text)
    if found.has_list("result"):
        inner = found.inside("result")
        return 0.95 if inner.holds("word", "conf") or (inner.holds("word", "start") and found.holds("text")) else 0.3
    if set(found.values) in ({"partial"}, {"text"}, {"partial", "partial_result"}) and '"' in text[1:20]:
        return 0.6
    inner = found.inside("alternatives")
    return 0.9 if inner.has_list("result") and inner.holds("text") else 0


def _schema(value: Any, name: str) -> Schema:
    results: list[tuple[Path, Any]] = (
        [((i,), v) for i, v in enumerate(value)] if isinstance(value, list) else [((), value)]
    )
    told = [
        (path, v) for path, v in results if not isinstance(v, dict) or {"result", "text", "alternatives"} & v.keys()
    ]
    schema, blocks, fields = Schema([]), [], Fields((Text(("text",)), Text(("alternatives", 0, "text")), Text(())))
    if not told:
        told = [(path, v) for path, v in results if "partial" in v][-1:]
        fields = Fields((Text(("partial",)),))
    if not told and results:
        raise UnreadableFileError(f'{name} has no "result" and no "text", which Vosk\'s JSON has.')
    for path, result in told:
        inner: Path = (
            ("alternatives", 0, "result") if isinstance(result, dict) and "alternatives" in result else ("result",)
        )
        block = block_of(result, (), fields, schema.warnings, inner, _WORD, apart)
        block.path, block.listed = path, bool(path)
        blocks.append(block)
    schema.views.append(View(blocks, fields, _WORD))
    return schema


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    return [
        {
            "result": [
                {**confidence_member(w, "conf"), **time_members(w, "start", "end", seconds), "word": w.text}
                for w in p.words
            ],
            "text": p.text,
        }
        for p in passages
    ]


CODEC = json_codec("vosk", sniff, _schema, _new_file, single=False)
