"""WebVTT (.vtt): captions with voices, ids, settings, notes and times inside the text.

Notes, styles, regions and the header are kept as they stand. `<v Name>` gives the speaker, `<00:00:01.200>` the time
of the words behind it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from jamedit.document import CueSource, Span, Timing, Transcript
from jamedit.document.span import share
from jamedit.formats.base import Carries, Format, WriteOptions, has_extension
from jamedit.formats.builder import Builder, Caption, quiet_gc
from jamedit.formats.captions_in import Found, assemble, finish, stray
from jamedit.formats.captions_out import OutCue, body, captions
from jamedit.formats.layout import Layout, layout_of
from jamedit.formats.markup import Placed, placed_words
from jamedit.formats.segment import wrap
from jamedit.formats.textio import SourceText
from jamedit.formats.timecode import clock, milliseconds, ordered

_ID = "vtt"
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}([^\n]*)(?:\n|\Z)", re.MULTILINE)
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_MARKS = re.compile(r"</?(?:c|i|b|u|v|rt|ruby|lang)(?:[.\s][^<>\n]*)?>|<\d[\d:.]*>|(?P<entity>&#?\w{1,31};)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>|</v>")
_STAMP = re.compile(rf"<{_TIME}>")
_STANDARD = Layout(head="WEBVTT\n\n")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is WebVTT."""
    if re.match(r"\s*WEBVTT(?:\s|$)", text):
        return 1.0
    return 0.85 if has_extension(name, FORMAT.extensions) and _TIMES.search(text) else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read WebVTT."""
    builder = Builder()
    with quiet_gc():
        found = _found(source.text, builder)
        builder.captions([part for f in found for part in f.parts])
        return finish(builder, found, source, name, _ID, _STANDARD)


def _found(text: str, builder: Builder) -> list[Found]:
    found: list[Found] = []
    for block in _BLOCK.finditer(text):
        times = list(_TIMES.finditer(block[0]))
        if times:
            found += _captions(text, block.start(), block.end(), times, builder)
        elif not _ASIDE.match(block[0]) and not (block.start() == 0 and block[0].startswith("WEBVTT")):
            found += _outside(text, block.start(), block.end(), builder)
    return found


def _outside(text: str, start: int, end: int, builder: Builder) -> list[Found]:
    lost = stray(text, start, end)
    if lost is None:
        return []
    builder.warn(text.count("\n", 0, start) + 1, "text outside of any caption, kept as text")
    return [lost]


def _captions(text: str, at: int, end: int, times: list[re.Match[str]], builder: Builder) -> Iterator[Found]:
    """Yield the captions of one block: one, or several where the blank line between them is missing."""
    opening = at
    lead = text[at : at + times[0].start()]
    if lead.count("\n") > 1:  # more than an id stands before the times
        opening = at + lead.rindex("\n", 0, -1) + 1
        yield from _outside(text, at, opening, builder)
    for i, m in enumerate(times):
        stop = at + times[i + 1].start() if i + 1 < len(times) else end
        raw = text[at + m.end() : stop].rstrip("\n")
        identifier = text[opening : at + m.start()].removesuffix("\n") if not i else ""
        caption = _caption(m, identifier, raw)
        if caption.parts:
            caption.start, caption.body = opening if not i else at + m.start(), at + m.end()
            caption.end = caption.body + len(raw)
            yield caption


def _caption(m: re.Match[str], identifier: str, raw: str) -> Found:
    h1, m1, s1, f1, h2, m2, s2, f2, rest = m.groups()
    span = ordered(milliseconds(h1, m1, s1, f1), milliseconds(h2, m2, s2, f2))
    source = CueSource(raw, identifier, rest.strip(), span)
    usual = _opening(source, span)
    if "<" not in raw and "&" not in raw:
        words = raw.split()
        return Found([Caption(words, span, source)] if words else [], 0, 0, 0, usual)
    words_at = _placed(raw)
    if not words_at:
        return Found([], 0, 0, 0)
    times = _word_times(raw, words_at, span)
    parts: list[Caption] = []
    for i, (word, speaker) in enumerate(zip(words_at, _voices(raw, words_at), strict=True)):
        if not parts or parts[-1].speaker != speaker:
            parts.append(Caption([], span, None if parts else source, speaker))
        parts[-1].words.append(word.text)
        if times:
            parts[-1].word_times = [*(parts[-1].word_times or []), times[i]]
    starts = _starts(parts, span)
    for part, start, end in zip(parts, starts, [*starts[1:], span.end_ms], strict=True):
        part.span = Span(start, end)
    return Found(parts, 0, 0, 0, usual)


def _starts(parts: list[Caption], span: Span) -> list[int]:
    """Return when each voice begins: at the time of its first word, else by letter count."""
    shared = share(span, [sum(map(len, p.words)) for p in parts])
    starts = [p.word_times[0][0].start_ms if p.word_times else s.start_ms for p, s in zip(parts, shared, strict=True)]
    return [span.start_ms, *starts[1:]]


def _opening(source: CueSource | None, span: Span) -> str:
    identifier = f"{source.identifier}\n" if source and source.identifier else ""
    settings = f" {source.settings}" if source and source.settings else ""
    return f"{identifier}{clock(span.start_ms)} --> {clock(span.end_ms)}{settings}\n"


def _placed(raw: str) -> list[Placed]:
    return placed_words(raw, _MARKS)


def _voices(raw: str, words: list[Placed]) -> list[str]:
    """Return the speaker of every word, empty where none is named."""
    changes = [(m.end(), html.unescape((m[1] or "").strip())) for m in _VOICE.finditer(raw)]
    names, now, at = [], "", 0
    for word in words:
        while at < len(changes) and changes[at][0] <= word.start:
            now = changes[at][1]
            at += 1
        names.append(now)
    return names


def _word_times(raw: str, words: list[Placed], span: Span) -> list[tuple[Span, Timing]] | None:
    """Return a time for every word from the times inside the text; None when there are none or they run backwards.

    A word alone between two times has been heard there; several share the time out.
    """
    stamps = [(m.end(), milliseconds(*m.groups())) for m in _STAMP.finditer(raw)]
    edges = [span.start_ms, *(ms for _, ms in stamps), span.end_ms]
    if not stamps or sorted(edges) != edges:
        return None
    times: list[tuple[Span, Timing]] = []
    at = 0
    for i, place in enumerate([*(p for p, _ in stamps), len(raw) + 1]):
        run = []
        while at < len(words) and words[at].start < place:
            run.append(len(words[at].text))
            at += 1
        timing = Timing.HEARD if len(run) == 1 else Timing.ESTIMATED
        times += [(part, timing) for part in share(Span(edges[i], edges[i + 1]), run)] if run else []
    return times


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write WebVTT; an untouched caption is written as it came."""
    same = transcript.meta.source_format == _ID

    def opening(cue: OutCue, number: int) -> str:
        return _opening(cue.source if same else None, cue.span) if cue.span else ""

    layout = layout_of(transcript.meta, _ID, _STANDARD)
    return assemble(captions(transcript, options, _ID), layout, opening, lambda cue: _text(cue, same))


def _text(cue: OutCue, same: bool) -> str:
    """Return a caption's text; when its speakers are no longer those of the file it is written anew."""
    named = _runs([name for name, words in cue.voices if words])
    if same and cue.source and _named(cue.source.text) == named:
        return body(cue, True, _placed, escape=True)
    if len(cue.voices) == 1:
        name = cue.voices[0][0]
        text = body(cue, False, _placed, escape=True)
        return f"{_voice(name)}{text}" if name else text
    lines = []
    for name, words in cue.voices:
        escaped = [html.escape(w, quote=False) for w in words]
        lines.append(_voice(name) + "\n".join(wrap(escaped)) + ("</v>" if name else ""))
    return "\n".join(lines)


def _named(raw: str) -> list[str]:
    voices = raw.count("<v")
    if not voices:
        return [""]
    opening = _VOICE.match(raw)
    if voices == 1 and opening and opening[1] and "</v>" not in raw[:-4]:
        return [html.unescape(opening[1].strip())]  # the common case, found without looking for words
    return _runs(_voices(raw, _placed(raw)))


def _runs(names: list[str]) -> list[str]:
    return [name for i, name in enumerate(names) if not i or name != names[i - 1]]


def _voice(name: str) -> str:
    return f"<v {html.escape(name, quote=False)}>" if name else ""


FORMAT = Format(_ID, "WebVTT captions", (".vtt",), Carries(times=True, speakers=True), sniff, read, write)
