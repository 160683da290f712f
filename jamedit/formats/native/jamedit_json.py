"""jamedit JSON: words with times and confidence, speakers, sections; the schema is docs/transcript.schema.json."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from jamedit.document import Cue, CueSource, Meta, Paragraph, Span, Timing, Transcript, Word
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Codec
from jamedit.formats.engine.asr_json.outline import Outline, outline
from jamedit.formats.engine.asr_json.text import parsed
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.source_text import PROPERTY, keep_text, source_text
from jamedit.formats.engine.text.textio import replace_unusable
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText

_ID = "json"
_LONGEST_MS = 1_000 * 3_600_000  # a thousand hours: anything later is a mistake
_SOURCE = "source"  # the file that the words came from before they were JSON
_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"])")
_TIMINGS = {t.name.lower(): t for t in Timing}


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is jamedit's own JSON; a little of all JSON, so that the reader may refuse it."""
    found = outline(text)
    if found.listed or not found.holds("paragraphs"):
        return 0.2 if _JSON.match(text) else 0.0
    if not found.has_list("paragraphs") or _is_foreign(found):
        return 0.2
    return 0.98 if next(iter(found.values)) == "paragraphs" or found.inside("paragraphs").has_list("words") else 0.6


def _is_foreign(found: Outline) -> bool:
    """Tell whether paragraphs are those of another program: they have times or texts of their own, or no words."""
    first = found.inside("paragraphs")
    if first.values and not first.holds("words"):
        return True
    word = first.inside("words")
    return word.holds("start") and not word.holds("start_ms")


def read(source: SourceText, name: str) -> Transcript:
    """Read jamedit JSON; values of the wrong kind are left out and told of.

    Raises UnreadableFileError when it is no JSON or has no list of paragraphs.
    """
    transcript = _transcript(source, name)
    properties = (*transcript.meta.properties, *keep_text(source.text))
    return replace(transcript, meta=replace(transcript.meta, properties=properties))


def _transcript(source: SourceText, name: str) -> Transcript:
    value = _parsed(source.text, name)
    builder = Builder()
    reader = _Reader(builder)
    with quiet_gc():
        reader.speakers(value.get("speakers"))
        sections = _sections_by_paragraph(value.get("sections"))
        for number, entry in enumerate(value["paragraphs"]):
            for title, level in sections.get(number, ()):
                builder.section(title, level)
            reader.paragraph(entry, number)
        reader.warn_of_sections(sections, len(value["paragraphs"]))
    meta = reader.meta(value.get("meta"), source.meta(name, _ID))
    return builder.with_meta(meta)


def _parsed(text: str, name: str) -> dict[str, Any]:
    value = parsed(text, name)
    if not isinstance(value, dict) or not isinstance(value.get("paragraphs"), list):
        raise UnreadableFileError(
            f"{name} is JSON, but not a transcript in a known format: it has neither texts with times "
            'nor a list of "paragraphs"; export it again, as SRT or WebVTT if there is such a choice.'
        )
    return value


def _sections_by_paragraph(value: object) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = {}
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("title"), str):
            at, level = entry.get("first_paragraph"), entry.get("level")
            level = min(6, max(1, level)) if isinstance(level, int) else 1
            found.setdefault(at if isinstance(at, int) else 0, []).append((_text(entry["title"]), level))
    return found


def _text(value: str) -> str:
    return replace_unusable(value)[0]


def _name(value: str) -> str:
    return " ".join(_text(value).split())


class _Reader:
    """Turn the values of a file into paragraphs, telling of what does not fit."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder

    def speakers(self, value: object) -> None:
        """Add the speakers in the order of the file, those who say nothing among them."""
        for entry in value if isinstance(value, list) else ():
            name = entry.get("name") if isinstance(entry, dict) else entry
            if isinstance(name, str):
                self._builder.speaker_id(_name(name))

    def warn_of_sections(self, sections: dict[int, list[tuple[str, int]]], count: int) -> None:
        """Tell of sections that begin at no paragraph."""
        for at in sorted(at for at in sections if not 0 <= at < count):
            for title, _ in sections[at]:
                self._builder.warn(0, f"section {title!r} begins at paragraph {at + 1} of {count}, left out")

    def paragraph(self, entry: object, number: int) -> None:
        """Add a paragraph; one that is a mere text is its words."""
        if isinstance(entry, str):
            entry = {"words": entry.split()}
        if not isinstance(entry, dict) or not isinstance(entry.get("words", []), list):
            self._builder.warn(0, f"paragraph {number + 1} is not an object with a list of words, kept as text")
            entry = {"words": json.dumps(entry, ensure_ascii=False).split()}
        words: list[Word] = []
        starts: list[int] = []
        for item in entry.get("words", []):
            starts.append(len(words))
            words.extend(self._words(item, number))
        speaker = entry.get("speaker")
        cues = _cues(entry.get("cues"), starts, len(words))
        name = _name(speaker) if isinstance(speaker, str) else ""
        self._builder.timed_paragraph(words, cues, name)

    def _words(self, item: object, number: int) -> Iterator[Word]:
        if isinstance(item, str):
            item = {"text": item}
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            self._builder.warn(0, f"paragraph {number + 1} has a word that is not valid, kept as text")
            item = {"text": json.dumps(item, ensure_ascii=False)}
        span, timing = _span(item), _TIMINGS.get(str(item.get("timing")), Timing.HEARD)
        if span is None or timing is Timing.NONE:
            span, timing = None, Timing.NONE
        sure = _confidence(item.get("confidence"))
        found = _confidence(item.get("time_confidence")) if timing is Timing.ALIGNED else None
        for text in _text(item["text"]).split():
            yield Word(0, text, span, sure, timing, item.get("hidden") is True, found)

    def meta(self, value: object, meta: Meta) -> Meta:
        """Return what is known of the whole, with title, language and properties of the file."""
        if not isinstance(value, dict):
            return meta
        texts = {k: _text(v) for k, v in value.items() if isinstance(v, str)}
        properties = value.get("properties")
        pairs = properties.items() if isinstance(properties, dict) else ()
        return replace(
            meta,
            title=texts.get("title", ""),
            language=texts.get("language", ""),
            properties=(
                *(((_SOURCE, texts["source"]),) if texts.get("source") else ()),
                *((_text(k), _text(v)) for k, v in pairs if isinstance(v, str) and k not in (PROPERTY, _SOURCE)),
            ),
        )


def _span(item: dict[str, Any]) -> Span | None:
    start, end = _whole(item.get("start_ms")), _whole(item.get("end_ms"))
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= _LONGEST_MS:
        return None
    return Span(start, end)


def _confidence(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 <= value <= 1 else None


def _whole(value: object) -> object:
    """Return a number without its fraction, since other programs write 1200.0; anything else as it is."""
    return int(value) if isinstance(value, float) and math.isfinite(value) else value


def _cues(value: object, starts: list[int], count: int) -> list[Cue]:
    """Return the captions in order, each at a word that is there; without one at the first word there are none."""
    found: dict[int, Cue] = {}
    for entry in value if isinstance(value, list) else ():
        at = entry.get("first_word") if isinstance(entry, dict) else None
        if isinstance(at, int) and 0 <= at < len(starts) and starts[at] < count:
            texts = {k: _text(v) for k, v in entry.items() if isinstance(v, str)}
            span = _span(entry)
            source = CueSource(texts.get("text", ""), texts.get("id", ""), texts.get("settings", ""), span)
            kept = "text" in texts or entry.get("continued") is True
            found[starts[at]] = Cue(starts[at], span, source if kept else None)
    return [found[at] for at in sorted(found)] if 0 in found else []


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write jamedit JSON, one paragraph a line; into the text of the file when it came from one."""
    text = source_text(transcript.meta, _ID)
    if text is not None:
        return _rewritten(text, transcript, options)
    names = {s.id: s.name for s in transcript.speakers} if options.speakers else {}
    paragraphs = ",\n".join(
        _dumped(_paragraph(p, names.get(p.speaker_id or 0), clean=options.layer == "clean"))
        for p in transcript.paragraphs
    )
    position = {p.id: i for i, p in enumerate(transcript.paragraphs)}
    sections = [
        {"title": s.title, "first_paragraph": position.get(s.first_paragraph_id, 0), "level": s.level}
        for s in (transcript.sections if options.sections else ())
    ]
    rest = {
        "speakers": [{"name": s.name} for s in transcript.speakers] if options.speakers else [],
        "sections": sections,
        "meta": _meta(transcript.meta),
    }
    lines = ",\n".join(f"{json.dumps(key)}: {_dumped(value)}" for key, value in rest.items())
    return f'{{"paragraphs": [\n{paragraphs}\n],\n{lines}}}\n'


def _rewritten(text: str, transcript: Transcript, options: WriteOptions) -> str:
    from jamedit.formats.native.jamedit_json_patch import JsonPatch  # only needed for what came as JSON

    original = _transcript(SourceText(text), transcript.meta.source_name)
    shown, old = _shown(transcript.meta.properties), _shown(original.meta.properties)
    return JsonPatch(text, original, options, _word, _cue).with_transcript(transcript, shown, old)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _paragraph(paragraph: Paragraph, speaker: str | None, *, clean: bool) -> dict[str, Any]:
    words = [w for w in paragraph.words if not (clean and w.hidden)]
    value: dict[str, Any] = {"speaker": speaker, "words": [_word(w) for w in words]}
    if paragraph.cues and not clean:
        place = {w.id: i for i, w in enumerate(words)}
        value["cues"] = [_cue(c, place[c.first_word_id]) for c in paragraph.cues if c.first_word_id in place]
    return value


def _word(word: Word) -> dict[str, Any]:
    span = word.span
    value: dict[str, Any] = {
        "text": word.text,
        "start_ms": span.start_ms if span else None,
        "end_ms": span.end_ms if span else None,
        "confidence": word.confidence,
        "timing": word.timing.name.lower(),
    }
    if word.time_confidence is not None:
        value["time_confidence"] = word.time_confidence
    if word.hidden:
        value["hidden"] = True
    return value


def _cue(cue: Cue, at: int) -> dict[str, Any]:
    value: dict[str, Any] = {"first_word": at}
    if cue.span:
        value |= {"start_ms": cue.span.start_ms, "end_ms": cue.span.end_ms}
    source = cue.source
    if source and not source.text:
        value |= {"continued": True}  # the rest of a caption that a paragraph's start has cut
    elif source:
        value |= {"text": source.text}
        value |= {k: v for k, v in (("id", source.identifier), ("settings", source.settings)) if v}
    return value


def _meta(meta: Meta) -> dict[str, Any]:
    source = dict(meta.properties).get(_SOURCE, meta.source_name)
    value: dict[str, Any] = {"title": meta.title, "language": meta.language, "source": source}
    properties = _shown(meta.properties)
    return value | {"properties": properties} if properties else value


def _shown(properties: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: text for key, text in properties if key not in (PROPERTY, _SOURCE)}


CODEC = Codec(sniff, read, write)
