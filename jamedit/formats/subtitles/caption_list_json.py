"""JSON of podcasts (Podcasting 2.0), and of all the programs that have a list of texts with times under any names.

Such are what Hugging Face's pipelines, ElevenLabs and Premiere write, and what tools fetch from YouTube. The longest
list of objects that have a text and a start gives the captions, or the words where each text is one word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from jamedit.document import Span, Transcript
from jamedit.document.span import union
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.asr_json.clock import MS, SECONDS, STAMP, WRITTEN, Clock
from jamedit.formats.engine.asr_json.format import confidence_member, has_word_times, json_codec, seconds, time_members
from jamedit.formats.engine.asr_json.outline import Outline, outline
from jamedit.formats.engine.asr_json.schema import (
    Block,
    Fields,
    Schema,
    Text,
    Time,
    View,
    apart,
    as_spaced,
    block_of,
    pieces_of,
    speaker_name,
    text_of,
)
from jamedit.formats.engine.asr_json.text import Path, value_at
from jamedit.formats.engine.passage import Passage

# names of keys, in small letters and without underlines: "startTime", "start_time" and "StartTime" are all the same
_TEXTS = (
    *("text", "body", "content", "transcript", "sentence", "caption", "line", "punct", "punctuatedword", "word"),
    *("value", "phrase", "utterance", "subtitle", "transcription"),
)
_PUNCTUATED = ("punct", "punctuatedword")  # beside "word", which has neither capitals nor punctuation
_WHOLE = ("text", "transcript", "punct")  # the text of the whole, beside the list of its words
_STARTS = (
    *("start", "starttime", "startms", "starttimems", "startseconds", "startsec", "startts", "datastart", "begin"),
    *("begintime", "in", "from", "offset", "ts", "timestamp", "timestamps", "interval", "time"),
    *("startoffset", "timebegin", "instances"),
)
_ENDS = (
    *("end", "endtime", "endms", "endtimems", "endseconds", "endsec", "dataend", "endts", "stop", "out", "to"),
    *("endoffset", "timeend"),
)
_LENGTHS = ("duration", "dur", "durationms", "length")
_SPEAKERS = ("speaker", "speakername", "speakerdisplayname", "speakerlabel", "speakerid")
_USERS = ("users",)  # a list of those who speak, each with a name (Zoom)
_WORDS = ("words", "tokens", "alignment")
_SURE = ("confidence", "probability", "score", "conf")
_DEEPEST = 4
_LOOKED_AT = 200  # elements that tell what all are like
_SLOWEST = 60  # seconds a word: whole numbers that would be slower are milliseconds
_MS_PER_LETTER = 75


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is JSON with a list of texts that have times."""
    found = outline(text)
    if _has_timed(found, 0):
        return 0.55
    return 0.55 if _is_first_of_many(text, found) else 0.0


@cache
def _plain(key: str) -> str:
    return key.lower().replace("_", "")


def _tells(found: Outline, names: Sequence[str]) -> bool:
    """Tell whether an object has one of the names."""
    return any(_plain(key) in names for key in found.values)


def _is_first_of_many(text: str, found: Outline) -> bool:
    """Tell whether a text is one JSON object after the other, each with a text and a time."""
    says = any(_plain(key) in _TEXTS and value.startswith('"') for key, value in found.values.items())
    timed = says and _tells(found, _STARTS)
    return timed and re.search(r"\}\s*\{", text) is not None


def _has_timed(found: Outline, depth: int) -> bool:
    if found.listed and _tells(found, _STARTS) and _tells(found, _TEXTS):
        return True
    if found.listed and any(_has_timed(found.inside(w), 0) for w in _WORDS):
        return True
    lists = [key for key, value in found.values.items() if value.startswith(("[", "{"))]
    return depth < _DEEPEST and any(_has_timed(found.inside(key), depth + 1) for key in lists)


class _Found(NamedTuple):
    """Hold a list of objects with texts and times, and where it is; of several lists (`owners`) where each item is.

    Owners are the objects that hold the lists, one for each item.
    """

    path: Path
    items: list[Any]
    paths: Sequence[Path] = ()
    owners: Sequence[dict[str, Any]] = ()


def _lists(value: Any, path: Path = ()) -> Iterator[_Found]:
    """Yield the lists whose first elements have a text and a start."""
    if isinstance(value, list):
        known = [v for v in value[:_LOOKED_AT] if isinstance(v, dict)]
        inner = _inner(known)
        if (_key(known, _TEXTS, str) and _key(known, _STARTS)) or (inner and any(_lists(inner))):
            yield _Found(path, value)
        elif len(path) < _DEEPEST:
            yield from _lists_inside(value, path)
    elif isinstance(value, dict) and len(path) < _DEEPEST:
        for key, inner in value.items():
            yield from _lists(inner, (*path, key))


def _lists_inside(value: list[Any], path: Path) -> Iterator[_Found]:
    """Yield the lists that objects of a list have under the same key, each as if they were one list."""
    if len(value) == 1:
        yield from _lists(value[0], (*path, 0))
        return
    for key in {k: None for v in value[:_LOOKED_AT] if isinstance(v, dict) for k in v}:
        held = [(i, v, v[key]) for i, v in enumerate(value) if isinstance(v, dict) and isinstance(v.get(key), list)]
        every = [(item, (*path, i, key, j), v) for i, v, items in held for j, item in enumerate(items)]
        found = next(_lists([item for item, _, _ in every], path), None)
        if found is not None and not found.paths and not _is_words(found.items):
            yield _Found(path, found.items, [at for _, at, _ in every], [owner for _, _, owner in every])


def _is_words(items: Sequence[Any]) -> bool:
    """Tell whether each of the texts is a single word."""
    known = [i for i in items[:_LOOKED_AT] if isinstance(i, dict)]
    key = _key(known, _TEXTS, str)
    return bool(key) and all(len(text_of(i.get(key)).split()) <= 1 for i in known) and not _inner(known)


def _key(items: Sequence[dict[str, Any]], names: Sequence[str], *kinds: type, most: bool = True) -> str:
    """Return the key, the first of the names, under which most (not `most`: any) have a value of a kind."""
    keys = {_plain(key): key for item in items for key in item}
    for name in names:
        key = keys.get(name, "")
        count = sum(i.get(key) is not None and isinstance(i[key], kinds or object) for i in items) if key else 0
        if count * 2 > (len(items) if most else 0):
            return key
    return ""


def _inner(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the words inside of some objects."""
    key = _key(items, _WORDS, list, most=False)
    return [w for i in items for w in (i.get(key) or ())[:50] if isinstance(w, dict)] if key else []


def _fields(items: Sequence[dict[str, Any]]) -> Fields:
    """Return how the texts, times and speakers of some objects are called."""
    start = _key(items, _STARTS)
    times = _times(items, start) if start else []
    speaker = _key(items, _SPEAKERS, str, int, dict, most=False)
    confidence = _key(items, _SURE, float, int, most=False)
    text = _key(items, _TEXTS, str)
    plain = (Text(("word",), "bare"),) if _plain(text) in _PUNCTUATED and _key(items, ("word",), str) else ()
    texts = (Text((text,)), *plain, Text(()))
    who: Path = (speaker,) if speaker else ()
    if not who and (users := _key(items, _USERS, list, most=False)):
        who = (users, 0, "username")
    return Fields(texts, tuple(times), (confidence,) if confidence else (), who)


def _times(items: Sequence[dict[str, Any]], start: str, within: Path = ()) -> list[Time]:
    """Return where times are: beside one another, or start and end as a pair or an object under one key."""
    pairs = [i[start] for i in items if isinstance(i.get(start), list | dict)]
    if pairs and not within:
        text = _key(items, _TEXTS, str)
        both = [{text: i.get(text), **_pair(i[start])} for i in items if isinstance(i.get(start), list | dict)]
        inner = _key(both, _STARTS)
        within = (start, 0) if _holds_objects(pairs[0]) else (start,)
        found = _times(both, inner, within) if inner else []
        if isinstance(pairs[0], list) and not _holds_objects(pairs[0]):
            return [Time((start, int(t.part == "end")), t.part, t.clock) for t in found]
        return found
    end, length = _key(items, _ENDS, most=False), _key(items, _LENGTHS, most=False)
    whole = _is_whole(items, start, end or length)
    times = [Time((*within, start), "start", _clock(items, start, whole=whole))]
    times += [Time((*within, end), "end", _clock(items, end, whole=whole))] if end else []
    times += [Time((*within, length), "length", _clock(items, length, whole=whole))] if length else []
    return times


def _holds_objects(value: list[Any] | dict[str, Any]) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _pair(value: list[Any] | dict[str, Any]) -> dict[str, Any]:
    """Return start and end of a pair as an object; of several objects the first tells when."""
    if _holds_objects(value):
        return value[0]  # type: ignore[index, no-any-return]
    return value if isinstance(value, dict) else dict(zip(("start", "end"), value, strict=False))


def _clock(items: Sequence[dict[str, Any]], key: str, *, whole: bool) -> Clock:
    first = next((i[key] for i in items if i.get(key) is not None), None)
    if isinstance(first, str) and ":" in first:
        return STAMP
    if isinstance(first, str):
        return WRITTEN
    return MS if _plain(key).endswith("ms") or whole else SECONDS


def _is_whole(items: Sequence[dict[str, Any]], *keys: str) -> bool:
    """Tell whether times are whole numbers that nobody would speak so slowly in seconds."""
    times = [i[key] for i in items for key in keys if key and i.get(key) is not None]
    if not times or not all(type(t) is int for t in times):
        return False
    texts = [text_of(i.get(_key(items, _TEXTS, str))) for i in items]
    words = sum(len(t.split()) for t in texts)
    starts = [i[keys[0]] for i in items if i.get(keys[0]) is not None]
    taken = max(times) - min(starts) if len(keys) > 1 and keys[1] else max(times)
    return bool(taken > _SLOWEST * max(1, words))


def _schema(value: Any, name: str) -> Schema:
    found = max(_lists(value), key=lambda f: _letters(f.items), default=None)
    if found is None:
        raise UnreadableFileError(f"{name} has no list of texts with times.")
    language = value_at(value, ("language",)) or value_at(value, ("language_code",))
    schema = Schema([], language=text_of(language))
    known = [i for i in islice(found.items, _LOOKED_AT) if isinstance(i, dict)]
    fields = _fields(known)
    if len(known) > 1 and not found.paths and _is_words(known):
        schema.views.append(_words(value, found, fields, schema))
    else:
        schema.views.append(_captions(value, found, fields, schema))
        if isinstance(value, dict):
            schema.copies.append(Text(("text",)))
    return schema


def _letters(items: Sequence[Any]) -> int:
    known = [i for i in items if isinstance(i, dict)]
    key = _key(known[:_LOOKED_AT], _TEXTS, str)
    return sum(len(text_of(i.get(key))) for i in known if key) or 8 * len(_inner(known))


def _words(value: Any, found: _Found, word: Fields, schema: Schema) -> View:
    """Return the view of a list of words; the text of the whole beside it is kept equal to it."""
    known = [i for i in found.items[:_LOOKED_AT] if isinstance(i, dict)]
    spaced = _carries_spaces(known, word)
    parent, key = found.path[:-1], found.path[-1:]
    holder = value_at(value, parent)
    texts = [Text((name,)) for name in _WHOLE if isinstance(holder, dict) and isinstance(holder.get(name), str)]
    whole = Fields(tuple(texts) or (Text(("text",)),))
    if key:
        block = block_of(value, parent, whole, schema.warnings, key, word, as_spaced if spaced else apart)
    else:
        pieces = pieces_of(value, word, schema.warnings, as_spaced if spaced else apart)
        block = Block((), words_at=(), pieces=pieces)
    block.listed = False
    _name_by_time(holder, block)
    return View([block], whole, word, spaced=spaced)


def _name_by_time(holder: Any, block: Block) -> None:
    """Give words the speakers of the paragraphs beside them, which say only who speaks from when to when."""
    told = holder.get("paragraphs") if isinstance(holder, dict) else None
    turns = []
    for turn in told if isinstance(told, list) else ():
        start, end = (WRITTEN.read(turn.get(key)) if isinstance(turn, dict) else None for key in ("start", "end"))
        if start is not None and end is not None and (name := speaker_name(turn.get("speaker"))):
            turns.append((start, end, name))
    turns.sort()
    starts = [start for start, _, _ in turns]
    for i, piece in enumerate(block.pieces):
        at = bisect_right(starts, piece.start_ms) - 1 if piece.start_ms is not None else -1
        if at >= 0 and not piece.speaker:
            block.pieces[i] = piece._replace(speaker=turns[at][2])


def _captions(value: Any, found: _Found, fields: Fields, schema: Schema) -> View:
    """Return the view of a list of captions, which may hold the times of their words."""
    known = [i for i in found.items if isinstance(i, dict)]
    words = _key(known[:_LOOKED_AT], _WORDS, list, most=False)
    inner = _inner(known[:_LOOKED_AT])
    word = _fields(inner) if inner else None
    spaced = word is not None and _carries_spaces(inner, word)
    blocks = []
    for number, item in enumerate(found.items):
        block = block_of(
            item, (), fields, schema.warnings, (words,) if word else None, word, as_spaced if spaced else apart
        )
        block.path = found.paths[number] if found.paths else (*found.path, number)
        blocks.append(block)
    if who := _key(found.owners[:_LOOKED_AT], _SPEAKERS, str, int, dict, most=False):
        for block, owner in zip(blocks, found.owners, strict=True):
            block.speaker = block.speaker or speaker_name(owner.get(who))
    _name(value, blocks)
    _name(value_at(value, found.path[:-1]), blocks)
    _close(blocks, known, fields)
    return View(blocks, fields, word or Fields(), True, spaced)


def _carries_spaces(items: Sequence[dict[str, Any]], word: Fields) -> bool:
    texts = [text_of(value_at(i, word.texts[0].path)) for i in items]
    return any(t[:1].isspace() or t[-1:].isspace() for t in texts)


def _name(value: Any, blocks: Sequence[Block]) -> None:
    """Put names in the place of the keys of speakers, where the file has a list of both."""
    table = value.get("speakers") if isinstance(value, dict) else None
    names = {
        speaker_name(s.get("id")): speaker_name(s.get("name"))
        for s in (table if isinstance(table, list) else ())
        if isinstance(s, dict) and s.get("name")
    }
    for block in blocks:
        block.speaker = names.get(block.speaker, block.speaker)


def _close(blocks: Sequence[Block], items: Sequence[dict[str, Any]], fields: Fields) -> None:
    """Let captions without an end reach to the next one, and those of YouTube, which overlap, no farther."""
    if len(blocks) != len(items):
        return
    if not fields.times:
        return
    starts = [fields.times[0].clock.read(value_at(i, fields.times[0].path)) for i in items]
    for block, start, following in zip(blocks, starts, [*starts[1:], None], strict=True):
        if block.span is None and start is not None:
            end = start + max(1_000, _MS_PER_LETTER * len(block.text)) if following is None else following
            inner = union(p.span for p in block.pieces)
            block.span = Span(start, max(start, inner.end_ms if inner else end))
    over = [(a, b.start_ms) for a, b in _pairs(blocks) if a.span and a.span.start_ms < b.start_ms < a.span.end_ms]
    if 2 * len(over) >= len(blocks) - 1:
        for block, stop in over:
            block.span = Span(block.span.start_ms if block.span else stop, stop)


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[Block, Span]]:
    """Yield the captions of nobody's with the time of the one behind."""
    for block, after in pairwise(blocks):
        if after.span is not None and not (block.speaker or after.speaker):
            yield block, after.span


def _new_file(passages: list[Passage], transcript: Transcript) -> Any:
    with_words = has_word_times(passages)
    segments = []
    for p in passages:
        segment: dict[str, Any] = {"speaker": p.speaker} if p.speaker else {}
        segment |= {"startTime": seconds(p.start_ms), "endTime": seconds(p.end_ms), "body": p.text}
        if with_words:
            segment["words"] = [
                {
                    "text": w.text,
                    **time_members(w, "startTime", "endTime", seconds),
                    **confidence_member(w, "confidence"),
                }
                for w in p.words
            ]
        segments.append(segment)
    return {"version": "1.0.0", "segments": segments}


CODEC = json_codec("podcast", sniff, _schema, _new_file, by_captions=True, single=False)
