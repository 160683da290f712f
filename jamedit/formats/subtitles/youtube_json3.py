"""YouTube's captions as json3: events with segments, one a word in automatic captions.

Automatic captions roll: an event lasts until its line has left the screen, so its time is cut where the next one
begins, and lines that an event repeats of the one before are left out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from jamedit.document import Span, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import MS
from jamedit.formats.engine.asr_json.format import has_word_times, json_codec
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Block, Fields, Piece, Schema, Text, Time, View, as_spaced, block_of
from jamedit.formats.engine.passage import Passage

_EVENT = Fields((), (Time(("tStartMs",), "start", MS), Time(("dDurationMs",), "length", MS)))
_SEGMENT = Fields((Text(("utf8",)),), (Time(("tOffsetMs",), "offset", MS),), ("acAsrConf",), scale=255)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is json3."""
    found = outline(text)
    if not found.has_list("events"):
        return 0
    return 0.97 if "tStartMs" in found.values["events"] or found.holds("wireMagic") else 0


def _schema(value: Any, name: str) -> Schema:
    events = value.get("events") if isinstance(value, dict) else None
    if not isinstance(events, list):
        raise UnreadableFileError(f'{name} has no list of "events", which YouTube\'s json3 has.')
    schema = Schema([])
    blocks = [
        replace(block_of(event, (), _EVENT, schema.warnings, ("segs",), _SEGMENT, as_spaced), path=("events", i))
        for i, event in enumerate(events)
    ]
    blocks = [b for b in blocks if b.text or any(not p.space for p in b.pieces)]
    rolling = any(isinstance(e, dict) and e.get("aAppend") for e in events) or _has_offsets(events)
    repeated: set[int] = set()
    if rolling:
        blocks, repeated = _unrolled(blocks)
    for block in blocks:
        _finish(block)
    schema.views.append(View(blocks, _EVENT, _SEGMENT, captions=True, spaced=True, repeats=repeated))
    return schema


def _has_offsets(events: list[Any]) -> bool:
    segs = (s for e in events if isinstance(e, dict) and isinstance(e.get("segs"), list) for s in e["segs"])
    return any(isinstance(s, dict) and "tOffsetMs" in s for s in segs)


def _unrolled(blocks: list[Block]) -> tuple[list[Block], set[int]]:
    """Return the events without the lines that they repeat, each ending where the next one begins, and mere repeats."""
    made: list[Block] = []
    repeated: set[int] = set()
    line: list[str] = []
    repeats = _repeats(blocks)
    for block in blocks:
        if not block.pieces:  # text that is no event
            made.append(block)
            continue
        own = _without(block.pieces, line) if repeats and made and _meets(made[-1], block) else block.pieces
        if own:
            block.repeats = {p.element for p in block.pieces if p not in own}
            block.pieces = own
            line = _last_line(own)
            made.append(block)
            continue
        repeated.add(int(block.path[-1]))
        if made[-1].span and block.span:
            made[-1].span = Span(made[-1].span.start_ms, max(made[-1].span.end_ms, block.span.end_ms))
    for block, following in pairwise(made):
        if block.span and following.span and block.span.start_ms <= following.span.start_ms < block.span.end_ms:
            block.span = Span(block.span.start_ms, following.span.start_ms)
    return made, repeated


def _last_line(pieces: list[Piece]) -> list[str]:
    return "".join([p.text for p in pieces]).strip().rpartition("\n")[2].split()


def _repeats(blocks: list[Block]) -> bool:
    """Tell whether most events repeat the line before: a word that is said twice is none that rolls."""
    whole = opening = 0
    for before, block in pairwise(blocks):
        left = _without(block.pieces, _last_line(before.pieces)) if _meets(before, block) else block.pieces
        whole += not left
        opening += bool(left) and left != block.pieces
    return (opening > 0 or whole > 1) and (opening + whole) * 2 >= len(blocks) - 1


def _meets(before: Block, block: Block) -> bool:
    return before.span is not None and block.span is not None and block.span.start_ms <= before.span.end_ms + 50


def _without(pieces: list[Piece], line: list[str]) -> list[Piece]:
    """Return the pieces behind a line that was on the screen already: all, when they do not open with it."""
    words: list[str] = []
    broken = False
    for i, piece in enumerate(pieces):
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        if words == line and (broken or "\n" in lead):
            return pieces[i:] if not piece.space else pieces[i + 1 :]
        first, newline, rest = piece.text.strip().partition("\n")
        if not words and newline and first.split() == line:
            return [piece._replace(text="\n" + rest), *pieces[i + 1 :]]
        words += piece.text.split()
        broken = "\n" in piece.text[len(piece.text.rstrip()) :]
        if len(words) > len(line):
            return pieces
    return [] if words == line else pieces


def _finish(block: Block) -> None:
    """Let the last word end with its event, and no word outlast it."""
    end = block.span.end_ms if block.span else None
    block.pieces = [
        p._replace(end_ms=min(p.end_ms, max(end, p.start_ms)) if p.end_ms is not None else max(end, p.start_ms))
        if end is not None and p.start_ms is not None
        else p
        for p in block.pieces
    ]
    block.text = block.text or "".join([p.text for p in block.pieces])


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    with_words = has_word_times(passages)
    events: list[dict[str, Any]] = []
    for p in passages:
        start = p.start_ms
        segs: list[dict[str, Any]] = [{"utf8": p.text}]
        if with_words:
            segs = []
            for w in p.words:
                offset = max(0, w.span.start_ms - start) if w.span else 0
                seg: dict[str, Any] = {"utf8": f" {w.text}" if segs else w.text}
                if offset:
                    seg["tOffsetMs"] = offset
                if w.confidence is not None:
                    seg["acAsrConf"] = round(w.confidence * 255)
                segs.append(seg)
        events.append({"tStartMs": start, "dDurationMs": p.end_ms - p.start_ms, "segs": segs})
    return {"wireMagic": "pb3", "pens": [{}], "wsWinStyles": [{}], "wpWinPositions": [{}], "events": events}


CODEC = json_codec("json3", sniff, _schema, _new_file, by_captions=True)
