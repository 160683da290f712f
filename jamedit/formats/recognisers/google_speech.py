"""Google Speech-to-Text's JSON, v1 ("startTime") and v2 ("startOffset").

With speakers, v1 tells all words once more in its last result, this time with their `speakerTag`: those are the words
that are read, and the results before are kept equal to them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jamedit.document import Span, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import DURATION
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec, time_members
from jamedit.formats.engine.asr_json.outline import Outline, outline
from jamedit.formats.engine.asr_json.schema import Block, Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.passage import Passage

_STARTS = (("startOffset",), ("startTime",), ("start_offset",), ("start_time",))
_ENDS = (("endOffset",), ("endTime",), ("end_offset",), ("end_time",))
_TIMES = (*(Time(p, "start", DURATION) for p in _STARTS), *(Time(p, "end", DURATION) for p in _ENDS))
_RESULT = Fields((Text(("alternatives", 0, "transcript")),))
_ENDED = (("resultEndOffset",), ("resultEndTime",), ("result_end_time",), ("result_end_offset",))


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Google's JSON."""
    found = outline(text)
    if found.has_object("response"):
        found = found.inside("response")
    if found.has_object("results"):
        return 0.9 if '"alternatives"' in text and ('"startOffset"' in text or '"endOffset"' in text) else 0
    return _sure_of(found.inside("results")) if found.has_list("results") and not found.holds("result_index") else 0


def _sure_of(inner: Outline) -> float:
    if not inner.has_list("alternatives") or inner.holds("start_time", "type"):
        return 0
    return 0.9 if any(key in inner.values["alternatives"] for key in ('"transcript"', '"words"')) else 0.3


def _base(value: Any) -> Path | None:
    """Return where the list of results is."""
    for path in (("results",), ("response", "results")):
        if isinstance(value_at(value, path), list):
            return path
    for path in (("results",), ("response", "results")):
        files = value_at(value, path)
        for key in files if isinstance(files, dict) else ():
            for inner in (("transcript", "results"), ("inlineResult", "transcript", "results")):
                if isinstance(value_at(value, (*path, key, *inner)), list):
                    return (*path, key, *inner)
    return None


def _schema(value: Any, name: str) -> Schema:
    base = _base(value)
    if base is None:
        raise UnreadableFileError(f'{name} has no list of "results", which Google\'s JSON has.')
    results = value_at(value, base)
    schema = Schema([], language=text_of(value_at(value, (*base, 0, "languageCode"))))
    word = Fields((Text(("word",)), Text(())), _TIMES, ("confidence",), _speaker(results))
    blocks: list[Block] = []
    end = 0
    for i in range(len(results)):
        block = block_of(value, (*base, i), _RESULT, schema.warnings, ("alternatives", 0, "words"), word)
        block.pieces = [p._replace(speaker="" if p.speaker == "Speaker 0" else p.speaker) for p in block.pieces]
        stop = next((ms for p in _ENDED if (ms := DURATION.read(value_at(results[i], p))) is not None), None)
        if not block.pieces and stop is not None:
            block.span = Span(min(end, stop), stop)
        end = stop if stop is not None else end
        blocks.append(block)
    last = blocks[-1] if blocks else None
    if last is not None and len(blocks) > 1 and _repeats(blocks[:-1], last):
        schema.views += [View([last], _RESULT, word), View(blocks[:-1], _RESULT, replace(word, speaker=()))]
    else:
        schema.views.append(View(blocks, _RESULT, word))
    return schema


def _speaker(results: list[Any]) -> Path:
    for result in reversed(results):
        words = value_at(result, ("alternatives", 0, "words"))
        for item in words if isinstance(words, list) else ():
            for key in ("speakerLabel", "speakerTag", "speaker_label", "speaker_tag"):
                if isinstance(item, dict) and key in item:
                    return (key,)
    return ("speakerTag",)


def _repeats(blocks: list[Block], last: Block) -> bool:
    """Tell whether the last result tells the words of all others again, with other capitals and points at most."""
    before = [(p.text, p.start_ms) for b in blocks for p in b.pieces]
    now = [(p.text, p.start_ms) for p in last.pieces]
    if before and (before == now or [at for _, at in before] != [at for _, at in now]):
        return before == now
    told = "".join(b.text or "".join(p.text for p in b.pieces) for b in blocks)
    return bool(last.pieces) and _letters(told) == _letters("".join(p.text for p in last.pieces)) != ""


def _letters(text: str) -> str:
    return "".join([c for c in text.casefold() if c.isalnum()])


def _duration(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03d}s"


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    results = []
    for p in passages:
        label = {"speakerLabel": p.speaker} if p.speaker else {}
        words = [
            {
                **time_members(w, "startOffset", "endOffset", _duration),
                "word": w.text,
                **confidence_member(w, "confidence"),
                **label,
            }
            for w in p.words
        ]
        results.append(
            {
                "alternatives": [{"transcript": p.text, "words": words}],
                "languageCode": transcript.meta.language or "en-US",
            }
        )
    return {"results": results}


CODEC = json_codec("google", sniff, _schema, _new_file)
