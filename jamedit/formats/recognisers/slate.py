"""The text of slate, as the BBC's slate-transcript-editor saves it: a list of nodes with children. Only read.

The text of a child is what counts: words that were edited take over the times that fit.
"""

from __future__ import annotations

from typing import Any

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Codec
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.edited_words import Heard, add_paragraph, heard, shared_out, timed_words
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import speaker_name
from jamedit.formats.engine.asr_json.text import parsed
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.read_only import finished, reading_ms
from jamedit.formats.source import SourceText

_ID, _KIND = "slate", "the JSON of slate"
_NOBODY = frozenset(("U_UKN", "UKN", "Unknown", "TBC"))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is slate's."""
    found = outline(text)
    if not found.listed or not found.has_list("children"):
        return 0.0
    return 0.97 if found.inside("children").holds("text") else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read the JSON of slate; raise UnreadableFileError when it is no list of nodes."""
    nodes = parsed(source.text, name)
    if not isinstance(nodes, list):
        raise UnreadableFileError(f"{name} is not a list of nodes with children, which the JSON of slate is.")
    builder = Builder()
    starts = [SECONDS.read(n.get("start")) if isinstance(n, dict) else None for n in nodes]
    with quiet_gc():
        for node, start, following in zip(nodes, starts, [*starts[1:], None], strict=False):
            children = node.get("children") if isinstance(node, dict) else None
            if not isinstance(children, list):
                builder.warn(0, "a node without children is left out")
                continue
            _add(builder, node, [c for c in children if isinstance(c, dict)], start, following)
        return finished(builder, source.meta(name, _ID), _KIND)


def _add(
    builder: Builder, node: dict[str, Any], children: list[dict[str, Any]], start: int | None, following: int | None
) -> None:
    text = " ".join(c["text"] for c in children if isinstance(c.get("text"), str))
    pieces = [_piece(w) for c in children for w in _listed(c.get("words")) if isinstance(w, dict)]
    words = timed_words(text, pieces)
    if start is not None:
        end = following if following is not None and following > start else start + reading_ms(text)
        words = shared_out(words, ordered(start, end))
    name = speaker_name(node.get("speaker"))
    add_paragraph(builder, words, "" if name in _NOBODY else name)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _piece(word: dict[str, Any]) -> Heard:
    return heard(word.get("text"), word.get("start"), word.get("end"), word.get("confidence"))


CODEC = Codec(sniff, read)
