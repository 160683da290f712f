"""The text of draft.js, as the BBC's react-transcript-editor saves it: blocks, and entities for words. Only read.

The text of a block is what counts: words that were edited take over the times that fit.
"""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Codec
from jamedit.formats.engine.asr_json.edited_words import Heard, add_paragraph, heard, timed_words
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import speaker_name
from jamedit.formats.engine.asr_json.text import parsed, value_at
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.read_only import finished
from jamedit.formats.source import SourceText

_ID, _KIND = "draftjs", "the JSON of draft.js"
_NOBODY = frozenset(("U_UKN", "UKN", "Unknown", "TBC"))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is draft.js's."""
    found = outline(text)
    if not found.has_list("blocks"):
        return 0.0
    block = found.inside("blocks")
    if not block.holds("text"):
        return 0.0
    return 0.97 if found.holds("entityMap") or block.holds("entityRanges") or block.holds("inlineStyleRanges") else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read the JSON of draft.js; raise UnreadableFileError when it has no blocks."""
    value = parsed(source.text, name)
    blocks = value.get("blocks") if isinstance(value, dict) else None
    if not isinstance(blocks, list):
        raise UnreadableFileError(f'{name} has no list of "blocks", which the JSON of draft.js has.')
    entities = value.get("entityMap")
    builder = Builder()
    with quiet_gc():
        for block in blocks:
            if isinstance(block, dict) and isinstance(block.get("text"), str):
                words = timed_words(block["text"], _pieces(block, entities))
                add_paragraph(builder, words, _speaker(block))
            else:
                builder.warn(0, "a block without a text is left out")
        return finished(builder, source.meta(name, _ID), _KIND)


def _speaker(block: dict[str, Any]) -> str:
    name = speaker_name(value_at(block, ("data", "speaker")))
    return "" if name in _NOBODY else name


def _pieces(block: dict[str, Any], entities: Any) -> list[Heard]:
    """Return what was recognised in a block: its entities in their order, else the words that it keeps beside."""
    ranges = block.get("entityRanges")
    placed = [r for r in ranges if isinstance(r, dict)] if isinstance(ranges, list) else []
    placed.sort(key=lambda r: r["offset"] if isinstance(r.get("offset"), int) else 0)
    units = block["text"].encode("utf-16-le", "surrogatepass")  # offsets count as JavaScript does
    pieces = [_of_range(r, entities, units) for r in placed]
    if any(p.span for p in pieces):
        return pieces
    words = value_at(block, ("data", "words"))
    return [_of_word(w) for w in words if isinstance(w, dict)] if isinstance(words, list) else []


def _of_range(placed: dict[str, Any], entities: Any, units: bytes) -> Heard:
    entity = value_at(entities, (str(placed.get("key")), "data")) if isinstance(entities, dict) else None
    if entity is None and isinstance(entities, list) and isinstance(placed.get("key"), int):
        entity = value_at(entities, (placed["key"], "data"))
    known = {**placed, **(entity if isinstance(entity, dict) else {})}
    offset, length = placed.get("offset"), placed.get("length")
    text = known.get("text")
    if isinstance(offset, int) and isinstance(length, int) and offset >= 0 and 0 < length < 10_000:
        text = units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
    return heard(text, known.get("start"), known.get("end"), known.get("confidence"))


def _of_word(word: dict[str, Any]) -> Heard:
    text = word.get("punct") or word.get("text") or word.get("word")
    return heard(text, word.get("start"), word.get("end"), word.get("confidence"))


CODEC = Codec(sniff, read)
