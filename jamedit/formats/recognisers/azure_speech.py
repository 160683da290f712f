"""Azure Speech's JSON: batch transcriptions, fast transcriptions, and detailed results in real time.

Times are counted in ticks of 100 ns, in milliseconds, or written like "PT1.5S". The text as it is shown ("display")
gives the words; the recogniser's own words give their times.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from jamedit.document import Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import ISO, MS, TICKS
from jamedit.formats.engine.asr_json.format import confidence_member, json_codec
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import Fields, Schema, Text, Time, View, block_of, text_of
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.passage import Passage

_BATCH_TIMES = (
    Time(("offsetInTicks",), "start", TICKS),
    Time(("durationInTicks",), "length", TICKS),
    Time(("offset",), "start", ISO),
    Time(("duration",), "length", ISO),
)
_LIVE_TIMES = (Time(("Offset",), "start", TICKS), Time(("Duration",), "length", TICKS))
_FAST_TIMES = (Time(("offsetMilliseconds",), "start", MS), Time(("durationMilliseconds",), "length", MS))


class _Kind(NamedTuple):
    """Hold how one of the services calls things: the list of phrases, their fields, and the lists of words in them."""

    base: Path
    phrase: Fields
    words: tuple[tuple[Path, Fields], ...]
    copies: tuple[Text, ...] = ()


def _best(display: str, lexical: str, *others: str, best: str) -> tuple[Text, ...]:
    exact = [Text((best, 0, key)) for key in (display, *others)]
    return (*exact, Text((best, 0, lexical), "bare"))


_BATCH = _Kind(
    ("recognizedPhrases",),
    Fields(_best("display", "lexical", best="nBest"), _BATCH_TIMES, ("nBest", 0, "confidence"), ("speaker",)),
    (
        (("nBest", 0, "displayWords"), Fields((Text(("displayText",)),), _BATCH_TIMES, ("confidence",))),
        (("nBest", 0, "words"), Fields((Text(("word",), "bare"),), _BATCH_TIMES, ("confidence",))),
    ),
    (
        Text(("combinedRecognizedPhrases", 0, "display")),
        Text(("combinedRecognizedPhrases", 0, "lexical"), "bare"),
    ),
)
_FAST = _Kind(
    ("phrases",),
    Fields((Text(("text",)),), _FAST_TIMES, ("confidence",), ("speaker",)),
    ((("words",), Fields((Text(("text",)),), _FAST_TIMES, ("confidence",))),),
    (Text(("combinedPhrases", 0, "text")),),
)
_LIVE = _Kind(
    (),
    Fields(
        (*_best("Display", "Lexical", best="NBest"), Text(("DisplayText",))),
        _LIVE_TIMES,
        ("NBest", 0, "Confidence"),
        ("SpeakerId",),
    ),
    (
        (("NBest", 0, "DisplayWords"), Fields((Text(("DisplayText",)), Text(("Word",))), _LIVE_TIMES, ("Confidence",))),
        (("NBest", 0, "Words"), Fields((Text(("Word",), "bare"),), _LIVE_TIMES, ("Confidence",))),
    ),
)


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Azure's JSON."""
    found = outline(text)
    if found.has_list("recognizedPhrases") or found.has_list("combinedRecognizedPhrases"):
        return 0.97
    if found.has_list("combinedPhrases") or (found.has_list("phrases") and '"offsetMilliseconds"' in text):
        return 0.95
    return 0.95 if found.has_list("NBest") or found.holds("RecognitionStatus") else 0


def _schema(value: Any, name: str) -> Schema:
    kind = next((k for k in (_BATCH, _FAST) if isinstance(value_at(value, k.base), list) and k.base), _LIVE)
    items = value_at(value, kind.base)
    if kind is _LIVE:
        items = value if isinstance(value, list) else [value]
        if not any(isinstance(i, dict) and ("NBest" in i or "RecognitionStatus" in i) for i in items):
            raise UnreadableFileError(f'{name} has neither "recognizedPhrases" nor "NBest", which Azure\'s JSON has.')
    schema = Schema([], language=text_of(value_at(items, (0, "locale"))))
    for words_at, word in kind.words:
        if any(isinstance(value_at(item, words_at), list) for item in items) or words_at == kind.words[-1][0]:
            schema.views.append(
                _view(items, kind, words_at, word, schema, listed=bool(kind.base) or isinstance(value, list))
            )
    channels = {str(item.get("channel")) for item in items if isinstance(item, dict)}
    schema.by_time = len(channels) > 1
    schema.copies += kind.copies
    return schema


def _view(items: list[Any], kind: _Kind, words_at: Path, word: Fields, schema: Schema, *, listed: bool) -> View:
    blocks = []
    for i, item in enumerate(items):
        block = block_of(item, (), kind.phrase, schema.warnings, words_at, word)
        block.path, block.listed = ((*kind.base, i) if listed else ()), listed
        blocks.append(block)
    return View(blocks, kind.phrase, word, text_leads=True)


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    text = " ".join([p.text for p in passages])
    return {
        "combinedRecognizedPhrases": [{"channel": 0, "display": text}],
        "recognizedPhrases": [_phrase(p) for p in passages],
    }


def _phrase(p: Passage) -> dict[str, Any]:
    words = [
        {
            "displayText": w.text,
            **(_ticks(w.span.start_ms, w.span.end_ms) if w.span else {}),
            **confidence_member(w, "confidence"),
        }
        for w in p.words
    ]
    speaker = {"speaker": p.speaker} if p.speaker else {}
    best = {"display": p.text, "displayWords": words}
    times = _ticks(p.start_ms, p.end_ms)
    return {"recognitionStatus": "Success", "channel": 0, **speaker, **times, "nBest": [best]}


def _ticks(start_ms: int, end_ms: int) -> dict[str, Any]:
    length = end_ms - start_ms
    return {
        "offset": json.loads(ISO.write(start_ms, "")),
        "duration": json.loads(ISO.write(length, "")),
        "offsetInTicks": start_ms * 10_000,
        "durationInTicks": length * 10_000,
    }


CODEC = json_codec("azure", sniff, _schema, _new_file, single=False)
