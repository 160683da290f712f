"""Bytes to transcript and back. This is the only register of formats; `base` says how to add one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jamedit.document import Timing, Transcript
from jamedit.errors import UnreadableFileError, UnwritableFileError, UsageError
from jamedit.formats.annotation import audacity_labels, ctm, eaf, rttm, textgrid
from jamedit.formats.base import Carries, Format, Group
from jamedit.formats.engine.text.encodings import is_binary
from jamedit.formats.engine.text.textio import SourceText, decode, encode
from jamedit.formats.native import jamedit_json
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable import docx, html, markdown, otr, plain, timestamped_text, untimed_lines
from jamedit.formats.recognisers import (
    assemblyai,
    aws_transcribe,
    azure_speech,
    deepgram,
    google_speech,
    revai,
    speechmatics,
    vosk,
    whisper,
    whisper_cpp,
    whisper_json,
)
from jamedit.formats.subtitles import ass, caption_list_json, lrc, sbv, srt, ttml, webvtt, youtube_json3, youtube_xml
from jamedit.formats.tabular import table
from jamedit.storage import atomic, files

FORMATS: tuple[Format, ...] = (
    jamedit_json.FORMAT,
    otr.FORMAT,
    ttml.FORMAT,
    eaf.FORMAT,
    html.FORMAT,
    docx.FORMAT,
    youtube_xml.SRV3,
    youtube_xml.SRV2,
    youtube_xml.SRV1,
    whisper_json.FORMAT,
    whisper_cpp.FORMAT,
    youtube_json3.FORMAT,
    vosk.FORMAT,
    deepgram.FORMAT,
    assemblyai.FORMAT,
    revai.FORMAT,
    speechmatics.FORMAT,
    aws_transcribe.FORMAT,
    google_speech.FORMAT,
    azure_speech.FORMAT,
    caption_list_json.FORMAT,
    webvtt.FORMAT,
    srt.FORMAT,
    sbv.FORMAT,
    ass.FORMAT,
    textgrid.FORMAT,
    whisper.FORMAT,
    table.TSV,
    table.CSV,
    audacity_labels.FORMAT,
    ctm.FORMAT,
    lrc.FORMAT,
    timestamped_text.FORMAT,
    markdown.FORMAT,
    untimed_lines.FORMAT,
    plain.FORMAT,
)

_SAMPLE = 64 * 1024  # characters that a format is known by
_DEFAULT = WriteOptions()


def format_named(format_id: str) -> Format:
    """Return the format with this id; raise UsageError, naming those there are, when there is none."""
    found = next((f for f in FORMATS if f.id == format_id.lower()), None)
    if found is None:
        raise UsageError(f"There is no format {format_id!r}; choose one of {', '.join(f.id for f in FORMATS)}.")
    return found


def format_for(name: str) -> Format | None:
    """Return the format to write that a file name's ending stands for: the longest ending, then the first listed."""
    fitting = [
        (len(e), -i) for i, f in enumerate(FORMATS) if f.writes for e in f.extensions if name.lower().endswith(e)
    ]
    return FORMATS[-max(fitting)[1]] if fitting else None


def detect(text: str, name: str = "") -> Format:
    """Return the format of a text: what its content says counts before its name."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    return max(FORMATS, key=lambda f: f.sniff(sample, name))


def read_data(data: bytes, name: str, from_format: str | None = None) -> Transcript:
    """Read a transcript from the bytes of a file.

    Raises UnreadableFileError with one clear sentence, UsageError for an unknown format.
    """
    chosen = format_named(from_format) if from_format else _binary_of(data, name)
    if chosen is not None and chosen.binary is not None:
        return chosen.binary.read(data, name)
    _refuse_media(data, name)
    source = decode(data, name)
    if chosen is None and rttm.is_rttm(source.text, name):
        raise rttm.no_transcript(name)
    return (chosen or detect(source.text, name)).read(source, name)


def _binary_of(data: bytes, name: str) -> Format | None:
    sure = [(f.binary.sniff(data, name), f) for f in FORMATS if f.binary is not None]
    best = max(sure, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def read_path(path: Path, from_format: str | None = None) -> Transcript:
    """Read a transcript, or the present state of a `.jamedit` project."""
    data = files.read_bytes(path)
    if data.startswith(b"SQLite format 3\0"):
        from jamedit.formats.native import project  # loads SQLite, which no other format needs

        if project.is_project(data[:100]):
            return project.load(path).present
    return read_data(data, path.name, from_format)


def render(transcript: Transcript, to_format: str, options: WriteOptions = _DEFAULT) -> bytes:
    """Return the bytes of a file; the encoding and newlines of the file read stay when the format is the same."""
    chosen = format_named(to_format)
    content = chosen.written(transcript, options)
    if isinstance(content, bytes):
        return content
    meta = transcript.meta
    if meta.source_format == chosen.id:
        return encode(content, meta.encoding or "utf-8", meta.newline)
    return encode(content)


def write_path(
    transcript: Transcript,
    path: Path,
    to_format: str | None = None,
    options: WriteOptions = _DEFAULT,
    *,
    keep_backup: bool = False,
) -> None:
    """Write a transcript, whole or not at all; the file name's ending gives the format unless it is named.

    Raises UnwritableFileError, UsageError for an unknown format.
    """
    if to_format is None:
        by_name = format_for(path.name)
        if by_name is None:
            endings = ", ".join(e for f in FORMATS if f.writes for e in f.extensions)
            raise UnwritableFileError(f"{path.name} has an ending of no known format; use one of {endings}.")
        to_format = by_name.id
    atomic.write_bytes(path, render(transcript, to_format, options), keep_backup=keep_backup)


def losses(transcript: Transcript, to_format: str, options: WriteOptions = _DEFAULT) -> list[str]:
    """Name what the transcript has and a file of this format cannot hold: as in `Carries`, and "notes".

    What came with a file of the same format stays in it.
    """
    has, target = present(transcript), format_named(to_format)
    if target.keeps_words is not None and target.keeps_words(transcript, options):
        has = replace(has, words=False)
    if transcript.meta.source_format == target.id and options.captions == options.paragraphs == "keep":
        new = any(w.timing in (Timing.ALIGNED, Timing.SET) for w in transcript.words())
        has = replace(has, times=has.times and new, words=has.words and new, confidence=False)
    return lost(has, target, options) + (["notes"] if transcript.notes else [])


def lost(has: Carries, target: Format, options: WriteOptions = _DEFAULT) -> list[str]:
    """Name what is there, is to be written, and finds no place in a file of this format."""
    kept = [*target.carries.names(), *(["times"] if options.times and target.stamps else [])]
    wanted = replace(
        has,
        speakers=has.speakers and options.speakers,
        sections=has.sections and options.sections,
        hidden=has.hidden and options.layer == "verbatim",
    )
    return [name for name in wanted.names() if name not in kept]


def present(transcript: Transcript) -> Carries:
    """Tell what a transcript has beside its text."""
    return Carries(
        times=any(p.start_ms is not None for p in transcript.paragraphs),
        words=any(w.span is not None and w.timing is not Timing.ESTIMATED for w in transcript.words()),
        confidence=any(w.confidence is not None for w in transcript.words()),
        speakers=any(p.speaker_id is not None for p in transcript.paragraphs),
        sections=bool(transcript.sections),
        hidden=any(w.hidden for w in transcript.words()),
    )


def _refuse_media(data: bytes, name: str) -> None:
    """Refuse what is certainly no text, before it is taken for a very strange one."""
    media = (b"ID3", b"OggS", b"RIFF", b"fLaC", b"\x1aE\xdf\xa3", b"FORM")
    other = (
        b"PK\x03\x04",
        b"%PDF",
        b"SQLite format 3\0",
        b"\x1f\x8b",
        b"\xd0\xcf\x11\xe0",
        b"\x89PNG",
        b"\xff\xd8\xff",
    )
    if data.startswith((*media, *other)) or data[4:8] == b"ftyp" or is_binary(data):
        raise UnreadableFileError(f"{name} is no transcript but a recording, an archive or a document of another kind.")


__all__ = [
    "FORMATS",
    "Carries",
    "Format",
    "Group",
    "SourceText",
    "WriteOptions",
    "detect",
    "format_for",
    "format_named",
    "losses",
    "lost",
    "present",
    "read_data",
    "read_path",
    "render",
    "write_path",
]
