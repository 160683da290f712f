"""IBM Watson's JSON: results of words with times, and a list of who speaks from when to when. Only read.

The text of a result is its first alternative; results that were not final are left out where there are final ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jamedit.captioning.paragraphs import break_units
from jamedit.document import Cue, CueSource, Span, Transcript, Word
from jamedit.document.span import union
from jamedit.errors import UnreadableFileError
from jamedit.formats.base import Codec
from jamedit.formats.engine.asr_json.clock import SECONDS
from jamedit.formats.engine.asr_json.edited_words import Heard, heard, timed_words
from jamedit.formats.engine.asr_json.outline import outline
from jamedit.formats.engine.asr_json.schema import speaker_name
from jamedit.formats.engine.asr_json.text import parsed, value_at
from jamedit.formats.engine.builder import Builder, caption_units, quiet_gc
from jamedit.formats.engine.cue_list.read_only import finished
from jamedit.formats.source import SourceText

_ID, _KIND = "watson", "Watson's JSON"


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Watson's JSON."""
    found = outline(text)
    if not found.has_list("results"):
        return 0.0
    first = found.inside("results")
    if not first.has_list("alternatives") or '"transcript"' not in text:
        return 0.0
    known = found.holds("result_index") or found.holds("speaker_labels") or '"timestamps"' in text
    return 0.96 if known else 0.5 if first.holds("final") else 0.0


@dataclass(slots=True)
class _Said:
    """Hold the words that one person says in one result."""

    made: list[Word]
    words: list[str]
    span: Span | None
    speaker: str


def _said(words: list[Word], speaker: str) -> _Said:
    return _Said(words, [w.text for w in words], union(w.span for w in words), speaker)


def read(source: SourceText, name: str) -> Transcript:
    """Read Watson's JSON; raise UnreadableFileError when it has no list of results."""
    value = parsed(source.text, name)
    parts = [p for p in (value if isinstance(value, list) else [value]) if isinstance(p, dict)]
    results = [r for p in parts for r in _listed(p, "results") if isinstance(r, dict)]
    if not any(isinstance(p.get("results"), list) for p in parts):
        raise UnreadableFileError(f'{name} has no list of "results", which Watson\'s JSON has.')
    builder = Builder()
    with quiet_gc():
        _add(builder, results, _speakers(parts))
        return finished(builder, source.meta(name, _ID), _KIND)


def _listed(value: Any, key: str) -> list[Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _speakers(parts: list[dict[str, Any]]) -> dict[int, str]:
    """Return who speaks, by when a word begins in milliseconds."""
    found: dict[int, str] = {}
    for part in parts:
        for label in _listed(part, "speaker_labels"):
            start = SECONDS.read(label.get("from")) if isinstance(label, dict) else None
            if start is not None:
                found[start] = speaker_name(label.get("speaker"))
    return found


def _add(builder: Builder, results: list[dict[str, Any]], speakers: dict[int, str]) -> None:
    final = [r for r in results if r.get("final") is not False] or results
    if len(final) < len(results):
        count = len(results) - len(final)
        told = "1 result that was not final is" if count == 1 else f"{count} results that were not final are"
        builder.warn(0, f"{told} not read")
    said = [part for r in final for part in _by_speaker(_words(r), speakers)]
    start = 0
    for end in break_units(caption_units(said)):
        words: list[Word] = []
        cues: list[Cue] = []
        for part in said[start:end]:
            cues.append(Cue(len(words), part.span, CueSource(" ".join(part.words), "", "", part.span)))
            words += part.made
        builder.timed_paragraph(words, cues, said[start].speaker)
        start = end


def _words(result: dict[str, Any]) -> list[Word]:
    best = value_at(result, ("alternatives", 0))
    sure = _listed(best, "word_confidence")
    pieces: list[Heard] = []
    for i, entry in enumerate(_listed(best, "timestamps")):
        text, start, end = (*entry, None, None, None)[:3] if isinstance(entry, list) else (None, None, None)
        same = i < len(sure) and isinstance(sure[i], list) and len(sure[i]) > 1 and sure[i][0] == text
        pieces.append(heard(text, start, end, sure[i][1] if same else None))
    transcript = value_at(result, ("alternatives", 0, "transcript"))
    text = transcript if isinstance(transcript, str) else " ".join(p.text for p in pieces)
    return timed_words(text, pieces)


def _by_speaker(words: list[Word], speakers: dict[int, str]) -> Iterator[_Said]:
    """Yield the words of a result, cut where somebody else goes on."""
    run: list[Word] = []
    speaker = ""
    for word in words:
        who = speakers.get(word.span.start_ms, speaker) if word.span else speaker
        if run and who != speaker:
            yield _said(run, speaker)
            run = []
        speaker = who
        run.append(word)
    if run:
        yield _said(run, speaker)


CODEC = Codec(sniff, read)
