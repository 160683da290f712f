"""Short views of a transcript, for tests to compare."""

from __future__ import annotations

from jamedit.document import Transcript


def texts(transcript: Transcript) -> list[str]:
    """Return the text of every word."""
    return [w.text for w in transcript.words()]


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    """Return speaker and text of every paragraph."""
    names = {s.id: s.name for s in transcript.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in transcript.paragraphs]


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Return speaker and text of every paragraph that has words."""
    return [turn for turn, p in zip(turns(transcript), transcript.paragraphs, strict=True) if p.words]


def spans(transcript: Transcript) -> list[tuple[int, int]]:
    """Return start and end of every word that has a time, in milliseconds."""
    return [(w.span.start_ms, w.span.end_ms) for w in transcript.words() if w.span]


def shown(transcript: Transcript) -> list[tuple[str, str, int | None, int | None]]:
    """Return speaker, text, start and end of every caption."""
    names = {s.id: s.name for s in transcript.speakers}
    found = []
    for p in transcript.paragraphs:
        for cue, start, end in p.cue_ranges():
            text = " ".join(w.text for w in p.words[start:end])
            times = (cue.span.start_ms, cue.span.end_ms) if cue.span else (None, None)
            found.append((names.get(p.speaker_id or 0, ""), text, *times))
    return found


def warnings(transcript: Transcript) -> list[str]:
    """Return what the reader had to tell."""
    return [w.message for w in transcript.meta.warnings]
