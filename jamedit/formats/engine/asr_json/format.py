"""What all formats of speech recognisers in JSON share: reading by a schema, writing in place, new files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jamedit.captioning.segment import segments
from jamedit.document import Cue, Paragraph, Span, Timing, Transcript, Word
from jamedit.document.span import union
from jamedit.errors import UnwritableFileError
from jamedit.formats.base import Codec
from jamedit.formats.engine.asr_json.current_words import words_now
from jamedit.formats.engine.asr_json.patch import patched
from jamedit.formats.engine.asr_json.schema import Schema
from jamedit.formats.engine.asr_json.text import parsed
from jamedit.formats.engine.asr_json.words import transcript_of
from jamedit.formats.engine.builder import quiet_gc
from jamedit.formats.engine.passage import Passage, no_times, speaker_names, visible
from jamedit.formats.engine.source_text import keep_text, source_text
from jamedit.formats.source import SourceText

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

SchemaOf = Callable[[Any, str], Schema]
_REAL = (Timing.HEARD, Timing.ALIGNED, Timing.SET)


def json_codec(
    format_id: str,
    sniff: Callable[[str, str], float],
    schema_of: SchemaOf,
    new_file: Callable[[list[Passage], Transcript], Any] | None,
    *,
    by_captions: bool = False,
    single: bool = True,
) -> Codec:
    """Return the functions of the format of a recogniser's JSON.

    `schema_of` says what a parsed file holds, `new_file` makes the value of a new file from passages: captions where
    `by_captions`, else paragraphs. Where not `single` a file may hold several values one after the other.
    """

    def opened(text: str, file: str) -> tuple[str, Any]:
        if single:
            return text, parsed(text, file)
        from jamedit.formats.engine.asr_json.stream import as_list  # only a few formats are streams

        return as_list(text, file)

    def read(source: SourceText, file: str) -> Transcript:
        value = opened(source.text, file)[1]
        with quiet_gc():
            schema = schema_of(value, file)
        transcript = transcript_of(schema, source, file, format_id)
        properties = (*transcript.meta.properties, *keep_text(source.text))
        return replace(transcript, meta=replace(transcript.meta, properties=properties))

    def write(transcript: Transcript, options: WriteOptions) -> str:
        text = source_text(transcript.meta, format_id)
        if text is None:
            if new_file is None:
                raise UnwritableFileError(f"{format_id} can only be written when the transcript was read from it.")
            made = new_file(_passages(transcript, options, format_id, by_captions=by_captions), transcript)
            return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        whole, value = opened(text, format_id)
        with quiet_gc():
            schema = schema_of(value, format_id)
        original = transcript_of(schema, SourceText(text), "", format_id)
        if _is_as_it_was(transcript, original, options):
            return text
        with quiet_gc():
            old = sorted(original.words(), key=lambda w: w.id)
            now = words_now(transcript, original, options)
            written = patched(whole, schema, now, old)
        if single:
            return written
        from jamedit.formats.engine.asr_json.stream import as_stream

        return as_stream(written, whole, text)

    return Codec(sniff, read, write)


def _is_as_it_was(present: Transcript, original: Transcript, options: WriteOptions) -> bool:
    names = [s.name for s in original.speakers]
    return (
        options.speakers
        and [s.name for s in present.speakers][: len(names)] == names
        and present.paragraphs == original.paragraphs
        and not (options.layer == "clean" and any(w.hidden for w in present.words()))
    )


# new files


def _passages(transcript: Transcript, options: WriteOptions, target: str, *, by_captions: bool) -> list[Passage]:
    """Return what to write; what has no time shares the time of its neighbours. Raise UnwritableFileError for none."""
    names = speaker_names(transcript, options)
    found: list[tuple[list[Word], Span | None, str]] = []
    for paragraph in transcript.paragraphs:
        speaker = names.get(paragraph.speaker_id, "")
        runs = _runs(paragraph, options) if by_captions else [(list(paragraph.words), None)]
        for words, span in runs:
            shown = visible(words, options)
            if shown:
                found.append((shown, span or union(w.span for w in shown), speaker))
    if found and all(span is None for _, span, _ in found):
        raise no_times(transcript, target)
    made: list[Passage] = []
    for words, span, speaker in found:
        end = made[-1].end_ms if made else 0
        made.append(Passage(words[0].id, words, span or Span(end, end), speaker))
    return made


def _runs(paragraph: Paragraph, options: WriteOptions) -> Iterator[tuple[Sequence[Word], Span | None]]:
    """Yield the captions of a paragraph: those it came with, else made from its words."""
    if not paragraph.cues or all(c.span is None for c in paragraph.cues):
        yield from ((run, None) for run in segments(visible(paragraph.words, options)))
        return
    for cue, start, end in paragraph.cue_ranges():
        words = paragraph.words[start:end]
        yield words, _shown(cue, words)


def _shown(cue: Cue, words: Sequence[Word]) -> Span | None:
    """Return the time of a caption; the part of one that is cut for reading has that of its words."""
    if cue.source is not None and not cue.source.text:
        return union(w.span for w in words) or cue.span
    return cue.span


def has_word_times(passages: Sequence[Passage]) -> bool:
    """Tell whether words have times that are no mere estimates."""
    return any(w.timing in _REAL for p in passages for w in p.words)


def seconds(ms: int) -> float:
    """Return seconds as a number of JSON."""
    return ms / 1000


def time_members(word: Word, start: str, end: str, unit: Callable[[int], Any]) -> dict[str, Any]:
    """Return the members for a word's time, none when it has none."""
    return {start: unit(word.span.start_ms), end: unit(word.span.end_ms)} if word.span else {}


def confidence_member(word: Word, key: str) -> dict[str, Any]:
    """Return the member for a word's confidence, none when nobody said."""
    return {} if word.confidence is None else {key: word.confidence}
