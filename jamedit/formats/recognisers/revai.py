"""Rev.ai's JSON: monologues of elements; punctuation and the spaces between words are elements of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import SECONDS, STAMP
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec, seconds, time_members
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import (
    Block,
    Fields,
    Schema,
    Text,
    Time,
    View,
    block_of,
    speaker_name,
    text_of,
)
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.passage import Passage

_WORD = Fields(
    (Text(("value",)), Text(())),
    (
        *(Time(("ts",), "start", SECONDS), Time(("end_ts",), "end", SECONDS)),
        *(Time(("timestamp",), "start", STAMP), Time(("end_timestamp",), "end", STAMP)),  # transcripts made by people
    ),
    ("confidence",),
)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Rev.ai's JSON."""
    found = outline(text)
    if not found.has_list("monologues"):
        return 0
    return 0.97 if found.inside("monologues").holds("elements") else 0.6


def _spaced(item: dict[str, Any], text: str) -> str:
    """Take words apart; punctuation and spaces go with the word before them."""
    return text if item.get("type") == "punct" else " " + text


def _schema(value: Any, name: str) -> Schema:
    monologues = value.get("monologues") if isinstance(value, dict) else None
    if not isinstance(monologues, list):
        raise UnreadableFileError(f'{name} has no list of "monologues", which Rev.ai\'s JSON has.')
    schema = Schema([], language=text_of(value.get("language")))
    names: tuple[Path, ...] = (("speaker_info", "display_name"), ("speaker_name",))
    named = (path for path in names if any(text_of(value_at(m, path)) for m in monologues))
    speaker: Path = next(named, ("speaker",))
    block = Fields(speaker=speaker)
    blocks = [
        block_of(value, ("monologues", i), block, schema.warnings, ("elements",), _WORD, _spaced)
        for i in range(len(monologues))
    ]
    _name(value, blocks)
    schema.views.append(View(blocks, block, _WORD))
    return schema


def _name(value: dict[str, Any], blocks: Sequence[Block]) -> None:
    """Give speakers their names, where the file has a list of them beside the monologues."""
    table = value.get("speakers")
    known = [s for s in (table if isinstance(table, list) else ()) if isinstance(s, dict) and text_of(s.get("name"))]
    names = {speaker_name(s.get("id")): text_of(s.get("name")) for s in known}
    for block in blocks:
        block.speaker = names.get(block.speaker, block.speaker)


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    return {"monologues": [_monologue(p) for p in passages]}


def _monologue(p: Passage) -> dict[str, Any]:
    elements: list[dict[str, Any]] = []
    for w in p.words:
        if elements:
            elements.append({"type": "punct", "value": " "})
        bare = w.text.rstrip(".,;:!?…")
        elements.append(
            {
                "type": "text",
                "value": bare or w.text,
                **time_members(w, "ts", "end_ts", seconds),
                **confidence_member(w, "confidence"),
            }
        )
        if bare and bare != w.text:
            elements.append({"type": "punct", "value": w.text[len(bare) :]})
    return {**({"speaker": p.speaker} if p.speaker else {}), "elements": elements}


CODEC = json_codec("revai", sniff, _schema, _new_file)
